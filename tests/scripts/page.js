/** As much of a browser as modules need when they are loaded. */

/** @type {any} */ (globalThis).document = { querySelector: () => ({}) };
/** @type {any} */ (globalThis).window = globalThis;
/** @type {any} */ (globalThis).addEventListener ??= () => {};
/** @type {any} */ (globalThis).removeEventListener ??= () => {};
