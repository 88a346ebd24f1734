/** The map by finger: one scrolls the page, two move the map, and a tap need not be exact. */
import { element } from "../../shared/elements.js";
import { middle } from "../view/sight.js";

/** @typedef {import("../draw.js").Drawn} Drawn */

/** How far from its middle a point can be tapped, in pixels: targets are 24 pixels wide. */
const REACH = 12;

/** A finger that goes farther than this swipes, in pixels. */
const TAP = 10;

const HINT = "Use two fingers to move the map";
const HINT_MS = 1400;

/**
 * @param {L.Map} map
 * @param {() => Drawn[]} places
 * @param {(place: string) => void} press
 */
export function onTouch(map, places, press) {
  const container = map.getContainer();
  const isByFinger = fingers(map, container);
  const hint = quietHint(container);
  let [startX, startY] = [0, 0];
  container.addEventListener(
    "touchstart",
    (event) => {
      if (isPinch(event)) event.preventDefault();
      else [startX, startY] = [event.touches[0].clientX, event.touches[0].clientY];
    },
    { passive: false },
  );
  container.addEventListener(
    "touchmove",
    (event) => {
      if (isPinch(event)) {
        hint.hide();
        if (event.cancelable) event.preventDefault();
        return;
      }
      const { clientX, clientY } = event.touches[0];
      if (Math.hypot(clientX - startX, clientY - startY) > TAP) hint.show();
    },
    { passive: false },
  );
  container.addEventListener(
    "click",
    (event) => {
      const place = isByFinger() && tapped(map, places(), map.mouseEventToContainerPoint(event));
      if (!place) return;
      event.stopPropagation();
      press(place);
    },
    { capture: true },
  );
}

/** @param {TouchEvent} event */
const isPinch = ({ touches }) => touches.length > 1;

/**
 * Let the mouse drag the map, and no single finger. What is returned tells whether the last press
 * was by finger.
 * @param {L.Map} map
 * @param {HTMLElement} container
 */
function fingers(map, container) {
  let isTouch = false;
  container.addEventListener(
    "pointerdown",
    ({ pointerType }) => {
      isTouch = pointerType === "touch";
      if (isTouch) map.dragging.disable();
      else map.dragging.enable();
    },
    { capture: true },
  );
  return () => isTouch;
}

/**
 * A line over the map that goes by itself.
 * @param {HTMLElement} container
 */
function quietHint(container) {
  const line = element("p", HINT, "cl-touch-hint");
  line.setAttribute("aria-hidden", "true");
  container.append(line);
  let timer = 0;
  const hide = () => line.classList.remove("cl-shown");
  return {
    hide,
    show() {
      clearTimeout(timer);
      line.classList.add("cl-shown");
      timer = window.setTimeout(hide, HINT_MS);
    },
  };
}

/**
 * The id of the point whose edge is nearest to a tap, of those in its reach.
 * @param {L.Map} map
 * @param {Drawn[]} drawn
 * @param {L.Point} tap
 */
function tapped(map, drawn, tap) {
  let [nearest, least] = ["", Number.POSITIVE_INFINITY];
  for (const item of drawn) {
    if (item.place.lat === undefined) continue;
    const distance = map.latLngToContainerPoint(middle(item)).distanceTo(tap);
    const radius = item.layer.getRadius?.() ?? 0;
    if (distance > Math.max(REACH, radius) || distance - radius >= least) continue;
    [nearest, least] = [item.place.id, distance - radius];
  }
  return nearest;
}
