import { afterAll, beforeAll, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { SCHEME, stage, stageApp } from '../modules/audits/testing/stage.ts';

withDatabases('a NUL character', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  afterAll(() => made.app.close());

  it('in an address leads nowhere', async () => {
    const world = await stage(database(), made);
    for (const path of [
      ...['/solutions/%00', '/labels/%00', '/labels/%00/credential', '/labels/%00/report.pdf'],
      ...['/labellers/%00', '/audits/%00', '/audits/%00/verdicts', '/labels/%00/desk'],
    ])
      expect([path, (await world.send('auditrice', 'GET', path)).status]).toEqual([path, 404]);
    for (const path of ['/badges/labels/%00.svg', '/badges/solutions/%00.svg'])
      expect((await made.app.inject(path)).statusCode, path).toBe(404);
  });

  it('in a question or in a text is taken out', async () => {
    const world = await stage(database(), made);
    for (const path of ['/labels?labeller=%00', '/audits?q=par%00afil', '/solutions?q=%00parafil'])
      expect([path, (await world.send('auditrice', 'GET', path)).status]).toEqual([path, 200]);
    const { status, body } = await world.send<{ reference: string }>(
      'signataire',
      'POST',
      `/vendor/solutions/${world.solution.slug}/audits`,
      { body: { scheme: SCHEME, labeller: world.labeller.slug, message: 'Avant\u0000 juin.' } },
    );
    expect(status).toBe(201);
    expect((await world.read(body.reference)).message).toBe('Avant juin.');
  });
});
