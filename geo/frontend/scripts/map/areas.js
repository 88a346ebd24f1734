/** @typedef {import("../types").Boundaries} Boundaries */
/** @typedef {import("../types").Timeline} Timeline */

/**
 * Draw borders, areas and their outline.
 * @param {L.Map} map
 * @param {Boundaries} boundaries
 * @param {Timeline} timeline
 * @returns {Map<string, L.Layer>} the layer of each area
 */
export function drawAreas(map, boundaries, timeline) {
  /** @type {Map<string, L.Layer>} */
  const layers = new Map();
  const still = { interactive: false };
  L.geoJSON(boundaries.borders, lineOptions("cl-border", still)).addTo(map);
  L.geoJSON(boundaries.areas, {
    ...lineOptions("cl-area"),
    filter: ({ id }) => timeline.row.has(`${id}`),
    onEachFeature: ({ id }, layer) => layers.set(`${id}`, layer),
  }).addTo(map);
  L.geoJSON(boundaries.outline, lineOptions("cl-outline", still)).addTo(map);
  return layers;
}

/**
 * Options of a GeoJSON layer. Leaflet hands them on to its paths, which its types do not say.
 * @param {string} className
 * @param {L.GeoJSONOptions} [options]
 * @returns {L.GeoJSONOptions}
 */
export const lineOptions = (className, options = {}) =>
  /** @type {L.GeoJSONOptions} */ ({ ...options, className });
