import { ask, hear } from "./bus.js";
import { load } from "./record.js";

/** A list of all places by area, for those who do not use the map. Takes `{record}`, an address; asks for `place`. */
export async function mount(root, { record: address }) {
  const record = await load(address);
  const list = root.querySelector("select");
  const option = (place, text) => Object.assign(document.createElement("option"), { value: place.id, textContent: text });
  const names = new Map(record.places.map((place) => [place.id, place.name]));
  const groups = new Map();
  for (const place of record.places) {
    if (!groups.has(place.area)) groups.set(place.area, Object.assign(document.createElement("optgroup"), { label: names.get(place.area) ?? place.area }));
    groups.get(place.area).append(option(place, place.kind === record.area_kind ? `${place.name}, ${place.kind}` : `${place.name} (${place.kind})`));
  }
  const ordered = [...groups.values()].sort((one, other) => one.label.localeCompare(other.label));
  list.replaceChildren(option({ id: "" }, "All places: what the day brought"), ...ordered);
  list.addEventListener("change", () => ask("place", list.value));
  return { stop: hear("place", (place) => (list.value = place ?? "")) };
}
