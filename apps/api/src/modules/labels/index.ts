export { findLabel, labelsOf, lockLabel, updateLabel, type LabelRow } from './repository.ts';
export { labelObject } from './object.ts';
