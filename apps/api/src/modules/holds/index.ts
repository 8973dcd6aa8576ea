export { demandHold, dropHold } from './holds.ts';
export { heldBefore, holderOf, insertHold, releaseHold, touchHold } from './repository.ts';
