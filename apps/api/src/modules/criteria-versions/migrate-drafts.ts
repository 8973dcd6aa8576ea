/** Drafts follow the version in force, one by one: the weakest link of the model, and nothing of what was typed is lost. */
import { isDeepStrictEqual } from 'node:util';
import {
  applies,
  migrateAlong,
  versionsFrom,
  type Answer,
  type CriteriaSet,
  type Instant,
} from '@gouvtech/criteria';
import { appendEvent, loadAnswers, writeAnswers, type Database, type Db } from '@gouvtech/db';
import { apply } from '@gouvtech/domain/transitions';
import { lockRounds } from '../assessments/index.ts';
import { membersToNotify, notify } from '../notifications/index.ts';
import {
  criteriaOf,
  dropAnswers,
  findDrafts,
  keepTexts,
  readTraces,
  setVersion,
  writeTraces,
} from './draft-repository.ts';
import { olderThan } from './older-than.ts';
import { migrationText, type Carried } from './texts.ts';

const BATCH = 200;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** @returns how many drafts were carried over; stopped at any point, the others are found again */
export async function migrateDrafts(
  database: Database,
  set: CriteriaSet,
  asOf: Instant,
  publicOrigin: string,
): Promise<number> {
  const olderVersions = olderThan(set.version);
  let [done, after] = [0, FIRST_ID];
  for (;;) {
    const found = await findDrafts(database.db, { olderVersions, after, size: BATCH });
    const last = found.at(-1);
    if (!last) return done;
    for (const { solutionId } of found) {
      const moved = await database.transaction((tx) =>
        migrateDraft(tx, solutionId, set, asOf, publicOrigin),
      );
      if (moved) done += 1;
    }
    after = last.solutionId;
  }
}

async function migrateDraft(
  tx: Db,
  solutionId: string,
  set: CriteriaSet,
  asOf: Instant,
  publicOrigin: string,
): Promise<boolean> {
  const solution = await lockRounds(tx, solutionId);
  const { open: round, organisationId } = solution;
  if (!round || round.criteriaSet === set.version) return false;
  const object = { type: 'assessment', organisationId, status: round.status } as const;
  if (!apply(object, 'assessment:migrate', { asOf }).ok) return false;

  const content = (await loadAnswers(tx, [round.id])).get(round.id)!;
  const versions = versionsFrom(round.criteriaSet, set.version);
  const migration = migrateAlong(content.answers, round.facts, versions, asOf);
  const before = new Map(content.answers.map((answer) => [answer.criterion, answer]));
  const fresh = migration.answers
    .filter((answer) => !isDeepStrictEqual(answer, before.get(answer.criterion)))
    .map((answer) => renewed(answer, content.answers));
  const kept = new Set(criteriaOf(migration.answers));
  const replaced = new Set(criteriaOf(fresh));
  const gone = criteriaOf(content.answers).filter((id) => !kept.has(id) || replaced.has(id));

  const traces = await readTraces(tx, round.id);
  await keepTexts(tx, round.id, gone, asOf);
  await dropAnswers(tx, round.id, gone);
  await writeAnswers(tx, {
    assessmentId: round.id,
    solutionId,
    answers: fresh,
    evidence: [],
    verdictDetails: [...content.verdicts.values()].map(
      ({ id, auditor, method, finding, severity, auditId }) => ({
        ...{ id, auditor, method, finding, severity, auditId },
      }),
    ),
  });
  await writeTraces(tx, round.id, traces);
  await keepTexts(tx, round.id, [...replaced], asOf);
  await setVersion(tx, round.id, set.version);

  const due = set.criteria.filter(({ applicability }) => applies(applicability, round.facts));
  const outcomes = migration.steps.filter(({ criterion }) =>
    due.some(({ id }) => id === criterion),
  );
  const count = (outcome: string) => outcomes.filter((one) => one.outcome === outcome).length;
  const carried: Carried = {
    kept: count('kept'),
    toConfirm: count('to-confirm'),
    unanswered: count('unanswered'),
    archived: migration.archived.length,
  };
  if (organisationId !== null) {
    await notify(tx, {
      accountIds: await membersToNotify(tx, organisationId),
      kind: 'criteria-version',
      key: `assessment:migrate:${round.id}:${set.version}`,
      ...migrationText(set.version, solution.name, carried),
      href: `/espace/solutions/${solution.slug}/evaluation`,
      now: asOf,
      publicOrigin,
    });
  }
  await appendEvent(tx, {
    at: asOf,
    actor: null,
    role: 'clock',
    action: 'assessment:migrate',
    object: { type: 'assessment', id: round.id },
    organisationId,
    solutionId,
    from: round.status,
    to: round.status,
    data: {
      fromVersion: round.criteriaSet,
      toVersion: set.version,
      ...carried,
      archivedCriteria: criteriaOf(migration.archived),
    },
  });
  return true;
}

/** What is to confirm is a text of its own: who had the page of the old question open does not overwrite it unseen. */
function renewed(answer: Answer, before: Answer[]): Answer {
  const known = before.find(({ criterion }) => criterion === answer.criterion);
  return answer.toConfirm && !known?.toConfirm
    ? { ...answer, revision: answer.revision + 1 }
    : answer;
}
