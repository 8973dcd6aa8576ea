import { afterEach, describe, expect, it } from 'vitest';
import { AntivirusUnavailable, clamd } from './antivirus.ts';
import { EICAR, startClamd, type TestClamd } from './testing/clamd-server.ts';

let server: TestClamd | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

describe('the antivirus', () => {
  it('judges clean and infected files, of several chunks too', async () => {
    server = await startClamd();
    const { scan } = clamd(server.endpoint);
    expect(await scan(Buffer.from('une preuve'))).toBe('clean');
    expect(await scan(Buffer.from(EICAR))).toBe('infected');
    const big = Buffer.concat([Buffer.alloc(3_000_000, 'a'), Buffer.from(EICAR)]);
    expect(await scan(big)).toBe('infected');
    expect(server.seen).toEqual([10, EICAR.length, 3_000_000 + EICAR.length]);
  });

  it('gives no verdict when nobody answers, when the answer is an error, or after a silence', async () => {
    const dead = await startClamd();
    await dead.close();
    const bytes = Buffer.from('x');
    await expect(clamd(dead.endpoint).scan(bytes)).rejects.toThrow(AntivirusUnavailable);
    for (const answer of ['INSTREAM size limit exceeded. ERROR', '', 'stream: OK FOUND maybe']) {
      server = await startClamd(answer);
      await expect(clamd(server.endpoint).scan(bytes)).rejects.toThrow(AntivirusUnavailable);
      await server.close();
    }
    server = await startClamd(null);
    await expect(clamd(server.endpoint, 200).scan(bytes)).rejects.toThrow(AntivirusUnavailable);
  });
});
