import { createHash, randomUUID } from 'node:crypto';
import canonicalize from 'canonicalize';
import { expect, it } from 'vitest';
import { loadSet, score, type Answer, type AssessmentExport } from '@gouvtech/criteria';
import type { Database } from '../database.ts';
import { loadAssessment } from '../readers/assessment.ts';
import { loadAssessmentExport } from '../readers/export.ts';
import { publishToReadModel } from '../read-model/write.ts';
import { aHosting, aListing, anAnswer, random, someAnswers } from '../testing-samples.ts';
import { withDatabases } from '../testing.ts';
import { saveAssessment, type NewAssessment } from './assessment.ts';
import { openDispute } from './events.ts';
import { saveListing } from './listing.ts';
import { createSolution } from './solution.ts';

const AT = '2026-01-15T10:00:00.000Z';
const [PROOF, CHECK, VERDICT] = [randomUUID(), randomUUID(), randomUUID()] as const;
const computed = (answers: Answer[]) =>
  answers
    .filter(({ criterion }) => ['HEB-01', 'LIB-02'].includes(criterion))
    .map(({ response }) => response);

/** An answer with one of everything that can be dated about it. */
const rich = anAnswer('ACC-01', {
  revision: 3,
  response: { kind: 'level', fields: { taux: 82, date_audit: '2025-11-02' } },
  justification: 'Audit complet, treize pages.',
  evidence: [
    {
      id: PROOF,
      type: 'RAPP',
      attachedAt: AT,
      datedOn: '2025-11-02',
      endsOn: '2027-01-01',
      removedAt: '2026-06-01T00:00:00.000Z',
    },
  ],
  checks: [{ id: CHECK, by: 'person', at: AT, value: 7_500, evidenceId: PROOF, complete: true }],
  verdicts: [
    {
      id: VERDICT,
      outcome: 'adjusted',
      value: 5_000,
      declared: 7_500,
      at: '2026-02-01T00:00:00.000Z',
      revision: 3,
      validUntil: '2028-01-31',
    },
  ],
  naDecisions: [{ accepted: false, at: AT }],
  corrections: [{ at: '2026-03-01T00:00:00.000Z' }],
  caps: [{ at: '2026-04-01T00:00:00.000Z', value: 2_500 }],
});

async function aSolution(database: Database): Promise<string> {
  const { id } = await createSolution(database.db, { name: 'Agenda', status: 'published', at: AT });
  const listing = aListing({ hosting: aHosting({ backups: ['US'] }) });
  await saveListing(database.db, {
    solutionId: id,
    listing,
    reason: 'Création',
    author: 'essai',
    at: AT,
  });
  return id;
}

const anAssessment = (solutionId: string, changes: Partial<NewAssessment> = {}): NewAssessment => ({
  solutionId,
  criteriaSet: '2026.1',
  facts: { saas: true, ia: false },
  status: 'published',
  attestedAt: AT,
  publishedAt: AT,
  signatory: { name: 'A. Dupont', role: 'Directrice' },
  answers: [rich, ...someAnswers(random(3)).slice(1)],
  evidence: [
    {
      id: PROOF,
      title: 'Rapport d’audit',
      url: 'https://exemple.fr/rapport',
      visibility: 'public',
    },
  ],
  verdictDetails: [{ id: VERDICT, auditor: 'Cabinet d’essai', finding: 'Deux pages oubliées' }],
  at: AT,
  ...changes,
});

