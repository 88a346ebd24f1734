/**
 * The derived states of all places on all days, in both views, unpacked for reading by the frame.
 * What the server packs is described in geo/timeline.py.
 */
const loading = new Map();

/** What is at an address; a page that carries its contents hands them over as they are. */
export const content = async (source) => (typeof source === "string" ? (await fetch(source)).json() : source);

/** The record at an address, or packed as it is; unpacked once. */
export function load(source) {
  if (!loading.has(source)) loading.set(source, content(source).then(unpacked));
  return loading.get(source);
}

/** Unpack change lists into one row of state numbers a place and view. */
export function unpacked(packed) {
  const { days, places, states, views } = packed;
  const count = days.length;
  const index = new Map(days.map((day, n) => [day, n]));
  const grids = {}, turning = {};
  for (const [view, changes] of Object.entries(views)) {
    const grid = { state: new Uint16Array(count * places.length), since: new Array(count * places.length) };
    places.forEach((place, row) => {
      const list = changes[place.id] ?? [];
      list.forEach(([from, state, since], n) => {
        const to = n + 1 < list.length ? list[n + 1][0] : count;
        grid.state.fill(state, row * count + from, row * count + to);
        grid.since.fill(since, row * count + from, row * count + to);
      });
    });
    grids[view] = grid;
    turning[view] = days.map(() => []);
    places.forEach((place, row) => (changes[place.id] ?? []).forEach(([from]) => turning[view][from].push(row)));
  }
  const record = {
    ...packed,
    index,
    row: new Map(places.map((place, row) => [place.id, row])),
    /** Number of the state of a place (by row) on a day (by number). */
    stateAt: (view, row, day) => grids[view].state[row * count + day],
    sinceAt: (view, row, day) => grids[view].since[row * count + day],
    /** The rows whose state may be another one on one day than on another, of the same view. */
    rowsBetween: (view, from, to) => turning[view].slice(Math.min(from, to) + 1, Math.max(from, to) + 1).flat(),
  };
  record.differences = differences(record);
  return record;
}

const LONG = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });

/** A day in words: "12 August 2021". */
export const inWords = (day) => LONG.format(Date.parse(day));

/** The short name of a day's month: "Aug". */
export const monthOf = (day) => MONTH.format(Date.parse(day));

const seats = (record) => record.places.flatMap((place, row) => (place.kind === record.headline.kind ? [row] : []));

function differences(record) {
  const rows = seats(record);
  return record.days.map((_, day) => {
    const found = rows.filter((row) => record.stateAt("hindsight", row, day) !== record.stateAt("known", row, day));
    if (!found.length) return `What was public on this day and what is known now agree on all ${rows.length} ${record.headline.noun}.`;
    const told = found.slice(0, 2).map((row) => {
      const then = record.states[record.stateAt("known", row, day)][3], now = record.states[record.stateAt("hindsight", row, day)][3];
      return `${record.places[row].name}, then “${then}”, now “${now}”`;
    });
    const more = found.length - told.length;
    return `${found.length} of ${rows.length} ${record.headline.noun} looked different on this day: ${told.join("; ")}${more > 0 ? `; and ${more} more` : ""}.`;
  });
}
