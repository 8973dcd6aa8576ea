/** What the provider says of a person: text that others wrote, cleaned before it is kept. */
import { normaliseSiren, siretProblem } from '@gouvtech/domain/siren';
import { LoginRefusal } from './refusals.ts';

export type Identity = {
  issuer: string;
  subject: string;
  givenName: string;
  usualName: string;
  /** lower case */
  email: string;
  /** 14 digits; null when absent or wrong */
  siret: string | null;
  publicAgent: boolean;
  identityProvider: string | null;
};

const MAX_NAME = 100;
const MAX_EMAIL = 254;
const MAX_ID = 200;

/** @throws LoginRefusal `provider-error` without a usable address: nothing could be told to this person */
export function identityOf(issuer: string, claims: Record<string, unknown>): Identity {
  const email = text(claims['email'], MAX_EMAIL).toLowerCase();
  if (!/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(email)) {
    throw new LoginRefusal('provider-error', { cause: 'email-missing' });
  }
  const [local = ''] = email.split('@');
  const givenName = text(claims['given_name'], MAX_NAME);
  const usualName = text(claims['usual_name'], MAX_NAME);
  const siret = normaliseSiren(text(claims['siret'], MAX_ID));
  const said = Array.isArray(claims['roles']) ? claims['roles'] : [];
  return {
    issuer,
    subject: String(claims['sub']),
    givenName,
    usualName: usualName || (givenName ? '' : local),
    email,
    siret: siret && siretProblem(siret) === null ? siret : null,
    publicAgent: said.includes('agent_public'),
    identityProvider: text(claims['idp_id'], MAX_ID) || null,
  };
}

/** One line, without control characters; HTML is kept as text, screens escape it. */
function text(value: unknown, max: number): string {
  if (typeof value !== 'string') return '';
  const line = value.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ');
  return [...line.replace(/\s+/g, ' ').trim()].slice(0, max).join('').trim();
}
