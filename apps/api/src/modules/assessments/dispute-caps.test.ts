import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { workshop, workshopApp, type Workshop } from './testing/workshop.ts';

withDatabases('the cap of an upheld dispute', (database) => {
  let built: Awaited<ReturnType<typeof workshopApp>>;
  let at: Workshop;
  beforeAll(async () => {
    built = await workshopApp(database());
  });
  afterAll(() => built.app.close());
  beforeEach(async () => {
    at = await workshop(database(), built);
  });

  const upheld = (more: Record<string, unknown> = {}) => {
    const row = {
      solution_id: at.solution.id,
      object: 'answer',
      criterion: 'RGP-02',
      subject: 'Doute.',
      status: 'final',
      outcome: 'upheld',
      cap: 5000,
      reason: 'La moitié seulement est prouvée.',
      decided_at: '2026-11-01T10:00:00Z',
      closed_at: '2026-11-10T00:00:00Z',
      ...more,
    };
    const names = Object.keys(row);
    return database().query(
      `insert into dispute (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
      Object.values(row),
    );
  };
  const attested = async () => {
    await at.start();
    await at.facts(['dcp']);
    await at.answer('RGP-02', 'oui');
    await at.planTheRest();
    expect((await at.attest()).status).toBe(200);
    const [entry] = await database().query<{ document: string }>(
      'select document from catalogue_entry',
    );
    const { answers } = JSON.parse(entry!.document) as {
      answers: { criterion: string; value: number; reason: string }[];
    };
    const { value, reason } = answers.find(({ criterion }) => criterion === 'RGP-02')!;
    return { value, reason };
  };

  it('follows the criterion into a round started from nothing', async () => {
    await upheld();
    expect(await attested()).toEqual({ value: 5000, reason: 'capped-by-dispute' });
    const [snapshot] = await database().query<{ content: string }>('select content from snapshot');
    expect(JSON.parse(snapshot!.content).answers).toContainEqual(
      expect.objectContaining({
        criterion: 'RGP-02',
        caps: [{ at: '2026-11-01T10:00:00.000Z', value: 5000 }],
      }),
    );
  });

  it('is the last one, once the appeal changed it', async () => {
    await upheld({ final_outcome: 'upheld', final_cap: 0, final_reason: 'Rien n’est prouvé.' });
    expect(await attested()).toEqual({ value: 0, reason: 'capped-by-dispute' });
  });

  it.each([
    ['was overturned', { final_outcome: 'dismissed', final_reason: 'Tout est prouvé.' }],
    ['was never set', { outcome: 'dismissed', cap: null }],
  ])('is not there when it %s', async (_, more) => {
    await upheld(more);
    expect(await attested()).toEqual({ value: 10_000, reason: 'met' });
  });
});
