export { demandHold, dropHold, type HeldKind } from './holds.ts';
export { heldBefore, holderOf, insertHold, releaseHold, touchHold } from './repository.ts';
