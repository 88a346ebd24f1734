/** The search, and the list of all places for those who do not use the map. */
import { request, subscribe } from "../shared/bus.js";
import { persist } from "../shared/content.js";
import { element, find } from "../shared/elements.js";
import { load } from "../shared/payload.js";
import { mountSearch } from "./search.js";

/** @typedef {import("../types").Timeline} Timeline */

/**
 * @typedef {object} Data
 * @property {import("../types").Source<import("../types").Payload>} record
 * @property {import("./search.js").Claims} claims
 */

/**
 * @param {HTMLElement} root
 * @param {Data} data
 * @returns {Promise<import("../types").Part>}
 */
export async function mount(root, { record, claims }) {
  const timeline = await persist("the record", () => load(record));
  const areas = new Map(
    timeline.places
      .filter(({ kind }) => kind === timeline.area_kind)
      .map(({ id, name }) => [id, name]),
  );
  mountSearch(find(root, ".cl-search"), timeline, areas, claims);
  return { stop: mountList(find(root, "select"), timeline, areas) };
}

/**
 * @param {HTMLSelectElement} select
 * @param {Timeline} timeline
 * @param {Map<string, string>} areas
 * @returns {() => void} what ends it
 */
function mountList(select, timeline, areas) {
  /** @type {Map<string, HTMLOptGroupElement>} */
  const groups = new Map();
  for (const { id, name, kind, area } of timeline.places) {
    const group = groups.get(area) ?? element("optgroup");
    group.label = areas.get(area) ?? area;
    group.append(
      option(id, kind === timeline.area_kind ? `${name}, ${kind}` : `${name} (${kind})`),
    );
    groups.set(area, group);
  }
  const ordered = [...groups.values()].sort((one, two) => one.label.localeCompare(two.label));
  select.replaceChildren(option("", "All places: what the day brought"), ...ordered);
  select.addEventListener("change", () => request("place", select.value));
  return subscribe("place", (place) => {
    select.value = place ?? "";
  });
}

/**
 * @param {string} value
 * @param {string} text
 */
const option = (value, text) => Object.assign(element("option", text), { value });
