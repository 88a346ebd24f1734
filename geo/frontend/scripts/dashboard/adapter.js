/** The adapter to Streamlit. */
import { writtenView } from "../shared/address.js";

/** @typedef {import("../types").Part} Part */

/**
 * @typedef {object} Component What Streamlit hands to a component.
 * @property {{ part: string, module: string, selection: import("../types").ViewState }} data
 * @property {HTMLElement} parentElement
 * @property {(name: string, value: unknown) => void} setStateValue
 */

/**
 * Mount the part at the address `data.module` into a component, once, and hand it what the server
 * says later. Where the reader's selection comes to rest it becomes the state `selection`.
 * @param {Component} component
 * @returns {() => void} what takes the part away
 */
export function attach({ data, parentElement, setStateValue }) {
  const mounted = parentElement.claimline;
  if (mounted) {
    mounted.part.then((part) => part.adopt?.(data.selection));
    return mounted.leave;
  }
  const rest = (/** @type {unknown} */ view) => setStateValue("selection", view);
  // Without its script the first sight shows nothing.
  if (!window.claimlineFirst) document.getElementById("cl-first")?.remove();
  const part =
    window.claimlineFirst?.take(data.part, parentElement, rest) ??
    mountAnew(parentElement, data, rest);
  // A reader who goes back before the server has answered is sent what the page was made with,
  // which Streamlit does not pass on again. The address says what is wanted.
  const goneBack = async () => (await part).adopt?.(writtenView(location.search) ?? data.selection);
  const leave = () => {
    removeEventListener("popstate", goneBack);
    part.then(({ stop }) => stop());
    parentElement.claimline = undefined;
  };
  addEventListener("popstate", goneBack);
  parentElement.claimline = { part, leave };
  return leave;
}

/**
 * @param {HTMLElement} root
 * @param {{ module: string }} data
 * @param {(view: unknown) => void} rest
 * @returns {Promise<Part>}
 */
async function mountAnew(root, data, rest) {
  const { mount } = await import(new URL(data.module, document.baseURI).href);
  return mount(root, { ...data, rest });
}
