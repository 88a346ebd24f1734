/**
 * The bus between the parts of a page: what is shown (`date`, `place`, `view`, `claims`, `theme`), who wants to know, and who asks for
 * a change. Parts may live in the page or in a frame of the same origin; the page's window keeps listeners and last values.
 */
const page = (() => {
  if (document.querySelector('meta[name="claimline"]')) return window; // whatever frame the whole page may be embedded in
  try {
    return window.frameElement ? window.parent : window;
  } catch {
    return window;
  }
})();

const { told, listeners } = (page.claimline ??= { told: {}, listeners: new Map() });

/** The last value told on a topic. */
export const last = (topic) => told[topic];

/** Tell everybody who hears the topic. */
export function tell(topic, value) {
  told[topic] = value;
  call(topic, value);
}

/** Ask for a change without making it: the timeline decides. */
export const ask = (topic, value) => call(`ask-${topic}`, value);

/** Call `listener` with the topic's last value, if there is one, and with each later one. Returns what ends it. */
export function hear(topic, listener) {
  const stop = listen(topic, listener);
  if (topic in told) listener(told[topic]);
  return stop;
}

/** Call `listener` whenever somebody asks for a change. Returns what ends it. */
export const heed = (topic, listener) => listen(`ask-${topic}`, listener);

function call(name, value) {
  for (const listener of listeners.get(name) ?? []) listener(value);
}

/** A part in a frame stops listening when the frame goes. */
function listen(name, listener) {
  if (!listeners.has(name)) listeners.set(name, new Set());
  const heard = listeners.get(name).add(listener);
  const stop = () => heard.delete(listener);
  if (page !== window) window.addEventListener("pagehide", stop);
  return stop;
}

/** The page's own document, from wherever this part lives. */
export const pageDocument = page.document;
