/** Which places and claims fit the words that a reader types. */
import { labelOf } from "../shared/names.js";
import { joined, plain } from "./folding.js";

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
 * @property {string} text claimant and summary, plain
 * @property {string} names all names of the place, plain and joined, one a line
 */

export const MOST_PLACES = 6;

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
  return claims.filter(({ text, names }) =>
    wanted.every((word) => text.includes(word) || names.includes(word)),
  );
}

/**
 * The claims with the text that is searched. Each text is folded once, here.
 * @param {import("../types").ClaimRow[]} rows
 * @param {Named[]} index
 * @returns {SearchableClaim[]}
 */
export function searchableClaims(rows, index) {
  const byId = new Map(
    index.map(({ place, names }) => [place.id, { place, names: names.join("\n") }]),
  );
  return rows.map(([id, about, published, claimant, summary]) => ({
    place: byId.get(id)?.place,
    about,
    published,
    claimant,
    summary,
    text: plain(`${claimant} ${summary}`),
    names: byId.get(id)?.names ?? "",
  }));
}
