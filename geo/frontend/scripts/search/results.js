/** The lines that a search shows. Their buttons are followed by the timeline. */
import { latest } from "../shared/bus.js";
import { dayWords } from "../shared/days.js";
import { element } from "../shared/elements.js";
import { labelOf, titleOf } from "../shared/names.js";

/** @typedef {import("../types").Place} Place */
/** @typedef {import("./matching.js").SearchableClaim} SearchableClaim */

/**
 * @param {string} id
 * @param {(Node | string)[]} children
 * @param {Record<string, string>} data what the timeline goes to
 */
function line(id, children, data) {
  const item = Object.assign(element("li"), { id });
  item.setAttribute("role", "option");
  Object.assign(item.dataset, data);
  item.append(...children);
  return item;
}

/**
 * A line that says something and leads nowhere.
 * @param {string} words
 */
export function noteLine(words) {
  const item = element("li", words, "cl-no-results");
  item.setAttribute("role", "option");
  item.setAttribute("aria-disabled", "true");
  return item;
}

/**
 * A line that says what failed, and tries it again when it is pressed.
 * @param {string} words
 * @param {() => void} again
 */
export function retryLine(words, again) {
  const item = line("cl-results-again", [words], { again: "" });
  item.addEventListener("click", again);
  return item;
}

/**
 * @param {Place} place
 * @param {string} areaKind
 * @param {Map<string, string>} areas
 */
export function placeLine(place, areaKind, areas) {
  const { id, kind, area } = place;
  const where = kind === areaKind ? kind : `${kind}, ${areas.get(area) ?? area}`;
  return line(`cl-results-${id}`, [labelOf(place), element("small", where)], { goPlace: id });
}

/**
 * Goes to the day that the claim is about, or, as known then, to the day on which it was public.
 * @param {SearchableClaim} claim
 * @param {number} number
 */
export function claimLine({ place, about, published, claimant, summary }, number) {
  const head = element("strong", `${place ? titleOf(place) : ""}, ${dayWords(about)}`);
  const words = element("span", `${claimant}: ${summary}`);
  const goDate = latest("view") === "known" ? published : about;
  return line(`cl-results-claim-${number}`, [head, words], { goPlace: place?.id ?? "", goDate });
}
