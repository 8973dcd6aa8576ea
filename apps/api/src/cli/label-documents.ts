/** The documents a credential is verified with: files, or the addresses of its issuer. */
import { readFile } from 'node:fs/promises';
import { parseDocument, RepeatedName } from '../modules/credentials/index.ts';
import { CommandRefused } from './command.ts';

const SIZE_MAX = 5 * 1024 * 1024;
const PATIENCE_MS = 10_000;

export const isAddress = (text: string): boolean => /^https?:\/\//i.test(text);

export async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => {
    throw new CommandRefused(`Le fichier « ${path} » n’existe pas ou ne peut pas être lu.`);
  });
}

export async function fetchText(address: string): Promise<string> {
  const why = (reason: string) =>
    new CommandRefused(`${address} ne peut pas être lue : ${reason}.`);
  const reply = await fetch(address, {
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => {
    throw why('rien ne répond, ou l’adresse mène ailleurs');
  });
  if (!reply.ok) throw why(`réponse ${reply.status}`);
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of reply.body ?? []) {
      parts.push(part);
      size += part.length;
      if (size > SIZE_MAX) throw why('elle est trop longue');
    }
  } catch (error) {
    throw error instanceof CommandRefused ? error : why('sa réponse s’est interrompue');
  }
  return Buffer.concat(parts).toString('utf8');
}

export function parseJson(text: string, name: string): unknown {
  try {
    return parseDocument(text);
  } catch (error) {
    if (error instanceof RepeatedName)
      throw new CommandRefused(
        `« ${name} » donne deux fois « ${error.message} » au même endroit : chacun y lirait autre chose.`,
      );
    throw new CommandRefused(`« ${name} » n’est pas du JSON valide.`);
  }
}

/**
 * Where the credential of a label is, from any of its addresses.
 * @param origin of this catalogue, for a reference alone
 */
export function credentialAddressOf(text: string, origin: string): string | null {
  const [reference] = /L-\d{4}-[0-9A-Za-z]{4,10}/.exec(text) ?? [];
  if (!reference) return null;
  const base = isAddress(text) ? new URL(text).origin : origin;
  return `${base}/api/v1/labels/${reference}/credential`;
}

/** Where `did:web` publishes its document: in https, except on this machine. */
export function didAddressOf(did: string): string | null {
  const [, host] = /^did:web:((?:[\w.-]|%3A|%5B|%5D)+)$/i.exec(did) ?? [];
  if (!host) return null;
  const name = decodeURIComponent(host);
  const local = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(name);
  const address = `${local ? 'http' : 'https'}://${name}/.well-known/did.json`;
  return URL.canParse(address) ? address : null;
}
