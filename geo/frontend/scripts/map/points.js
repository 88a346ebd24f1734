/** @typedef {import("../types").Timeline} Timeline */

/** At this zoom a point has the radius of its kind. */
const ZOOM = 6;
const GROWTH = 0.35;
const SMALLEST = 0.55;
const LARGEST = 1.9;

/**
 * How large points are at a zoom, beside their size at zoom 6.
 * @param {number} zoom
 */
export const scaleAt = (zoom) => Math.max(SMALLEST, Math.min(LARGEST, 1 + (zoom - ZOOM) * GROWTH));

/**
 * Draw the places that are points: crossings as diamonds, sites as squares, others as circles.
 * @param {L.Map} map
 * @param {Timeline} timeline
 * @returns {Map<string, L.CircleMarker>} the layer of each place
 */
export function drawPoints(map, timeline) {
  const Point = pointClass();
  const { radii, radius: other } = timeline;
  const order = Object.keys(radii);
  const radius = (/** @type {string} */ kind) => (radii[kind] ?? other) * scaleAt(map.getZoom());
  /** @type {Map<string, L.CircleMarker>} */
  const points = new Map();
  const placed = timeline.places
    .filter(({ lat }) => lat !== undefined)
    .sort((one, two) => order.indexOf(one.kind) - order.indexOf(two.kind));
  for (const { id, kind, lat, lon } of placed) {
    const className = `cl-point cl-${kind}`;
    const point = new Point([lat, lon], { kind, radius: radius(kind), className });
    points.set(id, point.addTo(map));
  }
  const rescale = () => {
    for (const point of points.values()) {
      point.setRadius(radius(/** @type {any} */ (point.options).kind));
    }
  };
  map.on("zoomend", rescale);
  const [any] = points.values();
  any?.once("remove", () => map.off("zoomend", rescale));
  return points;
}

/**
 * A circle marker whose shape follows its kind. It is made late, since Leaflet must be there.
 * @returns {new (at: any, options: object) => L.CircleMarker}
 */
function pointClass() {
  const circle = /** @type {any} */ (L.CircleMarker.prototype);
  return /** @type {any} */ (L.CircleMarker).extend({
    _updatePath() {
      const outline = shapeOf(this.options.kind, this._point, this._radius);
      if (outline) this._renderer._setPath(this, outline);
      else circle._updatePath.call(this);
    },
  });
}

/**
 * The SVG path of a kind of place around a position in pixels; empty for a circle.
 * @param {string} kind
 * @param {{ x: number, y: number }} at
 * @param {number} r the radius in pixels
 */
export function shapeOf(kind, { x, y }, r) {
  if (kind === "crossing") return `M${x},${y - r}L${x + r},${y}L${x},${y + r}L${x - r},${y}Z`;
  if (kind === "site") return `M${x - r},${y - r}h${2 * r}v${2 * r}h${-2 * r}Z`;
  return "";
}
