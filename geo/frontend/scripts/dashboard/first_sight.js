/**
 * The first sight of the map page: the parts of the page, mounted by the first HTML itself while
 * Streamlit starts. They work at once. Streamlit's page takes them over as they are.
 */
import { mount as mountStatus } from "../live/mount.js";
import { mount as mountMap } from "../map/mount.js";
import { mount as mountSearch } from "../search/mount.js";
import { find, painted } from "../shared/elements.js";
import { mount as mountHeadline } from "../timeline/headline.js";
import { mount as mountTimeline } from "../timeline/mount.js";
import { rest as restAt } from "./connection.js";
import { firstSight } from "./takeover.js";

/** @typedef {(node: HTMLElement, data: any) => Promise<import("../types").Part>} Mount */

/**
 * What mounts the parts that come first. The timeline says what day it is, the status what cannot
 * be fetched.
 */
const FIRST = {
  timeline: mountTimeline,
  map: mountMap,
  headline: mountHeadline,
  status: mountStatus,
};

/** What mounts those that follow when the map is on display. */
const AFTERWARDS = { places: mountSearch };

/** Mount all parts, the map first, and let Streamlit start when they are on display. */
export async function start() {
  const root = document.getElementById("cl-first");
  try {
    if (root) await showAll(root);
  } finally {
    root?.removeAttribute("data-waits");
    window.claimlineStart?.();
  }
}

/** @param {HTMLElement} root */
async function showAll(root) {
  const data = JSON.parse(find(root, "script").textContent ?? "null");
  const sight = firstSight(root);
  window.claimlineFirst = sight;
  /** @param {import("../types").ViewState} view */
  const rest = (view) => {
    root.setAttribute("aria-busy", "true");
    restAt(view);
  };
  /** @type {(mounts: Record<string, Mount>, when?: Promise<unknown>) => Promise<unknown>} */
  const mountAll = (mounts, when) =>
    Promise.all(
      Object.entries(mounts).map(async ([name, mount]) => {
        /** @type {HTMLElement | null} */
        const node = root.querySelector(`[data-part=${name}]`);
        if (!node) return;
        const made = async () => mount(node, { ...data, rest });
        const part = when ? when.then(made) : made();
        sight.add(name, node, part);
        await part;
      }),
    );
  const seen = mountAll(FIRST).then(painted);
  const all = mountAll(AFTERWARDS, seen);
  addEventListener("popstate", () => sight.open(location.search));
  await all;
}
