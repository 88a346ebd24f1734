/** The ring around the place that the panel is about. */
import { subscribe } from "../shared/bus.js";
import { lineOptions } from "./areas.js";

/** How far the ring stands off a point, in pixels. */
const DISTANCE = 5;

/**
 * @param {L.Map} map
 * @param {Map<string, any>} layers
 * @param {import("../types").Boundaries} boundaries
 * @returns {() => void} what ends it
 */
export function markSelection(map, layers, boundaries) {
  const shapes = new Map(boundaries.areas.features.map((feature) => [`${feature.id}`, feature]));
  /** @type {L.Layer | undefined} */
  let ring;
  return subscribe("place", (place) => {
    ring?.remove();
    ring = undefined;
    const layer = layers.get(place);
    if (!layer) return;
    const shape = shapes.get(place);
    const options = { interactive: false, className: "cl-selected" };
    ring = shape
      ? L.geoJSON(shape, lineOptions(options.className, { interactive: false }))
      : L.circleMarker(layer.getLatLng(), { ...options, radius: layer.getRadius() + DISTANCE });
    ring.addTo(map);
  });
}
