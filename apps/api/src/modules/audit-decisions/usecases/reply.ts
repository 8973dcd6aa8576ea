/** The vendor replies to the draft report, verdict by verdict, with proofs; its answers do not change. */
import type { Person } from '@gouvtech/domain/actors';
import { apply } from '@gouvtech/domain/transitions';
import { refusalError } from '../../../contract/demand.ts';
import { demandVersion, tagOf } from '../../../contract/if-match.ts';
import { invalid, ProblemError } from '../../../contract/problem-error.ts';
import {
  actOnAudit,
  type AskedAudit,
  type AuditAct,
  auditContext,
  type AuditDependencies,
  auditFor,
  auditObject,
  demandMove,
  type Frozen,
  loadContents,
  loadVerdicts,
  logAudit,
  writeMove,
} from '../../audits/index.ts';
import { textOf } from '../inputs.ts';
import { tellRepliesClosed, tellReturned } from '../notices.ts';
import { ofLibrary, saveReply } from '../repository.ts';
import type { AuditReply, ReplyInput } from '../schemas.ts';
import { repliesOf, replyEtag } from '../view.ts';

/**
 * Writes over the reply there was; an empty one takes it back.
 * @throws ProblemError `criterion-not-found` when the report has no verdict on it, `stale-version` with the reply as it is
 */
export const replyToVerdict = (
  { database, clock }: AuditDependencies,
  actor: Person,
  { reference, criterion, ifMatch }: AskedAudit & { criterion: string },
  input: ReplyInput,
): Promise<AuditReply> =>
  database.transaction(async (tx) => {
    const at = clock().toISOString();
    const row = await auditFor(tx, actor, 'audit:reply', reference);
    const contents = await loadContents(tx, row);
    const judged = { asOf: at, accountId: actor.accountId };
    const context = await auditContext(tx, row, contents, judged);
    const outcome = apply(auditObject(row), 'audit:reply', context);
    if (!outcome.ok) throw refusalError(outcome.reason);
    const { verdicts, frozen } = contents!;
    const verdict = verdicts.find((one) => one.criterion === criterion);
    if (!verdict || verdict.draft) throw noVerdict(criterion);
    const [current] = await repliesOf(tx, [verdict]);
    demandVersion(ifMatch, replyEtag(verdict), { current });
    const act: AuditAct = { tx, row, at, actor };
    const written = await writtenReply(act, { criterion, frozen }, input);
    if (tagOf([written.reply, written.replyEvidenceIds]) !== replyEtag(verdict)) {
      await saveReply(tx, { auditId: row.id, criterion }, written);
      await logAudit(act, {
        action: 'audit:reply',
        to: row.status,
        data: { criterion, evidence: written.replyEvidenceIds, withdrawn: written.reply === null },
      });
    }
    const after = (await loadVerdicts(tx, row.id)).find((one) => one.criterion === criterion)!;
    return (await repliesOf(tx, [after]))[0]!;
  });

type Place = { criterion: string; frozen: Frozen };

async function writtenReply(act: AuditAct, place: Place, { text, evidenceIds }: ReplyInput) {
  const reply = textOf('text', text);
  const ids = [...new Set(evidenceIds)];
  if (reply === '' && ids.length === 0)
    return { reply: null, replyEvidenceIds: [], repliedBy: null, repliedAt: null };
  if (reply === '')
    throw invalid('text', 'Dites ce que montrent les pièces que vous joignez, ou retirez-les.');
  await demandOwn(act, place, ids);
  return {
    ...{ reply, replyEvidenceIds: ids },
    ...{ repliedBy: act.actor.accountId, repliedAt: act.at },
  };
}

async function demandOwn({ tx, row }: AuditAct, { criterion, frozen }: Place, ids: string[]) {
  if (ids.length === 0) return;
  const examined = frozen.answers.find((one) => one.criterion === criterion)?.evidence ?? [];
  const known = new Set([
    ...examined.map(({ id }) => id),
    ...(await ofLibrary(tx, row.organisation!.id, ids)),
  ]);
  if (ids.every((id) => known.has(id))) return;
  throw invalid(
    'evidenceIds',
    'Une des pièces n’est pas, ou plus, dans la bibliothèque de votre organisation. Choisissez-les dans la liste.',
  );
}

const noVerdict = (criterion: string): ProblemError =>
  new ProblemError('criterion-not-found', {
    detail: `Le rapport provisoire ne contient pas d’avis sur « ${criterion} ». Les identifiants s’écrivent comme SEC-03.`,
  });

/** The vendor has finished: the lead may finalise without waiting for the end of the delay. */
export const closeReplies = (dependencies: AuditDependencies, actor: Person, asked: AskedAudit) =>
  actOnAudit(dependencies, actor, asked, 'audit:close-replies', async (act) => {
    const { status, contents } = await demandMove(act, { action: 'audit:close-replies' });
    const row = await writeMove(act, status, { repliesClosedAt: act.at });
    const replies = contents!.verdicts.filter(({ reply }) => reply !== null).length;
    await tellRepliesClosed({ ...act, row, publicOrigin: dependencies.publicOrigin }, replies);
    await logAudit(act, {
      action: 'audit:close-replies',
      to: status,
      data: { replies },
    });
  });

/** Back to fieldwork, once, for evidence that came with a reply. */
export const returnToFieldwork = (
  dependencies: AuditDependencies,
  actor: Person,
  asked: AskedAudit,
) =>
  actOnAudit(dependencies, actor, asked, 'audit:return-to-fieldwork', async (act) => {
    const { status } = await demandMove(act, { action: 'audit:return-to-fieldwork' });
    // What the vendor closed is the phase that ends here.
    const row = await writeMove(act, status, { returnedAt: act.at, repliesClosedAt: null });
    await tellReturned({ ...act, row, publicOrigin: dependencies.publicOrigin });
    await logAudit(act, { action: 'audit:return-to-fieldwork', to: status });
  });
