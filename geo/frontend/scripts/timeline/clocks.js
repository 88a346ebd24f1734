/** The choice between the two clocks, and the histogram, which follows it. */
import { latest, publish, subscribe } from "../shared/bus.js";
import { find } from "../shared/elements.js";
import { drawHistogram } from "./histogram.js";

/**
 * @param {HTMLElement} root
 * @param {import("../types").Timeline} timeline
 * @param {string} first the clock to begin with
 * @param {(delay?: number) => void} settle
 * @param {AbortSignal} signal
 * @returns {() => void} what ends it
 */
export function mountClocks(root, timeline, first, settle, signal) {
  const histogram = find(root, ".cl-histogram");
  /** @type {NodeListOf<HTMLInputElement>} */
  const choices = root.querySelectorAll("[name=cl-view]");
  for (const choice of choices) {
    const choose = () => {
      publish("view", choice.value);
      settle(0);
    };
    choice.addEventListener("change", choose, { signal });
  }
  drawHistogram(histogram, timeline, latest("view") ?? first);
  return subscribe("view", (view) => {
    for (const choice of choices) choice.checked = choice.value === view;
    drawHistogram(histogram, timeline, view);
  });
}
