/** The record on display, and the newer ones that take its place while the page is open. */
import { subscribe } from "./bus.js";
import { persist } from "./content.js";
import { load } from "./payload.js";

/** @typedef {import("../types").Timeline} Timeline */
/** @typedef {import("../types").Source<import("../types").Payload>} Source */

/**
 * Make a part with the timeline of a record, and make it anew with each record that is published on
 * the topic `record`.
 * @template {{ stop(): void }} Made
 * @param {Source} source
 * @param {(timeline: Timeline, before: Made | undefined) => Made | Promise<Made>} make called with
 *   the part that was there before, which has been stopped
 * @returns {Promise<{ now(): Made, stop(): void }>}
 */
export async function withRecord(source, make) {
  let current = source;
  let made = await make(await persist("the record", () => load(source)), undefined);
  const stop = subscribe("record", async (address) => {
    if (!address || address === current) return;
    current = address;
    const timeline = await persist("the record", () => load(address));
    if (address !== current) return;
    made.stop();
    made = await make(timeline, made);
  });
  return {
    now: () => made,
    stop() {
      stop();
      made.stop();
    },
  };
}
