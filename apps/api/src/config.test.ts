import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, configTable, readConfig } from './config.ts';

const refusal = (env: Record<string, string>): string => {
  try {
    readConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error(`accepted: ${JSON.stringify(env)}`);
};

describe('the environment', () => {
  it('needs nothing to be set; an empty variable is as if absent', () => {
    const defaults = readConfig({});
    expect(defaults).toEqual({
      host: '127.0.0.1',
      port: 3001,
      publicOrigin: 'http://localhost:3000',
      databaseUrl: undefined,
      dataDir: './data',
      demo: true,
      durable: false,
      filesDir: 'data/files',
      clamd: null,
      linkChecks: false,
      logLevel: 'info',
      trustProxy: [],
      shedDelayMs: 2000,
      proConnect: null,
      mail: null,
      signingKey: null,
    });
    expect(readConfig({ API_PORT: '', DATABASE_URL: ' ' })).toEqual(defaults);
  });

  it('keeps files beside the embedded database unless told, and names an antivirus by host and port', () => {
    const files = (env: Record<string, string>) => {
      const { filesDir, clamd } = readConfig(env);
      return { filesDir, clamd };
    };
    expect(files({ DATA_DIR: '/srv/data' })).toEqual({ filesDir: '/srv/data/files', clamd: null });
    expect(files({ FILES_DIR: '/srv/files', CLAMD_ADDRESS: 'clamav:3310' })).toEqual({
      filesDir: '/srv/files',
      clamd: { host: 'clamav', port: 3310 },
    });
    expect(files({ CLAMD_ADDRESS: '[::1]:3310' }).clamd).toEqual({ host: '::1', port: 3310 });
    for (const wrong of ['clamav', 'clamav:0', 'http://clamav:3310', 'clamav:99999', '::1:3310']) {
      expect(() => readConfig({ CLAMD_ADDRESS: wrong })).toThrow(/CLAMD_ADDRESS contient/);
    }
  });

  it('is read with its types', () => {
    expect(
      readConfig({
        API_PORT: '4001',
        DATABASE_URL: 'postgres://u:p@db:5432/c',
        DATABASE_DURABLE: 'true',
        TRUST_PROXY: '127.0.0.1, 10.0.0.0/8,fd00::/8',
        PUBLIC_ORIGIN: 'https://catalogue.exemple.fr',
      }),
    ).toMatchObject({
      port: 4001,
      databaseUrl: 'postgres://u:p@db:5432/c',
      durable: true,
      trustProxy: ['127.0.0.1', '10.0.0.0/8', 'fd00::/8'],
      publicOrigin: 'https://catalogue.exemple.fr',
    });
  });

  it.each([
    ['API_PORT', '30 01'],
    ['API_PORT', '1e3'],
    ['API_PORT', '70000'],
    ['PUBLIC_ORIGIN', 'catalogue.exemple.fr'],
    ['PUBLIC_ORIGIN', 'https://catalogue.exemple.fr/'],
    ['PUBLIC_ORIGIN', 'javascript:alert(1)'],
    ['DATABASE_DURABLE', 'oui'],
    ['LOG_LEVEL', 'verbose'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', '0.0.0.0/0'],
    ['TRUST_PROXY', ','],
    ['HOST', 'http://localhost'],
    ['SHED_DELAY_MS', '-1'],
    ['MAIL_FROM', 'Catalogue'],
    ['MAIL_FROM', 'a@exemple.fr, b@exemple.fr'],
    ['PROCONNECT_ISSUER', 'http://proconnect.exemple.fr/api/v2'],
    ['PROCONNECT_ISSUER', 'https://proconnect.exemple.fr/api/v2/'],
    ['PROCONNECT_ISSUER', 'https://proconnect.exemple.fr/api/v2/.well-known/openid-configuration'],
  ])('refuses %s=%s, naming the variable, the value and what is expected', (name, value) => {
    const message = refusal({ [name]: value });
    expect(message).toContain(`${name} contient « ${value} ». La valeur attendue est `);
  });

  it('names every wrong variable at once', () => {
    const message = refusal({ API_PORT: 'x', LOG_LEVEL: 'y' });
    expect(message).toContain('API_PORT');
    expect(message).toContain('LOG_LEVEL');
  });

  it('never repeats a password', () => {
    const message = refusal({ DATABASE_URL: 'mysql://user:tres-secret@host/base' });
    expect(message).toContain('DATABASE_URL');
    expect(message).not.toContain('tres-secret');
  });

  describe('for ProConnect', () => {
    const set = {
      PROCONNECT_ISSUER: 'https://auth.agentconnect.gouv.fr/api/v2',
      PROCONNECT_CLIENT_ID: 'catalogue',
      PROCONNECT_CLIENT_SECRET: 'tres-secret',
    };

    it('is read whole, or not at all', () => {
      expect(readConfig(set).proConnect).toEqual({
        issuer: 'https://auth.agentconnect.gouv.fr/api/v2',
        clientId: 'catalogue',
        clientSecret: 'tres-secret',
      });
      expect(refusal({ ...set, PROCONNECT_CLIENT_SECRET: '' })).toContain(
        'PROCONNECT_CLIENT_SECRET est absente',
      );
      expect(refusal({ ...set, PROCONNECT_CLIENT_ID: '' })).toContain('PROCONNECT_CLIENT_ID');
    });

    it.each(['http://127.0.0.1:3002/api/v2', 'http://localhost:3002/api/v2', 'https://[::1]/api'])(
      'refuses %s, where anybody chooses who they are, outside a demonstration',
      (issuer) => {
        const local = { ...set, PROCONNECT_ISSUER: issuer };
        expect(readConfig(local).proConnect).toMatchObject({ issuer });
        const message = refusal({ ...local, DEMO: 'false' });
        expect(message).toContain('PROCONNECT_ISSUER');
        expect(message).not.toContain('tres-secret');
      },
    );
  });

  it('is documented in the README by the table that reads it', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const table = readme.split('<!-- config -->\n')[1];
    expect(compact(table ?? '')).toBe(compact(configTable()));
  });
});

/** Markdown tables may be aligned by the formatter. */
const compact = (table: string) => table.trim().replace(/ +/g, ' ').replace(/-{3,}/g, '---');
