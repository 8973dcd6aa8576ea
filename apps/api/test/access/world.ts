/** A catalogue with an object in each state that matters, and one person of each role. */
import type { FastifyInstance } from 'fastify';
import { createOrganisation, setStatus, type Database } from '@gouvtech/db';
import { aDraft, published, send, submit, take } from '../../src/modules/listings/testing/world.ts';
import { aListing, assess, NOW, publish } from '../catalogue-builder.ts';
import { addMember, ORIGIN, person, type Person } from '../people.ts';
import { addApplication, addAudits, addLabeller } from './labelling.ts';

/** Columns of the table, the least allowed first. */
export const ROLES = [
  'anonyme',
  'inscrit',
  'administrateur B',
  'membre A',
  'signataire A',
  'administrateur A',
  'auditeur non affecté',
  'auditeur affecté',
  'décideur',
  'modérateur membre de A',
  'modérateur',
  'administration',
] as const;
export type Role = (typeof ROLES)[number];

export type AccessWorld = {
  headers: Record<Role, Record<string, string>>;
  /** slugs, by the word of the table */
  listings: Record<string, string>;
  ids: Record<string, string>;
  /** of audits and labels, by the word of the table; the slug of their labeller */
  references: Record<string, string>;
  labeller: string;
};

export async function makeAccessWorld(
  database: Database,
  app: FastifyInstance,
): Promise<AccessWorld> {
  const { db } = database;
  const org = (name: string, siren?: string) =>
    createOrganisation(db, { name, kind: 'company', at: NOW, ...(siren && { siren }) });
  const a = await org('Atelier Corvisy', '732829320');
  const b = await org('Rivale');
  const pending = await createOrganisation(db, {
    ...{ name: 'En attente', kind: 'company', status: 'pending', at: NOW },
  });
  const one = (email: string, more: object = {}) =>
    person(database, { email: `${email}@exemple.fr`, ...more });
  const [
    stranger,
    applicant,
    rival,
    member,
    signatory,
    admin,
    insider,
    moderator,
    chief,
    colleague,
  ] = [
    await one('inscrit'),
    await one('candidat'),
    await one('rival'),
    await one('membre'),
    await one('signataire'),
    await one('administratrice'),
    await one('interne', { staff: 'moderator' }),
    await one('moderatrice', { staff: 'moderator' }),
    await one('direction', { staff: 'administrator' }),
    await one('collegue', { staff: 'administrator' }),
  ] as Person[] as [Person, Person, Person, Person, Person, Person, Person, Person, Person, Person];
  const of = (organisationId: string, { accountId }: Person, roles: object = {}) =>
    addMember(database, { organisationId, accountId, ...roles });
  await of(b.id, rival, { administrator: true, signatory: true });
  const membership = await of(a.id, member);
  await of(a.id, signatory, { signatory: true });
  await of(a.id, admin, { administrator: true });
  await of(a.id, insider);
  const requested = await of(a.id, applicant, { status: 'requested' });

  const vendor = {
    ...{ app, database, organisationId: a.id, member, signatory, rival, moderator },
    ...{ otherModerator: colleague, stranger },
  };
  const submitted = async (name: string) => {
    const { slug } = await aDraft(vendor, name);
    await submit(vendor, slug);
    return slug;
  };
  const listings: Record<string, string> = {
    brouillon: (await aDraft(vendor, 'Brouillon')).slug,
    soumise: await submitted('Soumise'),
    'en relecture': await submitted('Relue'),
    publiée: await published(vendor, 'Publiée'),
    évaluée: await published(vendor, 'Évaluée'),
    attestée: await published(vendor, 'Attestée'),
    suspendue: await published(vendor, 'Suspendue'),
    retirée: await published(vendor, 'Retirée'),
    importée: (await publish(database, [aListing({ name: 'Importée' })]))[0]!.slug,
    inconnue: 'nulle-part',
  };
  await take(vendor, listings['en relecture']!);
  const idOf = async (slug: string) => {
    const [row] = await database.query<{ id: string }>('select id from solution where slug = $1', [
      slug,
    ]);
    return row!.id;
  };
  await database.transaction(async (tx) => {
    for (const [word, status] of [
      ['suspendue', 'suspended'],
      ['retirée', 'withdrawn'],
      ['importée', 'unclaimed'],
    ] as const) {
      const solutionId = await idOf(listings[word]!);
      await setStatus(tx, { solutionId, status, reason: 'Essai.', at: NOW });
    }
  });
  // Versions are never changed otherwise; this one stands for wording that went live by itself.
  await database.query(`do $$ begin
    perform set_config('session_replication_role', 'replica', true);
    update listing_version set to_acknowledge = true
    where solution_id = '${await idOf(listings['publiée']!)}';
  end $$`);
  const assessed = await idOf(listings['évaluée']!);
  await assess(database, assessed);
  const audited = [];
  for (const name of ['Audit un', 'Audit deux', 'Audit trois']) {
    const slug = await published(vendor, name);
    const id = await idOf(slug);
    await assess(database, id);
    audited.push({ id, slug });
  }
  const labellers = await addLabeller(database);
  const references = await addAudits(database, audited, { ...labellers, signatory });
  for (const word of ['publiée', 'attestée']) {
    const url = `/vendor/solutions/${listings[word]}/assessment`;
    await send(vendor, member, 'POST', url, { body: { from: 'nothing' } });
  }
  await database.query(
    `update assessment set status = 'attested', attested_at = $1, signatory_name = 'H', signatory_role = 'D'
     where solution_id = $2`,
    [NOW, await idOf(listings['attestée']!)],
  );
  const comments = `/vendor/solutions/${listings['publiée']}/assessment/answers/SEC-01/comments`;
  const made = await send<{ id: string }>(vendor, member, 'POST', comments, {
    body: { text: 'Un mot.' },
  });
  const claimed = await send<{ id: string }>(
    vendor,
    rival,
    'POST',
    `/solutions/${listings['importée']}/claims`,
    { body: { organisation: b.slug, message: 'Nous éditons ce produit.' } },
  );
  const insert = async (text: string, params: unknown[]) => {
    const [row] = await database.query<{ id: string }>(`${text} returning id`, params);
    return row!.id;
  };
  const dispute = (status: string, more = '', values = '') =>
    insert(
      `insert into dispute (solution_id, object, subject, statement, status, status_since, opened_by, opened_at${more})
       values ($1, 'listing', 'Un point', 'Un point précis.', '${status}', $2, $3, $2${values})`,
      [assessed, NOW, stranger.accountId],
    );
  const decided = [
    ', public_since, reply_until, outcome, reason, decided_by, decided_at',
    `, $2, $2, 'dismissed', 'Non.', '${moderator.accountId}', $2`,
  ] as const;
  const ids = {
    ...{ account: stranger.accountId, membership, requested, organisation: pending.id },
    accreditation: await addApplication(database, a.id),
    ...{ others: 'others', verified: a.id, comment: made.body.id, claim: claimed.body.id },
    invitation: await insert(
      `insert into invitation (organisation_id, email, token_hash, invited_by, created_at, expires_at)
       values ($1, 'invite@exemple.fr', 'empreinte', $2, $3, $3::timestamptz + interval '7 days')`,
      [a.id, admin.accountId, NOW],
    ),
    evidence: await insert(
      `insert into evidence (organisation_id, type, title, url, dated_on, visibility, created_at)
       values ($1, 'DOCT', 'Annexe', 'https://exemple.fr/annexe', '2026-11-01', 'restricted', $2)`,
      [a.id, NOW],
    ),
    signal: await insert(
      `insert into moderation_signal (kind, key, solution_id, raised_at) values ('duplicate', 'k', $1, $2)`,
      [assessed, NOW],
    ),
    reply: await insert(
      `insert into saved_reply (title, body, use, updated_at) values ('Réponse', 'Texte', 'any', $1)`,
      [NOW],
    ),
    act: await insert(
      `insert into two_person_act (action, object_type, object_id, reason, detail, status, proposed_by, proposed_at, expires_at)
       values ('assessment:invalidate', 'assessment', 'x', 'Fraude.', jsonb_build_object('organisationId', $1::text, 'solutionId', $2::text, 'label', 'l’évaluation', 'href', '/moderation', 'data', '{}'::jsonb),
         'proposed', $3, $4, $4::timestamptz + interval '7 days')`,
      [a.id, assessed, colleague.accountId, NOW],
    ),
    'contestation ouverte': await dispute('opened'),
    'contestation en réponse': await dispute(
      'vendor_reply',
      ', public_since, reply_until',
      ', $2, $2',
    ),
    'contestation rejetée': await dispute('dismissed', ...decided),
    'contestation en appel': await dispute(
      'appealed',
      `${decided[0]}, appealed_by, appealed_at, appeal_reason`,
      `${decided[1]}, $3, $2, 'Si.'`,
    ),
  };
  const headers: AccessWorld['headers'] = {
    anonyme: { origin: ORIGIN },
    inscrit: stranger.headers,
    'administrateur B': rival.headers,
    'membre A': member.headers,
    'signataire A': signatory.headers,
    'administrateur A': admin.headers,
    'auditeur non affecté': labellers.auditor.headers,
    'auditeur affecté': labellers.lead.headers,
    décideur: labellers.decider.headers,
    'modérateur membre de A': insider.headers,
    modérateur: moderator.headers,
    administration: chief.headers,
  };
  return { headers, listings, ids, references, labeller: labellers.labeller };
}
