/** Repainting: at each date and view the places whose state changes, and only those. */
import { latest, stopAll, subscribe } from "../shared/bus.js";
import { areaFills, pointPaints } from "../shared/fills.js";
import { labelOf } from "../shared/names.js";

/** @typedef {import("../types").Timeline} Timeline */
/** @typedef {import("./draw.js").Drawn} Drawn */

/** How long the day stands still before places are named anew for screen readers. */
const NAMED_MS = 60;

/**
 * Paint the places now and whenever date or view change.
 * @param {Timeline} timeline
 * @param {Drawn[]} drawn
 * @param {() => void} repainted called after each repaint
 * @returns {() => void} what ends it
 */
export function paint(timeline, drawn, repainted) {
  const apply = painter(timeline);
  const painted = new Int32Array(timeline.places.length).fill(-1);
  const byRow = new Map(drawn.map((item) => [item.row, item]));
  /** @type {Set<Drawn>} */
  const stale = new Set();
  /** @type {number | undefined} */
  let paintedDay;
  /** @type {string | undefined} */
  let paintedView;
  let naming = 0;
  drawn.forEach(prepare);
  const name = () => {
    for (const { place, row, path } of stale) {
      const words = timeline.states[painted[row]][3];
      path.setAttribute("aria-label", `${labelOf(place)}, ${place.kind}: ${words}`);
    }
    stale.clear();
  };
  const show = () => {
    const day = timeline.index.get(latest("date") ?? "");
    const view = latest("view") ?? "hindsight";
    if (day === undefined) return;
    const same = view === paintedView && paintedDay !== undefined;
    const rows = same ? timeline.rowsBetween(view, paintedDay ?? 0, day) : byRow.keys();
    [paintedDay, paintedView] = [day, view];
    for (const row of rows) {
      const item = byRow.get(row);
      if (!item) continue;
      const state = timeline.stateAt(view, row, day);
      if (state === painted[row]) continue;
      apply(item, state, painted[row]);
      painted[row] = state;
      stale.add(item);
    }
    clearTimeout(naming);
    naming = window.setTimeout(name, NAMED_MS);
    repainted();
  };
  const stops = [subscribe("date", show), subscribe("view", show), () => clearTimeout(naming)];
  return () => stopAll(stops);
}

/**
 * What never changes of a drawn place.
 * @param {Drawn} drawn
 */
function prepare({ place, path }) {
  path.dataset.place = place.id;
  path.setAttribute("tabindex", "-1");
  path.setAttribute("role", "button");
  path.setAttribute("fill-opacity", "1");
}

/**
 * What gives a place its state. Attributes that stay are not written again.
 * @param {Timeline} timeline
 * @returns {(drawn: Drawn, state: number, before: number) => void}
 */
function painter(timeline) {
  const fills = areaFills(timeline);
  const paints = pointPaints(timeline);
  return ({ place, path }, state, before) => {
    const [holder, , standing] = timeline.states[state];
    if (place.lat === undefined) path.setAttribute("fill", fills[state]);
    else {
      const [fill, stroke] = paints[state];
      path.setAttribute("fill", fill);
      if (stroke !== paints[before]?.[1]) path.setAttribute("stroke", stroke);
    }
    if (path.dataset.holder !== holder) path.dataset.holder = holder;
    if (path.dataset.standing !== standing) path.dataset.standing = standing;
  };
}
