/** What readers are told and shown while the server does not answer. */
import { atWork, connected, follow, gaveUp, hold, onConnection } from "../dashboard/connection.js";
import { parseAddress } from "../shared/address.js";
import { request, stopAll, subscribe } from "../shared/bus.js";
import { loadClaims } from "../shared/claims.js";
import { knownPanel } from "./known.js";

/** @typedef {import("../types").Timeline} Timeline */
/** @typedef {import("../types").ViewState} ViewState */
/** @typedef {import("../types").ClaimRow} ClaimRow */
/** @typedef {{ timeline(): Timeline, claims(): string }} Shown the record, and where its claims are */

const OFFLINE = "Offline: the map still works, details come back";

/** A connection that is there again so soon is not spoken of, in milliseconds. */
const SHORT_MS = 800;

/** After so long without the panel that was asked for, what is known is shown; and it is asked again. */
const SLOW_MS = 1500;
const LOST_MS = 3000;
const LOST_AT_WORK_MS = 15_000;

const LOOK_MS = 400;

/** So long Streamlit's page may take to connect at first. */
const START_MS = 8000;

/** The claims are fetched so long after the page, so that they are there when the server is not. */
const FETCH_MS = 4000;

/**
 * @param {HTMLElement} root where the panel of what is known goes
 * @param {ReturnType<typeof import("./line.js").mountLine>} line
 * @param {Shown} record
 * @param {ViewState} selection what the server's panel is about
 * @param {() => boolean} leaving whether the reader is on the way to another page
 */
export function watchServer(root, line, record, selection, leaving) {
  const link = mountLink();
  const panel = mountKnownPanel(root, record);
  let answered = selection;
  let wanted = location.search;
  let since = performance.now();
  let owes = false;
  const look = () => {
    const now = performance.now();
    if (location.search !== wanted) [wanted, since] = [location.search, now];
    if (link.isDown()) line.say("offline", OFFLINE);
    else line.hush("offline");
    // The address holds the view, so that the next page shows it again.
    if (gaveUp() && link.isReached()) location.reload();
    const { view } = parseAddress(wanted, record.timeline(), record.timeline().opens_on);
    const isLate = differ(view, answered);
    panel.show(isLate && (link.isDown() || now - since > SLOW_MS) ? view : undefined);
    const patience = atWork() ? LOST_AT_WORK_MS : LOST_MS;
    if (owes && link.isReached()) {
      owes = false;
      hold(false);
    } else if (owes || !isLate || now - since < patience || link.isDown() || leaving()) return;
    // The question or its answer was lost with a connection that nobody knew to be gone.
    since = now;
    follow();
  };
  const timer = setInterval(look, LOOK_MS);
  const stops = [
    link.watch((isThere) => {
      // A server that has just started may have no record yet, and would take the map away.
      owes ||= isThere;
      hold(owes);
      look();
    }),
    panel.stop,
    () => clearInterval(timer),
    () => hold(false),
  ];
  return {
    /** @param {ViewState} view what the panel is about now */
    update(view) {
      answered = view;
      look();
    },
    /** @param {number} failures how many questions have failed since the last answer */
    asked(failures) {
      link.asked(failures);
      look();
    },
    stop: () => stopAll(stops),
  };
}

/** Whether the server can be reached, by all that tells of it. */
function mountLink() {
  let reached = true;
  let reachedAt = Number.NEGATIVE_INFINITY;
  let changedAt = 0;
  let lostAt = connected() ? Number.POSITIVE_INFINITY : performance.now() + START_MS;
  return {
    isDown: () => !navigator.onLine || !reached || performance.now() - lostAt > SHORT_MS,
    /** Whether the server has answered since the connection was lost or there again. */
    isReached: () => reachedAt > changedAt,
    /** @param {number} failures */
    asked(failures) {
      reached = failures < 2;
      if (!failures) reachedAt = performance.now();
    },
    /** @param {(isThere: boolean) => void} listener */
    watch: (listener) =>
      onConnection((isThere) => {
        changedAt = performance.now();
        lostAt = isThere ? Number.POSITIVE_INFINITY : changedAt;
        reached ||= isThere;
        if (isThere) request("again", "");
        listener(isThere);
      }),
  };
}

/**
 * The panel of what is known, in place of the server's.
 * @param {HTMLElement} root
 * @param {Shown} record
 */
function mountKnownPanel(root, record) {
  const { classList } = document.documentElement;
  /** @type {ClaimRow[] | undefined} */
  let claims;
  let written = "";
  const fetchClaims = async () => {
    claims = await loadClaims(record.claims()).catch(() => undefined);
  };
  const saves = /** @type {any} */ (navigator).connection?.saveData;
  const fetching = saves ? 0 : setTimeout(fetchClaims, FETCH_MS);
  const stops = [
    subscribe("rows", () => claims && fetchClaims()),
    () => clearTimeout(fetching),
    () => classList.remove("cl-panel-known"),
  ];
  return {
    /** @param {ViewState | undefined} view undefined where the server's panel is shown */
    show(view) {
      classList.toggle("cl-panel-known", view !== undefined);
      const key = JSON.stringify([view, claims?.length]);
      if (!view || key === written) return;
      written = key;
      root.replaceChildren(...knownPanel(record.timeline(), claims, view));
    },
    stop: () => stopAll(stops),
  };
}

/**
 * @param {ViewState} one
 * @param {ViewState} two
 */
const differ = (one, two) =>
  Object.keys(one).some(
    (name) => /** @type {any} */ (one)[name] !== /** @type {any} */ (two)[name],
  );
