/** The slider: one day a step, by hand, by key, or by playback. */
import { latest, publish } from "../shared/bus.js";
import { find } from "../shared/elements.js";
import { mountTouch } from "./touch.js";

/** How long the day stands still before the line on the two clocks is written. */
const READ_MS = 60;

const WEEK = 7;

/** @type {Record<string, number>} */
const WEEK_KEYS = { PageUp: WEEK, PageDown: -WEEK };

/**
 * @param {HTMLElement} root
 * @param {import("../types").Timeline} timeline
 * @param {(delay?: number) => void} settle
 * @param {AbortSignal} signal
 */
export function mountSlider(root, timeline, settle, signal) {
  const range = /** @type {HTMLInputElement} */ (find(root, ".cl-slider"));
  const difference = find(root, ".cl-difference");
  const final = timeline.days.length - 1;
  let reader = 0;
  let day = 0;
  range.max = `${final}`;
  range.parentElement?.style.setProperty("--days", `${timeline.days.length}`);
  if (!difference.firstChild) difference.append("");

  /** @param {number} number */
  const step = (number) => {
    day = Math.max(0, Math.min(final, number));
    const date = timeline.days[day];
    if (range.valueAsNumber !== day) range.valueAsNumber = day;
    if (latest("date") === date && range.hasAttribute("aria-valuetext")) return;
    range.setAttribute("aria-valuetext", date);
    publish("date", date);
    clearTimeout(reader);
    reader = window.setTimeout(() => {
      /** @type {Text} */ (difference.firstChild).data = timeline.differences[day];
    }, READ_MS);
  };

  const touch = mountTouch(range, step, settle, signal);
  /** @param {Event} event */
  const moved = (event) => {
    // Nobody above needs it, and looking for who might costs a good part of a frame.
    event.stopPropagation();
    if (touch.isOn()) range.valueAsNumber = day;
    else step(range.valueAsNumber);
  };
  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    const days = WEEK_KEYS[event.key];
    if (!days) return;
    event.preventDefault();
    step(day + days);
    settle();
  };
  range.addEventListener("input", moved, { signal });
  range.addEventListener("change", () => settle(), { signal });
  range.addEventListener("keydown", pressed, { signal });
  return {
    range,
    step,
    day: () => day,
    date: () => timeline.days[day],
    atEnd: () => day === final,
    stop: () => clearTimeout(reader),
  };
}
