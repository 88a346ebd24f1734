/** The ring around the place that the panel is about. */
import { latest, request, subscribe } from "../shared/bus.js";
import { lineOptions } from "./areas.js";
import { bringIntoView, isStill, middle } from "./view/sight.js";

/** @typedef {import("./draw.js").Drawn} Drawn */

/** How far the ring stands off a point, in pixels. */
const DISTANCE = 5;

/**
 * Draw the ring of the picked place, now and whenever another one is picked, and bring that place
 * into view.
 * @param {L.Map} map
 * @param {Drawn[]} drawn
 * @param {import("../types").Boundaries} boundaries
 * @param {boolean} isFirst whether the map was empty until now; else it does not move
 */
export function markSelection(map, drawn, boundaries, isFirst) {
  const shapes = new Map(boundaries.areas.features.map((feature) => [`${feature.id}`, feature]));
  const byId = new Map(drawn.map((item) => [item.place.id, item]));
  const picked = () => byId.get(latest("place") ?? "");
  /** @type {L.Layer | undefined} */
  let ring;
  const show = (/** @type {boolean} */ animate) => {
    const item = picked();
    if (item) bringIntoView(map, item, animate);
  };
  let begun = false;
  let pressed = isFirst ? "" : latest("place");
  const stop = subscribe("place", (place) => {
    ring?.remove();
    ring = undefined;
    const item = picked();
    if (!item) return;
    ring = ringOf(item, shapes.get(item.place.id)).addTo(map);
    // Nothing moves under the reader's finger.
    if (place !== pressed) show(begun && !isStill());
    pressed = "";
  });
  begun = true;
  const rescale = () => {
    const item = picked();
    if (ring instanceof L.CircleMarker && item) ring.setRadius(radiusOf(item));
  };
  map.on("zoomend", rescale);
  return {
    stop() {
      stop();
      map.off("zoomend", rescale);
    },
    /** Bring the picked place into view again. */
    show: () => show(false),
    /**
     * Pick a place that is pressed on the map.
     * @param {string} place
     */
    press(place) {
      pressed = place;
      request("place", place);
    },
  };
}

/**
 * @param {Drawn} drawn
 * @param {GeoJSON.Feature | undefined} shape
 * @returns {L.Layer}
 */
function ringOf(drawn, shape) {
  const options = { interactive: false, className: "cl-selected" };
  if (shape) return L.geoJSON(shape, lineOptions(options.className, { interactive: false }));
  return L.circleMarker(middle(drawn), { ...options, radius: radiusOf(drawn) });
}

/** @param {Drawn} drawn */
const radiusOf = ({ layer }) => (layer.getRadius?.() ?? 0) + DISTANCE;
