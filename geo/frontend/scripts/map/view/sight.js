/** Bringing a place into view, with as little movement as possible. */

/** @typedef {import("../draw.js").Drawn} Drawn */

/** How far from the edge of the map a place comes to lie, in pixels. */
const ROOM = 24;

/** What a point needs around it: the ring of the picked place. */
const RING = 7;

/** Whether the reader asked for less movement. */
export const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * The middle of a place as it is drawn.
 * @param {Drawn} drawn
 * @returns {L.LatLng}
 */
export const middle = ({ layer }) =>
  /** @type {L.LatLng} */ (layer.getBounds?.().getCenter() ?? layer.getLatLng?.());

/**
 * Move the map so far that a place is seen; not at all where it is seen already.
 * @param {L.Map} map
 * @param {Drawn} drawn
 * @param {boolean} animate
 */
export function bringIntoView(map, drawn, animate) {
  const { x: width, y: height } = map.getSize();
  const [left, top, right, bottom] = box(map, drawn);
  /** @type {[number, number]} */
  const shift = [shiftIntoView(left, right, width), shiftIntoView(top, bottom, height)];
  if (shift[0] || shift[1]) map.panBy(shift, { animate });
}

/**
 * Left, top, right and bottom of a place, in pixels of the map.
 * @param {L.Map} map
 * @param {Drawn} drawn
 */
function box(map, drawn) {
  const bounds = drawn.layer.getBounds?.();
  if (bounds) {
    const { x: left, y: top } = map.latLngToContainerPoint(bounds.getNorthWest());
    const { x: right, y: bottom } = map.latLngToContainerPoint(bounds.getSouthEast());
    return [left, top, right, bottom];
  }
  const { x, y } = map.latLngToContainerPoint(middle(drawn));
  const reach = (drawn.layer.getRadius?.() ?? 0) + RING;
  return [x - reach, y - reach, x + reach, y + reach];
}

/**
 * How far a window has to move along one axis until it shows what reaches from one position to
 * another: the whole where it fits, else its middle.
 * @param {number} from
 * @param {number} to
 * @param {number} size of the window
 */
export function shiftIntoView(from, to, size) {
  if (from >= 0 && to <= size) return 0;
  const fits = to - from <= size;
  const room = fits ? Math.min(ROOM, (size - to + from) / 2) : ROOM;
  const [start, end] = fits ? [from, to] : [(from + to) / 2, (from + to) / 2];
  if (start < room) return start - room;
  return Math.max(0, end - size + room);
}
