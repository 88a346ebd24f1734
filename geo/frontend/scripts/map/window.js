/** What part of the world the map shows. */

/**
 * Refit the map to its window when the frame changes its size, until the reader has moved it. The
 * wheel zooms only after a press on the map, so that it scrolls the page until then.
 * @param {L.Map} map
 * @param {import("../types").MapWindow} view
 */
export function keepWindow(map, view) {
  let moved = false;
  let fitting = false;
  map.on("dragstart", () => {
    moved = true;
  });
  map.on("zoomstart", () => {
    moved ||= !fitting;
  });
  map.on("resize", () => {
    if (moved) return;
    fitting = true;
    map.fitBounds(view, { animate: false });
    fitting = false;
  });
  map.getContainer().addEventListener("click", () => map.scrollWheelZoom.enable());
  map.getContainer().addEventListener("mouseleave", () => map.scrollWheelZoom.disable());
}
