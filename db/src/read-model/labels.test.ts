import { beforeEach, describe, expect, it } from 'vitest';
import type { Card, LabelStatus, SolutionDocument } from '@gouvtech/domain';
import { audit, label, verdict } from '../schema/index.ts';
import { aListing, random, someAnswers } from '../testing-samples.ts';
import { withDatabases } from '../testing.ts';
import { saveAssessment } from '../writers/assessment.ts';
import { saveListing } from '../writers/listing.ts';
import { createOrganisation } from '../writers/organisation.ts';
import { createSolution } from '../writers/solution.ts';
import { checkReadModel } from './check.ts';
import { endedLabels, labelFacet, labelMarks, labelMoments, type LabelInput } from './labels.ts';
import { refreshDue } from './rebuild.ts';
import { publishToReadModel } from './write.ts';

const LABEL: LabelInput = {
  reference: 'L-2026-0001',
  audit: 'A-2026-0001',
  scheme: 'socle-public',
  level: 2,
  status: 'active',
  reason: null,
  since: '2026-02-01',
  from: '2026-02-01',
  until: '2029-01-31',
  slug: 'verif',
  name: 'Vérif Éthique',
};

describe('a label on a day', () => {
  const on = (today: string, more: Partial<LabelInput> = {}) => {
    const labels = [{ ...LABEL, ...more }];
    const marks = labelMarks(labels, today);
    return { marks, facet: labelFacet(marks), ended: endedLabels(labels, today) };
  };

  it('holds from its first day to its last, before the clock has passed as after', () => {
    const granted = { status: 'granted' } as const;
    expect(on('2026-01-31', granted)).toEqual({ marks: [], facet: [], ended: [] });
    for (const more of [granted, {}]) {
      expect(on('2026-02-01', more).marks).toMatchObject([
        { reference: 'L-2026-0001', status: 'active', until: '2029-01-31' },
      ]);
      expect(on('2029-01-31', more).marks).toHaveLength(1);
      expect(on('2029-02-01', more)).toMatchObject({
        ...{ marks: [], facet: [] },
        ended: [{ status: 'expired', on: '2029-02-01', reason: null }],
      });
    }
  });

  it('counts for its level and those below, never above, never for another scheme', () => {
    expect(on('2026-06-01').facet).toEqual(['any', 'socle-public-1', 'socle-public-2']);
    expect(on('2026-06-01', { scheme: 'confiance-numerique', level: 1 }).facet).toEqual([
      'any',
      'confiance-numerique-1',
    ]);
  });

  it('is shown suspended, and leaves the filters', () => {
    const { marks, facet, ended } = on('2026-06-01', { status: 'suspended', reason: 'Preuve' });
    expect(marks).toMatchObject([
      { status: 'suspended', suspension: { on: '2026-02-01', reason: 'Preuve' } },
    ]);
    expect([facet, ended]).toEqual([[], []]);
  });

  it('is told for 36 months after its end, with the reason', () => {
    const revoked = { status: 'revoked', since: '2026-06-10', reason: 'Fraude.' } as const;
    expect(on('2026-06-10', revoked).marks).toEqual([]);
    expect(on('2029-06-10', revoked).ended).toMatchObject([
      { status: 'revoked', on: '2026-06-10', reason: 'Fraude.' },
    ]);
    expect(on('2029-06-11', revoked).ended).toEqual([]);
  });

  it('says when it changes by itself', () => {
    expect(labelMoments([LABEL], '2026-01-01')).toEqual([
      '2026-02-01T00:00:00.000Z',
      '2029-02-01T00:00:00.000Z',
    ]);
    expect(labelMoments([LABEL], '2029-03-01')).toEqual(['2032-02-02T00:00:00.000Z']);
  });
});

const AT = '2026-03-01T09:00:00.000Z';

