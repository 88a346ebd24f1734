/** What happens when a place is pressed or pointed at. */
import { request } from "../../shared/bus.js";
import { middle } from "../view/sight.js";

/** @typedef {import("../draw.js").Drawn} Drawn */

/**
 * @param {Drawn[]} drawn
 * @param {ReturnType<typeof import("../tooltip.js").placeTooltip>} tooltip
 */
export function onPlaces(drawn, tooltip) {
  for (const item of drawn) {
    const { place, layer } = item;
    const isArea = place.lat === undefined;
    layer.on("click", () => request("place", place.id));
    layer.on("mouseover mousemove", (event) => {
      tooltip.open(item, isArea ? /** @type {L.LeafletMouseEvent} */ (event).latlng : middle(item));
    });
    layer.on("mouseout", tooltip.close);
  }
}
