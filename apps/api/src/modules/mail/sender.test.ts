import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { schema } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { NOW } from '../../../test/catalogue-builder.ts';
import { headerOf, startMailServer, type MailServer } from '../../../test/mail-server.ts';
import { ATTEMPTS_MAX } from './attempts.ts';
import {
  listStuck,
  letter,
  queueMail,
  retryStuck,
  smtpTransport,
  startMailSender,
} from './index.ts';
import { sendDue } from './sender.ts';

const FROM = { name: 'Catalogue GouvTech', address: 'catalogue@exemple.fr' };
const log = { info: () => {}, warn: () => {}, error: () => {} };

withDatabases('the outbox', (database) => {
  let server: MailServer;
  let now: number;
  const opened: (() => void)[] = [];
  const clock = () => new Date(now);
  const minutes = (n: number) => (now += n * 60_000);
  const transport = (port = server.port) => {
    const made = smtpTransport({ smtpUrl: `smtp://127.0.0.1:${port}`, from: FROM });
    opened.push(made.close);
    return made;
  };
  const round = (port?: number) =>
    sendDue({ database: database(), clock, log, transport: transport(port) });
  const write = (key: string, over: { to?: string; subject?: string; body?: string } = {}) =>
    database().transaction((tx) =>
      queueMail(tx, {
        ...{ key, to: 'camille@exemple.fr', subject: 'Votre lien', at: clock().toISOString() },
        body: letter(['Voici votre lien\u00a0:\nhttps://catalogue.exemple.fr/x?jeton=abc']),
        ...over,
      }),
    );
  const rows = () => database().db.select().from(schema.outboxMail);

  beforeEach(async () => {
    now = Date.parse(NOW);
    server = await startMailServer();
  });
  afterEach(async () => {
    for (const close of opened.splice(0)) close();
    await server.close();
  });

  it('sends each mail once, in plain text, and forgets its text', async () => {
    await write('a');
    expect(await round()).toEqual({ sent: 1, failed: 0 });
    expect(await round()).toEqual({ sent: 0, failed: 0 });
    expect(server.received).toHaveLength(1);
    const { to, raw } = server.received[0]!;
    expect(to).toEqual(['camille@exemple.fr']);
    expect(headerOf(raw, 'from')).toBe('Catalogue GouvTech <catalogue@exemple.fr>');
    expect(headerOf(raw, 'subject')).toBe('Votre lien');
    expect(headerOf(raw, 'content-type')).toMatch(/^text\/plain; charset=utf-8/);
    expect(headerOf(raw, 'auto-submitted')).toBe('auto-generated');
    expect(await rows()).toMatchObject([{ body: '', attempts: 1, lastError: null }]);
  });

  it('writes one mail for one key, and none when the act is undone', async () => {
    expect(await write('a')).toBe(true);
    expect(await write('a')).toBe(false);
    const undone = database().transaction(async (tx) => {
      await queueMail(tx, { key: 'b', to: 'x@y.fr', subject: 's', body: 'b', at: NOW });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await rows()).toHaveLength(1);
  });

  it('loses nothing while the mail server is down five minutes', async () => {
    const { port } = server;
    await write('a');
    await server.close();
    for (let minute = 0; minute < 5; minute += 1) {
      await round(port);
      expect(await listStuck(database().db)).toMatchObject([
        { key: 'a', lastError: expect.stringContaining('ECONNREFUSED') },
      ]);
      minutes(1);
    }
    const [row] = await rows();
    expect(row!.attempts).toBe(3);
    server = await startMailServer({ port });
    minutes(5);
    expect(await round()).toEqual({ sent: 1, failed: 0 });
    expect(server.received).toHaveLength(1);
    expect(await listStuck(database().db)).toEqual([]);
  });

  it('keeps what a server refuses for a person to see, and sends it when asked again', async () => {
    const { port } = server;
    await server.close();
    server = await startMailServer({ port, refuse: { code: 550, message: 'no such mailbox' } });
    await write('a');
    for (let attempt = 0; attempt <= ATTEMPTS_MAX; attempt += 1) {
      await round();
      minutes(24 * 60);
    }
    const [stuck] = await listStuck(database().db);
    expect(stuck).toMatchObject({ attempts: ATTEMPTS_MAX });
    expect(stuck!.lastError).toContain('no such mailbox');
    await server.close();
    server = await startMailServer({ port });
    expect(await round()).toEqual({ sent: 0, failed: 0 });
    expect(await retryStuck(database().db, clock().toISOString())).toBe(1);
    expect(await round()).toEqual({ sent: 1, failed: 0 });
  });

  it('sends again, as the same message, what a process that died left in its hands', async () => {
    await write('a');
    const { deliver } = transport();
    const dying = sendDue({
      ...{ clock, log, database: dyingAfterDelivery() },
      transport: { deliver, close: () => {} },
    });
    await expect(dying).rejects.toThrow('killed');
    expect(server.received).toHaveLength(1);
    expect(await round()).toEqual({ sent: 0, failed: 0 });
    minutes(1);
    expect(await round()).toEqual({ sent: 1, failed: 0 });
    const ids = server.received.map(({ raw }) => headerOf(raw, 'message-id'));
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('sends one mail once when two processes look at the same time', async () => {
    for (let i = 0; i < 10; i += 1) await write(`mail-${i}`);
    const done = await Promise.all([round(), round(), round()]);
    expect(done.reduce((sum, { sent }) => sum + sent, 0)).toBe(10);
    expect(server.received).toHaveLength(10);
  });

  it('lets no name start a header or another recipient', async () => {
    await write('a', {
      to: 'camille@exemple.fr\r\nBcc: tous@exemple.fr',
      subject: 'Bonjour\r\nBcc: tous@exemple.fr\r\n\r\n<b>faux</b>',
    });
    await write('b', { subject: 'Jean\u2028\u0000Bcc: x@y.fr \u202eliam' });
    await round();
    for (const { to, raw } of server.received) {
      expect(to).toHaveLength(1);
      expect(headerOf(raw, 'bcc')).toBeUndefined();
    }
    expect(server.received.map(({ to }) => to[0])).not.toContain('tous@exemple.fr');
  });

  it('runs by itself, and finishes the mail in hand before it stops', async () => {
    await write('a');
    const sender = startMailSender({
      ...{ database: database(), clock, log, everyMs: 20 },
      transport: transport(),
    });
    await vi.waitFor(() => expect(server.received).toHaveLength(1), { timeout: 5_000 });
    await write('b');
    await vi.waitFor(() => expect(server.received).toHaveLength(2), { timeout: 5_000 });
    await sender.stop();
    expect((await rows()).every(({ sentAt }) => sentAt !== null)).toBe(true);
  });

  /** The database of a process killed between the answer of the mail server and the write that remembers it. */
  function dyingAfterDelivery() {
    const { db } = database();
    let updates = 0;
    return {
      ...database(),
      db: new Proxy(db, {
        get(target, name, receiver) {
          if (name === 'update' && ++updates === 2) throw new Error('killed');
          return Reflect.get(target, name, receiver) as unknown;
        },
      }),
    };
  }
});
