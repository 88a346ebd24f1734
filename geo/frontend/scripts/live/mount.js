/**
 * What a page says of itself: whether the server answers, what could not be fetched, and what is new
 * in the record.
 */
import { latest, publish, request, stopAll, subscribe } from "../shared/bus.js";
import { find } from "../shared/elements.js";
import { withRecord } from "../shared/record.js";
import { watchHand } from "./hand.js";
import { mountLine } from "./line.js";
import { carryAlong } from "./navigation.js";
import { show, watchNews } from "./news.js";
import { watchServer } from "./server.js";

/**
 * @typedef {object} Data
 * @property {string} base the path below which addresses of a version lie
 * @property {import("../types").Version} version what the page shows
 * @property {import("../types").ViewState} selection what the server's panel is about
 */

/**
 * @param {HTMLElement} root
 * @param {Data} data
 * @returns {Promise<import("../types").Part>}
 */
export async function mount(root, { base, version, selection }) {
  const line = mountLine(find(root, ".cl-line"));
  const stops = [
    subscribe("missing", (name) => {
      if (!name) return line.hush("missing");
      const again = () => request("again", "");
      line.say("missing", `Not all of ${name} could be fetched`, [["Try again", again]]);
    }),
  ];
  show(base, version);
  const record = await withRecord(base + version.states, (timeline) => ({ timeline, stop() {} }));
  const timeline = () => record.now().timeline;
  const claims = () => latest("rows") ?? base + version.claims;
  const links = carryAlong();
  const known = find(root, ".cl-known");
  const server = watchServer(known, line, { timeline, claims }, selection, links.leaving);
  const hand = watchHand();
  const news = watchNews({
    base,
    version,
    line,
    hand,
    taken: (digest) => request("taken", digest),
    asked: server.asked,
  });
  stops.push(links.stop, record.stop, server.stop, hand.stop, news.stop, () =>
    publish("record", ""),
  );
  return {
    update(said) {
      news.shown(said.version);
      server.update(said.selection);
    },
    stop: () => stopAll(stops),
  };
}
