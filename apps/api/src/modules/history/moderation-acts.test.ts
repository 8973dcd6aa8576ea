import type { FastifyInstance } from 'fastify';
import { beforeEach, expect, it } from 'vitest';
import { appendEvent, recordEvent, type NewLogEvent } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { PUBLIC_ACTS } from '@gouvtech/domain/public-acts';
import { sharedApp } from '../../../test/api.ts';
import { expectConforms } from '../../../test/conforms.ts';
import { FIRST, publishHistory, SECOND } from '../../../test/history-builder.ts';
import { addAccount } from '../../../test/people.ts';

const SECRET = 'Jean Dupont ment sur son contrat';
const BEFORE = '2026-03-01T09:00:00.000Z';

withDatabases('acts of moderation in the public history', (database) => {
  let app: FastifyInstance;
  let solutionId: string;
  let moderator: string;
  beforeEach(async () => {
    app = await sharedApp(database());
    solutionId = await publishHistory(database());
    moderator = await addAccount(database(), { email: 'camille@exemple.fr', staff: 'moderator' });
  });

  const act = (action: string, over: Partial<NewLogEvent> = {}) =>
    database().transaction((tx) =>
      appendEvent(tx, {
        ...{ at: SECOND, actor: moderator, role: 'moderator', action, solutionId },
        ...{ object: { type: 'listing', id: solutionId }, reason: SECRET, data: { note: SECRET } },
        ...over,
      }),
    );
  const read = async (path = 'events') => app.inject(`/api/v1/solutions/parafil/${path}`);
  const told = async () => {
    const { items } = (await read()).json() as {
      items: { kind: string; summary: string; id: string }[];
    };
    return items.filter(({ id }) => id.startsWith('act-'));
  };

  it('tells a suspension with its reason, and that it ended', async () => {
    await act('listing:suspend', { reason: 'Mentions légales absentes.' });
    await act('listing:restore', { at: '2026-07-01T09:00:00.000Z', reason: SECRET });
    expect((await told()).map(({ kind, summary }) => [kind, summary])).toEqual([
      ['restored', 'La modération rétablit la fiche\u00a0: la cause de la suspension est levée.'],
      ['suspended', 'La modération suspend la fiche. Motif\u00a0: Mentions légales absentes.'],
    ]);
    const reply = await read();
    expectConforms('History', reply.json());
    expect(reply.json().total).toBe(8);
  });

  it('tells every other act without its reason, nor who did it, nor what else the log holds', async () => {
    const quiet = Object.keys(PUBLIC_ACTS).filter((action) => !PUBLIC_ACTS[action]!.reason);
    for (const action of quiet) await act(action);
    expect(await told()).toHaveLength(quiet.length);
    for (const path of ['events', 'feed.atom', 'versions']) {
      const { body, statusCode } = await read(path);
      expect(statusCode, path).toBe(200);
      expect(body).not.toContain(SECRET);
      expect(body).not.toContain(moderator);
    }
  });

  it('keeps to itself what is not public', async () => {
    await act('listing:refuse');
    await act('listing:review');
    await act('dispute:open');
    await act('dispute:declare-inadmissible');
    await act('listing:request-changes', { at: BEFORE });
    await act('listing:suspend', { solutionId: null });
    await act('listing:suspend', { at: '2099-01-01T00:00:00.000Z' });
    expect(await told()).toEqual([]);
    expect(BEFORE < FIRST).toBe(true);
  });

  it('does not tell twice an act that told itself', async () => {
    await database().transaction(async (tx) => {
      const summary = 'Fiche suspendue.';
      await recordEvent(tx, { solutionId, kind: 'withdrawn', summary, at: SECOND });
    });
    await act('listing:suspend');
    expect(await told()).toEqual([]);
  });
});
