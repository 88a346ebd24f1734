/**
 * The controls under the map: legend, slider with histogram, playback, clocks and links. This is
 * the one place of the page where date, place and view change: every step is published at once.
 */
import { parseAddress, viewAddress } from "../shared/address.js";
import { latest, onRequest, stopAll } from "../shared/bus.js";
import { find } from "../shared/elements.js";
import { withRecord } from "../shared/record.js";
import { watchTheme } from "../shared/theme.js";
import { choices, currentView } from "./choices.js";
import { mountClocks } from "./clocks.js";
import { debouncedView } from "./debounce.js";
import { drawLegend } from "./legend.js";
import { mountLinks } from "./links.js";
import { mountPlayback } from "./playback.js";
import { mountSkipLinks } from "./skip.js";
import { mountSlider } from "./slider.js";

/** @typedef {import("../types").ViewState} ViewState */

/**
 * @typedef {object} Controls
 * @property {(view: ViewState) => void} adopt takes over a view of the address, unless the reader's
 *   hand is faster
 * @property {(search: string) => void} open does so with what the query of an address asks for
 * @property {() => void} stop
 */

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
const onThisPage = (view) => viewAddress(view, document.location.href);

/**
 * @param {HTMLElement} root
 * @param {Data} data
 * @returns {Promise<Controls>}
 */
export async function mount(root, data) {
  /** @type {(timeline: import("../types").Timeline, before?: Controls) => Controls} */
  const make = (timeline, before) => {
    const selection = before ? currentView(latest("date") ?? timeline.opens_on) : data.selection;
    return controls(root, timeline, { ...data, selection });
  };
  const held = await withRecord(data.record, make);
  return {
    adopt: (view) => held.now().adopt(view),
    open: (search) => held.now().open(search),
    stop: held.stop,
  };
}

/**
 * @param {HTMLElement} root
 * @param {import("../types").Timeline} timeline
 * @param {Data} data
 * @returns {Controls}
 */
function controls(root, timeline, { selection, rest, link = onThisPage }) {
  const listening = new AbortController();
  const { signal } = listening;
  drawLegend(find(root, ".cl-legend"), timeline);
  const current = () => currentView(slider.date());
  const links = mountLinks(root, () => link(current()), signal);
  const resting = debouncedView(current, selection, links.refresh, rest);
  const slider = mountSlider(root, timeline, resting.settle, signal);
  const playback = mountPlayback(root, slider, resting.settle, signal);
  const { show, pick, follow } = choices(timeline, slider, resting.settle);
  show(selection);
  resting.begin();
  document.addEventListener("click", follow, { signal });
  // A press may lead to another page, and what is sent after it would lead back from there.
  /** @param {KeyboardEvent} event */
  const entered = ({ key }) => key === "Enter" && resting.flush();
  const early = { capture: true, signal };
  document.addEventListener("pointerdown", resting.flush, early);
  document.addEventListener("keydown", entered, early);
  const stops = [
    mountClocks(root, timeline, selection.view, resting.settle, signal),
    onRequest("place", pick),
    watchTheme(),
    mountSkipLinks(),
    playback.stop,
    resting.stop,
    slider.stop,
    () => listening.abort(),
  ];
  links.refresh();
  /** @param {ViewState} view */
  const adopt = (view) => {
    if (!playback.running() && resting.adopts(view)) show(view);
  };
  return {
    adopt,
    open: (search) => adopt(parseAddress(search, timeline, timeline.opens_on).view),
    stop: () => stopAll(stops),
  };
}
