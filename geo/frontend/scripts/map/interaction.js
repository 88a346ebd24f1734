/** What happens when a place is pressed, pointed at, or has the keyboard's focus. */
import { request } from "../shared/bus.js";

/** @typedef {import("./draw.js").Drawn} Drawn */

/**
 * @param {Drawn[]} drawn
 * @param {ReturnType<typeof import("./tooltip.js").placeTooltip>} tooltip
 */
export function onPlaces(drawn, tooltip) {
  for (const item of drawn) {
    const { place, layer, path } = item;
    const middle = () =>
      /** @type {L.LatLng} */ (layer.getBounds?.().getCenter() ?? layer.getLatLng?.());
    const isArea = place.lat === undefined;
    layer.on("click", () => request("place", place.id));
    layer.on("mouseover mousemove", (event) => {
      tooltip.open(item, isArea ? /** @type {L.LeafletMouseEvent} */ (event).latlng : middle());
    });
    layer.on("mouseout", tooltip.close);
    path.addEventListener("focus", () => {
      if (path.matches(":focus-visible")) tooltip.open(item, middle());
    });
    path.addEventListener("blur", tooltip.close);
    path.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      request("place", place.id);
    });
  }
}
