export { answersFor, type AnswersInput, type BuiltRound } from './answers-for.ts';
