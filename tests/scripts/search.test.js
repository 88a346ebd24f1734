import assert from "node:assert/strict";
import { test } from "node:test";
import {
  claimsFitting,
  namedPlaces,
  placesFitting,
  plain,
  searchable,
} from "../../geo/frontend/scripts/search/matching.js";

const PLACES = [
  { id: "herat", name: "Herat", names: ["Harat", "هرات"], kind: "capital", area: "A", weight: 3 },
  {
    id: "sar-e-pul",
    name: "Sar-e-Pul",
    names: ["Sari Pul"],
    kind: "capital",
    area: "B",
    weight: 5,
  },
  { id: "new-herat", name: "New Herat", kind: "district", area: "A", weight: 1 },
  { id: "firozkoh", name: "Fīrōzkōh", kind: "capital", area: "C", weight: 2 },
];
const index = namedPlaces(PLACES);
/** @param {string} words */
const found = (words) => placesFitting(index, words).map(({ id }) => id);

test("a place is found by any of its names, with or without accents, blanks and hyphens", () => {
  assert.deepEqual(found("SARI PUL"), ["sar-e-pul"]);
  assert.deepEqual(found("saripul"), ["sar-e-pul"]);
  assert.deepEqual(found("هرات"), ["herat"]);
  assert.deepEqual(found("firoz"), ["firozkoh"]);
});

test("names that begin with the words come before names that hold them", () => {
  assert.deepEqual(found("herat"), ["herat", "new-herat"]);
});

test("a place that shares its name is found by the area beside it", () => {
  const twins = [
    { id: "a", name: "Tagab", label: "Tagab (Kapisa)", kind: "district", area: "A", weight: 0 },
    { id: "b", name: "Tagab", label: "Tagab (Badakhshan)", kind: "district", area: "B", weight: 1 },
  ];
  const of = (/** @type {string} */ words) =>
    placesFitting(namedPlaces(twins), words).map(({ id }) => id);
  assert.deepEqual(of("tagab"), ["a", "b"]);
  assert.deepEqual(of("tagab badakhshan"), ["b"]);
});

test("nothing is found for nothing", () => {
  assert.deepEqual(found(" - "), []);
  assert.deepEqual(found("atlantis"), []);
});

test("at most six places are listed, the most reported first", () => {
  const many = Array.from({ length: 9 }, (_, weight) => ({
    id: `p${weight}`,
    name: "Place",
    kind: "district",
    area: "A",
    weight: 8 - weight,
  }));
  const ids = placesFitting(namedPlaces(many), "place").map(({ id }) => id);
  assert.deepEqual(ids, ["p8", "p7", "p6", "p5", "p4", "p3"]);
});

test("a claim has to hold every word, in the place's name, the claimant or the summary", () => {
  const timeline = { places: PLACES, row: new Map(PLACES.map(({ id }, row) => [id, row])) };
  /** @type {import("../../geo/frontend/scripts/types").ClaimRow} */
  const row = ["herat", "2021-08-12", "2021-08-13", "Ismail Khan", "Fighting near the gate"];
  const claims = [searchable(row, timeline)];
  assert.equal(claimsFitting(claims, "KHAN herat gate").length, 1);
  assert.equal(claimsFitting(claims, "khan kabul").length, 0);
  assert.equal(claims[0].place?.id, "herat");
});

test("a claim about an unknown place has no place", () => {
  const timeline = { places: PLACES, row: new Map() };
  assert.equal(searchable(["x", "", "", "a", "b"], timeline).place, undefined);
});

test("plain text has neither case, marks nor punctuation", () => {
  assert.equal(plain("  Škoda—Ḥérat’s 12 "), "skoda herat s 12");
});
