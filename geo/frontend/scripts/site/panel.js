/** The panel of a static site: it shows those parts of a dossier that the day and the view read. */
import { latest, subscribe } from "../shared/bus.js";

/** @typedef {import("./texts.js").Texts} Texts */

/** The panel waits until the day stands still for so long. */
const RESTED_MS = 90;

const DAY_MS = 86_400_000;

/**
 * @param {HTMLElement} root
 * @param {() => Promise<Texts>} texts
 */
export function mountPanel(root, texts) {
  /** @type {string | undefined} */
  let currentKey;
  let timer = 0;
  const show = async () => {
    const { places, days, statements } = await texts();
    const date = latest("date") ?? "";
    const place = latest("place");
    const key = place || date;
    if (key !== currentKey)
      root.replaceChildren(whole(place ? places[place] : days[date], statements));
    currentKey = key;
    reveal(root, date, latest("view") ?? "hindsight");
  };
  /** @param {number} delay */
  const soon = (delay) => () => {
    clearTimeout(timer);
    timer = window.setTimeout(show, delay);
  };
  subscribe("date", soon(RESTED_MS));
  subscribe("view", soon(0));
  subscribe("place", soon(0));
}

/**
 * A dossier with the statements put in.
 * @param {string | undefined} dossier
 * @param {Record<string, string>} statements
 */
function whole(dossier, statements) {
  const made = document.createElement("template");
  made.innerHTML = dossier ?? "";
  /** @type {NodeListOf<HTMLElement>} */
  const gaps = made.content.querySelectorAll("template[data-put]");
  for (const gap of gaps) gap.outerHTML = statements[gap.dataset.put ?? ""] ?? "";
  return made.content;
}

/**
 * All elements that fit a selector.
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
const all = (root, selector) =>
  [...root.querySelectorAll(selector)].map((one) => /** @type {HTMLElement} */ (one));

/**
 * Whether a view reads what is about one day and was published on another. Days are ISO text, so
 * that they compare.
 * @param {string} date
 * @param {string} view
 */
export const reader =
  (date, view) =>
  (/** @type {string} */ about = "", /** @type {string} */ published = "") =>
    about <= date && (view !== "known" || published <= date);

/**
 * Hide what is about later days, what the view does not read, and what is left empty.
 * @param {HTMLElement} root
 * @param {string} date
 * @param {string} view
 */
function reveal(root, date, view) {
  const reads = reader(date, view);
  for (const part of all(root, "[data-view]")) {
    const { view: only, from = date, until = date } = part.dataset;
    part.hidden = only !== view || from > date || until < date;
  }
  for (const item of all(root, "[data-about]")) {
    const { about, public: published, correctedAbout, correctedPublic } = item.dataset;
    item.hidden = !reads(about, published);
    const corrected = correctedAbout !== undefined && reads(correctedAbout, correctedPublic);
    item.classList.toggle("cl-withdrawn", corrected);
  }
  for (const group of all(root, ".cl-side, .cl-day, .cl-events")) {
    group.hidden = !group.querySelector("[data-about]:not([hidden])");
  }
  count(root, date);
}

/**
 * Set the numbers: days since the last claim, claims that are read, and claims that are not.
 * @param {HTMLElement} root
 * @param {string} date
 */
function count(root, date) {
  for (const silent of all(root, ".cl-silent")) {
    const past = Date.parse(date) - Date.parse(silent.dataset.last ?? "");
    silent.textContent = `${Math.round(past / DAY_MS)}`;
  }
  const count = all(root, ".cl-claim:not([hidden])").length;
  const numbers = {
    ".cl-claim-count": count,
    ".cl-later-claims": all(root, ".cl-claim[hidden]").length,
  };
  for (const [selector, number] of Object.entries(numbers)) {
    for (const part of all(root, selector)) {
      part.hidden = !number;
      for (const place of all(part, ".cl-count")) place.textContent = `${number}`;
    }
  }
  const anything = root.querySelector("[data-about]:not([hidden])") !== null;
  for (const part of all(root, ".cl-empty")) part.hidden = anything && count > 0;
}
