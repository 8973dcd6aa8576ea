const MINUTE_MS = 60_000;
const LONGEST_MS = 12 * 3_600_000;
/** About a day and a half of trying; then the mail waits for a person (`pnpm catalogue mail`). */
export const ATTEMPTS_MAX = 12;

/** 1, 2, 4, 8… minutes after this attempt, 12 hours at most. Longer than one attempt can take. */
export const nextAttemptAt = (now: Date, attempts: number): string =>
  new Date(now.getTime() + Math.min(MINUTE_MS * 2 ** (attempts - 1), LONGEST_MS)).toISOString();
