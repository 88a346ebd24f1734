import { hear, last } from "./bus.js";
import { inWords, load } from "./record.js";

/** The date, large, and one sentence on it, changing with every frame. Takes `{record}`, an address; emits nothing. */
export async function mount(root, { record: address }) {
  const record = await load(address);
  const day = root.querySelector(".cl-date"), sentence = root.querySelector(".cl-sentence");
  const words = record.days.map(inWords);
  const show = () => {
    const number = record.index.get(last("date"));
    if (number === undefined) return;
    write(day.firstChild, words[number]);
    write(sentence.firstChild, record.headlines[last("view") ?? "hindsight"][number]);
  };
  for (const element of [day, sentence]) if (!element.firstChild) element.append("");
  const stops = [hear("date", show), hear("view", show)];
  return { stop: () => stops.forEach((stop) => stop()) };
}

/** Change a text only if it is another one: the same words again would be laid out again. */
function write(node, words) {
  if (node.data !== words) node.data = words;
}
