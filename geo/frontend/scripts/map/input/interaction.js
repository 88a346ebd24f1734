/** What happens when a place is pressed or pointed at. */
import { middle } from "../view/sight.js";

/** @typedef {import("../draw.js").Drawn} Drawn */

/**
 * @param {Drawn[]} drawn
 * @param {ReturnType<typeof import("../tooltip.js").placeTooltip>} tooltip
 * @param {(place: string) => void} press
 */
export function onPlaces(drawn, tooltip, press) {
  for (const item of drawn) {
    const { place, layer } = item;
    const isArea = place.lat === undefined;
    layer.on("click", () => press(place.id));
    layer.on("mouseover mousemove", (event) => {
      tooltip.open(item, isArea ? /** @type {L.LeafletMouseEvent} */ (event).latlng : middle(item));
    });
    layer.on("mouseout", tooltip.close);
  }
}
