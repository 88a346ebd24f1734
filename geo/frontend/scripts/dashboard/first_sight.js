/**
 * The first sight of the map page: the parts of the page, mounted by the first HTML itself while
 * Streamlit starts. They work at once. Streamlit's page takes them over as they are.
 */
import { mount as mountMap } from "../map/mount.js";
import { mount as mountSearch } from "../search/mount.js";
import { find } from "../shared/elements.js";
import { mount as mountHeadline } from "../timeline/headline.js";
import { mount as mountTimeline } from "../timeline/mount.js";
import { firstSight } from "./takeover.js";

/** Mount all parts: the map first, then what is to be read. */
export async function start() {
  const root = document.getElementById("cl-first");
  if (!root) return;
  const data = JSON.parse(find(root, "script").textContent ?? "null");
  const sight = firstSight(root);
  window.claimlineFirst = sight;
  const rest = (/** @type {import("../types").ViewState} */ view) => sight.rest(view);
  /** @type {(name: string) => HTMLElement} */
  const part = (name) => find(root, `[data-part=${name}]`);
  sight.add("timeline", part("timeline"), mountTimeline(part("timeline"), { ...data, rest }));
  sight.add("map", part("map"), mountMap(part("map"), data));
  sight.add("headline", part("headline"), mountHeadline(part("headline"), data));
  sight.add("places", part("places"), mountSearch(part("places"), data));
}
