/** A label as those who may act on it read it. */
import type { Instant } from '@gouvtech/criteria';
import type { Db } from '@gouvtech/db';
import { LEVEL_LABELS } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { possibleActions } from '@gouvtech/domain/transitions';
import { appealUntil, findAudit, obstacleSentence } from '../audits/index.ts';
import { asItIs, judged } from './judge.ts';
import type { LabelRow } from './repository.ts';
import type { LabelDesk } from './schemas-desk.ts';
import { labelDetail } from './view.ts';

export const etagOf = ({ version }: Pick<LabelRow, 'version'>): string => `"${version}"`;

/** Acts of people: those of the clock and of an audit are done elsewhere. */
const ACTS = [
  'label:suspend',
  'label:restore',
  'label:revoke',
  'label:withdraw',
  'label:publish-refusal',
];

export async function labelDesk(
  db: Db,
  actor: Person,
  row: LabelRow,
  now: Instant,
): Promise<LabelDesk> {
  const { context, remaining, today } = await judged(db, row, now);
  const audit = row.status === 'refused' ? await findAudit(db, row.audit.id) : null;
  const { scheme, criteriaSet: set } = row;
  const actions = possibleActions(actor, asItIs(row, now), context);
  return {
    label: await labelDetail(db, row, now),
    etag: etagOf(row),
    reader: readerOf(actor, row),
    cause: row.status === 'suspended' ? row.suspensionCause : null,
    remaining,
    today: today && {
      level: today.level,
      levelName: today.level === 0 ? null : LEVEL_LABELS[today.level],
      obstacles: today.obstacles.map((one) => obstacleSentence(one, { set, scheme })),
    },
    accreditationActive: context.accreditationActive!,
    appealUntil: audit && appealUntil(audit),
    actions: actions.filter(
      (one) => ACTS.includes(one) && !(one === 'label:publish-refusal' && row.refusalPublic),
    ),
  };
}

function readerOf(actor: Person, row: LabelRow): LabelDesk['reader'] {
  const member = (id: string | undefined) =>
    actor.memberships.some(({ organisationId }) => organisationId === id);
  if (member(row.labeller.id)) return 'labeller';
  return member(row.organisation?.id) ? 'vendor' : 'staff';
}
