import "./page.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { load, unpacked } from "../../geo/frontend/scripts/shared/payload.js";
import { PAYLOAD } from "./payload.js";

const timeline = unpacked(PAYLOAD);
const [herat, ghor] = ["herat", "ghor"].map((id) => timeline.row.get(id) ?? -1);

test("a state lasts until the day before the next change", () => {
  const states = [0, 1, 2, 3].map((day) => timeline.stateAt("hindsight", herat, day));
  assert.deepEqual(states, [1, 1, 4, 4]);
});

test("the last state lasts to the end of the period", () => {
  assert.equal(timeline.stateAt("hindsight", ghor, 3), 1);
  assert.equal(timeline.sinceAt("hindsight", ghor, 3), "2021-05-01");
});

test("each clock has states of its own", () => {
  assert.equal(timeline.stateAt("known", herat, 2), 1);
  assert.equal(timeline.stateAt("known", herat, 3), 2);
  assert.equal(timeline.sinceAt("known", herat, 3), "2021-08-02");
});

test("a place without changes has the state without a report", () => {
  assert.equal(timeline.stateAt("hindsight", timeline.row.get("A") ?? -1, 2), 0);
});

test("only rows that change between two days are named, in either direction", () => {
  assert.deepEqual(timeline.rowsBetween("hindsight", 0, 3), [herat]);
  assert.deepEqual(timeline.rowsBetween("hindsight", 3, 0), [herat]);
  assert.deepEqual(timeline.rowsBetween("hindsight", 2, 3), []);
  assert.deepEqual(timeline.rowsBetween("known", 0, 3), [ghor, herat]);
});

test("days and places are found by their number", () => {
  assert.equal(timeline.index.get("2021-08-02"), 2);
  assert.equal(timeline.index.get("1999-01-01"), undefined);
});

test("the difference between the clocks names the places, and says when there is none", () => {
  const [first, second, third] = timeline.differences;
  assert.match(first, /^1 of 2 capitals looked different on this day: Ghor, then “no report”/);
  assert.equal(
    second,
    "What was public on this day and what is known now agree on all 2 capitals.",
  );
  assert.match(third, /Herat, then “Government, confirmed”, now “Taliban, confirmed”\.$/);
});

test("a payload that could not be fetched is not remembered as failed", async () => {
  const statuses = [500, 500, 500, 500, 200];
  const { fetch, setTimeout: later } = globalThis;
  globalThis.fetch = async () => Response.json(PAYLOAD, { status: statuses.shift() });
  /** @type {any} */ (globalThis).setTimeout = (/** @type {() => void} */ done) => later(done);
  await assert.rejects(load("/states.json"), /status 500/);
  const loaded = await load("/states.json");
  globalThis.setTimeout = later;
  globalThis.fetch = fetch;
  assert.equal(loaded.title, PAYLOAD.title);
  assert.equal(await load("/states.json"), loaded);
});
