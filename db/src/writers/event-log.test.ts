import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifyEventLog } from '../readers/verify-event-log.ts';
import { withDatabases } from '../testing.ts';
import { appendEvent, type NewLogEvent } from './event-log.ts';
import { withinRequest } from './request-context.ts';

const ACTOR = randomUUID();
const act = (number: number): NewLogEvent => ({
  at: `2026-03-01T10:00:${String(number).padStart(2, '0')}.000Z`,
  actor: number % 2 ? ACTOR : null,
  role: number % 2 ? 'member' : 'clock',
  action: 'listing:submit',
  object: { type: 'listing', id: randomUUID() },
  reason: 'Une raison, avec « accents » et \u00a0espaces',
});

withDatabases('the log of events', (database) => {
  const write = async (count: number) => {
    for (let number = 1; number <= count; number++) {
      await database().transaction((tx) => appendEvent(tx, act(number)));
    }
  };

  /** What someone with the keys of the database may do, statement by statement. */
  const rewrite = async (statements: string) => {
    await database().query('alter table event disable trigger event_append_only');
    try {
      for (const one of statements.split(';')) await database().query(one);
    } finally {
      await database().query('alter table event enable trigger event_append_only');
    }
  };

  it('chains each event to the one before, from the first', async () => {
    expect(await verifyEventLog(database())).toEqual({ ok: true, events: 0, head: '' });
    await write(3);
    expect(await verifyEventLog(database())).toMatchObject({ ok: true, events: 3 });
  });

  it('refuses to change or remove an event', async () => {
    await write(2);
    const { query } = database();
    await expect(query(`update event set action = 'other'`)).rejects.toThrow('ajouts');
    await expect(query('delete from event where seq = 1')).rejects.toThrow('ajouts');
  });

  it('keeps no number for an act that was rolled back', async () => {
    await write(1);
    const failed = database().transaction(async (tx) => {
      await appendEvent(tx, act(2));
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    await write(1);
    expect(await verifyEventLog(database())).toMatchObject({ ok: true, events: 2 });
  });

  describe('names the first broken row when someone with the keys of the database', () => {
    const tamper = async (statements: string) => {
      await write(4);
      await rewrite(statements);
      return verifyEventLog(database());
    };

    it.each([
      [`update event set content = replace(content, 'listing', 'other') where seq = 2`, 2, 'hash'],
      [`update event set action = 'other' where seq = 3`, 3, 'columns'],
      [`delete from event where seq = 2`, 2, 'missing'],
      [`delete from event where seq = 4`, 3, 'head'],
      [`update event set hash = 'x' where seq = 1`, 1, 'hash'],
      [
        `update event set content = case seq when 2 then (select content from event where seq = 3)
          else (select content from event where seq = 2) end where seq in (2, 3)`,
        2,
        'hash',
      ],
      [
        `update event set seq = 0 where seq = 2; update event set seq = 2 where seq = 3;
         update event set seq = 3 where seq = 0`,
        2,
        'previous-hash',
      ],
    ])('runs « %s »', async (statement, seq, fault) => {
      expect(await tamper(statement)).toEqual({ ok: false, seq, fault });
    });
  });

  describe('with a head kept elsewhere', () => {
    const headNow = async () => {
      const [row] = await database().query<{ seq: number; hash: string }>(
        'select seq, hash from event_head',
      );
      return row!;
    };

    it('finds it again in a log that grew since', async () => {
      await write(2);
      const saved = await headNow();
      await write(2);
      expect(await verifyEventLog(database(), saved)).toMatchObject({ ok: true, events: 4 });
    });

    it('sees a tail that was cut, even when the head was corrected', async () => {
      await write(4);
      const saved = await headNow();
      await rewrite(
        `delete from event where seq > 2;
         update event_head set (seq, hash) = (select seq, hash from event where seq = 2)`,
      );
      expect(await verifyEventLog(database())).toMatchObject({ ok: true, events: 2 });
      expect(await verifyEventLog(database(), saved)).toEqual({
        ...{ ok: false, seq: 3, fault: 'saved-head' },
      });
    });

    it('sees a chain that was written again from the start', async () => {
      await write(2);
      const saved = await headNow();
      await rewrite('delete from event; delete from event_head');
      await write(3);
      expect(await verifyEventLog(database())).toMatchObject({ ok: true, events: 3 });
      expect(await verifyEventLog(database(), saved)).toEqual({
        ...{ ok: false, seq: 2, fault: 'saved-head' },
      });
    });
  });

  it('names the request an act comes from, and none outside a request', async () => {
    await withinRequest('r-1', () =>
      database().transaction(async (tx) => {
        await appendEvent(tx, act(1));
      }),
    );
    await write(1);
    const rows = await database().query<{ content: string }>(
      'select content from event order by seq',
    );
    expect(rows.map(({ content }) => JSON.parse(content).requestId)).toEqual(['r-1', undefined]);
    expect(await verifyEventLog(database())).toMatchObject({ ok: true, events: 2 });
  });

  it('stays in line under twenty writers at once', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        database().transaction((tx) => appendEvent(tx, act(number))),
      ),
    );
    expect(await verifyEventLog(database())).toMatchObject({ ok: true, events: 20 });
  });
});
