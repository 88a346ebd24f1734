/** How the two clocks differ, in a sentence a day. */
import { titleOf } from "./names.js";

/** @typedef {import("../types").Timeline} Timeline */

/** How many places a sentence names. */
const NAMED = 2;

/**
 * One sentence a day on the places of the headline's kind.
 * @param {Timeline} timeline
 * @returns {string[]}
 */
export function differences(timeline) {
  const { kind, noun } = timeline.headline;
  const rows = timeline.places.flatMap((place, row) => (place.kind === kind ? [row] : []));
  return timeline.days.map((_, day) => {
    const differing = rows.filter(
      (row) => timeline.stateAt("hindsight", row, day) !== timeline.stateAt("known", row, day),
    );
    const all = `${rows.length} ${noun}`;
    if (!differing.length) {
      return `What was public on this day and what is known now agree on all ${all}.`;
    }
    const named = differing.slice(0, NAMED).map((row) => difference(timeline, row, day));
    const more = differing.length - named.length;
    const rest = more > 0 ? `; and ${more} more` : "";
    const count = `${differing.length} of ${all}`;
    return `${count} looked different on this day: ${named.join("; ")}${rest}.`;
  });
}

/**
 * @param {Timeline} timeline
 * @param {number} row
 * @param {number} day
 */
function difference(timeline, row, day) {
  const [then, now] = ["known", "hindsight"].map(
    (view) => timeline.states[timeline.stateAt(view, row, day)][3],
  );
  return `${titleOf(timeline.places[row])}, then “${then}”, now “${now}”`;
}
