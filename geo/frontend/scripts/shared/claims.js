/** The claims as the search reads them, and the panel while there is no server. */
import { content, kept } from "./content.js";

/** @typedef {import("../types").ClaimRow} ClaimRow */
/** @typedef {string | (() => Promise<ClaimRow[]>)} Claims an address, or what promises the rows */

/** @type {Map<Claims, Promise<ClaimRow[]>>} */
const loading = new Map();

/**
 * @param {Claims} claims
 * @returns {Promise<ClaimRow[]>}
 */
const fetched = async (claims) => (typeof claims === "function" ? claims() : content(claims));

/**
 * The rows of all claims, fetched once. Rejects where they cannot be fetched; the next call then
 * tries anew.
 * @param {Claims} claims
 */
export const loadClaims = (claims) => kept(loading, claims, () => fetched(claims));
