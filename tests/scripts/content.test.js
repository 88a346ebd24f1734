import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import "./page.js";

const { latest, request } = await import("../../geo/frontend/scripts/shared/bus.js");
const { content, persist } = await import("../../geo/frontend/scripts/shared/content.js");

const AT_ONCE = [0, 0];
const { fetch } = globalThis;

afterEach(() => {
  globalThis.fetch = fetch;
});

/**
 * Answer requests from a table of addresses. A list is answered one after the other; a number is a
 * status, null a connection that fails.
 * @param {Record<string, any[]>} answers
 */
function serve(answers) {
  /** @type {string[]} */
  const asked = [];
  globalThis.fetch = async (address) => {
    asked.push(`${address}`);
    const next = answers[`${address}`]?.shift() ?? 404;
    if (next === null) throw new TypeError("Failed to fetch");
    if (typeof next === "number") return new Response("{}", { status: next });
    return Response.json(next);
  };
  return asked;
}

test("what fails is asked for again", async () => {
  const asked = serve({ "/x.json": [null, 503, { here: 1 }] });
  assert.deepEqual(await content("/x.json", AT_ONCE), { here: 1 });
  assert.equal(asked.length, 3);
});

test("an error page is no answer", async () => {
  serve({ "/x.json": [500, 500, 500] });
  await assert.rejects(content("/x.json", AT_ONCE), /status 500/);
});

test("an address that is gone leads to what the present record has in its place", async () => {
  const asked = serve({
    "/desk/version.json": [{ claims: "assets/_2/claims.json" }],
    "/desk/assets/_2/claims.json": [["new"]],
  });
  assert.deepEqual(await content("/desk/assets/_1/claims.json", []), ["new"]);
  assert.equal(asked[0], "/desk/assets/_1/claims.json");
});

test("what is gone and has nothing in its place is a failure", async () => {
  serve({ "/version.json": [{ claims: "assets/_1/claims.json" }] });
  await assert.rejects(content("/assets/_1/claims.json", []), /status 404/);
});

test("what is handed over is not fetched", async () => {
  const asked = serve({});
  assert.deepEqual(await content({ days: [] }), { days: [] });
  assert.deepEqual(asked, []);
});

test("a part that is needed is told as missing until it is there", async () => {
  let turns = 0;
  const made = persist("the record", async () => {
    turns += 1;
    if (turns < 3) throw new Error("not yet");
    return "there";
  });
  for (let turn = 0; turn < 2; turn++) {
    await new Promise((done) => setTimeout(done));
    assert.equal(latest("missing"), "the record");
    request("again", "");
  }
  assert.equal(await made, "there");
  assert.equal(latest("missing"), "");
});
