/** @typedef {import("../types").Source<any>} Source */

/**
 * What is at an address. A page that carries its contents hands them over as they are.
 * @param {Source} source
 * @returns {Promise<any>}
 */
export const content = async (source) =>
  typeof source === "string" ? (await fetch(source)).json() : source;
