/** Fetching what is at an address: tried again after a failure, which is never kept as an answer. */

import { latest, onRequest, publish } from "./bus.js";

/** @typedef {import("../types").Source<any>} Source */

/** How long to wait before each further try, in milliseconds. */
const PAUSES_MS = [400, 1200, 3000];

/** How long to wait before all that is begun again, in milliseconds. */
const REST_MS = 8000;

/** Longer than that no answer takes, in milliseconds. */
const PATIENCE_MS = 20_000;

/** The parts of the address of an asset of the record. */
const ASSET = /^(.*\/)assets\/[^/]+\/(\w+)\.json$/;

const GONE = new Set([404, 410]);

/**
 * What is at an address. A page that carries its contents hands them over as they are. Where the
 * server has a newer record and no longer this one, it is what that record has in its place.
 * Rejects after the last try; whoever asks again begins anew.
 * @param {Source} source
 * @param {number[]} [pauses] milliseconds before each further try
 * @returns {Promise<any>}
 */
export async function content(source, pauses = PAUSES_MS) {
  if (typeof source !== "string") return source;
  for (const length of pauses) {
    try {
      return await answer(source);
    } catch {
      await pause(length);
    }
  }
  return answer(source);
}

/**
 * What was made for a key, and is kept in a store; a failure is not kept.
 * @template Key, T
 * @param {Map<Key, Promise<T>>} store
 * @param {Key} key
 * @param {() => Promise<T>} make
 * @returns {Promise<T>}
 */
export function kept(store, key, make) {
  const known = store.get(key);
  if (known) return known;
  const made = make();
  store.set(key, made);
  made.catch(() => store.delete(key));
  return made;
}

/**
 * What an attempt comes to, however many it takes: a part of the page is not there without it.
 * Meanwhile the topic `missing` has its name, for the reader to be told. A request for `again` makes
 * the next attempt at once.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} attempt
 * @returns {Promise<T>}
 */
export async function persist(name, attempt) {
  for (;;) {
    try {
      const made = await attempt();
      if (latest("missing") === name) publish("missing", "");
      return made;
    } catch {
      publish("missing", name);
      await pause(REST_MS);
    }
  }
}

/**
 * JSON from an address, or from the one that has taken its place.
 * @param {string} address
 * @returns {Promise<any>}
 */
async function answer(address) {
  const response = await get(address);
  if (response.ok) return response.json();
  const [, base, name] = ASSET.exec(address) ?? [];
  if (name && GONE.has(response.status)) {
    const version = await get(`${base}version.json`, { cache: "no-cache" });
    const present = version.ok ? `${base}${(await version.json())[name]}` : address;
    const again = present === address ? response : await get(present);
    if (again.ok) return again.json();
  }
  throw new Error(`status ${response.status} from ${address}`);
}

/**
 * @param {string} address
 * @param {RequestInit} [options]
 */
export const get = (address, options) =>
  fetch(address, { ...options, signal: AbortSignal.timeout(PATIENCE_MS) });

/**
 * A pause, cut short when the browser is online again and when the reader asks to try `again`.
 * @param {number} length in milliseconds
 * @returns {Promise<void>}
 */
export const pause = (length) =>
  new Promise((done) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener("online", go);
      stop();
      done();
    };
    const timer = setTimeout(go, length);
    const stop = onRequest("again", go);
    addEventListener("online", go);
  });
