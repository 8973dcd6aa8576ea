export { answersFor, type BuiltRound } from './answers-for.ts';
