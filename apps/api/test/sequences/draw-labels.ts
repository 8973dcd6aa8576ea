/** Which act is drawn, and on what. */
import type { Reply } from '../../src/modules/audits/testing/stage.ts';
import {
  appealed,
  CHIEFS,
  decision,
  onAccreditation,
  onAudit,
  onLabel,
  recused,
  reply,
  request,
  team,
  why,
  writeOne,
  writeRest,
  type AuditTarget,
  type LabelScene,
  type LabelTarget,
  type Likely,
  type Right,
  type Target,
} from './acts-labels.ts';

export type LabelAct = {
  name: string;
  weight: number;
  on: Target['kind'] | null;
  /** states where it may succeed; it is sometimes tried elsewhere */
  from: string[];
  run: (scene: LabelScene, target: never) => Promise<Reply>;
};

const audit = (
  name: string,
  weight: number,
  from: string[],
  run: (scene: LabelScene, target: AuditTarget) => Promise<Reply>,
): LabelAct => ({ name, weight, from, run: run as LabelAct['run'], on: 'audit' });
const label = (
  name: string,
  weight: number,
  from: string[],
  run: (scene: LabelScene, target: LabelTarget) => Promise<Reply>,
): LabelAct => ({ name, weight, from, run: run as LabelAct['run'], on: 'label' });
const right = (name: string, weight: number, from: string[], path: 'suspension' | 'restoration') =>
  ({
    ...{ name, weight, from, on: 'accreditation' },
    run: (scene: LabelScene, target: Right) => onAccreditation(scene, target, path),
  }) as LabelAct;

const LEAD: Likely = ({ lead }) => [lead];
const TEAM: Likely = ({ team: people }) => people;
const HELD = ['granted', 'active', 'suspended'];

export const LABEL_ACTS: LabelAct[] = [
  { name: 'ask for an audit', weight: 4, on: null, from: [], run: request },
  audit(
    'name the team',
    8,
    ['requested'],
    onAudit(() => ['decideuse'], 'assignment', team),
  ),
  audit(
    'decline',
    1,
    ['requested'],
    onAudit(() => ['decideuse'], 'decline', why),
  ),
  audit(
    'sign',
    9,
    ['assigned'],
    onAudit(TEAM, 'independence', () => ({ statementAccepted: true })),
  ),
  audit(
    'recuse',
    1,
    ['assigned', 'accepted'],
    onAudit(() => ['signataire'], 'recusal', recused),
  ),
  audit('open', 8, ['accepted'], onAudit(LEAD, 'opening')),
  audit('write a verdict', 5, ['opened', 'fieldwork'], writeOne),
  audit('write the rest', 4, ['opened', 'fieldwork'], writeRest),
  audit('send to the vendor', 8, ['fieldwork'], onAudit(LEAD, 'vendor-report')),
  audit('reply', 9, ['contradictory'], reply),
  audit(
    'close the replies',
    3,
    ['contradictory'],
    onAudit(() => ['membre'], 'replies-closing'),
  ),
  audit('return to the ground', 7, ['contradictory'], onAudit(TEAM, 'return')),
  audit('finalise', 6, ['contradictory'], onAudit(LEAD, 'finalisation')),
  audit(
    'decide',
    9,
    ['finalised'],
    onAudit(() => ['decideuse'], 'decision', decision),
  ),
  audit(
    'cancel',
    1,
    ['requested', 'opened', 'fieldwork'],
    onAudit(() => ['signataire', 'decideuse', 'moderation'], 'cancellation', why),
  ),
  audit(
    'appeal',
    3,
    ['closed'],
    onAudit(() => ['signataire'], 'appeal', why),
  ),
  audit(
    'judge the appeal',
    5,
    ['appealed'],
    onAudit(() => CHIEFS, 'appeal-decision', appealed),
  ),
  label('suspend', 2, ['active'], onLabel(['decideuse', 'moderation'], 'suspension')),
  label('restore', 3, ['suspended'], onLabel(['decideuse'], 'restoration')),
  label('revoke', 1, HELD, onLabel(['decideuse', 'administration'], 'revocation')),
  label('withdraw', 1, HELD, onLabel(['signataire'], 'withdrawal')),
  label(
    'publish a refusal',
    2,
    ['refused'],
    onLabel(['signataire'], 'refusal-publication', () => ({})),
  ),
  right('suspend an accreditation', 1, ['accredited'], 'suspension'),
  right('restore an accreditation', 3, ['suspended'], 'restoration'),
];

/** They end a life, or stop everything: rarer, so that some are long. */
const FATAL = [
  ...['decline', 'cancel', 'recuse', 'revoke', 'withdraw'],
  ...['suspend', 'suspend an accreditation'],
];

/** From the request to the decision: lives that never get there prove nothing of it. */
export const CORE = LABEL_ACTS.map(({ name }) => name).filter(
  (name) => !FATAL.includes(name) && !/^(restore|publish|return|judge)/.test(name),
);

const TOTAL = LABEL_ACTS.reduce((sum, { weight }) => sum + weight, 0);
const DRAWS = 40;

/** An act and what it is done to, most of the time where it may succeed. */
export function drawLabelAct(
  { luck }: LabelScene,
  targets: readonly Target[],
): { act: LabelAct; target: Target | null } {
  for (let tries = 0; tries < DRAWS; tries += 1) {
    let left = luck.below(TOTAL);
    const act = LABEL_ACTS.find(({ weight }) => (left -= weight) < 0)!;
    if (FATAL.includes(act.name) && !luck.oneIn(4)) continue;
    if (act.on === null) return { act, target: null };
    const all = targets.filter(({ kind }) => kind === act.on);
    const fitting = all.filter(
      (one) =>
        act.from.includes(one.status) ||
        (one.kind === 'audit' && one.appealed && act.from.includes('appealed')),
    );
    if (fitting.length > 0) return { act, target: luck.pick(fitting) };
    if (all.length > 0 && luck.oneIn(12)) return { act, target: luck.pick(all) };
  }
  return { act: LABEL_ACTS[0]!, target: null };
}
