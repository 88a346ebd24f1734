/**
 * How a state looks: a flat colour, stripes for what is only claimed, and bands of both colours
 * for what is contested.
 */
import { svg } from "./elements.js";

/** @typedef {import("../types").Payload} Payload */

/** Sizes in pixels: the pitch of stripes and bands, and the width of a stripe. */
const STRIPE_PITCH = 7;
const STRIPE_WIDTH = 3;
const BAND_PITCH = 14;

/**
 * @param {string} fill
 * @param {number} x
 * @param {number} width
 * @param {number} height
 */
const rectangle = (fill, x, width, height) => svg("rect", { fill, x, y: 0, width, height });

/**
 * @param {string} id
 * @param {number} size
 * @param {number} angle
 * @param {Node[]} children
 */
const pattern = (id, size, angle, children) =>
  svg(
    "pattern",
    {
      id,
      width: size,
      height: size,
      patternUnits: "userSpaceOnUse",
      patternTransform: `rotate(${angle})`,
    },
    children,
  );

/**
 * @param {string} shape
 * @param {number} number
 */
const fillId = (shape, number) => `claimline-${shape}-${number}`;

/**
 * @param {number} number
 * @param {string} colour
 */
const stripes = (number, colour) =>
  pattern(fillId("area", number), STRIPE_PITCH, 45, [
    svg("rect", { fill: "var(--claimed-ground)", width: STRIPE_PITCH, height: STRIPE_PITCH }),
    rectangle(colour, 0, STRIPE_WIDTH, STRIPE_PITCH),
  ]);

/**
 * @param {number} number
 * @param {string[]} colours
 */
function bands(number, colours) {
  const half = BAND_PITCH / 2;
  return pattern(fillId("area", number), BAND_PITCH, -45, [
    rectangle(colours[0], 0, half, BAND_PITCH),
    rectangle(colours[1], half, half, BAND_PITCH),
    rectangle("var(--band-edge)", 0, 1, BAND_PITCH),
    rectangle("var(--band-edge)", half, 1, BAND_PITCH),
  ]);
}

/**
 * @param {number} number
 * @param {string[]} colours
 */
const halves = (number, colours) =>
  svg(
    "linearGradient",
    { id: fillId("point", number) },
    colours.map((colour) => svg("stop", { offset: 0.5, "stop-color": colour })),
  );

/**
 * `<defs>` with a pattern and a gradient for each state of the payload that is not flat.
 * @param {Payload} payload
 */
export function definitions(payload) {
  const made = payload.states.flatMap(([holder, contender, standing], number) => {
    const colour = payload.actors[holder]?.colour;
    if (standing === "claimed") return [stripes(number, colour)];
    if (standing !== "contested") return [];
    const colours = [colour, payload.actors[contender || holder].colour];
    return [bands(number, colours), halves(number, colours)];
  });
  return svg("defs", {}, made);
}

/**
 * The fill of an area in each state, by the number of the state.
 * @param {Payload} payload
 */
export const areaFills = (payload) =>
  payload.states.map(([holder, , standing], number) => {
    if (standing === "confirmed") return payload.actors[holder].colour;
    return standing === "unreported" ? "var(--unreported)" : `url(#${fillId("area", number)})`;
  });

/**
 * Fill and stroke of a point in each state: what is only claimed is a ring.
 * @param {Payload} payload
 * @returns {[string, string][]}
 */
export const pointPaints = (payload) =>
  payload.states.map(([holder, , standing], number) => {
    if (standing === "unreported") return ["var(--unreported)", "var(--ink-soft)"];
    const { colour } = payload.actors[holder];
    if (standing === "confirmed") return [colour, "var(--point-edge)"];
    if (standing === "claimed") return ["var(--claimed-ground)", colour];
    return [`url(#${fillId("point", number)})`, "var(--point-edge)"];
  });
