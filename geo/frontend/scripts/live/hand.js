/** Whether the reader is in the middle of something. */
import { latest } from "../shared/bus.js";

/** Without input for so long a reader looks on only, in milliseconds. */
const IDLE_MS = 2500;

const INPUTS = ["pointermove", "pointerdown", "keydown", "wheel", "touchmove", "input"];

/**
 * @returns {{ idleFor(length?: number): boolean, stop(): void }}
 */
export function watchHand() {
  let last = Number.NEGATIVE_INFINITY;
  const moved = () => {
    last = performance.now();
  };
  /** @type {Set<Document>} */
  const watched = new Set();
  const options = { capture: true, passive: true };
  // Input in the frame of the map is not heard in the page; and the frame may be another one later.
  const watchAll = () => {
    const frames = [...document.querySelectorAll("iframe")].map(contents);
    for (const one of [document, ...frames]) {
      if (!one || watched.has(one)) continue;
      watched.add(one);
      for (const input of INPUTS) one.addEventListener(input, moved, options);
    }
  };
  watchAll();
  return {
    idleFor(length = IDLE_MS) {
      watchAll();
      const typing = document.activeElement?.matches("input[type=search]:not(:placeholder-shown)");
      return !typing && !latest("playing") && performance.now() - last >= length;
    },
    stop() {
      for (const one of watched) {
        for (const input of INPUTS) one.removeEventListener(input, moved, options);
      }
    },
  };
}

/**
 * The document of a frame; null where it is of another origin.
 * @param {HTMLIFrameElement} frame
 */
function contents(frame) {
  try {
    return frame.contentDocument;
  } catch {
    return null;
  }
}
