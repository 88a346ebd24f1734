/** How a state looks: a flat colour, a hatch for what is only claimed, bands of both colours for what is contested. */
const SVG = "http://www.w3.org/2000/svg";

function make(tag, attributes, children = []) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const rectangle = (fill, x, width, size) => make("rect", { fill, x, y: 0, width, height: size });

const pattern = (id, size, angle, children) =>
  make("pattern", { id, width: size, height: size, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${angle})` }, children);

const name = (...parts) => `claimline-${parts.join("-")}`;

/** `<defs>` with a pattern and a marker gradient for each state of the record that is not flat. */
export function definitions(record) {
  const colour = (actor) => record.actors[actor].colour;
  const made = record.states.flatMap(([holder, contender, standing], number) => {
    if (standing === "claimed") {
      return [pattern(name("area", number), 7, 45, [make("rect", { fill: "var(--claimed-ground)", width: 7, height: 7 }), rectangle(colour(holder), 0, 3, 7)])];
    }
    if (standing !== "contested") return [];
    const ends = [colour(holder), colour(contender ?? holder)];
    return [
      pattern(name("area", number), 14, -45, [rectangle(ends[0], 0, 7, 14), rectangle(ends[1], 7, 7, 14), rectangle("var(--band-edge)", 0, 1, 14), rectangle("var(--band-edge)", 7, 1, 14)]),
      make("linearGradient", { id: name("point", number) }, [
        make("stop", { offset: 0.5, "stop-color": ends[0] }),
        make("stop", { offset: 0.5, "stop-color": ends[1] }),
      ]),
    ];
  });
  return make("defs", {}, made);
}

/** The fill of each state, for areas: an attribute value by state number. */
export const areaFills = (record) =>
  record.states.map(([holder, , standing], number) => {
    if (standing === "confirmed") return record.actors[holder].colour;
    return standing === "unreported" ? "var(--unreported)" : `url(#${name("area", number)})`;
  });

/** Fill and stroke of each state, for points: what is only claimed is a ring. */
export const pointPaints = (record) =>
  record.states.map(([holder, , standing], number) => {
    if (standing === "unreported") return ["var(--unreported)", "var(--ink-soft)"];
    const colour = record.actors[holder].colour;
    if (standing === "confirmed") return [colour, "var(--point-edge)"];
    return standing === "claimed" ? ["var(--claimed-ground)", colour] : [`url(#${name("point", number)})`, "var(--point-edge)"];
  });

/** An `<svg>` of the given size with the shapes drawn into it; its fills are defined elsewhere in the document. */
export function picture(width, height, shapes) {
  return make("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" }, shapes);
}

export { make };
