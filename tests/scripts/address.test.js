import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parseAddress, viewAddress } from "../../geo/frontend/scripts/shared/address.js";
import { isDay } from "../../geo/frontend/scripts/shared/days.js";
import { isEmbedded } from "../../geo/frontend/scripts/shared/repair.js";

const file = new URL("../web/address_cases.json", import.meta.url);
const { record, cases, embedded, whole } = JSON.parse(readFileSync(file, "utf-8"));

const known = {
  days: [record.start, record.end],
  row: new Set(record.places),
  views: { hindsight: {}, known: {} },
};
const NOTICES = {
  period: "The record covers {start} to {end}; this is {day}.",
  date: "“{wanted}” is not a date (YYYY-MM-DD); this is {day}.",
  place: "The record has no place “{wanted}”; pick one from the list or the map.",
  view: "“{wanted}” is no view (hindsight or known); this is hindsight.",
};

for (const { query, view, notices } of cases) {
  test(`the address ?${query.slice(0, 50)}`, () => {
    const read = parseAddress(`?${query}`, known, record.opens_on, NOTICES);
    const { date, place, view: clock, claims } = read.view;
    assert.deepEqual([date, place, clock, claims], view);
    assert.deepEqual(read.notices, notices);
  });
}

test("a page that is a part of another one says so, however its address was mangled", () => {
  for (const query of embedded) assert.ok(isEmbedded(`?${query}`), query);
  for (const query of whole) assert.ok(!isEmbedded(`?${query}`), query);
});

test("an address is repaired only where it is not written as it was read", () => {
  const read = (/** @type {string} */ query) =>
    parseAddress(query, known, record.opens_on, NOTICES);
  for (const query of ["", "?date=2021-08-08&place=herat&view=known", "?fbclid=x&place=AF-HER"])
    assert.ok(!read(query).isRepaired, query);
  for (const query of ["?place=Herat", "?date=2021-08-08.", "?view=known&amp;place=herat"])
    assert.ok(read(query).isRepaired, query);
});

test("a long address is read as it is, and at once", () => {
  const junk = ["%26amp;".repeat(9000), "!".repeat(60_000), "&place=%20".repeat(6000)];
  const start = performance.now();
  for (const text of junk) {
    const query = `?place=herat&view=known&x=y&date=2021-08-08${text}a`;
    assert.equal(parseAddress(query, known, record.opens_on, NOTICES).view.view, "known");
  }
  assert.ok(performance.now() - start < 500);
});

test("an address holds only what the view needs, and nothing of the page's own", () => {
  const view = { date: "2021-08-12", place: "", view: "known", claims: "" };
  const address = viewAddress(view, "https://maps.example.org/desk/?embed=true&place=x#method");
  assert.equal(address, "https://maps.example.org/desk/?date=2021-08-12&view=known");
});

test("what was written is read again", () => {
  const view = { date: record.start, place: record.places[0], view: "known", claims: "all" };
  const { search } = new URL(viewAddress(view, "https://example.org/"));
  assert.deepEqual(parseAddress(search, known, record.opens_on).view, view);
});

test("only days that exist are days", () => {
  assert.ok(isDay("2021-02-28"));
  for (const text of ["2021-02-30", "2021-2-3", "20210228", "", "2021-08-12T00:00"]) {
    assert.ok(!isDay(text), text);
  }
});
