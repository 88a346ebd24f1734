/**
 * The bus between the parts of a page: what is shown (`date`, `place`, `view`, `theme`) and who wants to know.
 * Parts may live in the page or in a frame of the same origin; the page's window keeps the last value of each topic.
 */
const page = (() => {
  try {
    return window.frameElement ? window.parent : window;
  } catch {
    return window;
  }
})();

const told = (page.claimline ??= {});

/** The last value told on a topic. */
export const last = (topic) => told[topic];

/** Tell everybody who hears the topic. */
export function tell(topic, value) {
  told[topic] = value;
  page.dispatchEvent(new CustomEvent(`claimline:${topic}`, { detail: value }));
}

/** Ask for a change without making it: the timeline decides. */
export function ask(topic, value) {
  page.dispatchEvent(new CustomEvent(`claimline:ask-${topic}`, { detail: value }));
}

/** Call `listener` with the topic's last value, if there is one, and with each later one. Returns what ends it. */
export function hear(topic, listener) {
  const stop = listen(topic, listener);
  if (topic in told) listener(told[topic]);
  return stop;
}

/** Call `listener` whenever somebody asks for a change. Returns what ends it. */
export const heed = (topic, listener) => listen(`ask-${topic}`, listener);

function listen(name, listener) {
  const heard = (event) => listener(event.detail);
  page.addEventListener(`claimline:${name}`, heard);
  return () => page.removeEventListener(`claimline:${name}`, heard);
}

/** The page's own document, from wherever this part lives. */
export const pageDocument = page.document;
