/** A person signed in reports a precise object. */
import { appendEvent, type Db } from '@gouvtech/db';
import type { FieldProblem } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { OPEN_REPORTS_MAX, REPORTS_A_DAY_MAX } from '@gouvtech/domain/disputes';
import { can, type ListingObject } from '@gouvtech/domain/permissions';
import { apply } from '@gouvtech/domain/transitions';
import { refusalError } from '../../../contract/demand.ts';
import { invalidInput, ProblemError } from '../../../contract/problem-error.ts';
import { SLUG, solutionNotFound } from '../../catalogue/index.ts';
import { once } from '../../idempotency/index.ts';
import { labelToContest } from '../contested-label.ts';
import { linkOf, statementOf } from '../inputs.ts';
import { tellReceived } from '../notices.ts';
import { findDispute, insertDispute } from '../repository.ts';
import type { DisputeDetail, NewDispute } from '../schemas.ts';
import {
  countReports,
  findTarget,
  findTwin,
  isAnswered,
  type Target,
} from '../target-repository.ts';
import { disputeDetail } from '../view.ts';
import { isListingField } from '../words.ts';
import type { DisputeDependencies } from './context.ts';

const DAY_MS = 86_400_000;

/** @throws ProblemError naming every field to correct; `too-many-requests` with when to come back */
export const openDispute = (
  { database, clock, publicOrigin }: DisputeDependencies,
  actor: Person,
  input: NewDispute,
  key: string | undefined,
): Promise<DisputeDetail> =>
  database.transaction(async (tx) => {
    const now = clock();
    const at = now.toISOString();
    const request = { accountId: actor.accountId, key, content: ['dispute:open', input], now };
    return once(tx, request, async () => {
      const target = await demandTarget(tx, actor, input.solution, at);
      const report = await checked(tx, actor, { target, input, at });
      await demandRoom(tx, actor.accountId, now, { ...report, solutionId: target.id });
      const id = await insertDispute(tx, {
        ...report,
        solutionId: target.id,
        openedBy: actor.accountId,
        at,
      });
      const row = (await findDispute(tx, id))!;
      await tellReceived({ tx, row, at, publicOrigin });
      const detail = await disputeDetail(tx, actor, row, at);
      await appendEvent(tx, {
        at,
        actor: actor.accountId,
        role: 'person',
        action: 'dispute:open',
        object: { type: 'dispute', id },
        organisationId: target.organisationId,
        solutionId: target.id,
        to: 'opened',
        data: {
          object: report.object,
          criterion: report.criterion,
          evidence: report.evidenceId,
          label: input.label,
        },
      });
      return detail;
    });
  });

async function demandTarget(tx: Db, actor: Person, slug: string, at: string): Promise<Target> {
  const target = SLUG.test(slug) ? await findTarget(tx, slug) : null;
  if (!target) throw solutionNotFound();
  const listing: ListingObject & { type: 'listing' } = {
    type: 'listing',
    organisationId: target.organisationId,
    status: target.status,
    everPublished: target.everPublished,
  };
  const right = can(actor, 'dispute:open', listing);
  if (!right.ok) throw right.reason === 'hidden' ? solutionNotFound() : refusalError(right.reason);
  const outcome = apply(listing, 'dispute:open', { asOf: at });
  if (!outcome.ok) throw refusalError(outcome.reason);
  return target;
}

type Report = Pick<NewDispute, 'object'> & {
  criterion: string | null;
  evidenceId: string | null;
  labelId: string | null;
  field: string | null;
  statement: string;
  link: string | null;
};

type Asked = { target: Target; input: NewDispute; at: string };

async function checked(tx: Db, actor: Person, { target, input, at }: Asked): Promise<Report> {
  const { text: statement, problem } = statementOf(input.statement);
  const { link, problem: linkProblem } = linkOf(input.link);
  const { object, label: reference } = input;
  const contested =
    object === 'label'
      ? await labelToContest(tx, actor, { target, reference, at })
      : { labelId: null, problems: [] };
  const problems = [problem, linkProblem, ...(await objectProblems(tx, target, input))];
  const named = [...problems, ...contested.problems].filter((one) => one !== null);
  if (named.length > 0) throw invalidInput(named);
  return {
    object,
    criterion: object === 'answer' || object === 'evidence' ? input.criterion! : null,
    evidenceId: object === 'evidence' ? input.evidence! : null,
    labelId: contested.labelId,
    field: object === 'listing' ? (input.field ?? null) : null,
    statement,
    link,
  };
}

/** Only what is on the page may be contested, and nothing that the report does not need. */
async function objectProblems(
  tx: Db,
  target: Target,
  { object, criterion, evidence, label, field }: NewDispute,
): Promise<FieldProblem[]> {
  const surplus = (path: string, value: unknown, allowed: boolean) =>
    value !== undefined && !allowed
      ? [{ path, message: 'Ce champ ne sert pas pour cet objet : retirez-le.' }]
      : [];
  const problems = [
    ...surplus('criterion', criterion, object === 'answer' || object === 'evidence'),
    ...surplus('evidence', evidence, object === 'evidence'),
    ...surplus('label', label, object === 'label'),
    ...surplus('field', field, object === 'listing'),
  ];
  if (object === 'label') return problems;
  if (object === 'listing') {
    if (field === undefined || isListingField(field)) return problems;
    return [...problems, { path: 'field', message: `La fiche n’a pas de champ « ${field} ».` }];
  }
  if (criterion === undefined)
    return [...problems, { path: 'criterion', message: 'Dites de quel critère il s’agit.' }];
  const place = { solutionId: target.id, criterion };
  if (!(await isAnswered(tx, place)))
    return [
      ...problems,
      {
        path: 'criterion',
        message: `« ${target.name} » n’a pas de réponse publiée au critère « ${criterion} ».`,
      },
    ];
  if (object === 'answer') return problems;
  if (evidence !== undefined && (await isAnswered(tx, { ...place, evidenceId: evidence })))
    return problems;
  return [
    ...problems,
    { path: 'evidence', message: 'Cette preuve n’est pas jointe à la réponse à ce critère.' },
  ];
}

async function demandRoom(
  tx: Db,
  accountId: string,
  now: Date,
  report: Omit<Report, 'statement' | 'link'> & { solutionId: string },
): Promise<void> {
  const since = new Date(now.getTime() - DAY_MS).toISOString();
  const { waiting, sent } = await countReports(tx, accountId, since);
  if (await findTwin(tx, { accountId, ...report }))
    throw new ProblemError('conflict', {
      detail:
        'Vous avez déjà signalé cet objet et ce signalement est en cours. Suivez-le dans votre compte.',
    });
  if (waiting >= OPEN_REPORTS_MAX)
    throw new ProblemError('too-many-requests', {
      detail: `Vous avez ${waiting} signalements qui attendent une décision, le maximum. Attendez-en une, puis recommencez : copiez votre texte si vous voulez le garder.`,
    });
  if (sent >= REPORTS_A_DAY_MAX)
    throw new ProblemError('too-many-requests', {
      detail: `Vous avez envoyé ${sent} signalements en 24 heures, le maximum. Revenez demain : copiez votre texte si vous voulez le garder.`,
      headers: { 'retry-after': String(DAY_MS / 1000) },
    });
}
