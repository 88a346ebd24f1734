/** Streamlit's connection to its server, as its page tells of it. */
import { remember } from "../shared/history.js";

const STATE = "data-test-connection-state";

const app = () => document.querySelector(`[${STATE}]`);

/** Whether the server can be asked for a page now. */
export const connected = () => app()?.getAttribute(STATE) === "CONNECTED";

/** How often it is looked whether Streamlit's page has come, in milliseconds. */
const LOOK_MS = 200;

/** Whether Streamlit's page has given up, so that only another one can connect. */
export const gaveUp = () => app()?.getAttribute(STATE) === "DISCONNECTED_FOREVER";

/** Whether the server is at work on a page, as far as its page knows. */
export const atWork = () => app()?.getAttribute("data-test-script-state") !== "notRunning";

let held = false;

/**
 * Say whether the server is not to be asked yet: what follows the address later follows all of it.
 * @param {boolean} isHeld
 */
export function hold(isHeld) {
  held = isHeld;
}

/**
 * Have the server draw what the address asks for. The browser is the one to say that the address
 * has changed, as it does when readers go back. Without a connection nothing is asked.
 */
export function follow() {
  if (connected() && !held) dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
}

/**
 * Where the reader comes to rest: the address has the view, and the server draws it.
 * @param {import("../types").ViewState} view
 */
export function rest(view) {
  if (remember(view)) follow();
}

/**
 * Call a listener whenever the connection is lost or there again.
 * @param {(connected: boolean) => void} listener
 * @returns {() => void} what ends it
 */
export function onConnection(listener) {
  let last = connected();
  const look = () => {
    if (connected() === last) return;
    last = !last;
    listener(last);
  };
  const watcher = new MutationObserver(look);
  const timer = setInterval(() => {
    const watched = app();
    if (!watched) return;
    clearInterval(timer);
    watcher.observe(watched, { attributes: true, attributeFilter: [STATE] });
    look();
  }, LOOK_MS);
  return () => {
    clearInterval(timer);
    watcher.disconnect();
  };
}
