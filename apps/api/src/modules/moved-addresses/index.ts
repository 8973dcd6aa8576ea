export { moved, MovedProblem } from './moved.ts';
export { movedSlugs, remember, takeBack } from './repository.ts';
