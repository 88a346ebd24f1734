/** The quiet line: what readers should know of the page itself, the most important first. */
import { element, find } from "../shared/elements.js";

/** @typedef {"offline" | "missing" | "news"} Matter */
/** @typedef {[string, () => void]} Action the words of a button, and what it does */

/** @type {Matter[]} */
const ORDER = ["offline", "missing", "news"];

/** @param {HTMLElement} root */
export function mountLine(root) {
  const words = find(root, ".cl-line-words");
  const buttons = find(root, ".cl-line-buttons");
  /** @type {Map<Matter, { text: string, actions: Action[] }>} */
  const said = new Map();
  const show = () => {
    const matter = ORDER.find((one) => said.has(one));
    const { text, actions } = (matter && said.get(matter)) ?? { text: "", actions: [] };
    if (words.textContent !== text) words.textContent = text;
    buttons.replaceChildren(...actions.map(button));
    root.toggleAttribute("data-shown", Boolean(text));
  };
  return {
    /** @type {(matter: Matter, text: string, actions?: Action[]) => void} */
    say(matter, text, actions = []) {
      said.set(matter, { text, actions });
      show();
    },
    /** @param {Matter} matter */
    hush(matter) {
      if (said.delete(matter)) show();
    },
  };
}

/** @param {Action} action */
function button([words, act]) {
  const made = Object.assign(element("button", words), { type: "button" });
  made.addEventListener("click", act);
  return made;
}
