/**
 * Holding Streamlit back until the first sight is on display, or for a while at most: its start
 * keeps the browser from everything else.
 */

const HELD_MS = 2000;

/** The element with this script carries the address of Streamlit's. */
export function start() {
  const { streamlit = "" } = document.currentScript?.dataset ?? {};
  window.claimlineStart = () => {
    window.claimlineStart = undefined;
    const script = Object.assign(document.createElement("script"), {
      type: "module",
      crossOrigin: "",
      src: streamlit,
    });
    document.head.append(script);
  };
  setTimeout(() => window.claimlineStart?.(), HELD_MS);
}
