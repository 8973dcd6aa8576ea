import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { signer } from '../modules/credentials/keys.ts';
import { generateKey, thumbprint } from '../modules/credentials/signing/ed25519.ts';
import { CommandRefused } from './command.ts';
import { runOnKeys } from './keys.ts';

withDatabases('catalogue keys', (database) => {
  let said: string;
  beforeEach(() => {
    said = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
  });
  afterEach(() => void vi.restoreAllMocks());
  const own = () => ({ database: database(), configured: null });
  const published = () => said.match(/^\S+ {2}en service.*$/gmu) ?? [];

  it('revokes a key that leaked, says which one signs now, and shows what is left', async () => {
    const { id } = await signer(own(), '2026-11-16T08:00:00.000Z');
    expect(await runOnKeys(own(), ['revoke', id])).toBe(0);
    expect(said).toContain(`La clé ${id} n’est plus publiée`);
    expect(said).toContain('est en service');
    expect(published()).toHaveLength(1);
    expect(published()[0]).not.toContain(id);
    expect(said).not.toContain('"d"');
  });

  it('refuses an unknown key, none, or the one of the configuration, and says what to do', async () => {
    const configured = generateKey();
    const keys = { database: database(), configured };
    await signer(keys, '2026-11-16T08:00:00.000Z');
    for (const [args, words] of [
      [['revoke', 'x'], 'Aucune clé publiée'],
      [['revoke'], 'Donnez l’identifiant'],
      [['revoke', thumbprint(configured)], 'LABEL_SIGNING_KEY'],
      [['efface'], 'keys revoke'],
    ] as const) {
      const run = runOnKeys(keys, [...args]);
      await expect(run).rejects.toThrow(CommandRefused);
      await expect(run).rejects.toThrow(words);
    }
    expect(await runOnKeys(keys, ['list'])).toBe(0);
    expect(published()[0]).toContain(thumbprint(configured));
  });
});
