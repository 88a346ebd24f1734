/**
 * Names of countries, and of as many places as have room, the most reported first. All stand in
 * one element, so that the browser keeps one layer for them and not one for each.
 */
import { element } from "../shared/elements.js";

/** @typedef {import("../types").Timeline} Timeline */
/** @typedef {[number, number, number, number]} Box left, top, right, bottom in pixels */
/** @typedef {[number, number]} Size width and height in pixels */
/** @typedef {{ x: number, y: number }} Point */
/** @typedef {{ label: HTMLElement, at: L.LatLng }} Label */

const LABELLED = new Set(["capital", "crossing"]);

/** Below this zoom only capitals are named. */
const CLOSE = 6.5;

/** How far a name stands off its point, in pixels. */
const BESIDE = 9;

/**
 * @param {L.Map} map
 * @param {Timeline} timeline
 * @param {import("../types").Boundaries} boundaries
 * @returns {() => void} what takes the names away
 */
export function drawLabels(map, timeline, boundaries) {
  const pane = map.getPane("names") ?? map.createPane("names");
  pane.classList.add("leaflet-zoom-hide");
  /** @type {(words: string, className: string, lat: number, lon: number) => Label} */
  const add = (words, className, lat, lon) => {
    const label = element("span", words, className);
    pane.append(label);
    return { label, at: L.latLng(lat, lon) };
  };
  const countries = boundaries.countries.map(({ name, lat, lon }) =>
    add(name, "cl-country", lat, lon),
  );
  const names = timeline.places
    .filter(({ kind, lat }) => LABELLED.has(kind) && lat !== undefined)
    .sort((one, two) => one.weight - two.weight)
    .map(({ name, kind, lat = 0, lon = 0 }) => ({
      kind,
      ...add(name, `cl-name cl-name-${kind}`, lat, lon),
    }));
  let sizes = sizesOf([...names, ...countries]);
  const arrange = () => {
    const close = map.getZoom() >= CLOSE;
    const shown = names.filter(({ kind }) => close || kind === "capital");
    for (const { label } of names) label.style.visibility = "hidden";
    const taken = place(map, shown, sizes, besides);
    place(map, countries, sizes, over, taken);
  };
  map.on("moveend zoomend viewreset resize", arrange);
  arrange();
  // The page's font may arrive later than the map; names are narrower or wider in it.
  const remeasure = () => {
    sizes = sizesOf([...names, ...countries]);
    arrange();
  };
  document.fonts.addEventListener("loadingdone", remeasure);
  return () => {
    map.off("moveend zoomend viewreset resize", arrange);
    document.fonts.removeEventListener("loadingdone", remeasure);
    pane.replaceChildren();
  };
}

/**
 * Put each label where it lies in the map as a whole and touches none that was put before; hide it
 * where there is no such place.
 * @param {L.Map} map
 * @param {Label[]} labels
 * @param {Map<HTMLElement, Size>} sizes
 * @param {(at: Point, size: Size, edges: Box) => Box[]} boxes where a label may go, the best first
 * @param {Box[]} [taken]
 */
function place(map, labels, sizes, boxes, taken = []) {
  const edges = layerEdges(map);
  for (const { label, at } of labels) {
    const size = sizes.get(label) ?? [0, 0];
    const box = boxes(map.latLngToLayerPoint(at), size, edges).find(
      (one) => isInside(one, edges) && isFree(one, taken),
    );
    label.style.visibility = box ? "" : "hidden";
    if (!box) continue;
    taken.push(box);
    label.style.left = `${Math.round(box[0])}px`;
    label.style.top = `${Math.round(box[1])}px`;
  }
  return taken;
}

/**
 * The edges of the map, in pixels of its layers.
 * @param {L.Map} map
 * @returns {Box}
 */
function layerEdges(map) {
  const { x, y } = map.containerPointToLayerPoint([0, 0]);
  const size = map.getSize();
  return [x, y, x + size.x, y + size.y];
}

/**
 * Right of a point, and left of it.
 * @param {Point} at
 * @param {Size} size
 * @returns {Box[]}
 */
export const besides = ({ x, y }, [width, height]) => [
  [x + BESIDE, y - height / 2, x + BESIDE + width, y + height / 2],
  [x - BESIDE - width, y - height / 2, x - BESIDE, y + height / 2],
];

/**
 * Over a point in the map, moved so far that nothing is cut.
 * @param {Point} at
 * @param {Size} size
 * @param {Box} edges
 * @returns {Box[]}
 */
export function over({ x, y }, [width, height], [left, top, right, bottom]) {
  if (x < left || x > right || y < top || y > bottom) return [];
  const from = Math.max(left, Math.min(x - width / 2, right - width));
  const above = Math.max(top, Math.min(y - height / 2, bottom - height));
  return [[from, above, from + width, above + height]];
}

/**
 * Whether a box lies in another one as a whole.
 * @param {Box} box
 * @param {Box} edges
 */
export const isInside = ([left, top, right, bottom], edges) =>
  left >= edges[0] && top >= edges[1] && right <= edges[2] && bottom <= edges[3];

/**
 * The size of each label.
 * @param {Label[]} labels
 * @returns {Map<HTMLElement, Size>}
 */
const sizesOf = (labels) =>
  new Map(labels.map(({ label }) => [label, [label.offsetWidth, label.offsetHeight]]));

/**
 * Whether a box touches none that is taken.
 * @param {Box} box
 * @param {Box[]} taken
 */
export const isFree = ([left, top, right, bottom], taken) =>
  taken.every(
    ([otherLeft, otherTop, otherRight, otherBottom]) =>
      left > otherRight || right < otherLeft || top > otherBottom || bottom < otherTop,
  );
