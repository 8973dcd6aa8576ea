import { Writable } from 'node:stream';
import fastify from 'fastify';
import { expect, it } from 'vitest';
import { logging } from './logging.ts';

const linesOf = async (act: (app: ReturnType<typeof fastify>) => Promise<unknown>) => {
  const lines: Record<string, unknown>[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
      done();
    },
  });
  const { logger, logController } = logging('info');
  const app = fastify({ logger: { ...(logger as object), stream }, logController } as never);
  app.get('/found', async () => 'ok');
  await act(app as never);
  await app.close();
  return lines;
};

it('writes one line a request, without what was searched nor who asked', async () => {
  const lines = await linesOf((app) => app.inject('/found?q=secret'));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ method: 'GET', path: '/found', status: 200, msg: 'request' });
  expect(Object.keys(lines[0]!).sort()).toEqual(
    ['level', 'method', 'ms', 'msg', 'path', 'reqId', 'status', 'time'].sort(),
  );
});

it('writes nothing when silent', () => {
  expect(logging('silent')).toEqual({ logger: false });
});
