/** The map: draws the record on a Leaflet map and keeps it with the page's date and view. */
import { stopAll } from "../shared/bus.js";
import { content } from "../shared/content.js";
import { definitions } from "../shared/fills.js";
import { load } from "../shared/payload.js";
import { drawAreas } from "./areas.js";
import { onPlaces } from "./input/interaction.js";
import { onKeys } from "./input/keyboard.js";
import { onTouch } from "./input/touch.js";
import { drawLabels } from "./labels.js";
import { paint } from "./painter.js";
import { drawPoints } from "./points.js";
import { markSelection } from "./selection.js";
import { placeTooltip } from "./tooltip.js";
import { onPrint } from "./view/paper.js";
import { followMotion, keepWindow } from "./view/window.js";

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
 * @property {L.Path & Partial<L.CircleMarker> & { getBounds?: () => L.LatLngBounds }} layer
 * @property {SVGElement} path
 */

/**
 * Draw the record on a map. Presses request `place` on the bus.
 * @param {L.Map} map
 * @param {Settings} settings
 * @returns {Promise<() => void>} what ends it
 */
export async function draw(map, { record, land, window: view }) {
  const [timeline, boundaries] = await Promise.all([
    load(record),
    /** @type {Promise<import("../types").Boundaries>} */ (content(land)),
  ]);
  map.invalidateSize({ animate: false });
  map.fitBounds(view, { animate: false });
  /** @type {Map<string, any>} */
  const layers = new Map([...drawAreas(map, boundaries, timeline), ...drawPoints(map, timeline)]);
  map.getPanes().overlayPane.querySelector("svg")?.prepend(definitions(timeline));
  /** @type {Drawn[]} */
  const drawn = timeline.places.flatMap((place, row) => {
    const layer = layers.get(place.id);
    return layer ? [{ place, row, layer, path: layer.getElement() }] : [];
  });
  L.control.scale().addTo(map);
  const tooltip = placeTooltip(map, timeline);
  const selection = markSelection(map, drawn, boundaries);
  onPlaces(drawn, tooltip, selection.press);
  onTouch(map, drawn, selection.press);
  const stops = [
    paint(timeline, drawn, tooltip.refresh),
    selection.stop,
    onKeys(map, drawn, tooltip, selection.press),
    followMotion(map),
    drawLabels(map, timeline, boundaries),
    onPrint(map, keepWindow(map, view, selection.show)),
  ];
  return () => stopAll(stops);
}
