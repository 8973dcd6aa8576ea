/** A version of the référentiel: prepared in the product, announced at least six months ahead, then in force. */
import type { CriteriaSetStatus } from './statuses.ts';
import type { Machine } from './transitions-types.ts';

export const CRITERIA_SET = {
  'criteria:read-release': { from: ['compiled', 'announced', 'in_force'] },
  'criteria:announce': {
    from: ['compiled'],
    to: 'announced',
    unless: ['notice-too-short', 'version-overtaken'],
  },
  'criteria:retract': { from: ['announced'], to: 'compiled', reasonRequired: true },
  'criteria:put-in-force': {
    from: ['announced'],
    to: 'in_force',
    after: { days: 0, since: 'inForceFrom' },
  },
} as const satisfies Machine<CriteriaSetStatus, 'criteria-set'>;
