/** The static site: its contents stand in the page, its address is kept by the browser. */

import { mount as mountMap } from "../map/mount.js";
import { mount as mountSearch } from "../search/mount.js";
import { parseAddress } from "../shared/address.js";
import { painted } from "../shared/elements.js";
import { carry, remember } from "../shared/history.js";
import { load } from "../shared/payload.js";
import { mount as mountHeadline } from "../timeline/headline.js";
import { mount as mountTimeline } from "../timeline/mount.js";
import { hosted, publishedAddress } from "./addresses.js";
import { showNotices, showPage } from "./pages.js";
import { mountPanel } from "./panel.js";
import { claimRows, once, readTexts } from "./texts.js";

/**
 * The contents of an element that carries JSON.
 * @param {string} id
 */
const data = (id) => JSON.parse(document.getElementById(id)?.textContent ?? "null");

/** @param {string} name */
const part = (name) => /** @type {HTMLElement} */ (document.querySelector(`[data-part=${name}]`));

/** Mount all parts and keep them with the address: the map first, then what is to be read. */
export async function start() {
  const record = data("cl-payload");
  const land = data("cl-boundaries");
  const settings = data("cl-settings");
  const timeline = await load(record);
  const asked = () => {
    const read = parseAddress(location.search, timeline, timeline.opens_on, settings.notices);
    // The panel of the site always has all claims.
    return { ...read, view: { ...read.view, claims: "" } };
  };
  const first = asked();
  if (first.isRepaired && !first.notices.length) carry(first.view);
  const controls = await mountTimeline(part("timeline"), {
    record,
    selection: first.view,
    rest: (view) => {
      remember(view);
      showNotices(part("notices"), []);
    },
    link: (view) => publishedAddress(view, settings.days),
  });
  await Promise.all([
    mountMap(part("map"), { ...settings, record, land }),
    mountHeadline(part("headline"), { record }),
  ]);
  await painted();
  const texts = once(readTexts);
  await mountSearch(part("places"), { record, claims: async () => claimRows(await texts()) });
  mountPanel(part("panel"), texts);
  showNotices(part("notices"), first.notices);
  for (const beside of document.querySelectorAll("[data-hosted]")) {
    /** @type {HTMLElement} */ (beside).hidden = !hosted();
  }
  addEventListener("popstate", () => {
    const { view, notices } = asked();
    controls.adopt(view);
    showNotices(part("notices"), notices);
    showPage(location.hash, texts);
  });
  showPage(location.hash, texts);
}
