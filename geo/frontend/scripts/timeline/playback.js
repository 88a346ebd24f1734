/** Play and pause. */
import { publish } from "../shared/bus.js";
import { find } from "../shared/elements.js";

/** Milliseconds a day, by the value of the choice of speeds. */
const SPEEDS_MS = [700, 300, 110];

/**
 * @param {HTMLElement} root
 * @param {ReturnType<typeof import("./slider.js").mountSlider>} slider
 * @param {(delay?: number) => void} settle
 * @param {AbortSignal} signal
 */
export function mountPlayback(root, slider, settle, signal) {
  const button = find(root, ".cl-play");
  /** @type {HTMLSelectElement} */
  const speed = find(root, ".cl-speed");
  /** @type {number | undefined} */
  let player;

  const pause = () => {
    clearInterval(player);
    player = undefined;
    label(false);
    settle(0);
  };
  const play = () => {
    clearInterval(player);
    label(true);
    if (slider.atEnd()) slider.step(0);
    player = window.setInterval(() => {
      slider.step(slider.day() + 1);
      if (slider.atEnd()) pause();
    }, SPEEDS_MS[Number(speed.value)]);
  };
  /** @param {boolean} playing */
  const label = (playing) => {
    publish("playing", playing ? "yes" : "");
    button.textContent = playing ? "Pause" : "Play";
    button.setAttribute("aria-pressed", `${playing}`);
  };

  button.addEventListener("click", () => (player ? pause() : play()), { signal });
  speed.addEventListener("change", () => player && play(), { signal });
  slider.range.addEventListener("pointerdown", () => player && pause(), { signal });
  return {
    running: () => player !== undefined,
    stop() {
      clearInterval(player);
      label(false);
    },
  };
}
