/**
 * Names of countries, and of as many places as have room, the most reported first. All stand in
 * one element, so that the browser keeps one layer for them and not one for each.
 */
import { element } from "../shared/elements.js";

/** @typedef {import("../types").Timeline} Timeline */
/** @typedef {[number, number, number, number]} Box left, top, right, bottom in pixels */

const LABELLED = new Set(["capital", "crossing"]);

/** Below this zoom only capitals are named. */
const CLOSE = 6.5;

/** Where a name stands beside its point, in pixels. */
const LEFT = 7;
const RIGHT = 11;

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
  let sizes = sizesOf(names);
  const arrange = () => {
    /** @type {Box[]} */
    const taken = [];
    const close = map.getZoom() >= CLOSE;
    for (const country of countries) put(map, country);
    names.forEach((name, number) => {
      const { x, y } = put(map, name);
      const [width, height] = sizes[number];
      /** @type {Box} */
      const box = [x + LEFT, y - height / 2, x + RIGHT + width, y + height / 2];
      const isVisible = (close || name.kind === "capital") && isFree(box, taken);
      name.label.style.visibility = isVisible ? "" : "hidden";
      if (isVisible) taken.push(box);
    });
  };
  map.on("zoomend viewreset resize", arrange);
  arrange();
  // The page's font may arrive later than the map; names are narrower or wider in it.
  const remeasure = () => {
    sizes = sizesOf(names);
    arrange();
  };
  document.fonts.addEventListener("loadingdone", remeasure);
  return () => {
    map.off("zoomend viewreset resize", arrange);
    document.fonts.removeEventListener("loadingdone", remeasure);
    pane.replaceChildren();
  };
}

/**
 * Width and height of labels, in pixels.
 * @param {Label[]} labels
 */
const sizesOf = (labels) => labels.map(({ label }) => [label.offsetWidth, label.offsetHeight]);

/** @typedef {{ label: HTMLElement, at: L.LatLng }} Label */

/**
 * Move a label to its place on the map.
 * @param {L.Map} map
 * @param {Label} label
 */
function put(map, { label, at }) {
  const point = map.latLngToLayerPoint(at);
  label.style.left = `${point.x}px`;
  label.style.top = `${point.y}px`;
  return point;
}

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
