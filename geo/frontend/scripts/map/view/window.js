/** What part of the world the map shows. */
import { isStill } from "./sight.js";

/**
 * Refit the map to its window when the frame changes its size, until the reader has moved it. The
 * wheel zooms only after a press on the map, so that it scrolls the page until then.
 * @param {L.Map} map
 * @param {import("../../types").MapWindow} view
 * @param {() => void} refitted called when the map shows its window again
 */
export function keepWindow(map, view, refitted) {
  let moved = false;
  let isReader = true;
  /**
   * Move the map in a way that does not count as the reader's.
   * @param {() => void} move
   */
  const moveAside = (move) => {
    isReader = false;
    move();
    isReader = true;
  };
  map.on("dragstart", () => {
    moved = true;
  });
  map.on("zoomstart", () => {
    moved ||= isReader;
  });
  map.on("resize", () => {
    if (moved) return;
    moveAside(() => map.fitBounds(view, { animate: false }));
    refitted();
  });
  map.getContainer().addEventListener("click", () => map.scrollWheelZoom.enable());
  map.getContainer().addEventListener("mouseleave", () => map.scrollWheelZoom.disable());
  return { moveAside, isMoved: () => moved };
}

/**
 * Let the map zoom and glide only for readers who have not asked for less movement.
 * @param {L.Map} map
 * @returns {() => void} what ends it
 */
export function followMotion(map) {
  const follow = () => {
    const moves = !isStill();
    map.options.inertia = moves;
    // Leaflet reads the option once; this is where it keeps what came of it.
    /** @type {any} */ (map)._zoomAnimated = moves && L.Browser.any3d;
  };
  const preference = matchMedia("(prefers-reduced-motion: reduce)");
  preference.addEventListener("change", follow);
  follow();
  return () => preference.removeEventListener("change", follow);
}
