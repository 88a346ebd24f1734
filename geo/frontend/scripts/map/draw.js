/** The map: draws the record on a Leaflet map and keeps it with the page's date and view. */
import { latest, stopAll } from "../shared/bus.js";
import { content, persist } from "../shared/content.js";
import { definitions } from "../shared/fills.js";
import { load } from "../shared/payload.js";
import { withRecord } from "../shared/record.js";
import { drawAreas } from "./areas.js";
import { onPlaces } from "./input/interaction.js";
import { describe, onKeys } from "./input/keyboard.js";
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

/** @typedef {ReturnType<typeof drawRecord>} DrawnRecord */

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
  L.control.scale().addTo(map);
  describe(map.getContainer());
  /** @type {(timeline: import("../types").Timeline, before?: object) => Promise<DrawnRecord>} */
  const make = async (timeline, before) =>
    drawRecord(map, timeline, await boundaries(), before === undefined);
  const held = await withRecord(latest("record") || record, make);
  const press = (/** @type {string} */ place) => held.now().press(place);
  const kept = keepWindow(map, view, () => held.now().show());
  onTouch(map, () => held.now().drawn, press);
  const stops = [held.stop, followMotion(map), onPrint(map, kept)];
  return () => stopAll(stops);
}

/**
 * @param {L.Map} map
 * @param {import("../types").Timeline} timeline
 * @param {import("../types").Boundaries} boundaries
 * @param {boolean} isFirst whether the map was empty until now
 */
function drawRecord(map, timeline, boundaries, isFirst) {
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
  const selection = markSelection(map, drawn, boundaries, isFirst);
  onPlaces(drawn, tooltip, selection.press);
  const stops = [
    paint(timeline, drawn, tooltip.refresh),
    selection.stop,
    tooltip.stop,
    onKeys(map, drawn, tooltip, selection.press),
    drawLabels(map, timeline, boundaries),
  ];
  return {
    drawn,
    show: selection.show,
    press: selection.press,
    stop() {
      stopAll(stops);
      map.eachLayer((layer) => layer instanceof L.Renderer || layer.remove());
      fills.remove();
    },
  };
}
