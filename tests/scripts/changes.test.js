import "./page.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { changes } from "../../geo/frontend/scripts/live/changes.js";
import { claimsOf } from "../../geo/frontend/scripts/live/known.js";
import { unpacked } from "../../geo/frontend/scripts/shared/payload.js";
import { PAYLOAD } from "./payload.js";

/** @typedef {import("../../geo/frontend/scripts/types").ClaimRow} ClaimRow */

/** @type {ClaimRow[]} */
const CLAIMS = [
  ["herat", "2021-08-01", "2021-08-02", "AP", "One"],
  ["ghor", "2021-08-02", "2021-08-04", "BBC", "Two"],
];
const timeline = unpacked(PAYLOAD);
const before = { timeline, claims: CLAIMS };

/**
 * @param {string} place
 * @returns {ClaimRow}
 */
const claim = (place) => [place, "2021-08-03", "2021-08-03", "Reuters", `New about ${place}`];

/**
 * The record with the states of Ghor changed, in hindsight.
 * @param {any[]} states
 */
function withGhor(states) {
  const views = { ...PAYLOAD.views, hindsight: { ...PAYLOAD.views.hindsight, ghor: states } };
  return unpacked({ ...PAYLOAD, views });
}

test("new claims about one place are said with its name", () => {
  const claims = [...CLAIMS, claim("herat"), ["herat", "2021-08-01", "2021-08-02", "AP", "Three"]];
  const after = { timeline, claims: /** @type {ClaimRow[]} */ (claims) };
  assert.equal(changes(before, after, "hindsight"), "2 new claims about Herat");
});

test("new claims about several places are counted, and so are places that look different", () => {
  const after = {
    timeline: withGhor([[0, 2, null]]),
    claims: [...CLAIMS, claim("herat"), claim("ghor")],
  };
  assert.equal(
    changes(before, after, "hindsight"),
    "2 new claims about 2 places, 1 place looks different",
  );
});

test("a claim with other words is corrected, and one that is gone was taken out", () => {
  const corrected = [CLAIMS[0], /** @type {ClaimRow} */ ([...CLAIMS[1].slice(0, 4), "Else"])];
  assert.equal(changes(before, { timeline, claims: corrected }, "known"), "1 claim corrected");
  const fewer = { timeline, claims: CLAIMS.slice(1) };
  assert.equal(changes(before, fewer, "known"), "1 claim taken out");
});

test("a place looks different by the clock that the reader looks by", () => {
  const after = { timeline: withGhor([[0, 2, null]]), claims: CLAIMS };
  assert.equal(changes(before, after, "hindsight"), "1 place looks different");
  assert.equal(changes(before, after, "known"), "The record was corrected");
});

test("without the claims the places are compared all the same", () => {
  const after = { timeline: withGhor([[0, 2, null]]), claims: undefined };
  assert.equal(changes(before, after, "hindsight"), "1 place looks different");
});

test("without the server a place has the claims that the view reads, the latest first", () => {
  const claims = [...CLAIMS, claim("ghor"), claim("herat")];
  const view = { date: "2021-08-03", place: "ghor", view: "hindsight", claims: "" };
  assert.deepEqual(claimsOf(claims, view), [claim("ghor"), CLAIMS[1]]);
  assert.deepEqual(claimsOf(claims, { ...view, view: "known" }), [claim("ghor")]);
  assert.deepEqual(claimsOf(claims, { ...view, date: "2021-08-02", place: "" }), [CLAIMS[1]]);
});
