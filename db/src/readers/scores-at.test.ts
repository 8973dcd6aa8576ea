import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { score, loadSet, type Answer } from '@gouvtech/criteria';
import type { Database } from '../database.ts';
import { openDispute } from '../writers/events.ts';
import { saveAssessment, type NewAssessment } from '../writers/assessment.ts';
import { saveListing } from '../writers/listing.ts';
import { createSolution } from '../writers/solution.ts';
import { publishToReadModel } from '../read-model/write.ts';
import { aListing, anAnswer, random, someAnswers } from '../testing-samples.ts';
import { withDatabases } from '../testing.ts';
import { loadAssessmentExport } from './export.ts';
import { loadScoresAt } from './scores-at.ts';

const FIRST = '2026-01-15T10:00:00.000Z';
const SECOND = '2026-06-15T10:00:00.000Z';
const AUDIT = '2026-03-01T16:00:00.000Z';
const EDIT = '2026-05-01T09:00:00.000Z';
const at = (day: string) => `${day}T23:59:59.999Z`;

withDatabases('the scores of a past day', (database) => {
  const [proof, verdict] = [randomUUID(), randomUUID()];
  /** said « oui », audited, then lowered to « non » without a new attestation */
  const audited = (changes: Partial<Answer> = {}): Answer =>
    anAnswer('RGP-01', {
      response: { kind: 'level', level: 'oui', fields: {} },
      evidence: [{ id: proof, type: 'DOCT', attachedAt: FIRST, datedOn: '2026-01-02' }],
      verdicts: [
        { id: verdict, outcome: 'confirmed', at: AUDIT, revision: 1, validUntil: '2029-03-01' },
      ],
      ...changes,
    });
  const round = (
    solutionId: string,
    when: string,
    answers: Answer[],
    changes: Partial<NewAssessment> = {},
  ): NewAssessment => ({
    solutionId,
    criteriaSet: '2026.1',
    facts: {},
    status: 'published',
    attestedAt: when,
    publishedAt: when,
    signatory: { name: 'A. Dupont', role: 'Directrice' },
    answers,
    evidence: answers.flatMap(({ evidence }) =>
      evidence.map(({ id }) => ({ id, title: 'Pièce', visibility: 'public' as const })),
    ),
    verdictDetails: answers.flatMap(({ verdicts }) =>
      verdicts.map(({ id }) => ({ id, auditor: 'Cabinet' })),
    ),
    at: when,
    ...changes,
  });
  const others = someAnswers(random(4)).filter(({ criterion }) => criterion !== 'RGP-01');

  async function aSolution(db: Database): Promise<string> {
    const { id } = await createSolution(db.db, { name: 'Agenda', status: 'published', at: FIRST });
    const version = { solutionId: id, listing: aListing(), reason: 'Création', author: 'éditeur' };
    await saveListing(db.db, { ...version, at: FIRST });
    return id;
  }
  const save = (input: NewAssessment) => database().transaction((tx) => saveAssessment(tx, input));
  const on = async (id: string, ...days: string[]) => loadScoresAt(database().db, id, days.map(at));

  it('are those of the round public then, and none before the first', async () => {
    const id = await aSolution(database());
    expect((await on(id, '2026-02-01'))[0]).toMatchObject({ absence: 'not-assessed', sheet: null });
    await save(round(id, FIRST, others));
    await save(round(id, SECOND, [audited(), ...others]));
    const [before, first, eve, second] = await on(
      id,
      '2026-01-14',
      '2026-01-15',
      '2026-06-14',
      '2026-06-15',
    );
    expect(before).toMatchObject({ absence: 'not-assessed', assessment: null, themes: [] });
    expect([first, eve, second].map((one) => one!.assessment!.attestedOn)).toEqual([
      '2026-01-15',
      '2026-01-15',
      '2026-06-15',
    ]);
    expect(first!.sheet!.overall.answered).toBe(second!.sheet!.overall.answered - 1);
    const [later] = await on(id, '2028-01-01');
    expect(later!.assessment).toMatchObject({ status: 'expired', score: null });
  });

  it('equal the export recomputed for the same instant', async () => {
    const id = await aSolution(database());
    await save(round(id, FIRST, others));
    await save(round(id, SECOND, [audited(), ...others]));
    await database().transaction((tx) => publishToReadModel(tx, [id], at('2026-07-01')));
    const days = ['2026-02-01', '2026-06-14', '2026-06-20', '2027-08-01'];
    for (const [index, { sheet }] of (await on(id, ...days)).entries()) {
      const exported = (await loadAssessmentExport(database().db, 'agenda', at(days[index]!)))!;
      const { answers, facts, asOf, result } = exported;
      expect(sheet).toEqual(score(answers, facts, loadSet('2026.1'), asOf));
      expect(sheet).toEqual(result);
    }
  });

  it('keep what an answer said before it was edited, with the audit it then had', async () => {
    const id = await aSolution(database());
    await save(round(id, FIRST, [audited(), ...others]));
    await database().query(
      `update answer set revision = 2, level = 'non', answered_at = $1 where criterion = 'RGP-01'`,
      [EDIT],
    );
    const [attested, examined, edited] = await on(id, '2026-02-28', '2026-04-30', '2026-05-01');
    const line = (one: typeof attested) =>
      one!.sheet!.criteria.find((score) => score.id === 'RGP-01')!;
    expect(line(attested)).toMatchObject({ level: 'oui', tier: 1 });
    expect(line(examined)).toMatchObject({ level: 'oui', tier: 4, modifiedSinceAudit: false });
    expect(line(edited)).toMatchObject({ level: 'non', tier: 1, modifiedSinceAudit: true });
    expect(examined!.sheet!.overall.audited).toBeGreaterThan(edited!.sheet!.overall.audited!);
  });

  it('count a dispute only while it is open, and hide a round that was invalidated', async () => {
    const id = await aSolution(database());
    await save(round(id, FIRST, others));
    const dispute = await openDispute(database().db, {
      solutionId: id,
      criterion: 'SEC-08',
      subject: 'Doute',
      at: AUDIT,
    });
    await database().query('update dispute set closed_at = $1 where id = $2', [EDIT, dispute]);
    const counted = await on(id, '2026-02-28', '2026-03-01', '2026-05-01');
    expect(counted.map((one) => one.assessment!.contested)).toEqual([0, 1, 0]);
    await database().query(`update assessment set status = 'invalidated'`);
    expect((await on(id, '2026-03-01'))[0]).toMatchObject({ absence: 'withdrawn', sheet: null });
  });
});
