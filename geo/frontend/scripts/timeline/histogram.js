/** The histogram under the slider: how many claims each day has, and who took places on it. */
import { monthName } from "../shared/days.js";
import { element, svg } from "../shared/elements.js";

/** @typedef {import("../types").Payload} Payload */

/** Heights in units of the drawing: of the highest bar, and of the ticks below. */
const BAR = 30;
const TICK_TOP = 33;
const TICK = 7;
const HEIGHT = 41;

/** The gap before a bar and its width, as parts of a day. */
const GAP = 0.12;
const WIDTH = 0.76;

/**
 * The path of a bar on a day.
 * @param {number} day
 * @param {number} top
 * @param {number} height
 */
const bar = (day, top, height) => `M${day + GAP},${top}h${WIDTH}v${height}h-${WIDTH}z`;

/**
 * The path of all bars. Heights go by the square root, so that quiet days can be seen too.
 * @param {number[]} counts
 */
export function bars(counts) {
  const most = Math.max(1, ...counts);
  const paths = counts.map((count, day) => {
    const height = BAR * Math.sqrt(count / most);
    return count ? bar(day, BAR - height, height) : "";
  });
  return paths.join("");
}

/**
 * The first day of each month, as a share of the period, with the month's short name.
 * @param {string[]} days
 * @returns {[number, string][]}
 */
export const monthTicks = (days) =>
  days.flatMap((day, number) =>
    day.endsWith("-01") ? [[number / days.length, monthName(day)]] : [],
  );

/**
 * @param {HTMLElement} root
 * @param {Payload} payload
 * @param {string} view
 */
export function drawHistogram(root, payload, view) {
  const turns = payload.turns[view];
  const ticks = Object.entries(payload.actors).map(([actor, { colour }]) => {
    const taken = turns.filter(([, holder]) => holder === actor);
    const path = taken.map(([day]) => bar(day, TICK_TOP, TICK)).join("");
    return svg("path", { d: path, fill: colour });
  });
  const chart = svg(
    "svg",
    {
      viewBox: `0 0 ${payload.days.length} ${HEIGHT}`,
      preserveAspectRatio: "none",
      "aria-hidden": "true",
    },
    [svg("path", { d: bars(payload.claims[view]), class: "cl-bars" }), ...ticks],
  );
  const axis = element("div", "", "cl-months");
  for (const [share, month] of monthTicks(payload.days)) {
    const label = element("span", month);
    label.style.left = `${100 * share}%`;
    axis.append(label);
  }
  root.replaceChildren(chart, axis);
}
