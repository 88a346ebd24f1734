/**
 * The bus between the parts of a page.
 *
 * Its topics are what is shown: `date`, `place`, `view`, `claims` and `theme`. A part publishes a
 * value, subscribes to a topic, or requests a change that another part decides on. The window keeps
 * listeners and last values, so that parts of one page share them however they were loaded.
 */

window.claimline ??= { values: {}, listeners: new Map(), stores: new Map() };
const { values, listeners, stores } = window.claimline;

/**
 * What all parts of the page keep together under a name.
 * @param {string} name
 * @returns {Map<unknown, unknown>}
 */
export function store(name) {
  const known = stores.get(name) ?? new Map();
  stores.set(name, known);
  return known;
}

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
  return () => {
    group.delete(listener);
  };
}

/**
 * End several subscriptions.
 * @param {(() => void)[]} stops
 */
export function stopAll(stops) {
  for (const stop of stops) stop();
}
