/** The legend: a swatch of an area and of a point for each actor and each standing. */
import { drawing, element, svg } from "../shared/elements.js";
import { areaFills, definitions, pointPaints } from "../shared/fills.js";

/** @typedef {import("../types").Payload} Payload */

const ORDER = ["confirmed", "claimed", "contested", "unreported"];

/**
 * The states that the legend shows: every confirmed holder, and an example of each other standing.
 * @param {Payload} payload
 * @returns {number[]} numbers of states, in the legend's order
 */
export function legendStates({ states, examples }) {
  const numbers = states.flatMap(([, , standing], number) =>
    standing === "confirmed" || number === examples[standing] ? [number] : [],
  );
  return numbers.sort((one, two) => ORDER.indexOf(states[one][2]) - ORDER.indexOf(states[two][2]));
}

/**
 * The words of a state in the legend.
 * @param {Payload} payload
 * @param {number} number
 */
export function legendWords({ states, legend }, number) {
  const [, , standing, words] = states[number];
  return legend[standing] ?? words.replace(/, confirmed$/, "");
}

/**
 * @param {HTMLElement} root
 * @param {Payload} payload
 */
export function drawLegend(root, payload) {
  const areas = areaFills(payload);
  const points = pointPaints(payload);
  const fills = drawing(0, 0, [definitions(payload)]);
  fills.classList.add("cl-fills");
  fills.style.position = "absolute";
  const items = legendStates(payload).map((number) => {
    const [fill, stroke] = points[number];
    const edge = { x: 0.5, y: 0.5, width: 25, height: 17, rx: 2, stroke: "var(--ink-faint)" };
    const swatch = drawing(46, 18, [
      svg("rect", { ...edge, fill: areas[number] }),
      svg("circle", { cx: 37, cy: 9, r: 6, fill, stroke, "stroke-width": 2 }),
    ]);
    const item = element("li");
    item.append(swatch, legendWords(payload, number));
    item.title = payload.standings[payload.states[number][2]];
    return item;
  });
  root.replaceChildren(...items);
  root.parentElement?.querySelector(".cl-fills")?.remove();
  root.before(fills);
}
