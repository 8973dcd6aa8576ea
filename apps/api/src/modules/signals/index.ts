export { signalSubmission } from './at-submission.ts';
export { signalEvidence } from './evidence-clock.ts';
export { fetchLink, type LinkOutcome } from './fetch-link.ts';
export { signalDeadLinks } from './link-clock.ts';
export { decideSignal, findSignal, type SignalRow } from './repository.ts';
export { signalScoreJump } from './score-jump.ts';
