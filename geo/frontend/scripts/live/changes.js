/** What is new in a record, in words. */

/** @typedef {import("../types").Timeline} Timeline */
/** @typedef {import("../types").ClaimRow} ClaimRow */

/**
 * @typedef {object} Shown A record as a page has it.
 * @property {Timeline} timeline
 * @property {ClaimRow[] | undefined} claims undefined where they could not be fetched
 */

/**
 * A count with its noun: "1 place", "2 places".
 * @param {number} count
 * @param {string} noun
 */
const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/**
 * How a record differs from the one before, in one sentence: "3 new claims about Herat, 1 place
 * looks different".
 * @param {Shown} before
 * @param {Shown} after
 * @param {string} view the clock that the reader looks by
 */
export function changes(before, after, view) {
  const parts = [...claimWords(before, after), ...placeWords(before, after, view)];
  const said = parts.join(", ") || "The record was corrected";
  return said[0].toUpperCase() + said.slice(1);
}

/**
 * @param {Shown} before
 * @param {Shown} after
 */
function claimWords(before, after) {
  if (!before.claims || !after.claims) return [];
  const added = without(after.claims, before.claims);
  const gone = without(before.claims, after.claims);
  // A claim that was corrected is gone in its old words and there in its new ones.
  const corrected = Math.min(added.length, gone.length);
  const words = [];
  if (added.length > gone.length) {
    const ids = [...new Set(added.map(([place]) => place))];
    const name = after.timeline.places[after.timeline.row.get(ids[0]) ?? -1]?.name ?? ids[0];
    const about = ids.length === 1 ? name : counted(ids.length, "place");
    words.push(`${counted(added.length - corrected, "new claim")} about ${about}`);
  }
  if (gone.length > added.length) {
    words.push(`${counted(gone.length - corrected, "claim")} taken out`);
  }
  if (corrected) words.push(`${counted(corrected, "claim")} corrected`);
  return words;
}

/**
 * The rows that another list does not have.
 * @param {ClaimRow[]} rows
 * @param {ClaimRow[]} others
 */
function without(rows, others) {
  const known = new Set(others.map((row) => JSON.stringify(row)));
  return rows.filter((row) => !known.has(JSON.stringify(row)));
}

/**
 * @param {Shown} before
 * @param {Shown} after
 * @param {string} view
 */
function placeWords({ timeline: before }, { timeline: after }, view) {
  const looks = looksBy(before, view);
  const looksNow = looksBy(after, view);
  const count = [...looksNow].filter(([id, look]) => looks.get(id) !== look).length;
  if (!count) return [];
  return [`${counted(count, "place")} look${count === 1 ? "s" : ""} different`];
}

/**
 * How each place looks on all days, by its id: days and states in words.
 * @param {Timeline} timeline
 * @param {string} view
 */
function looksBy({ places, views, states, days, actors }, view) {
  const colours = Object.values(actors).map(({ colour }) => colour);
  return new Map(
    places.map(({ id, name, kind, lat, lon }) => {
      const changes = views[view]?.[id] ?? [];
      const look = changes.map(([day, state]) => [days[day], ...states[state]]);
      return [id, JSON.stringify([name, kind, lat, lon, look, colours])];
    }),
  );
}
