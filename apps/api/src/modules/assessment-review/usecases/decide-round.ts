/** Decisions on the round as a whole: requests noted criterion by criterion, sent back, published. */
import { appendEvent } from '@gouvtech/db';
import type { FieldProblem } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { invalid, ProblemError } from '../../../contract/problem-error.ts';
import { closeAlerts, publishByHand, setRound } from '../../assessments/index.ts';
import { dropHold } from '../../holds/index.ts';
import { findRequests } from '../read-repository.ts';
import { criterionOf, loadSubject, type Subject } from '../subject.ts';
import { tellRound, workshopOf } from '../tell.ts';
import { criterionName } from '../texts.ts';
import { writeRequests } from '../write-repository.ts';
import { atBench, demandRoundAct, type Bench } from './bench.ts';
import type { ReviewDependencies } from './dependencies.ts';

export type NotedRequest = { round: string; message: string; known: string };
export type SendBack = { round: string; reason: string };
export type Publication = { round: string; reason: string };

export function roundDecisions(dependencies: ReviewDependencies) {
  const { publicOrigin } = dependencies;
  return {
    /**
     * Kept with the round and shared by moderators; the vendor reads it once the round is sent back. An empty message
     * takes the request away.
     * @param given.known what the page showed: a colleague’s words are not overwritten unseen
     */
    note: (who: Person, slug: string, criterion: string, given: NotedRequest) =>
      atBench(dependencies, who, slug, given.round, async (bench) => {
        const { tx, round, now } = bench;
        demandRoundAct(bench, 'assessment:reopen', { reason: given.message || NOTED });
        const { set } = await loadSubject(tx, bench, now);
        criterionOf(set, criterion);
        const { requests } = await findRequests(tx, round.id);
        const current = requests.find(({ path }) => path === criterion)?.message ?? '';
        const message = given.message.trim();
        if (current !== given.known.trim() && current !== message) throw overwritten(current);
        const others = requests.filter(({ path }) => path !== criterion);
        const next = message ? [...others, { path: criterion, message }] : others;
        const order = set.criteria.map(({ id }) => id);
        next.sort((a, b) => order.indexOf(a.path) - order.indexOf(b.path));
        await writeRequests(tx, round.id, { reason: null, requests: next });
        return { requests: next };
      }),

    sendBack: (who: Person, slug: string, given: SendBack) =>
      atBench(dependencies, who, slug, given.round, async (bench) => {
        const { tx, solution, round, now } = bench;
        const reason = given.reason.trim();
        demandRoundAct(bench, 'assessment:reopen', { reason });
        const { requests } = await findRequests(tx, round.id);
        if (requests.length === 0) throw invalid('requests', NO_REQUEST);
        const subject = await loadSubject(tx, bench, now);
        await writeRequests(tx, round.id, { reason, requests });
        await setRound(tx, round.id, { status: 'draft' });
        const key = { solutionId: solution.id, assessmentId: round.id };
        await closeAlerts(tx, key, { at: now, by: who.accountId, reason });
        await dropHold(tx, 'assessment', solution.slug);
        await tellRound(tx, bench, {
          key: `assessment:reopen:${round.id}:${now}`,
          title: `Évaluation de ${solution.name} : ${points(requests.length)} à corriger`,
          body: [reason, ...requests.map((one) => requestLine(subject, one))].join('\n\n'),
          href: firstPlace(subject, requests),
          publicOrigin,
        });
        await log(bench, { action: 'assessment:reopen', to: 'draft', reason, data: { requests } });
        return { status: 'draft' as const };
      }),

    publish: (who: Person, slug: string, given: Publication) =>
      atBench(dependencies, who, slug, given.round, async (bench) => {
        const { tx, solution, round, now } = bench;
        const reason = given.reason.trim() || null;
        const listingPublished = solution.status === 'published';
        demandRoundAct(bench, 'assessment:publish', { listingPublished });
        await dropHold(tx, 'assessment', solution.slug);
        await writeRequests(tx, round.id, { reason: null, requests: [] });
        await tellRound(tx, bench, {
          key: `assessment:publish:${round.id}`,
          title: `Évaluation publiée : ${solution.name}`,
          body: 'La modération a publié votre évaluation. Tout le monde peut la lire.',
          href: `/solutions/${solution.slug}`,
          publicOrigin,
        });
        await publishByHand(tx, solution, round, { now, by: who.accountId, reason });
        return { status: 'published' as const };
      }),
  };
}

const NOTED = 'noté';
const NO_REQUEST =
  'Notez au moins une demande sur un critère\u00a0: l’éditeur doit savoir quoi corriger et où.';

const points = (n: number): string => (n === 1 ? 'un point' : `${n} points`);

const requestLine = ({ set }: Subject, { path, message }: FieldProblem): string =>
  `${criterionName(set, path)} : ${message}`;

function firstPlace({ solution, set }: Subject, [first]: FieldProblem[]): string {
  const id = first!.path;
  return `${workshopOf(solution)}/${criterionOf(set, id).theme}#${id}`;
}

const overwritten = (current: string): ProblemError =>
  new ProblemError('stale-version', {
    detail: current
      ? `Un autre modérateur a noté sur ce critère\u00a0: «\u00a0${current.slice(0, 300)}\u00a0». Votre texte n’est pas perdu\u00a0: fondez les deux, puis notez de nouveau.`
      : 'Un autre modérateur a retiré la demande de ce critère. Votre texte n’est pas perdu\u00a0: notez-le de nouveau s’il le faut.',
    members: { current },
    headers: { etag: '"changed"' },
  });

const log = (
  { tx, actor, solution, round, now }: Bench,
  act: { action: string; to: string; reason: string; data?: Record<string, unknown> },
) =>
  appendEvent(tx, {
    ...act,
    at: now,
    actor: actor.accountId,
    role: 'moderator',
    object: { type: 'assessment', id: round.id },
    organisationId: solution.organisationId,
    solutionId: solution.id,
    from: round.status,
  });
