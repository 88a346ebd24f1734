import "./page.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { nearest } from "../../geo/frontend/scripts/map/input/keyboard.js";
import { besides, isFree, isInside, over } from "../../geo/frontend/scripts/map/labels.js";
import { scaleAt, shapeOf } from "../../geo/frontend/scripts/map/points.js";
import { corner } from "../../geo/frontend/scripts/map/tooltip.js";
import { shiftIntoView } from "../../geo/frontend/scripts/map/view/sight.js";
import { areaFills, pointPaints } from "../../geo/frontend/scripts/shared/fills.js";
import { brightness } from "../../geo/frontend/scripts/shared/theme.js";
import { reader } from "../../geo/frontend/scripts/site/panel.js";
import { bars, monthTicks } from "../../geo/frontend/scripts/timeline/histogram.js";
import { legendStates, legendWords } from "../../geo/frontend/scripts/timeline/legend.js";
import { dayOf } from "../../geo/frontend/scripts/timeline/touch.js";
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

test("a tooltip stands above its point, below it at the top, and never beyond an edge", () => {
  assert.deepEqual(corner({ x: 300, y: 200 }, [100, 60], [600, 400]), [250, 126]);
  assert.deepEqual(corner({ x: 300, y: 20 }, [100, 60], [600, 400]), [250, 34]);
  assert.deepEqual(corner({ x: 2, y: 200 }, [100, 60], [600, 400])[0], 4);
  assert.deepEqual(corner({ x: 599, y: 200 }, [100, 60], [600, 400])[0], 496);
  assert.deepEqual(corner({ x: 300, y: 60 }, [100, 90], [600, 120]), [250, 4]);
});

test("a window moves only as far as what it shall show needs", () => {
  assert.equal(shiftIntoView(10, 90, 100), 0);
  assert.equal(shiftIntoView(-30, -10, 100), -54);
  assert.equal(shiftIntoView(110, 120, 100), 44);
  assert.equal(shiftIntoView(50, 145, 100), 47.5);
  assert.equal(shiftIntoView(-100, 180, 100), 0);
  assert.equal(shiftIntoView(100, 400, 100), 174);
});

test("an arrow goes to the nearest point in its direction, what lies aside being farther", () => {
  const points = [
    { x: 0, y: 0 },
    { x: 10, y: 9 },
    { x: 14, y: 1 },
    { x: -5, y: 0 },
  ];
  assert.equal(nearest(0, points, [1, 0]), 2);
  assert.equal(nearest(0, points, [-1, 0]), 3);
  assert.equal(nearest(0, points, [0, 1]), 1);
  assert.equal(nearest(0, points, [0, -1]), 0);
});

test("a name goes beside its point, a country over it as far as the map reaches", () => {
  assert.deepEqual(besides({ x: 50, y: 50 }, [20, 10])[0], [59, 45, 79, 55]);
  assert.deepEqual(besides({ x: 50, y: 50 }, [20, 10])[1], [21, 45, 41, 55]);
  assert.deepEqual(over({ x: 95, y: 50 }, [20, 10], [0, 0, 100, 100]), [[80, 45, 100, 55]]);
  assert.deepEqual(over({ x: 105, y: 50 }, [20, 10], [0, 0, 100, 100]), []);
  assert.ok(isInside([0, 0, 10, 10], [0, 0, 10, 10]));
  assert.ok(!isInside([-1, 0, 10, 10], [0, 0, 10, 10]));
});

test("a finger beyond the ends of the slider is at its first or last day", () => {
  assert.deepEqual(
    [-0.2, 0, 0.5, 1, 1.3].map((share) => dayOf(share, 10)),
    [0, 0, 5, 10, 10],
  );
});
