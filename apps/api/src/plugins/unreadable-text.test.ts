import { afterAll, beforeAll, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { stage, stageApp } from '../modules/audits/testing/stage.ts';

withDatabases('a NUL character', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  afterAll(() => made.app.close());

  it('in an address is refused with its reason', async () => {
    const world = await stage(database(), made);
    for (const path of [
      ...['/labels/%00', '/labels/%00/credential', '/audits/%00', '/audits/%00/verdicts'],
      ...['/labels/%00/desk', '/labels?labeller=%00', '/audits?q=par%00afil'],
    ]) {
      const { status, body } = await world.send('auditrice', 'GET', path);
      expect([path, status, body['detail']]).toEqual([
        path,
        400,
        expect.stringMatching('U\\+0000'),
      ]);
    }
  });
});
