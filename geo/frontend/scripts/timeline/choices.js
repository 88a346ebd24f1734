/** What readers choose: a whole view, a place, or what a button of the panel names. */
import { latest, publish } from "../shared/bus.js";

/** @typedef {import("../types").ViewState} ViewState */

const VIEWS = ["hindsight", "known"];

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
      publish("view", VIEWS.includes(view.view) ? view.view : VIEWS[0]);
      publish("place", view.place);
      publish("claims", view.claims);
      slider.step(timeline.index.get(view.date) ?? 0);
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
 * What is shown now.
 * @param {string} date
 * @returns {ViewState}
 */
export const shownView = (date) => ({
  date,
  place: latest("place") ?? "",
  view: latest("view") ?? VIEWS[0],
  claims: latest("claims") ?? "",
});
