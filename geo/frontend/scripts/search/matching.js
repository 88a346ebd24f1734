/** Which places and claims fit the words that a reader types. */
import { labelOf } from "../shared/names.js";

/** @typedef {import("../types").Place} Place */

/**
 * @typedef {object} Named
 * @property {Place} place
 * @property {string[]} names all names of the place, plain and joined
 */

/**
 * @typedef {object} SearchableClaim
 * @property {Place | undefined} place
 * @property {string} about the day that the claim is about
 * @property {string} published the day on which it became public
 * @property {string} claimant
 * @property {string} summary
 * @property {string} text everything that is searched, plain
 */

export const MOST_PLACES = 6;

/**
 * Lower case without accents and marks, anything but letters and digits as one blank, so that one
 * spelling finds another.
 * @param {string} text
 */
export const plain = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/**
 * The same without blanks.
 * @param {string} text
 */
export const joined = (text) => plain(text).replaceAll(" ", "");

/**
 * The places with all their names, ready to be searched.
 * @param {Place[]} places
 * @returns {Named[]}
 */
export const namedPlaces = (places) =>
  places.map((place) => ({ place, names: [labelOf(place), ...(place.names ?? [])].map(joined) }));

/**
 * Places whose name, in any spelling, begins with the words or holds them; the most reported first.
 * @param {Named[]} index
 * @param {string} words
 * @returns {Place[]}
 */
export function placesFitting(index, words) {
  const wanted = joined(words);
  if (!wanted) return [];
  return index
    .map(({ place, names }) => ({ place, rank: rank(names, wanted) }))
    .filter(({ rank: at }) => at < NO_MATCH)
    .sort((one, two) => one.rank - two.rank || one.place.weight - two.place.weight)
    .slice(0, MOST_PLACES)
    .map(({ place }) => place);
}

const NO_MATCH = 2;

/**
 * 0 where a name begins with the words, 1 where one holds them, else 2.
 * @param {string[]} names
 * @param {string} wanted
 */
function rank(names, wanted) {
  if (names.some((name) => name.startsWith(wanted))) return 0;
  return names.some((name) => name.includes(wanted)) ? 1 : NO_MATCH;
}

/**
 * Claims that hold every word, in the order given.
 * @param {SearchableClaim[]} claims
 * @param {string} words
 */
export function claimsFitting(claims, words) {
  const wanted = plain(words).split(" ");
  return claims.filter(({ text }) => wanted.every((word) => text.includes(word)));
}

/**
 * A claim with the text that is searched.
 * @param {import("../types").ClaimRow} row
 * @param {{ places: Place[], row: Map<string, number> }} timeline
 * @returns {SearchableClaim}
 */
export function searchable([id, about, published, claimant, summary], timeline) {
  const place = timeline.places[timeline.row.get(id) ?? -1];
  const text = plain(`${place ? labelOf(place) : ""} ${claimant} ${summary}`);
  return { place, about, published, claimant, summary, text };
}
