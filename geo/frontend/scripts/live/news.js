/** Newer records: noticed within seconds, said in one line, and taken when the reader's hand rests. */
import { latest, publish } from "../shared/bus.js";
import { loadClaims } from "../shared/claims.js";
import { get, pause } from "../shared/content.js";
import { keepOnly, load } from "../shared/payload.js";
import { changes } from "./changes.js";

/** @typedef {import("../types").Version} Version */

/**
 * @typedef {object} News
 * @property {string} base the path below which addresses of a version lie
 * @property {Version} version what the page shows
 * @property {ReturnType<typeof import("./line.js").mountLine>} line
 * @property {ReturnType<typeof import("./hand.js").watchHand>} hand
 * @property {(digest: string) => void} taken called when a newer record is shown
 * @property {(failures: number) => void} asked called after each question to the server, with how
 *   many have failed since the last answer
 */

/** How often the server is asked, in milliseconds; and at most, while it does not answer. */
const ASK_MS = 2000;
const SELDOM_MS = 15_000;

/** @type {[string, import("./line.js").Action[]]} */
const RELOAD = ["There is a newer version of this page", [["Reload", () => location.reload()]]];

/** What was offered to a reader in the middle of something is taken after a rest of so long. */
const LONG_REST_MS = 60_000;

/**
 * Ask for newer records from now on.
 * @param {News} news
 */
export function watchNews(news) {
  const offer = mountOffer(news);
  let stopped = false;
  const run = async () => {
    for (let failures = 0; !stopped; ) {
      await visible();
      await pause(Math.min(SELDOM_MS, ASK_MS * 2 ** Math.max(0, failures - 1)));
      if (stopped) return;
      try {
        await offer.look();
        failures = 0;
      } catch {
        failures += 1;
      }
      news.asked(failures);
    }
  };
  run();
  return {
    shown: offer.shown,
    stop() {
      stopped = true;
    },
  };
}

/**
 * What the page shows, and what it offers instead.
 * @param {News} news
 */
function mountOffer({ base, version: first, line, hand, taken }) {
  let version = first;
  let left = "";
  /** @type {{ version: Version, words: string } | undefined} */
  let offered;
  const take = () => {
    if (!offered) return;
    const { words } = offered;
    left = version.record;
    version = offered.version;
    offered = undefined;
    show(base, version);
    taken(version.record);
    line.say("news", words, [["Hide", () => line.hush("news")]]);
  };
  return {
    async look() {
      const newest = await asked(base);
      if (newest.frontend !== version.frontend) return line.say("news", ...RELOAD);
      if (newest.record === version.record) {
        if (offered) line.hush("news");
        offered = undefined;
      } else if (newest.record !== offered?.version.record) {
        offered = { version: newest, words: await difference(base, version, newest) };
        if (hand.idleFor()) return take();
        line.say("news", offered.words, [["Show", take]]);
      } else if (hand.idleFor(LONG_REST_MS)) take();
    },
    /**
     * Show what the server has drawn the panel from. What was on its way when a newer record was
     * taken is drawn from the one that was left.
     * @param {Version} drawn
     */
    shown(drawn) {
      if (drawn.record === version.record || drawn.record === left) return;
      version = drawn;
      offered = undefined;
      show(base, drawn);
    },
  };
}

/**
 * The version that the server has now. Rejects where it does not answer.
 * @param {string} base
 * @returns {Promise<Version>}
 */
async function asked(base) {
  const response = await get(`${base}version.json`, { cache: "no-cache" });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}

/**
 * What distinguishes two versions, in words. Rejects where the newer one cannot be fetched.
 * @param {string} base
 * @param {Version} before
 * @param {Version} after
 */
async function difference(base, before, after) {
  const [old, next] = await Promise.all(
    [before, after].map(async ({ states, claims }) => ({
      timeline: await load(base + states),
      claims: await loadClaims(base + claims).catch(() => undefined),
    })),
  );
  return changes(old, next, latest("view") ?? "hindsight");
}

/**
 * Hand a version to all parts of the page.
 * @param {string} base
 * @param {Version} version
 */
export function show(base, { states, land, claims }) {
  publish("land", base + land);
  publish("rows", base + claims);
  publish("record", base + states);
  keepOnly(base + states);
}

/** Done when the page is seen: what nobody looks at asks for nothing. */
async function visible() {
  while (document.hidden) {
    await new Promise((done) =>
      document.addEventListener("visibilitychange", done, { once: true }),
    );
  }
}
