import { ask, hear } from "./bus.js";
import { load } from "./record.js";
import { mountSearch } from "./search.js";

/** A search and a list of all places, for those who do not use the map. Takes `{record, claims}`, see search.js; asks for `place`. */
export async function mount(root, { record: source, claims }) {
  const record = await load(source);
  const areas = new Map(record.places.filter(({ kind }) => kind === record.area_kind).map(({ id, name }) => [id, name]));
  mountSearch(root.querySelector(".cl-search"), record, areas, claims);
  return { stop: list(root.querySelector("select"), record, areas) };
}

function list(select, record, areas) {
  const option = (id, text) => Object.assign(document.createElement("option"), { value: id, textContent: text });
  const groups = new Map();
  for (const { id, name, kind, area } of record.places) {
    if (!groups.has(area)) groups.set(area, Object.assign(document.createElement("optgroup"), { label: areas.get(area) ?? area }));
    groups.get(area).append(option(id, kind === record.area_kind ? `${name}, ${kind}` : `${name} (${kind})`));
  }
  const ordered = [...groups.values()].sort((one, other) => one.label.localeCompare(other.label));
  select.replaceChildren(option("", "All places: what the day brought"), ...ordered);
  select.addEventListener("change", () => ask("place", select.value));
  return hear("place", (place) => (select.value = place ?? ""));
}
