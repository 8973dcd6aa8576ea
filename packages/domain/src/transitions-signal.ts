/** What the machine noticed about a solution. It accuses nobody: a person decides, with a reason either way. */
import type { SignalStatus } from './statuses.ts';
import type { Machine } from './transitions-types.ts';

export const SIGNAL = {
  'signal:read': { from: ['open', 'handled', 'dismissed'] },
  'signal:handle': { from: ['open'], to: 'handled', reasonRequired: true },
  'signal:dismiss': { from: ['open'], to: 'dismissed', reasonRequired: true },
} as const satisfies Machine<SignalStatus, 'signal'>;
