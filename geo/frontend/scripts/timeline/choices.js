/** What readers choose: a whole view, a place, or what a button of the panel names. */
import { PARAMETERS } from "../shared/address.js";
import { latest, publish } from "../shared/bus.js";

/** @typedef {import("../types").ViewState} ViewState */

/**
 * @param {import("../types").Timeline} timeline
 * @param {ReturnType<typeof import("./slider.js").mountSlider>} slider
 * @param {(delay?: number) => void} settle
 */
export function choices(timeline, slider, settle) {
  /** @param {string} place */
  const pick = (place) => {
    if (place && !timeline.row.has(place)) return;
    publish("claims", "");
    publish("place", place);
    settle(0);
  };
  return {
    pick,
    /** @param {ViewState} view */
    show(view) {
      const { date, ...others } = { ...view };
      if (!Object.hasOwn(timeline.views, others.view)) others.view = PARAMETERS.view;
      if (!timeline.row.has(others.place)) others.place = PARAMETERS.place;
      for (const [name, value] of Object.entries(others)) publish(name, value);
      const last = timeline.days.length - 1;
      slider.step(timeline.index.get(date) ?? (date > timeline.days[last] ? last : 0));
    },
    /**
     * Follow a press on a button of a panel or of the search.
     * @param {MouseEvent} event
     */
    follow(event) {
      const pressed = /** @type {Element | null} */ (event.target);
      /** @type {HTMLElement | null | undefined} */
      const target = pressed?.closest?.("[data-go-date], [data-go-place], [data-go-claims]");
      if (!target) return;
      event.preventDefault();
      const { goDate, goPlace, goClaims } = target.dataset;
      const day = timeline.index.get(goDate ?? "");
      if (day !== undefined) slider.step(day);
      if (goClaims !== undefined) publish("claims", goClaims);
      if (goPlace !== undefined) pick(goPlace);
      settle(0);
    },
  };
}

/**
 * The view on display: the slider's day, and what was published last of all else.
 * @param {string} date
 * @returns {ViewState}
 */
export function currentView(date) {
  const values = Object.entries(PARAMETERS).map(([name, none]) => [name, latest(name) ?? none]);
  return { ...Object.fromEntries(values), date };
}