withDatabases('labels in the read model', (database) => {
  let solutionId: string;
  let labellerId: string;
  let assessmentId: string;
  let made = 0;

  beforeEach(async () => {
    await database().transaction(async (tx) => {
      const labeller = await createOrganisation(tx, {
        ...{ name: 'Vérif Éthique', kind: 'company', at: AT },
      });
      const solution = await createSolution(tx, { name: 'Agenda', status: 'published', at: AT });
      const common = { solutionId: solution.id, at: AT };
      const listing = aListing();
      await saveListing(tx, { ...common, listing, reason: 'Création', author: 'essai' });
      assessmentId = await saveAssessment(tx, {
        ...common,
        ...{ criteriaSet: '2026.1', facts: {}, status: 'published', attestedAt: AT },
        signatory: { name: 'A. Dupont', role: 'Directrice' },
        answers: someAnswers(random(7)),
        evidence: [],
      });
      [solutionId, labellerId] = [solution.id, labeller.id];
    });
  });

  async function addAudit(): Promise<string> {
    const reference = `A-2026-000${++made}`;
    const [row] = await database()
      .db.insert(audit)
      .values({
        ...{ reference, solutionId, scheme: 'socle-public', labellerId, assessmentId },
        ...{ status: 'closed', statusSince: AT, requestedAt: AT },
      })
      .returning({ id: audit.id });
    return row!.id;
  }
  async function addLabel(more: { status?: LabelStatus; level?: number } = {}) {
    const auditId = await addAudit();
    const [row] = await database()
      .db.insert(label)
      .values({
        reference: `L-2026-000${made}`,
        ...{ solutionId, labellerId, auditId, scheme: 'socle-public', criteriaSet: '2026.1' },
        ...{ status: 'granted', statusSince: AT, level: 1, grantedAt: AT },
        ...{ validFrom: '2026-03-10', validUntil: '2026-09-09' },
        ...more,
      })
      .returning({ id: label.id });
    return row!.id;
  }
  const publish = (now = AT) =>
    database().transaction((tx) => publishToReadModel(tx, [solutionId], now));
  async function read() {
    const [row] = await database().query<{ card: string; document: string; due: string }>(
      'select card, document, next_change_at due from catalogue_entry',
    );
    const facets = await database().query<{ value: string }>(
      `select value from catalogue_facet where facet = 'label' and bit_count(bits) > 0 order by value`,
    );
    return {
      card: JSON.parse(row!.card) as Card,
      document: JSON.parse(row!.document) as SolutionDocument,
      facets: facets.map(({ value }) => value),
      due: new Date(row!.due).toISOString(),
    };
  }

  it('appear on their first day and leave after their last, by the clock alone', async () => {
    await addLabel();
    await publish();
    const before = await read();
    expect(before.card).not.toHaveProperty('labels');
    expect(before.document).not.toHaveProperty('endedLabels');
    expect(before.facets).toEqual([]);
    expect(before.due <= '2026-03-10T00:00:00.000Z').toBe(true);

    await refreshDue(database(), '2026-03-10T00:00:00.000Z');
    const during = await read();
    expect(during.card.labels).toEqual([
      {
        ...{ reference: `L-2026-000${made}`, audit: `A-2026-000${made}` },
        ...{ scheme: 'socle-public', level: 1, status: 'active', until: '2026-09-09' },
        labeller: { slug: 'verif-ethique', name: 'Vérif Éthique' },
      },
    ]);
    expect(during.facets).toEqual(['any', 'socle-public-1']);
    expect(await checkReadModel(database(), '2026-03-10T00:00:00.000Z')).toEqual([]);

    await refreshDue(database(), '2026-09-10T00:00:00.000Z');
    const after = await read();
    expect(after.card).not.toHaveProperty('labels');
    expect(after.document.endedLabels).toMatchObject([{ status: 'expired', on: '2026-09-10' }]);
    expect(after.facets).toEqual([]);
    expect(await checkReadModel(database(), '2026-09-10T00:00:00.000Z')).toEqual([]);
  });

  it('never show a refusal, and tell each of several', async () => {
    await addLabel({ status: 'refused', level: 0 });
    await addLabel({ status: 'superseded' });
    await addLabel({ status: 'active', level: 3 });
    await publish('2026-04-01T00:00:00.000Z');
    const { card, document, facets } = await read();
    expect(card.labels).toMatchObject([{ level: 3 }]);
    expect(document.endedLabels).toMatchObject([{ status: 'superseded', level: 1 }]);
    expect(facets).toEqual(['any', 'socle-public-1', 'socle-public-2', 'socle-public-3']);
  });

  it('report a label the read model does not know yet', async () => {
    await publish();
    await addLabel({ status: 'active' });
    const found = await checkReadModel(database(), '2026-03-10T00:00:00.000Z');
    expect(found.join(' ')).toMatch(/diffère : card, document, facets/);
  });

  it('name the audit of a verdict beside the answer, with its method and its severity', async () => {
    const auditId = await addAudit();
    const [answered] = await database().query<{ criterion: string; revision: number }>(
      `select criterion, revision from answer where kind = 'level' order by criterion limit 1`,
    );
    await database()
      .db.insert(verdict)
      .values({
        ...{ assessmentId, ...answered!, outcome: 'refuted', declared: 10_000 },
        ...{ decidedAt: AT, validUntil: '2029-02-28', auditor: 'Vérif Éthique', auditId },
        ...{ method: 'test', severity: 'major', finding: 'Le cloisonnement manque.' },
      });
    await publish();
    const { answers } = (await read()).document;
    expect(answers.find(({ criterion }) => criterion === answered!.criterion)?.verdict).toEqual({
      ...{ outcome: 'refuted', value: null, on: '2026-03-01', auditor: 'Vérif Éthique' },
      ...{ reference: `A-2026-000${made}`, method: 'test', severity: 'major' },
      finding: 'Le cloisonnement manque.',
    });
    expect(answers.filter((one) => one.verdict !== null)).toHaveLength(1);
  });
});
