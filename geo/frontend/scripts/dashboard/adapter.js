/**
 * The adapter to Streamlit. The address says what the reader has chosen: the parts change it, and
 * the server draws what it asks for. So a server that has never heard of a reader draws the same.
 */
import { carry, remember } from "../shared/history.js";
import { follow } from "./connection.js";

/** @typedef {import("../types").Part} Part */

/**
 * @typedef {object} Component What Streamlit hands to a component.
 * @property {{ module: string, carry?: boolean } & import("../types").Said} data
 * @property {HTMLElement} parentElement
 * @property {(name: string, value: unknown) => void} setStateValue
 */

/** @param {import("../types").ViewState} view */
const rest = (view) => {
  if (remember(view)) follow();
};

/**
 * Mount the part at the address `data.module` into a component, once, and hand it what the server
 * says later.
 * @param {Component} component
 * @returns {() => void} what takes the part away
 */
export function attach({ data, parentElement, setStateValue }) {
  const mounted = parentElement.claimline;
  if (mounted) {
    mounted.part.then((part) => part.update?.(data));
    return mounted.leave;
  }
  if (data.carry) carry(data.selection);
  /** @type {Promise<Part>} */
  const part = import(new URL(data.module, document.baseURI).href).then(({ mount }) =>
    mount(parentElement, { ...data, rest, state: setStateValue }),
  );
  const open = async () => (await part).open?.(location.search);
  const leave = () => {
    removeEventListener("popstate", open);
    part.then(({ stop }) => stop());
    parentElement.claimline = undefined;
  };
  addEventListener("popstate", open);
  parentElement.claimline = { part, leave };
  return leave;
}
