/** The tooltip over the map: a place's name, its state, and since when. */
import { latest } from "../shared/bus.js";
import { dayWords } from "../shared/days.js";
import { element } from "../shared/elements.js";
import { labelOf, nameWithKind } from "../shared/names.js";

/** @typedef {import("../types").Timeline} Timeline */
/** @typedef {import("./draw.js").Drawn} Drawn */

/** How far the tooltip stands off its point, and off the edge of the map, in pixels. */
const DISTANCE = 14;
const EDGE = 4;

/**
 * One tooltip for all places. It lies in the map as a whole, above its point where there is room.
 * @param {L.Map} map
 * @param {Timeline} timeline
 */
export function placeTooltip(map, timeline) {
  const { box, lines } = emptyBox(map.getContainer());
  /** @type {Drawn | undefined} */
  let current;
  /** @type {L.LatLng | undefined} */
  let stands;
  /** @type {[number, number] | undefined} */
  let size;
  const move = () => {
    if (!stands || box.hidden) return;
    size ??= [box.offsetWidth, box.offsetHeight];
    const { x: width, y: height } = map.getSize();
    const [left, top] = corner(map.latLngToContainerPoint(stands), size, [width, height]);
    box.style.transform = `translate(${left}px, ${top}px)`;
  };
  /** @type {(line: HTMLElement, words: string) => void} */
  const write = (line, words) => {
    if (line.textContent === words) return;
    line.textContent = words;
    size = undefined;
  };
  const refresh = () => {
    if (!current) return;
    wordsOf(current, timeline).forEach((words, number) => {
      write(lines[number], words);
    });
    if (!size) move();
  };
  const moveAgain = () => {
    size = undefined;
    move();
  };
  map.on("move zoomend resize", moveAgain);
  return {
    refresh,
    stop() {
      map.off("move zoomend resize", moveAgain);
      box.remove();
    },
    /** @type {(item: Drawn, at: L.LatLng) => void} */
    open(item, at) {
      current = item;
      stands = at;
      box.hidden = false;
      refresh();
      move();
    },
    close() {
      current = undefined;
      box.hidden = true;
    },
  };
}

/**
 * Name, state, and since when.
 * @param {Drawn} drawn
 * @param {Timeline} timeline
 */
function wordsOf({ place, row }, timeline) {
  const day = timeline.index.get(latest("date") ?? "") ?? 0;
  const view = latest("view") ?? "hindsight";
  const from = timeline.sinceAt(view, row, day);
  return [
    place.kind === "capital" ? labelOf(place) : nameWithKind(place),
    timeline.states[timeline.stateAt(view, row, day)][3],
    from ? `since ${dayWords(from)}` : "",
  ];
}

/**
 * The box and its three lines: name, state, and since when.
 * @param {HTMLElement} container
 */
function emptyBox(container) {
  const box = element("div", "", "cl-tooltip");
  const lines = [element("strong"), element("span"), element("small")];
  // Screen readers have the same from the place itself.
  box.setAttribute("aria-hidden", "true");
  box.hidden = true;
  box.append(...lines);
  container.append(box);
  return { box, lines };
}

/**
 * Where the upper left corner of a box goes that stands off a point and lies in the map as a whole.
 * @param {{ x: number, y: number }} point
 * @param {[number, number]} box width and height
 * @param {[number, number]} map width and height
 * @returns {[number, number]}
 */
export function corner({ x, y }, [width, height], [mapWidth, mapHeight]) {
  const left = Math.max(EDGE, Math.min(x - width / 2, mapWidth - width - EDGE));
  const lowest = mapHeight - height - EDGE;
  const above = y - DISTANCE - height;
  const below = y + DISTANCE;
  const top = above >= EDGE || below > lowest ? Math.max(EDGE, Math.min(above, lowest)) : below;
  return [Math.round(left), Math.round(top)];
}