withDatabases('assessments', (database) => {
  const save = (input: NewAssessment) => database().transaction((tx) => saveAssessment(tx, input));

  it('come back as they were written', async () => {
    const id = await aSolution(database());
    const input = anAssessment(id);
    await save(input);
    const loaded = await loadAssessment(database().db, id);
    const given = new Map(input.answers.map((answer) => [answer.criterion, answer]));
    for (const answer of loaded!.answers) {
      if (given.has(answer.criterion)) expect(answer).toEqual(given.get(answer.criterion));
    }
    expect(loaded!.answers).toHaveLength(74);
    expect(loaded!.evidence.get(PROOF)).toMatchObject({
      title: 'Rapport d’audit',
      visibility: 'public',
    });
    expect(loaded!.verdicts.get(VERDICT)).toMatchObject({ auditor: 'Cabinet d’essai' });
    expect(loaded!.assessment).toMatchObject({ attestedAt: AT, facts: { saas: true, ia: false } });
  });

  it('freeze what the listing said at attestation', async () => {
    const id = await aSolution(database());
    await save(anAssessment(id));
    const listing = aListing({ hosting: null, licence: { kind: 'proprietary' } });
    await saveListing(database().db, {
      solutionId: id,
      listing,
      reason: 'Retrait',
      author: 'essai',
      at: AT,
    });
    const { answers } = (await loadAssessment(database().db, id))!;
    expect(computed(answers)).toEqual([
      { kind: 'level', fields: { localisation: 'declare-hors-ue' } },
      { kind: 'level', fields: { classe_licence: 'libre-liste' } },
    ]);
  });

  it('leave a snapshot that hashes to what is written, chained to the one before', async () => {
    const id = await aSolution(database());
    await save(anAssessment(id));
    await save(
      anAssessment(id, {
        attestedAt: '2026-05-01T00:00:00.000Z',
        answers: someAnswers(random(4)),
        evidence: [],
      }),
    );
    const [first, second] = await database().query<{
      content: string;
      sha256: string;
      previous_sha256: string | null;
    }>('select content, sha256, previous_sha256 from snapshot order by as_of');
    for (const { content, sha256 } of [first!, second!])
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
    expect(first!.previous_sha256).toBeNull();
    expect(second!.previous_sha256).toBe(first!.sha256);
    const frozen = JSON.parse(first!.content) as AssessmentExport;
    const result = score(frozen.answers, frozen.facts, loadSet('2026.1'), frozen.asOf);
    expect(canonicalize({ ...frozen, result })).toBe(first!.content);
    expect(first!.content).not.toContain('Dupont');
    expect(first!.content).not.toContain(VERDICT);
    await expect(database().query('delete from snapshot')).rejects.toThrow(
      'n’accepte que des ajouts',
    );
    expect(await database().query('select status from assessment order by attested_at')).toEqual([
      { status: 'superseded' },
      { status: 'published' },
    ]);
  });

  it('export what recomputes the published score', async () => {
    const id = await aSolution(database());
    await save(anAssessment(id));
    const now = '2026-04-15T12:34:56.000Z';
    await database().transaction((tx) => publishToReadModel(tx, [id], now));
    const found = (await loadAssessmentExport(database().db, 'agenda'))!;
    expect(found.asOf).toBe(now);
    const again = JSON.parse(JSON.stringify(found)) as AssessmentExport;
    const { facts, asOf, answers, result } = again;
    expect(score(answers, facts, loadSet(again.criteriaSet), asOf)).toEqual(result);
    const [entry] = await database().query<{ assured: number[] }>(
      'select assured from catalogue_entry',
    );
    expect(entry!.assured[0]).toBe(result.overall.assured);
    expect(await loadAssessmentExport(database().db, 'inconnue')).toBeNull();
  });

  it('show an open dispute on the entry and on its answer', async () => {
    const id = await aSolution(database());
    await save(anAssessment(id));
    await openDispute(database().db, {
      solutionId: id,
      criterion: 'SEC-08',
      subject: 'Délai non tenu',
      at: '2026-04-02T00:00:00.000Z',
    });
    await database().transaction((tx) => publishToReadModel(tx, [id], '2026-04-03T00:00:00.000Z'));
    const [entry] = await database().query<{ document: string }>(
      'select document from catalogue_entry',
    );
    const document = JSON.parse(entry!.document) as {
      assessment: object;
      answers: { criterion: string }[];
    };
    expect(document.assessment).toMatchObject({ contested: 1 });
    expect(document.answers.find(({ criterion }) => criterion === 'SEC-08')).toMatchObject({
      contestedSince: '2026-04-02',
    });
  });

  it('show a dispute on the listing itself apart, with the vendor’s reply and without who reported it', async () => {
    const id = await aSolution(database());
    await save(anAssessment(id));
    const dispute = await openDispute(database().db, {
      solutionId: id,
      subject: 'Le logiciel n’est plus vendu',
      at: '2026-04-02T00:00:00.000Z',
    });
    await database().query(
      `update dispute set reply = $1, replied_at = '2026-04-03T10:00:00Z', reply_until = '2026-04-17T00:00:00Z',
         statement = 'Un texte qui reste privé' where id = $2`,
      [JSON.stringify({ text: 'Il l’est.', evidenceIds: [] }), dispute],
    );
    await database().transaction((tx) => publishToReadModel(tx, [id], '2026-04-04T00:00:00.000Z'));
    const [entry] = await database().query<{ card: string; document: string }>(
      'select card, document from catalogue_entry',
    );
    const card = JSON.parse(entry!.card) as { assessment: object };
    expect(card).toMatchObject({ contestedSince: '2026-04-02' });
    expect(card.assessment).toMatchObject({ contested: 0 });
    expect(JSON.parse(entry!.document)).toMatchObject({
      disputes: [
        {
          object: 'listing',
          subject: 'Le logiciel n’est plus vendu',
          since: '2026-04-02',
          replyUntil: '2026-04-17',
          reply: { text: 'Il l’est.', on: '2026-04-03' },
        },
      ],
    });
    expect(entry!.document).not.toContain('privé');
    await database().query('update dispute set closed_at = now() where id = $1', [dispute]);
    await database().transaction((tx) => publishToReadModel(tx, [id], '2026-04-05T00:00:00.000Z'));
    const [after] = await database().query<{ document: string }>(
      'select document from catalogue_entry',
    );
    expect(JSON.parse(after!.document)).not.toHaveProperty('disputes');
  });

  it('are refused whole when something is missing', async () => {
    const id = await aSolution(database());
    const refusals: [Partial<NewAssessment>, string][] = [
      [{ evidence: [] }, 'preuve'],
      [{ verdictDetails: [] }, 'auditeur'],
      [{ signatory: null }, 'signataire'],
    ];
    for (const [changes, word] of refusals) {
      const refused = save(anAssessment(id, changes));
      await expect(refused).rejects.toMatchObject({ code: 'invalid-value' });
      await expect(refused).rejects.toThrow(word);
    }
    await expect(save(anAssessment(id, { answers: [anAnswer('XYZ-01')] }))).rejects.toThrow(
      'XYZ-01',
    );
    expect(await database().query('select 1 from assessment')).toEqual([]);
  });
});
