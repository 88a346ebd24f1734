/** The slider by finger: along it the date changes, across it the page scrolls. */

/** A finger that goes farther than this does not tap, in pixels. */
const TAP = 8;

/**
 * Take touches out of the browser's hands, which would move the thumb as soon as it is touched.
 * Where a finger goes across, the browser scrolls and cancels the touch.
 * @param {HTMLInputElement} range
 * @param {(day: number) => void} step
 * @param {(delay?: number) => void} settle
 * @param {AbortSignal} signal
 */
export function mountTouch(range, step, settle, signal) {
  /** @type {{ x: number, y: number, along: boolean, across: boolean } | undefined} */
  let touch;
  const go = (/** @type {number} */ x) => step(dayAt(x, range));
  /** @param {PointerEvent} event */
  const begin = ({ pointerType, isPrimary, clientX: x, clientY: y }) => {
    if (pointerType === "touch" && isPrimary) touch = { x, y, along: false, across: false };
    else if (pointerType !== "touch") touch = undefined;
  };
  /** @param {PointerEvent} event */
  const follow = ({ isPrimary, clientX, clientY }) => {
    if (!touch || !isPrimary || touch.across) return;
    const [along, across] = [Math.abs(clientX - touch.x), Math.abs(clientY - touch.y)];
    if (!touch.along && Math.max(along, across) > TAP) {
      touch.along = along > across;
      touch.across = !touch.along;
    }
    if (touch.along) go(clientX);
  };
  /** @param {PointerEvent} event */
  const lift = ({ clientX, isPrimary }) => {
    if (!touch || !isPrimary) return;
    if (!touch.across) go(clientX);
    end();
  };
  // What the browser makes of the touch comes right after it.
  const end = () => {
    if (!touch) return;
    settle();
    setTimeout(() => {
      touch = undefined;
    });
  };
  range.addEventListener("pointerdown", begin, { signal });
  range.addEventListener("pointermove", follow, { signal });
  range.addEventListener("pointerup", lift, { signal });
  range.addEventListener("pointercancel", end, { signal });
  return { isOn: () => touch !== undefined };
}

/**
 * The day of a slider at a position on the screen, as the browser would find it.
 * @param {number} x
 * @param {HTMLInputElement} range
 */
function dayAt(x, range) {
  const { left, width } = range.getBoundingClientRect();
  const thumb = Number.parseFloat(getComputedStyle(range).getPropertyValue("--thumb"));
  return dayOf((x - left - thumb / 2) / (width - thumb), Number(range.max));
}

/**
 * The day at a share of the slider's way.
 * @param {number} share below 0 and above 1 beyond the ends
 * @param {number} last
 */
export const dayOf = (share, last) => Math.round(Math.max(0, Math.min(1, share)) * last);
