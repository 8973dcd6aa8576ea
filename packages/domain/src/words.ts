/**
 * A listing and its answers in French sentences, the same on screen and in exports. The wording of the référentiel
 * comes in as an argument (`Wording`): nothing here carries it to a browser.
 */
export * from './words/fields.ts';
export * from './words/hosting.ts';
export * from './words/label-mark.ts';
export * from './words/listing-fields.ts';
export * from './words/offer.ts';
export * from './words/places.ts';
export * from './words/statement.ts';
export * from './words/verdict.ts';
export * from './words/wording.ts';
