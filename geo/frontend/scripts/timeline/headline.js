import { latest, stopAll, subscribe } from "../shared/bus.js";
import { dayWords } from "../shared/days.js";
import { find } from "../shared/elements.js";
import { withRecord } from "../shared/record.js";

/**
 * The date, large, and one sentence on it, changing with every frame.
 * @param {HTMLElement} root
 * @param {{ record: import("../types").Source<import("../types").Payload> }} data
 * @returns {Promise<import("../types").Part>}
 */
export async function mount(root, { record }) {
  const day = textOf(find(root, ".cl-date"));
  const sentence = textOf(find(root, ".cl-headline-text"));
  return withRecord(record, (timeline) => {
    const words = timeline.days.map(dayWords);
    const show = () => {
      const number = timeline.index.get(latest("date") ?? "");
      if (number === undefined) return;
      write(day, words[number]);
      write(sentence, timeline.headlines[latest("view") ?? "hindsight"][number]);
    };
    const stops = [subscribe("date", show), subscribe("view", show)];
    return { stop: () => stopAll(stops) };
  });
}

/**
 * The one text node of an element.
 * @param {HTMLElement} element
 * @returns {Text}
 */
function textOf(element) {
  if (!element.firstChild) element.append("");
  return /** @type {Text} */ (element.firstChild);
}

/**
 * Change a text only if it differs: the same words again would be laid out again.
 * @param {Text} node
 * @param {string} words
 */
function write(node, words) {
  if (node.data !== words) node.data = words;
}
