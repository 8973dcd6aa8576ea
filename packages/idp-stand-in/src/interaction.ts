/** The page where a person is chosen, and the confidence level that this choice reaches. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InteractionResults, Provider } from 'oidc-provider';
import { isFault, type FaultBoard } from './faults.ts';
import { personasPage, raisePage, type Reach } from './pages.ts';
import { personaByEmail, personaOf, PERSONAS, type Acr, type Persona } from './personas.ts';

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;
export type Exchange = {
  provider: Provider;
  request: IncomingMessage;
  response: ServerResponse;
  faults: FaultBoard;
  /** called before the login is accepted */
  onChoice: (persona: Persona) => Promise<void>;
};

export async function interact(exchange: Exchange): Promise<void> {
  const { provider, request, response, faults } = exchange;
  const interaction = await provider.interactionDetails(request, response);
  const wanted = wantedLevels(interaction.params);

  if (request.method !== 'POST') {
    const hinted = personaByEmail(String(interaction.params.login_hint ?? ''));
    if (hinted) return choose(exchange, interaction, hinted, wanted, false);
    const choices = PERSONAS.map((persona) => ({ persona, reach: reachOf(persona, wanted) }));
    return show(response, personasPage(choices, wanted !== null));
  }

  const form = new URLSearchParams(await bodyOf(request));
  const persona = personaOf(form.get('persona') ?? '');
  if (!persona || form.has('cancel')) return finish(exchange, interaction, DENIED);
  const fault = form.get('fault');
  if (fault !== null) faults.set(persona.id, isFault(fault) ? fault : null);
  if (reachOf(persona, wanted) === 'with-code' && !form.has('raise')) {
    return show(response, raisePage(persona));
  }
  return choose(exchange, interaction, persona, wanted, form.has('raise'));
}

async function choose(
  exchange: Exchange,
  interaction: Interaction,
  persona: Persona,
  wanted: readonly string[] | null,
  raise: boolean,
): Promise<void> {
  const fault = exchange.faults.of(persona.id);
  if (fault === 'cancel') return finish(exchange, interaction, DENIED);
  if (fault === 'server-error') return finish(exchange, interaction, BROKEN);
  const acr = levelOf(persona, wanted, raise);
  const amr = raise ? [...persona.amr, 'mail', 'mfa'] : [...persona.amr];
  // Finished as a login, a level that is too low would be asked again, for ever.
  if (!reaches(acr, wanted) && fault !== 'ignored-acr') {
    return finish(exchange, interaction, DENIED);
  }
  await exchange.onChoice(persona);
  // The fault comes later, in the token: the provider itself must believe the level reached.
  const told = reaches(acr, wanted) ? acr : wanted![0]!;
  return finish(exchange, interaction, {
    login: { accountId: persona.subject, acr: told, amr, remember: true },
  });
}

const REPRESENTATIVE: Acr = 'https://proconnect.gouv.fr/assurance/certification-dirigeant';
const DENIED = { error: 'access_denied', error_description: 'User auth aborted' };
const BROKEN = { error: 'server_error', error_description: 'authentication failed' };

/**
 * Someone else than last time replaces the session first: the provider would otherwise show a page that needs
 * a script to go on.
 */
async function finish(
  { provider, request, response }: Exchange,
  interaction: Interaction,
  result: InteractionResults,
): Promise<void> {
  const known = interaction.session;
  if (result.login && known && known.accountId !== result.login.accountId) {
    await (await provider.Session.findByUid(known.uid))?.destroy();
    delete interaction.session;
    await interaction.save(interaction.exp - Math.floor(Date.now() / 1000));
  }
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

/** The levels without which the service refuses; null: it takes any. */
function wantedLevels(params: Record<string, unknown>): readonly string[] | null {
  const claims = JSON.parse(String(params.claims ?? '{}')) as {
    id_token?: { acr?: { essential?: boolean; value?: string; values?: string[] } | null };
  };
  const acr = claims.id_token?.acr;
  if (!acr?.essential) return null;
  return acr.values ?? (acr.value === undefined ? null : [acr.value]);
}

const reaches = (acr: Acr, wanted: readonly string[] | null) =>
  wanted === null || wanted.includes(acr);

const reachOf = (persona: Persona, wanted: readonly string[] | null): Reach => {
  if (reaches(levelOf(persona, wanted, false), wanted)) return 'enough';
  return reaches(levelOf(persona, wanted, true), wanted) ? 'with-code' : 'out-of-reach';
};

/** The usual level, or the representative's when only that one will do. */
function levelOf(persona: Persona, wanted: readonly string[] | null, raise: boolean): Acr {
  const acr = raise ? raised(persona.acr) : persona.acr;
  const proves = persona.representative && !reaches(acr, wanted);
  return proves && reaches(REPRESENTATIVE, wanted) ? REPRESENTATIVE : acr;
}

/** What ProConnect adds by itself: a mailed code. */
const raised = (acr: Acr): Acr =>
  acr === 'eidas0' ? 'eidas0-mfa' : acr === 'eidas1' ? 'eidas1-mfa' : acr;

function show(response: ServerResponse, page: string): void {
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    .end(page);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request.setEncoding('utf8')) {
    body += part;
    if (body.length > 10_000) throw new Error('form too large');
  }
  return body;
}
