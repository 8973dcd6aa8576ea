/** Bounds of one publiccode.yml: what is beyond is refused before it is parsed, so that no file holds up the others. */

/** In bytes. The largest files known weigh some 6 kB. */
export const MAX_BYTES = 1024 * 1024;
/** Words, marks and line ends of the YAML, aliases followed. The largest files known have some 2 000. */
export const MAX_TOKENS = 12_000;
/** The standard has five levels. */
export const MAX_DEPTH = 20;
/** One value, in characters; the standard accepts 10 000 at most. */
export const MAX_SCALAR = 40_000;
export const MAX_LINES = 20_000;
/** `publiccode.yml` files read in one command. */
export const MAX_FILES = 5_000;
/** Files that one address may have read without anything being written; a person corrects one in a few tries. */
export const PREVIEWS = { max: 30, windowMs: 60_000 };
