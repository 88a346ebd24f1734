/** The tooltip over the map: a place's name, its state, and since when. */
import { latest } from "../shared/bus.js";
import { dayWords } from "../shared/days.js";
import { element } from "../shared/elements.js";
import { labelOf, nameWithKind } from "../shared/names.js";

/** @typedef {import("../types").Timeline} Timeline */
/** @typedef {import("./draw.js").Drawn} Drawn */

/**
 * One tooltip for all places.
 * @param {L.Map} map
 * @param {Timeline} timeline
 */
export function placeTooltip(map, timeline) {
  const options = { className: "cl-tooltip", opacity: 1 };
  const tooltip = L.tooltip({ direction: "top", offset: [0, -8], ...options });
  const box = element("div");
  const [name, state, since] = [element("strong"), element("span"), element("small")];
  box.append(name, state, since);
  /** @type {Drawn | undefined} */
  let current;
  const refresh = () => {
    if (!current) return;
    const { place, row } = current;
    const day = timeline.index.get(latest("date") ?? "") ?? 0;
    const view = latest("view") ?? "hindsight";
    const from = timeline.sinceAt(view, row, day);
    name.textContent = place.kind === "capital" ? labelOf(place) : nameWithKind(place);
    state.textContent = timeline.states[timeline.stateAt(view, row, day)][3];
    since.textContent = from ? `since ${dayWords(from)}` : "";
  };
  return {
    refresh,
    /** @type {(item: Drawn, at: L.LatLng) => void} */
    open(item, at) {
      current = item;
      refresh();
      tooltip.setLatLng(at).setContent(box);
      if (!map.hasLayer(tooltip)) tooltip.addTo(map);
    },
    close() {
      current = undefined;
      tooltip.remove();
    },
  };
}
