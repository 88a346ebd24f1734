/** The map: draws the record on a Leaflet map and keeps it with the page's date and view. */
import { latest, stopAll } from "../shared/bus.js";
import { content, persist } from "../shared/content.js";
import { definitions } from "../shared/fills.js";
import { load } from "../shared/payload.js";
import { withRecord } from "../shared/record.js";
import { drawAreas } from "./areas.js";
import { onPlaces } from "./interaction.js";
import { drawLabels } from "./labels.js";
import { paint } from "./painter.js";
import { drawPoints } from "./points.js";
import { markSelection } from "./selection.js";
import { placeTooltip } from "./tooltip.js";
import { keepWindow } from "./window.js";

/**
 * @typedef {object} Settings
 * @property {import("../types").Source<import("../types").Payload>} record
 * @property {import("../types").Source<import("../types").Boundaries>} land
 * @property {import("../types").MapWindow} window what the map shows at first
 */

/**
 * A place as it is drawn.
 * @typedef {object} Drawn
 * @property {import("../types").Place} place
 * @property {number} row
 * @property {L.Path & { getBounds?: () => L.LatLngBounds, getLatLng?: () => L.LatLng }} layer
 * @property {SVGElement} path
 */

/**
 * Draw the record on a map, and again when there is a newer one; the window of the map stays.
 * Presses request `place` on the bus.
 * @param {L.Map} map
 * @param {Settings} settings
 * @returns {Promise<() => void>} what ends it
 */
export async function draw(map, { record, land, window: view }) {
  const boundaries = () => persist("the map", () => content(latest("land") || land));
  await Promise.all([persist("the record", () => load(latest("record") || record)), boundaries()]);
  map.invalidateSize({ animate: false });
  map.fitBounds(view, { animate: false });
  const held = await withRecord(latest("record") || record, async (timeline) =>
    drawRecord(map, timeline, await boundaries()),
  );
  L.control.scale().addTo(map);
  keepWindow(map, view);
  return held.stop;
}

/**
 * @param {L.Map} map
 * @param {import("../types").Timeline} timeline
 * @param {import("../types").Boundaries} boundaries
 */
function drawRecord(map, timeline, boundaries) {
  /** @type {Map<string, any>} */
  const layers = new Map([...drawAreas(map, boundaries, timeline), ...drawPoints(map, timeline)]);
  const fills = definitions(timeline);
  map.getPanes().overlayPane.querySelector("svg")?.prepend(fills);
  /** @type {Drawn[]} */
  const drawn = timeline.places.flatMap((place, row) => {
    const layer = layers.get(place.id);
    return layer ? [{ place, row, layer, path: layer.getElement() }] : [];
  });
  const tooltip = placeTooltip(map, timeline);
  const stops = [paint(timeline, drawn, tooltip.refresh)];
  onPlaces(drawn, tooltip);
  stops.push(markSelection(map, layers, boundaries), drawLabels(map, timeline, boundaries));
  return {
    stop() {
      stopAll(stops);
      tooltip.close();
      map.eachLayer((layer) => layer instanceof L.Renderer || layer.remove());
      fills.remove();
    },
  };
}
