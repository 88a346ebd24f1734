import { ask, hear } from "./bus.js";
import { load } from "./record.js";

const MOST_FOUND = 8;

/** A search and a list of all places, for those who do not use the map. Takes `{record}`; asks for `place`. */
export async function mount(root, { record: source }) {
  const record = await load(source);
  const areas = new Map(record.places.filter(({ kind }) => kind === record.area_kind).map(({ id, name }) => [id, name]));
  search(root.querySelector(".cl-search"), record, areas);
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

/** Letters alone, without case, accents and marks, so that one spelling finds another. */
const folded = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** [rank, place] of what fits the words: names that begin with them first, then those that hold them, the most reported first. */
function fitting(index, words) {
  const wanted = folded(words);
  if (!wanted) return [];
  const rank = ({ names }) => (names.some((name) => name.startsWith(wanted)) ? 0 : names.some((name) => name.includes(wanted)) ? 1 : 2);
  return index
    .map((entry) => [rank(entry), entry.place])
    .filter(([at]) => at < 2)
    .sort(([one, first], [other, second]) => one - other || first.weight - second.weight)
    .slice(0, MOST_FOUND);
}

function search(root, record, areas) {
  const input = root.querySelector("input"), found = root.querySelector("ul");
  const index = record.places.map((place) => ({ place, names: [place.name, ...(place.names ?? [])].map(folded) }));
  let active = -1;
  const close = () => {
    found.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    active = -1;
  };
  const pick = (id) => {
    input.value = "";
    close();
    ask("place", id);
  };
  const mark = (number) => {
    const items = [...found.querySelectorAll("[data-go]")];
    if (!items.length) return;
    active = (number + items.length) % items.length;
    items.forEach((item, at) => item.setAttribute("aria-selected", String(at === active)));
    input.setAttribute("aria-activedescendant", items[active].id);
  };
  const line = ([, place], number) => {
    const item = Object.assign(document.createElement("li"), { id: `cl-found-${number}` });
    item.setAttribute("role", "option");
    item.dataset.go = place.id;
    const where = document.createElement("small");
    where.textContent = place.kind === record.area_kind ? place.kind : `${place.kind}, ${areas.get(place.area) ?? place.area}`;
    item.append(place.name, where);
    return item;
  };
  const show = () => {
    const items = fitting(index, input.value).map(line);
    if (!input.value.trim()) return close();
    if (!items.length) items.push(Object.assign(document.createElement("li"), { textContent: "No place of that name in the record", className: "cl-none" }));
    found.replaceChildren(...items);
    found.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(0);
  };
  input.addEventListener("input", show);
  input.addEventListener("focus", show);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return close();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      mark(active + (event.key === "ArrowDown" ? 1 : -1));
    }
    const chosen = found.querySelector("[aria-selected=true]");
    if (event.key === "Enter" && chosen && !found.hidden) pick(chosen.dataset.go);
  });
  found.addEventListener("mousedown", (event) => {
    event.preventDefault(); // the field keeps the focus until the place is picked
    const item = event.target.closest("[data-go]");
    if (item) pick(item.dataset.go);
  });
}
