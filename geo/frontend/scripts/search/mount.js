/** The search, and the list of all places for those who do not use the map. */
import { latest, request, stopAll, subscribe } from "../shared/bus.js";
import { element, find } from "../shared/elements.js";
import { labelOf, nameWithKind } from "../shared/names.js";
import { withRecord } from "../shared/record.js";
import { mountSearch } from "./search.js";

/** @typedef {import("../types").Timeline} Timeline */

/**
 * @typedef {object} Data
 * @property {import("../types").Source<import("../types").Payload>} record
 * @property {import("../shared/claims.js").Claims} claims
 */

/**
 * @param {HTMLElement} root
 * @param {Data} data
 * @returns {Promise<import("../types").Part>}
 */
export async function mount(root, { record, claims }) {
  return withRecord(record, (timeline, before) => {
    const areas = new Map(
      timeline.places
        .filter(({ kind }) => kind === timeline.area_kind)
        .map(({ id, name }) => [id, name]),
    );
    const rows = (before && latest("rows")) || claims;
    const listening = new AbortController();
    mountSearch(find(root, ".cl-search"), timeline, areas, rows, listening.signal);
    const stopList = mountList(find(root, "select"), timeline, areas, listening.signal);
    return { stop: () => stopAll([stopList, () => listening.abort()]) };
  });
}

/**
 * @param {HTMLSelectElement} select
 * @param {Timeline} timeline
 * @param {Map<string, string>} areas
 * @param {AbortSignal} signal
 * @returns {() => void} what ends it
 */
function mountList(select, timeline, areas, signal) {
  /** @type {Map<string, HTMLOptGroupElement>} */
  const groups = new Map();
  for (const place of timeline.places) {
    const { id, kind, area } = place;
    const group = groups.get(area) ?? element("optgroup");
    group.label = areas.get(area) ?? area;
    const isArea = kind === timeline.area_kind;
    group.append(option(id, isArea ? `${labelOf(place)}, ${kind}` : nameWithKind(place)));
    groups.set(area, group);
  }
  const ordered = [...groups.values()].sort((one, two) => one.label.localeCompare(two.label));
  select.replaceChildren(option("", "All places: what the day brought"), ...ordered);
  select.addEventListener("change", () => request("place", select.value), { signal });
  return subscribe("place", (place) => {
    select.value = place ?? "";
  });
}

/**
 * @param {string} value
 * @param {string} text
 */
const option = (value, text) => Object.assign(element("option", text), { value });
