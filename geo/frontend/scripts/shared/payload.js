/**
 * The states of all places on all days, by both clocks, unpacked for reading within a frame.
 * What the server packs is described in geo/web/payload.py.
 */
import { store } from "./bus.js";
import { content, kept } from "./content.js";
import { differences } from "./differences.js";

/** @typedef {import("../types").Payload} Payload */
/** @typedef {import("../types").Timeline} Timeline */
/** @typedef {import("../types").Source<Payload>} Source */
/** @typedef {{ state: Uint16Array, since: (string | null)[], rows: number[][] }} Grid */

/** Of all parts of the page, however they were loaded. */
const loading = /** @type {Map<Source, Promise<Timeline>>} */ (store("timelines"));

/**
 * The timeline of a payload, or of the payload at an address; unpacked once. Rejects where it
 * cannot be fetched; the next call then tries anew.
 * @param {Source} source
 * @returns {Promise<Timeline>}
 */
export const load = (source) => kept(loading, source, async () => unpacked(await content(source)));

/**
 * Forget all timelines but one: those of earlier records.
 * @param {Source} source
 */
export function keepOnly(source) {
  for (const other of loading.keys()) if (other !== source) loading.delete(other);
}

/**
 * A payload with its change lists unpacked into one row of state numbers a place and clock.
 * @param {Payload} payload
 * @returns {Timeline}
 */
export function unpacked(payload) {
  const { days, places, views } = payload;
  const count = days.length;
  /** @type {Record<string, Grid>} */
  const grids = {};
  for (const [view, changes] of Object.entries(views)) {
    const lists = places.map(({ id }) => changes[id] ?? []);
    grids[view] = grid(lists, count);
  }
  const timeline = {
    ...payload,
    index: new Map(days.map((day, number) => [day, number])),
    row: new Map(places.map(({ id }, row) => [id, row])),
    stateAt: (/** @type {string} */ view, /** @type {number} */ row, /** @type {number} */ day) =>
      grids[view].state[row * count + day],
    sinceAt: (/** @type {string} */ view, /** @type {number} */ row, /** @type {number} */ day) =>
      grids[view].since[row * count + day],
    rowsBetween: (
      /** @type {string} */ view,
      /** @type {number} */ from,
      /** @type {number} */ to,
    ) => grids[view].rows.slice(Math.min(from, to) + 1, Math.max(from, to) + 1).flat(),
    differences: /** @type {string[]} */ ([]),
  };
  timeline.differences = differences(timeline);
  return timeline;
}

/**
 * State and first day of it for each place and day, and the rows that change on each day.
 * @param {import("../types").Change[][]} lists
 * @param {number} count
 * @returns {Grid}
 */
function grid(lists, count) {
  const state = new Uint16Array(count * lists.length);
  const since = new Array(count * lists.length);
  const rows = Array.from({ length: count }, () => /** @type {number[]} */ ([]));
  lists.forEach((list, row) => {
    list.forEach(([from, number, begun], at) => {
      const to = at + 1 < list.length ? list[at + 1][0] : count;
      state.fill(number, row * count + from, row * count + to);
      since.fill(begun, row * count + from, row * count + to);
      rows[from].push(row);
    });
  });
  return { state, since, rows };
}
