/** What readers are told and shown while the server does not answer. */
import { connected, follow, onConnection } from "../dashboard/connection.js";
import { parseAddress } from "../shared/address.js";
import { pageDocument, stopAll, subscribe } from "../shared/bus.js";
import { loadClaims } from "../shared/claims.js";
import { knownPanel } from "./known.js";

/** @typedef {import("../types").Timeline} Timeline */
/** @typedef {import("../types").ViewState} ViewState */

export const OFFLINE = "Offline: the map still works, details come back";

/** A connection that is there again so soon is not spoken of, in milliseconds. */
const SHORT_MS = 800;

/** How long the server may take for a panel before what is known is shown, and it is asked again. */
const SLOW_MS = 3000;

const LOOK_MS = 400;

/**
 * @param {HTMLElement} root where the panel of what is known goes
 * @param {ReturnType<typeof import("./line.js").mountLine>} line
 * @param {{ timeline(): Timeline, claims(): string }} record
 * @param {ViewState} selection what the server's panel is about
 */
export function watchServer(root, line, record, selection) {
  let shown = selection;
  let reached = true;
  let lostAt = connected() ? Number.POSITIVE_INFINITY : performance.now();
  let wanted = location.search;
  let wantedAt = performance.now();
  /** @type {import("../types").ClaimRow[] | undefined} */
  let claims;
  const view = () =>
    parseAddress(location.search, record.timeline(), record.timeline().opens_on).view;
  const offline = () => !navigator.onLine || !reached || performance.now() - lostAt > SHORT_MS;

  const look = () => {
    const now = performance.now();
    if (location.search !== wanted) [wanted, wantedAt] = [location.search, now];
    if (offline()) line.say("offline", OFFLINE);
    else line.hush("offline");
    const late = differ(view(), shown);
    if (late && now - wantedAt > SLOW_MS && connected() && navigator.onLine) {
      wantedAt = now;
      follow();
    }
    const isKnown = late && (offline() || now - wantedAt > SLOW_MS / 2);
    pageDocument.documentElement.classList.toggle("cl-panel-known", isKnown);
    if (isKnown) write();
  };
  let written = "";
  const write = () => {
    const key = JSON.stringify([view(), Boolean(claims)]);
    if (key === written) return;
    written = key;
    root.replaceChildren(...knownPanel(record.timeline(), claims, view()));
  };
  const fetchClaims = async () => {
    claims = await loadClaims(record.claims()).catch(() => undefined);
  };
  const timer = setInterval(look, LOOK_MS);
  const later = setTimeout(
    fetchClaims,
    /** @type {any} */ (navigator).connection?.saveData ? 1e9 : 4000,
  );
  const stops = [
    subscribe("rows", fetchClaims),
    onConnection((isThere) => {
      lostAt = isThere ? Number.POSITIVE_INFINITY : performance.now();
      if (isThere) follow();
      look();
    }),
    () => clearInterval(timer),
    () => clearTimeout(later),
    () => pageDocument.documentElement.classList.remove("cl-panel-known"),
  ];
  return {
    /** @param {ViewState} answered */
    update(answered) {
      shown = answered;
      look();
    },
    /** @param {boolean} isReached */
    reach(isReached) {
      reached = isReached;
    },
    stop: () => stopAll(stops),
  };
}

/**
 * @param {ViewState} one
 * @param {ViewState} two
 */
const differ = (one, two) =>
  Object.entries(one).some(([name, value]) => value !== two[/** @type {keyof ViewState} */ (name)]);
