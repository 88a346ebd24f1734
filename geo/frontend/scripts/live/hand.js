/** Whether the reader is in the middle of something. */
import { latest } from "../shared/bus.js";

/** Without input for so long a reader looks on only, in milliseconds. */
const IDLE_MS = 2500;

const INPUTS = ["pointermove", "pointerdown", "keydown", "wheel", "touchmove", "input"];

export function watchHand() {
  let last = Number.NEGATIVE_INFINITY;
  const moved = () => {
    last = performance.now();
  };
  const listening = new AbortController();
  const options = { capture: true, passive: true, signal: listening.signal };
  for (const input of INPUTS) document.addEventListener(input, moved, options);
  return {
    /** Whether there was no input for so long; 2.5 seconds, unless another length is given. */
    idleFor(length = IDLE_MS) {
      const typing = document.activeElement?.matches("input[type=search]:not(:placeholder-shown)");
      return !typing && !latest("playing") && performance.now() - last >= length;
    },
    stop: () => listening.abort(),
  };
}
