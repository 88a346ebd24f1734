/** The map as a part of a page: makes the Leaflet map and draws the record on it. */
import { persist } from "../shared/content.js";
import { element } from "../shared/elements.js";
import { draw } from "./draw.js";

/**
 * @typedef {object} Data
 * @property {import("../types").Source<import("../types").Payload>} record
 * @property {import("../types").Source<import("../types").Boundaries>} land
 * @property {import("../types").MapWindow} window what the map shows at first
 * @property {L.MapOptions} options
 * @property {string} [leaflet] the address of Leaflet, for a page that may not have it yet
 */

/**
 * @param {HTMLElement} root
 * @param {Data} data
 * @returns {Promise<import("../types").Part>}
 */
export async function mount(root, { record, land, window: view, options, leaflet }) {
  if (leaflet) await persist("the map", () => loadLeaflet(leaflet));
  const container = element("div", "", "cl-map");
  root.replaceChildren(container);
  const map = L.map(container, options);
  const stop = await draw(map, { record, land, window: view });
  return {
    stop() {
      stop();
      map.remove();
    },
  };
}

/** @type {Promise<void> | undefined} */
let loading;

/**
 * Load Leaflet, once; done when it is there.
 * @param {string} address
 * @returns {Promise<void>}
 */
function loadLeaflet(address) {
  if (globalThis.L) return Promise.resolve();
  loading ??= new Promise((done, fail) => {
    const script = Object.assign(document.createElement("script"), {
      src: address,
      onload: () => done(),
      onerror: () => {
        loading = undefined;
        script.remove();
        fail(new Error(`${address} could not be loaded`));
      },
    });
    document.head.append(script);
  });
  return loading;
}
