/** Handing the parts of the first sight over to Streamlit's page, all in one frame. */
import { publish } from "../shared/bus.js";

/** @typedef {import("../types").Part} Part */

/** How often it is looked whether the page below is ready, in milliseconds. */
const LOOK_MS = 30;

/** What has to stand in Streamlit's page before it is shown. */
const PANEL = ".st-key-place_panel h2";

/** Take the first sight away, and let readers reach what was below it. */
export function endFirstSight() {
  document.getElementById("cl-first")?.remove();
  document.getElementById("root")?.removeAttribute("inert");
}

/**
 * The parts that are on display until Streamlit's page has a slot for each of them.
 * @param {HTMLElement} root what holds them
 */
export function firstSight(root) {
  /** @type {Map<string, { node: HTMLElement, part: Promise<Part> }>} */
  const parts = new Map();
  /** @type {Map<string, HTMLElement>} */
  const slots = new Map();
  const isPressed = watchPresses(root);

  const move = () => {
    keepingPlace(root, () => {
      for (const [name, { node }] of parts) slots.get(name)?.replaceChildren(node);
      endFirstSight();
    });
    window.claimlineFirst = undefined;
    publish("page", "streamlit");
  };

  return {
    /**
     * @param {string} name
     * @param {HTMLElement} node
     * @param {Promise<Part>} part
     */
    add(name, node, part) {
      parts.set(name, { node, part });
    },
    /**
     * Show what an address asks for, as long as no adapter does.
     * @param {string} search
     */
    async open(search) {
      if (!slots.has("timeline")) (await parts.get("timeline")?.part)?.open?.(search);
    },
    /**
     * Take a part over into an element of Streamlit's page.
     * @param {string} name
     * @param {HTMLElement} slot
     * @returns {Promise<Part> | undefined} nothing where the part has to be mounted anew
     */
    take(name, slot) {
      const taken = parts.get(name);
      if (!taken || slots.has(name)) return undefined;
      slot.replaceChildren();
      slots.set(name, slot);
      if (slots.size === parts.size) whenReady(isPressed, move);
      return taken.part;
    },
  };
}

/**
 * Do something when the page below is ready. A part that moved under the reader's finger would lose
 * it.
 * @param {() => boolean} isPressed
 * @param {() => void} move
 */
function whenReady(isPressed, move) {
  const isReady = isEmbedded() || document.querySelector(PANEL);
  if (isReady && !isPressed()) requestAnimationFrame(move);
  else setTimeout(() => whenReady(isPressed, move), LOOK_MS);
}

/**
 * Change the page without taking focus and scroll position from the reader.
 * @param {HTMLElement} root what was scrolled until now
 * @param {() => void} change
 */
function keepingPlace(root, change) {
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  const top = root.scrollTop;
  change();
  document.querySelector(".stMain")?.scrollTo({ top, behavior: "instant" });
  focused?.focus({ preventScroll: true });
}

/**
 * Whether a finger or a button is down.
 * @param {HTMLElement} root
 */
function watchPresses(root) {
  let isDown = false;
  root.addEventListener("pointerdown", () => {
    isDown = true;
  });
  for (const name of ["pointerup", "pointercancel"]) {
    root.addEventListener(name, () => {
      isDown = false;
    });
  }
  return () => isDown;
}

const isEmbedded = () => document.documentElement.classList.contains("cl-embed");
