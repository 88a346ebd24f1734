/**
 * The bus between the parts of a page.
 *
 * Its topics are what is shown: `date`, `place`, `view`, `claims` and `theme`. A part publishes a
 * value, subscribes to a topic, or requests a change that another part decides on. Parts may live
 * in the page or in a frame of the same origin; the page's window keeps listeners and last values.
 */

/** The window of the page, from wherever this part lives. */
const page = (() => {
  // The page itself may be embedded in a frame of another page.
  if (document.querySelector('meta[name="claimline"]')) return window;
  try {
    return window.frameElement ? window.parent : window;
  } catch {
    return window;
  }
})();

page.claimline ??= { values: {}, listeners: new Map() };
const { values, listeners } = page.claimline;

/** The page's own document. */
export const pageDocument = page.document;

/**
 * The last value of a topic.
 * @param {string} topic
 * @returns {string | undefined}
 */
export const latest = (topic) => values[topic];

/**
 * Give a topic a value, and call everybody who subscribes to it.
 * @param {string} topic
 * @param {string} value
 */
export function publish(topic, value) {
  values[topic] = value;
  call(topic, value);
}

/**
 * Ask for a change without making it. The timeline decides.
 * @param {string} topic
 * @param {string} value
 */
export const request = (topic, value) => call(`request-${topic}`, value);

/**
 * Call a listener with the topic's last value, if there is one, and with each later one.
 * @param {string} topic
 * @param {(value: string) => void} listener
 * @returns {() => void} what ends it
 */
export function subscribe(topic, listener) {
  const stop = listen(topic, listener);
  if (topic in values) listener(values[topic]);
  return stop;
}

/**
 * Call a listener whenever somebody requests a change of a topic.
 * @param {string} topic
 * @param {(value: string) => void} listener
 * @returns {() => void} what ends it
 */
export const onRequest = (topic, listener) => listen(`request-${topic}`, listener);

/**
 * @param {string} name
 * @param {string} value
 */
function call(name, value) {
  for (const listener of listeners.get(name) ?? []) listener(value);
}

/**
 * @param {string} name
 * @param {(value: string) => void} listener
 */
function listen(name, listener) {
  const group = listeners.get(name) ?? new Set();
  listeners.set(name, group.add(listener));
  const stop = () => {
    group.delete(listener);
  };
  // A part in a frame stops listening when the frame goes.
  if (page !== window) window.addEventListener("pagehide", stop);
  return stop;
}

/**
 * End several subscriptions.
 * @param {(() => void)[]} stops
 */
export function stopAll(stops) {
  for (const stop of stops) stop();
}
