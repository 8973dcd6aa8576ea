export { runLabelClock } from './clock.ts';
export { moveLabel, suspendLabel, CLOCK, type By } from './move.ts';
export { settleLabels } from './settle.ts';
export { levelToday } from './level.ts';
export { findLabel, labelsOf, lockLabel, updateLabel, type LabelRow } from './repository.ts';
export { labelObject } from './object.ts';
