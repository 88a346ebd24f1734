import assert from "node:assert/strict";
import { test } from "node:test";
import { labelOf, nameWithKind, titleOf } from "../../geo/frontend/scripts/shared/names.js";

const tagab = { id: "a", kind: "district", area: "A", weight: 0, name: "Tagab" };
const told = { ...tagab, title: "Tagab (Kapisa)", label: "Tagab (Kapisa)" };
const province = { ...tagab, kind: "province", title: "Tagab (province)" };

test("a name that no other place has stands as it is", () => {
  assert.deepEqual([titleOf(tagab), labelOf(tagab)], ["Tagab", "Tagab"]);
  assert.equal(nameWithKind(tagab), "Tagab (district)");
});

test("a name that others have says which place is meant", () => {
  assert.deepEqual([titleOf(told), labelOf(told)], ["Tagab (Kapisa)", "Tagab (Kapisa)"]);
  assert.equal(nameWithKind(told), "Tagab (Kapisa), district");
});

test("beside its kind, a name says no more than the kind leaves open", () => {
  assert.deepEqual([titleOf(province), labelOf(province)], ["Tagab (province)", "Tagab"]);
  assert.equal(nameWithKind(province), "Tagab (province)");
});
