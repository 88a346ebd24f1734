/** A search of places in any spelling, and of the words of claims. */
import { loadClaims } from "../shared/claims.js";
import { find } from "../shared/elements.js";
import { plain } from "./folding.js";
import { claimsFitting, namedPlaces, placesFitting, searchableClaims } from "./matching.js";
import { claimLine, noteLine, placeLine, retryLine } from "./results.js";

/** @typedef {import("../types").Timeline} Timeline */
/** @typedef {import("../shared/claims.js").Claims} Claims */

const MOST_CLAIMS = 12;

/** The words of claims are fetched and searched from so many letters on. */
const LETTERS = 3;

/**
 * @param {HTMLElement} root
 * @param {Timeline} timeline
 * @param {Map<string, string>} areas names of areas by id
 * @param {Claims} claims
 * @param {AbortSignal} signal
 */
export function mountSearch(root, timeline, areas, claims, signal) {
  /** @type {HTMLInputElement} */
  const input = find(root, "input");
  const results = find(root, "ul");
  const list = resultList(input, results, signal);
  const index = namedPlaces(timeline.places);
  const lines = (/** @type {string} */ words) =>
    placesFitting(index, words).map((place) => placeLine(place, timeline.area_kind, areas));
  const loaded = claimsOnce(claims, index);
  let asked = 0;

  const show = async () => {
    const words = input.value;
    const turn = ++asked;
    const letters = plain(words).length;
    if (!letters) return list.close();
    const places = lines(words);
    if (letters < LETTERS) {
      const hint = "Nothing found; type more letters to search the claims";
      return list.fill(places.length ? places : [noteLine(hint)]);
    }
    list.fill(places.length ? places : [noteLine("Searching the claims")]);
    const found = await fitting(words);
    if (turn !== asked) return;
    const all = [...places, ...found];
    const none = "No place and no claim in the record has these words";
    list.fill(all.length ? all : [noteLine(none)]);
  };
  /** @param {string} words */
  const fitting = async (words) => {
    try {
      return claimLines(claimsFitting(await loaded(), words));
    } catch {
      return [retryLine("The claims cannot be reached now. Try again", show)];
    }
  };
  const picked = () => {
    asked++;
    input.value = "";
    list.close();
  };
  /** @param {MouseEvent} event */
  const follow = (event) => {
    const pressed = /** @type {Element} */ (event.target);
    if (pressed.closest("[data-go-place]")) setTimeout(picked);
  };
  input.addEventListener("input", show, { signal });
  input.addEventListener("focus", show, { signal });
  input.addEventListener("blur", list.close, { signal });
  // The field keeps the focus until something is picked.
  results.addEventListener("mousedown", (event) => event.preventDefault(), { signal });
  results.addEventListener("click", follow, { signal });
}

/**
 * The claims, fetched when they are first asked for and made ready to be searched once.
 * @param {Claims} claims
 * @param {import("./matching.js").Named[]} index
 */
function claimsOnce(claims, index) {
  /** @type {import("./matching.js").SearchableClaim[]} */
  let ready = [];
  return async () => {
    if (!ready.length) ready = searchableClaims(await loadClaims(claims), index);
    return ready;
  };
}

/** @param {import("./matching.js").SearchableClaim[]} claims */
function claimLines(claims) {
  if (!claims.length) return [];
  const listed = claims.slice(0, MOST_CLAIMS);
  const more = claims.length > listed.length;
  const words = more
    ? `${claims.length} claims, the first ${listed.length}`
    : `Claims: ${claims.length}`;
  return [noteLine(words), ...listed.map(claimLine)];
}

/**
 * The list below the field: opened, closed, and walked through by key.
 * @param {HTMLInputElement} input
 * @param {HTMLElement} results
 * @param {AbortSignal} signal
 */
function resultList(input, results, signal) {
  const close = () => {
    results.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  /** @param {number} step */
  const mark = (step) => {
    const items = [...results.querySelectorAll("[role=option]")];
    if (!items.length) return input.removeAttribute("aria-activedescendant");
    const now = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
    const next = items[(now + step + items.length) % items.length];
    for (const item of items) item.setAttribute("aria-selected", `${item === next}`);
    next.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", next.id);
  };
  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    if (event.key === "Escape") return close();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      mark(event.key === "ArrowDown" ? 1 : -1);
    }
    if (event.key === "Enter" && !results.hidden) {
      /** @type {HTMLElement | null} */ (results.querySelector("[aria-selected=true]"))?.click();
    }
  };
  input.addEventListener("keydown", pressed, { signal });
  return {
    close,
    /** @param {HTMLElement[]} lines */
    fill(lines) {
      results.replaceChildren(...lines);
      results.hidden = false;
      input.setAttribute("aria-expanded", "true");
      mark(1);
    },
  };
}
