/** What is known of a place or a day without the server: its state, and its claims if they are there. */
import { dayWords } from "../shared/days.js";
import { element } from "../shared/elements.js";

/** @typedef {import("../types").Timeline} Timeline */
/** @typedef {import("../types").ClaimRow} ClaimRow */
/** @typedef {import("../types").ViewState} ViewState */

/** How many claims are listed; the rest is counted. */
const LISTED = 12;

/** Said in place of what only the server knows. */
const DETAILS = "Sources and reasons come back with the connection.";

/**
 * The claims that a view reads, the latest first: about its place, or about its day.
 * @param {ClaimRow[]} claims
 * @param {ViewState} view
 */
export const claimsOf = (claims, { date, place, view }) =>
  claims
    .filter(([of, about, published]) => {
      const reads = about <= date && (view !== "known" || published <= date);
      return reads && (place ? of === place : about === date);
    })
    .sort(([, one], [, two]) => (one > two ? -1 : one < two ? 1 : 0));

/**
 * The panel of a view, as far as it is known.
 * @param {Timeline} timeline
 * @param {ClaimRow[] | undefined} claims undefined where they were not fetched in time
 * @param {ViewState} view
 * @returns {HTMLElement[]}
 */
export function knownPanel(timeline, claims, view) {
  const row = timeline.row.get(view.place);
  const place = timeline.places[row ?? -1];
  const title = place ? `${place.name}, ${dayWords(view.date)}` : dayWords(view.date);
  /** @type {HTMLElement[]} */
  const parts = [element("h2", title)];
  if (row !== undefined) {
    const day = timeline.index.get(view.date) ?? 0;
    const [, , , words] = timeline.states[timeline.stateAt(view.view, row, day)];
    const since = timeline.sinceAt(view.view, row, day);
    parts.push(element("p", since ? `${words}, since ${dayWords(since)}` : words));
  }
  parts.push(element("p", DETAILS, "cl-since"));
  if (claims) parts.push(...claimList(timeline, claimsOf(claims, view)));
  return parts;
}

/**
 * @param {Timeline} timeline
 * @param {ClaimRow[]} claims
 */
function claimList(timeline, claims) {
  if (!claims.length) return [];
  const more = claims.length - LISTED;
  const heading = more > 0 ? `The latest ${LISTED} of ${claims.length} claims` : "Claims";
  const items = claims.slice(0, LISTED).map(([of, about, , claimant, summary]) => {
    const item = element("article", "", "cl-claim");
    const name = timeline.places[timeline.row.get(of) ?? -1]?.name ?? of;
    const head = element("p", "", "cl-claimant");
    head.append(element("strong", claimant), ` on ${name}, ${dayWords(about)}`);
    item.append(head, element("p", summary, "cl-summary"));
    return item;
  });
  return [element("h3", heading), ...items];
}
