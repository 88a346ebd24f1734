/** The link that is copied, the one out of an embedded map, and the address on paper. */
import { find } from "../shared/elements.js";

/** How long the note that a link was copied stays. */
const NOTE_MS = 2500;

/**
 * @param {HTMLElement} root
 * @param {() => string} address the address of what is shown
 * @param {AbortSignal} signal
 */
export function mountLinks(root, address, signal) {
  /** @type {HTMLAnchorElement} */
  const whole = find(root, ".cl-open-link");
  const note = find(root, ".cl-copied");
  const paper = find(root, ".cl-on-paper");
  find(root, ".cl-copy").addEventListener("click", () => copy(address(), note), { signal });
  return {
    refresh() {
      whole.href = address();
      const clock = root.querySelector(".cl-clock label:has(:checked)");
      const view = clock instanceof HTMLElement ? `${clock.innerText}: ${clock.title}. ` : "";
      paper.textContent = `${view}All claims with their sources: ${whole.href}`;
    },
  };
}

/**
 * @param {string} address
 * @param {HTMLElement} note
 */
async function copy(address, note) {
  try {
    await navigator.clipboard.writeText(address);
    note.textContent = "Link copied";
  } catch {
    window.prompt("Copy this link", address);
    note.textContent = "";
  }
  setTimeout(() => {
    note.textContent = "";
  }, NOTE_MS);
}
