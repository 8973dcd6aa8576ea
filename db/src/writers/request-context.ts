import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<{ requestId: string }>();

/** Runs `work` so that the events it appends, however deep, name the request that caused them. */
export const withinRequest = <T>(requestId: string, work: () => T): T =>
  current.run({ requestId }, work);

/** Null outside a request: commands and the clock. */
export const currentRequestId = (): string | null => current.getStore()?.requestId ?? null;
