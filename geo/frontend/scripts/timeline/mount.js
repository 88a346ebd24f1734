/**
 * The controls under the map: legend, slider with histogram, playback, clocks and links. This is
 * the one place of the page where date, place and view change: every step is published at once.
 */
import { viewAddress } from "../shared/address.js";
import { onRequest, pageDocument, stopAll } from "../shared/bus.js";
import { persist } from "../shared/content.js";
import { find } from "../shared/elements.js";
import { load } from "../shared/payload.js";
import { watchTheme } from "../shared/theme.js";
import { choices, currentView } from "./choices.js";
import { mountClocks } from "./clocks.js";
import { debouncedView } from "./debounce.js";
import { drawLegend } from "./legend.js";
import { mountLinks } from "./links.js";
import { mountPlayback } from "./playback.js";
import { mountSlider } from "./slider.js";

/** @typedef {import("../types").ViewState} ViewState */

/**
 * @typedef {object} Data
 * @property {import("../types").Source<import("../types").Payload>} record
 * @property {ViewState} selection the view to begin with
 * @property {(view: ViewState) => void} rest called with the view where the reader comes to rest
 * @property {(view: ViewState) => string} [link] the address to hand on
 */

/**
 * The address of a view on this page.
 * @param {ViewState} view
 */
const onThisPage = (view) => viewAddress(view, pageDocument.location.href);

/**
 * @param {HTMLElement} root
 * @param {Data} data
 * @returns {Promise<Required<import("../types").Part>>}
 */
export async function mount(root, { record, selection, rest, link = onThisPage }) {
  const timeline = await persist("the record", () => load(record));
  drawLegend(find(root, ".cl-legend"), timeline);
  const current = () => currentView(slider.date());
  const links = mountLinks(root, () => link(current()));
  const resting = debouncedView(current, selection, links.refresh, rest);
  const slider = mountSlider(root, timeline, resting.settle);
  const playback = mountPlayback(root, slider, resting.settle);
  const { show, pick, follow } = choices(timeline, slider, resting.settle);
  show(selection);
  links.refresh();
  resting.begin();
  pageDocument.addEventListener("click", follow);
  const stops = [
    mountClocks(root, timeline, selection.view, resting.settle),
    onRequest("place", pick),
    watchTheme(),
    playback.stop,
    resting.stop,
    slider.stop,
    () => pageDocument.removeEventListener("click", follow),
  ];
  return {
    /** Take over what the address says, unless the reader's hand is faster. */
    adopt(view) {
      if (!playback.running() && resting.adopts(view)) show(view);
    },
    stop: () => stopAll(stops),
  };
}
