import type { Person } from '@gouvtech/domain/actors';
import { demandVersion } from '../../../contract/if-match.ts';
import { invalid, invalidInput, ProblemError } from '../../../contract/problem-error.ts';
import { auditFor, type AuditDependencies } from '../../audits/index.ts';
import { removeVerdict, saveVerdict } from '../repository.ts';
import { judgeVerdict, type VerdictInput } from '../verdict.ts';
import { etagOf, verdictView } from '../view.ts';
import { afterWriting, criterionOf, loadWork, verdictOn, whyOutside } from '../work.ts';
import { demandFieldwork, enterFieldwork, logWork } from './context.ts';
import { readCriterion } from './read.ts';

export type Asked = { reference: string; criterion: string; ifMatch: string | undefined };

export function writeUseCases({ database, clock }: AuditDependencies) {
  return {
    /**
     * Writes a verdict, as a draft or given. The vendor’s answer is left as it is.
     * @throws ProblemError `stale-version` with the verdict a colleague wrote meanwhile; `invalid-input` naming fields
     */
    write: (actor: Person, { reference, criterion: id, ifMatch }: Asked, input: VerdictInput) =>
      database.transaction(async (tx) => {
        const at = clock().toISOString();
        const audit = await auditFor(tx, actor, 'audit:write-verdict', reference);
        const status = await demandFieldwork(tx, audit, at);
        const work = await loadWork(tx, audit);
        const criterion = criterionOf(work, id);
        const outside = whyOutside(work, criterion);
        if (outside) throw invalid('criterion', outside);
        const before = verdictOn(work, id);
        demandVersion(ifMatch, etagOf(before), { current: before && verdictView(before) });
        const judged = judgeVerdict(work, criterion, input);
        if (!judged.ok) throw invalidInput(judged.errors);
        const { content } = judged;
        await saveVerdict(tx, { auditId: audit.id, criterion: id }, content, {
          ...{ by: actor.accountId, at },
        });
        await enterFieldwork(tx, audit, status, at);
        const after = await afterWriting(tx, work, { ...audit, status });
        const view = await readCriterion(tx, after, actor, id, at);
        const { draft, outcome, value, severity } = content;
        await logWork(
          tx,
          { audit, actor, at },
          {
            ...{ action: 'audit:write-verdict', to: status },
            data: { criterion: id, draft, outcome, value, severity },
          },
        );
        return view;
      }),

    /** Throws a draft away. @throws ProblemError `transition-refused` for a verdict given */
    discard: (actor: Person, { reference, criterion: id, ifMatch }: Asked) =>
      database.transaction(async (tx) => {
        const at = clock().toISOString();
        const audit = await auditFor(tx, actor, 'audit:write-verdict', reference);
        const status = await demandFieldwork(tx, audit, at);
        const work = await loadWork(tx, audit);
        criterionOf(work, id);
        const before = verdictOn(work, id);
        demandVersion(ifMatch, etagOf(before), { current: before && verdictView(before) });
        if (!before?.draft || before.reply !== null)
          throw new ProblemError('transition-refused', { detail: before ? GIVEN : NOTHING });
        await removeVerdict(tx, { auditId: audit.id, criterion: id });
        const after = await afterWriting(tx, work, audit);
        const view = await readCriterion(tx, after, actor, id, at);
        await logWork(
          tx,
          { audit, actor, at },
          {
            ...{ action: 'audit:write-verdict', to: status },
            data: { criterion: id, discarded: true },
          },
        );
        return view;
      }),
  };
}

const GIVEN =
  'Cet avis est rendu, ou l’éditeur y a répondu : il ne s’efface plus. Modifiez-le s’il doit changer.';
const NOTHING = 'Il n’y a pas de brouillon à effacer sur ce critère.';
