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

/** What mounts each part. The timeline is the first: it says what day it is. */
const MOUNTS = {
  timeline: mountTimeline,
  map: mountMap,
  headline: mountHeadline,
  places: mountSearch,
  status: mountStatus,
};

/** Mount all parts, and let Streamlit start when they are on display. */
export async function start() {
  try {
    await showAll();
    await painted();
  } finally {
    document.getElementById("cl-first")?.removeAttribute("data-waits");
    window.claimlineStart?.();
  }
}

async function showAll() {
  const root = document.getElementById("cl-first");
  if (!root) return;
  const data = JSON.parse(find(root, "script").textContent ?? "null");
  const sight = firstSight(root);
  window.claimlineFirst = sight;
  /** @param {import("../types").ViewState} view */
  const rest = (view) => {
    root.setAttribute("aria-busy", "true");
    restAt(view);
  };
  /** @type {Promise<unknown>[]} */
  const mounted = [];
  for (const [name, mount] of Object.entries(MOUNTS)) {
    /** @type {HTMLElement | null} */
    const node = root.querySelector(`[data-part=${name}]`);
    if (!node) continue;
    const part = mount(node, { ...data, rest });
    sight.add(name, node, part);
    mounted.push(part);
  }
  addEventListener("popstate", () => sight.open(location.search));
  await Promise.all(mounted);
}
