import assert from "node:assert/strict";
import { test } from "node:test";
import { joined, plain } from "../../geo/frontend/scripts/search/folding.js";
import {
  claimsFitting,
  namedPlaces,
  placesFitting,
  searchableClaims,
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

test("a claim has to hold every word, in a name of the place, the claimant or the summary", () => {
  /** @type {import("../../geo/frontend/scripts/types").ClaimRow} */
  const row = ["herat", "2021-08-12", "2021-08-13", "Ismail Khan", "Fighting near the gate"];
  const claims = searchableClaims([row], index);
  assert.equal(claimsFitting(claims, "KHAN herat gate").length, 1);
  assert.equal(claimsFitting(claims, "هرات gate").length, 1);
  assert.equal(claimsFitting(claims, "khan kabul").length, 0);
  assert.equal(claims[0].place?.id, "herat");
});

test("a claim about an unknown place has no place", () => {
  const [claim] = searchableClaims([["x", "", "", "a", "b"]], index);
  assert.equal(claim.place, undefined);
  assert.equal(claimsFitting([claim], "b").length, 1);
});

test("words of a claim do not run into each other", () => {
  const claims = searchableClaims([["herat", "", "", "Kandahari", "ran away"]], index);
  assert.equal(claimsFitting(claims, "iran").length, 0);
});

test("plain text has neither case, marks nor punctuation", () => {
  assert.equal(plain("  Škoda—Ḥérat’s 12 "), "skoda herats 12");
  assert.equal(plain("  plain   AND  easy "), "plain and easy");
});

/** Ways to write the same, the first one as the record may have it. */
const SPELLINGS = {
  Kabul: [
    "کابل",
    "كابل",
    "کابـل",
    "كَابُل",
    "ﻛﺎﺑﻞ",
    "\u200fکابل\u200e",
    "کا\u200cبل",
    "\u2067کابل\u2069",
  ],
  Kandahar: ["قندهار", "قندھار", "قندہار", "قنـدهـار"],
  "Kandahar in Pashto": ["کندهار", "كندهار", "کندھار"],
  Herat: ["هرات", "ہرات", "ھرات", "هِرات", "ه\u200dرات"],
  Lashkargah: ["لښکرګاه", "لښكرگاه", "لښکرګاہ"],
  Ghazni: ["غزنی", "غزني", "غزنى", "غزنے", "غزنۍ"],
  Qala: ["قلعه", "قلعة", "قلعۀ", "قلعہ", "قلعۂ", "قلعە"],
  Arghandab: ["آرغنداب", "ارغنداب", "أرغنداب", "ٱرغنداب", "إرغنداب"],
  Mowmin: ["مومن", "مؤمن"],
  Khan: ["خان", "خاں"],
  Tani: ["ټڼی", "تنی", "ٹنی"],
  digits: ["۲۰۷", "٢٠٧", "207", "２０７"],
  wide: ["Herat", "Ｈｅｒａｔ", "HÉRAT", "ℌ𝔢𝔯𝔞𝔱"],
  apostrophes: ["Ka’bah", "Ka'bah", "Kaʿbah", "Kaʾbah", "Ka‘bah", "Ka`bah"],
  hyphens: ["Sar-e-Pul", "Sar e Pul", "Sar‑e‑Pul", "sarepul", "Sar–e–Pul"],
};

for (const [name, [first, ...others]] of Object.entries(SPELLINGS)) {
  test(`every spelling is read as one: ${name}`, () => {
    for (const other of others) assert.equal(joined(other), joined(first), other);
    assert.ok(joined(first));
  });
}

test("other words stay other words", () => {
  const words = ["کابل", "قندهار", "هرات", "غزنی", "غور", "فراه", "زابل", "بغلان", "تخار", "پروان"];
  assert.equal(new Set(words.map(joined)).size, words.length);
});

test("a hundred thousand claims are folded and searched without a wait", () => {
  const summary = "Fighting near the gate; a spokesman’s word, as told to a reporter in the city";
  /** @type {import("../../geo/frontend/scripts/types").ClaimRow[]} */
  const rows = Array.from({ length: 100_000 }, (_, number) => [
    "herat",
    "2021-08-12",
    "2021-08-13",
    `Speaker ${number}`,
    summary,
  ]);
  const start = performance.now();
  const claims = searchableClaims(rows, index);
  const folded = performance.now();
  assert.equal(claimsFitting(claims, "هرات 99999 gate").length, 1);
  const searched = performance.now();
  assert.ok(folded - start < 3000, `folded in ${folded - start} ms`);
  assert.ok(searched - folded < 300, `searched in ${searched - folded} ms`);
});
