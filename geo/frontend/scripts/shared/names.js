/** What a place is called, so that readers know which one of a name is meant. */

/** @typedef {import("../types").Place} Place */

/**
 * Where nothing else says which place is meant.
 * @param {Place} place
 */
export const titleOf = ({ name, title = name }) => title;

/**
 * Beside its kind.
 * @param {Place} place
 */
export const labelOf = ({ name, label = name }) => label;

/**
 * With its kind, in one text.
 * @param {Place} place
 */
export const nameWithKind = ({ name, label, kind }) =>
  label ? `${label}, ${kind}` : `${name} (${kind})`;
