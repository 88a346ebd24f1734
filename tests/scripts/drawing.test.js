import "./page.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { isFree } from "../../geo/frontend/scripts/map/labels.js";
import { scaleAt, shapeOf } from "../../geo/frontend/scripts/map/points.js";
import { areaFills, pointPaints } from "../../geo/frontend/scripts/shared/fills.js";
import { brightness } from "../../geo/frontend/scripts/shared/theme.js";
import { reader } from "../../geo/frontend/scripts/site/panel.js";
import { bars, monthTicks } from "../../geo/frontend/scripts/timeline/histogram.js";
import { legendStates, legendWords } from "../../geo/frontend/scripts/timeline/legend.js";
import { PAYLOAD } from "./payload.js";

test("crossings are diamonds, sites squares, and others circles", () => {
  const at = { x: 10, y: 20 };
  assert.equal(shapeOf("crossing", at, 4), "M10,16L14,20L10,24L6,20Z");
  assert.equal(shapeOf("site", at, 4), "M6,16h8v8h-8Z");
  assert.equal(shapeOf("capital", at, 4), "");
});

test("points grow with the zoom, within bounds", () => {
  assert.equal(scaleAt(6), 1);
  assert.ok(scaleAt(7) > 1);
  assert.equal(scaleAt(20), 1.9);
  assert.equal(scaleAt(0), 0.55);
});

test("a label has room only where none that was placed before it touches it", () => {
  /** @type {[number, number, number, number]} */
  const taken = [10, 10, 20, 20];
  assert.ok(isFree([21, 10, 30, 20], [taken]));
  assert.ok(!isFree([20, 20, 30, 30], [taken]));
  assert.ok(!isFree([0, 0, 50, 50], [taken]));
  assert.ok(isFree([0, 0, 1, 1], []));
});

test("a state is filled by its standing", () => {
  assert.deepEqual(areaFills(PAYLOAD), [
    "var(--unreported)",
    "#3366aa",
    "url(#claimline-area-2)",
    "url(#claimline-area-3)",
    "#aa6633",
  ]);
  assert.deepEqual(pointPaints(PAYLOAD)[2], ["var(--claimed-ground)", "#aa6633"]);
  assert.deepEqual(pointPaints(PAYLOAD)[3], ["url(#claimline-point-3)", "var(--point-edge)"]);
});

test("the legend has every confirmed holder, then one example of each other standing", () => {
  assert.deepEqual(legendStates(PAYLOAD), [1, 4, 2, 3, 0]);
  const words = legendStates(PAYLOAD).map((number) => legendWords(PAYLOAD, number));
  assert.deepEqual(words, ["Government", "Taliban", "Claimed", "Contested", "No report"]);
});

test("a bar for each day with claims, the highest as high as the histogram", () => {
  assert.equal(bars([0, 1, 4]), "M1.12,15h0.76v15h-0.76zM2.12,0h0.76v30h-0.76z");
});

test("a tick at the first of each month", () => {
  assert.deepEqual(monthTicks(PAYLOAD.days), [[0.25, "Aug"]]);
});

test("a dark ground is told from a light one, and an unreadable one is light", () => {
  assert.ok(brightness("rgb(18, 22, 26)") < 110);
  assert.ok(brightness("rgba(251, 250, 247, 1)") > 110);
  assert.equal(Math.round(brightness("nonsense")), 255);
});

test("hindsight reads what is about the day, the other clock only what was published by then", () => {
  assert.ok(reader("2021-08-12", "hindsight")("2021-08-12", "2021-08-20"));
  assert.ok(!reader("2021-08-12", "known")("2021-08-12", "2021-08-20"));
  assert.ok(reader("2021-08-12", "known")("2021-08-01", "2021-08-12"));
  assert.ok(!reader("2021-08-12", "hindsight")("2021-08-13", "2021-08-01"));
});
