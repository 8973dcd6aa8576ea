import { afterAll, beforeAll, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { loadFrozen } from './frozen-repository.ts';
import { independenceOf } from './independence-repository.ts';
import { SCHEME, stage, stageApp } from './testing/stage.ts';
import { loadVerdicts } from './verdict-repository.ts';
import { standingWith } from './verdicts.ts';

withDatabases('an audit of a whole assessment', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  afterAll(() => made.app.close());

  it('reaches the highest level when the 74 answers are confirmed by an independent team', async () => {
    const world = await stage(database(), made);
    const { reference, required } = await world.auditAt('finalised');
    const audit = await world.read(reference);
    const { db } = database();
    const frozen = await loadFrozen(db, audit.openingSnapshotId!);
    const at = frozen.asOf;
    const verdicts = await loadVerdicts(db, audit.id);
    const closing = { at, scheme: SCHEME, assessmentCurrent: true };
    const { sheet, label } = standingWith(frozen, verdicts, closing);
    expect(required).toHaveLength(74);
    expect(sheet.overall.audited).toBeGreaterThan(9_700);
    expect(label.level).toBe(3);
    const asked = { deciderId: world.accounts.decideuse, signaturesDue: true };
    expect(await independenceOf(db, audit, asked, at)).toEqual([]);
  });
});
