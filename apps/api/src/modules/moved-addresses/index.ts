export { moved, MovedProblem } from './moved.ts';
export { follow, movedSlugs, remember, takeBack, type MovedKind } from './repository.ts';
