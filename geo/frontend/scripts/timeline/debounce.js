/** A view that has come to rest: address and server follow it then, not at every step. */

/** @typedef {import("../types").ViewState} ViewState */

/** How long the slider stands still before the view counts as chosen. */
const RESTED_MS = 160;

/**
 * @param {() => ViewState} current
 * @param {ViewState} first what the page was opened with
 * @param {() => void} settled called whenever the reader rests
 * @param {(view: ViewState) => void} rest called with a view that differs from the last one
 */
export function debouncedView(current, first, settled, rest) {
  let sent = JSON.stringify(first);
  let timer = 0;
  let begun = false;
  let waiting = false;
  const chosen = () => {
    clearTimeout(timer);
    waiting = false;
    const view = current();
    const text = JSON.stringify(view);
    settled();
    if (text === sent) return;
    sent = text;
    rest(view);
  };
  return {
    /** From now on the address may be taken over. */
    begin() {
      begun = true;
    },
    settle(delay = RESTED_MS) {
      clearTimeout(timer);
      waiting = true;
      timer = window.setTimeout(chosen, delay);
    },
    /**
     * Whether a view of the address is another one than was last sent. It counts as sent then.
     * @param {ViewState} view
     */
    adopts(view) {
      const text = JSON.stringify(view);
      if (text === sent || !begun) return false;
      sent = text;
      return true;
    },
    /** What is about to count as chosen is chosen now. */
    flush() {
      if (waiting) chosen();
    },
    stop: () => clearTimeout(timer),
  };
}
