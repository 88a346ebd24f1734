/** The map by keyboard: one stop for Tab, and arrows from place to place. */
import { subscribe } from "../../shared/bus.js";
import { element } from "../../shared/elements.js";
import { bringIntoView, isStill, middle } from "../view/sight.js";

/** @typedef {import("../draw.js").Drawn} Drawn */

/** @type {Record<string, [number, number]>} */
const DIRECTIONS = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** @type {Record<string, number>} */
const ZOOMS = { "+": 1, "=": 1, "-": -1 };

const HELP =
  "Arrow keys go from place to place. Enter opens a place. " +
  "Plus and minus zoom. Escape leaves the map.";

/**
 * @param {L.Map} map
 * @param {Drawn[]} drawn
 * @param {ReturnType<typeof import("../tooltip.js").placeTooltip>} tooltip
 * @param {(place: string) => void} press
 * @returns {() => void} what ends it
 */
export function onKeys(map, drawn, tooltip, press) {
  if (!drawn.length) return () => {};
  /** @param {Drawn} item */
  const tabTo = (item) => {
    stop.path.setAttribute("tabindex", "-1");
    stop = item;
    stop.path.setAttribute("tabindex", "0");
  };
  let stop = drawn.reduce((one, two) => (two.place.weight < one.place.weight ? two : one));
  tabTo(stop);
  for (const item of drawn) {
    item.path.addEventListener("focus", () => {
      tabTo(item);
      if (!item.path.matches(":focus-visible")) return;
      bringIntoView(map, item, !isStill());
      tooltip.open(item, middle(item));
    });
    item.path.addEventListener("blur", tooltip.close);
    item.path.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || !act(event, item)) return;
      event.preventDefault();
      event.stopPropagation();
    });
  }
  /**
   * Do what a key means at a place; false where it means nothing there.
   * @param {KeyboardEvent} event
   * @param {Drawn} item
   */
  const act = ({ key }, item) => {
    if (key in DIRECTIONS) neighbour(map, drawn, item, DIRECTIONS[key]).path.focus();
    else if (key in ZOOMS) zoom(map, item, ZOOMS[key]);
    else if (key === "Enter" || key === " ") press(item.place.id);
    else if (key === "Escape") leave(item, tooltip);
    else return false;
    return true;
  };
  return subscribe("place", (place) => {
    for (const { path } of drawn) path.removeAttribute("aria-current");
    const picked = drawn.find((item) => item.place.id === place);
    if (!picked) return;
    picked.path.setAttribute("aria-current", "true");
    tabTo(picked);
  });
}

/**
 * Say what the map is and how it is used. Its buttons are no stops of their own, since plus and
 * minus do the same.
 * @param {HTMLElement} container
 */
export function describe(container) {
  const help = element("p", HELP, "cl-visually-hidden");
  help.id = "cl-map-help";
  container.append(help);
  container.setAttribute("role", "region");
  container.setAttribute("aria-label", "Map");
  container.setAttribute("aria-describedby", help.id);
  for (const button of container.querySelectorAll(".leaflet-control a")) {
    button.setAttribute("tabindex", "-1");
  }
}

/**
 * Go on to the slider, from the map and its tooltip.
 * @param {Drawn} item
 * @param {{ close(): void }} tooltip
 */
function leave(item, tooltip) {
  tooltip.close();
  item.path.blur();
  /** @type {HTMLElement | null} */ (document.querySelector(".cl-slider"))?.focus();
}

/**
 * @param {L.Map} map
 * @param {Drawn} item
 * @param {number} levels
 */
const zoom = (map, item, levels) =>
  map.setZoomAround(middle(item), map.getZoom() + levels, { animate: !isStill() });

/** How far the place of a number is moved, in pixels: too little to be seen. */
const aside = (/** @type {number} */ number) => number / 1000;

/**
 * The nearest place in a direction; the place itself where there is none.
 * @param {L.Map} map
 * @param {Drawn[]} drawn
 * @param {Drawn} from
 * @param {[number, number]} direction
 */
function neighbour(map, drawn, from, direction) {
  // Places at the same spot are told apart, so that each of them can be reached.
  const points = drawn.map((item, number) =>
    map.project(middle(item)).add([aside(number), aside(number)]),
  );
  return drawn[nearest(drawn.indexOf(from), points, direction)];
}

/**
 * The number of the point that is nearest to another one in a direction, or that one's own. What
 * lies aside counts as farther away: by the circle that touches both points and heads that way.
 * @param {number} from
 * @param {{ x: number, y: number }[]} points
 * @param {[number, number]} direction
 */
export function nearest(from, points, [dx, dy]) {
  let [best, least] = [from, Number.POSITIVE_INFINITY];
  points.forEach((point, number) => {
    const [x, y] = [point.x - points[from].x, point.y - points[from].y];
    const along = x * dx + y * dy;
    const size = (x * x + y * y) / along;
    if (along > 0 && size < least) [best, least] = [number, size];
  });
  return best;
}
