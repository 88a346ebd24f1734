/**
 * The adapter to Streamlit. The address says what the reader has chosen: the parts change it, and
 * the server draws what it asks for. So a server that has never heard of a reader draws the same.
 */
import { onRequest } from "../shared/bus.js";
import { pause } from "../shared/content.js";
import { carry } from "../shared/history.js";
import { rest } from "./connection.js";
import { endFirstSight } from "./takeover.js";

/** @typedef {import("../types").Part} Part */

/**
 * @typedef {object} Component What Streamlit hands to a component.
 * @property {{ part: string, module: string, carry?: boolean } & import("../types").Said} data
 * @property {HTMLElement} parentElement
 * @property {(name: string, value: unknown) => void} setStateValue
 */

/** How long to wait before a module is asked for again, at first and at most, in milliseconds. */
const PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8000;

/**
 * A module, however often it has to be asked for. Browsers remember one that could not be fetched,
 * and those that import it, so each time its folder has another name.
 * @param {string} address
 * @returns {Promise<{ mount(root: HTMLElement, data: object): Promise<Part> }>}
 */
async function imported(address) {
  for (let turn = 0; ; turn++) {
    const folder = turn ? `$1@${turn}` : "$1";
    try {
      const url = new URL(address.replace(/(assets\/\w+)/, folder), document.baseURI);
      return await import(url.href);
    } catch {
      await pause(Math.min(LONGEST_PAUSE_MS, PAUSE_MS * 2 ** turn));
    }
  }
}

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
  // Without its script the first sight shows nothing.
  if (!window.claimlineFirst) endFirstSight();
  if (data.carry) carry(data.selection);
  const part =
    window.claimlineFirst?.take(data.part, parentElement) ??
    mountAnew(parentElement, { ...data, rest });
  // Between the first HTML and now the reader may have gone on.
  part.then(({ update }) => update?.(data));
  const taken = (/** @type {string} */ digest) => setStateValue("record", digest);
  const stopTaking = data.part === "status" ? onRequest("taken", taken) : undefined;
  const open = async () => (await part).open?.(location.search);
  const leave = () => {
    removeEventListener("popstate", open);
    stopTaking?.();
    part.then(({ stop }) => stop());
    parentElement.claimline = undefined;
  };
  addEventListener("popstate", open);
  parentElement.claimline = { part, leave };
  return leave;
}

/**
 * Mount a part that is not there yet. Its markup comes in a template, so that nothing stands twice
 * in the page while the first sight is on display.
 * @param {HTMLElement} root
 * @param {{ module: string } & Record<string, unknown>} data
 * @returns {Promise<Part>}
 */
async function mountAnew(root, data) {
  const template = root.querySelector("template");
  template?.replaceWith(template.content);
  const { mount } = await imported(data.module);
  return mount(root, data);
}
