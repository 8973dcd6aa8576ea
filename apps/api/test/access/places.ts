/** On which objects each address is tried. What an address names is found by its first words. */
import type { AccessWorld } from './world.ts';

export type Place = {
  /** as the table says it; « – » when the address names nothing */
  object: string;
  params: Record<string, string>;
};

const LISTING = [
  'brouillon',
  'soumise',
  'en relecture',
  'publiée',
  'suspendue',
  'retirée',
  'importée',
];
const ROUND = ['publiée', 'attestée', 'évaluée'];
const PUBLIC = ['brouillon', 'publiée', 'évaluée', 'suspendue', 'retirée', 'importée', 'inconnue'];
const DISPUTES = [
  'contestation ouverte',
  'contestation en réponse',
  'contestation rejetée',
  'contestation en appel',
];

const AUDITS = [
  'audit demandé',
  'audit accepté',
  'audit en cours',
  'audit contradictoire',
  'audit finalisé',
  'audit clos',
  'audit annulé',
];
const LABELS = ['label en cours', 'label suspendu', 'label refusé'];

/** What `{reference}` is; acts are tried where the state allows them, and once where it does not. */
const REFERENCES: [prefix: string, words: string[]][] = [
  ['/api/v1/audits/{reference}/assignment', ['audit demandé', 'audit clos']],
  ['/api/v1/audits/{reference}/decline', ['audit demandé', 'audit clos']],
  ['/api/v1/audits/{reference}/independence', ['audit désigné', 'audit clos']],
  ['/api/v1/audits/{reference}/recusal', ['audit désigné', 'audit clos']],
  ['/api/v1/audits/{reference}/opening', ['audit accepté', 'audit clos']],
  ['/api/v1/audits/{reference}/cancellation', ['audit demandé', 'audit clos']],
  ['/api/v1/audits/{reference}/verdicts', ['audit accepté', 'audit en cours', 'audit clos']],
  ['/api/v1/audits/{reference}/vendor-report', ['audit en cours', 'audit clos']],
  ['/api/v1/audits/{reference}/report', ['audit en cours', 'audit contradictoire', 'audit clos']],
  ['/api/v1/audits/{reference}/replies', ['audit en cours', 'audit contradictoire', 'audit clos']],
  ['/api/v1/audits/{reference}/return', ['audit contradictoire', 'audit clos']],
  ['/api/v1/audits/{reference}/finalisation', ['audit contradictoire', 'audit clos']],
  ['/api/v1/audits/{reference}/decision', ['audit en cours', 'audit finalisé', 'audit clos']],
  ['/api/v1/audits/{reference}/appeal-decision', ['audit clos', 'audit contesté']],
  ['/api/v1/audits/{reference}/appeal', ['audit finalisé', 'audit clos']],
  ['/api/v1/audits/{reference}', AUDITS],
  ['/api/v1/moderation/audit-appeals/', ['audit clos', 'audit contesté']],
  ['/api/v1/labels/{reference}', LABELS],
  ['/badges/labels/', LABELS],
];

/** Words of the listings an address with a slug is tried on. */
const SLUGS: [prefix: string, words: string[]][] = [
  ['/api/v1/vendor/solutions/{slug}/assessment', ROUND],
  ['/api/v1/vendor/solutions/{slug}', LISTING],
  ['/api/v1/moderation/listings/', LISTING],
  ['/api/v1/moderation/assessments/', ROUND],
  ['/api/v1/moderation/live-changes/', ['publiée']],
  ['/api/v1/administration/solutions/', ['publiée', 'importée']],
  ['/api/v1/solutions/', PUBLIC],
  ['/badges/', PUBLIC],
];

/** What `{id}` is, address by address; a listed dispute is tried in each of its states. */
const IDS: [prefix: string, words: string[]][] = [
  ['/api/v1/vendor/solutions/{slug}/assessment/answers/{criterion}/comments/', ['comment']],
  ['/api/v1/organisations/{slug}/members/{id}/roles', ['membership']],
  ['/api/v1/organisations/{slug}/members/{id}/removal', ['membership']],
  ['/api/v1/organisations/{slug}/members/', ['requested']],
  ['/api/v1/organisations/{slug}/invitations/', ['invitation']],
  ['/api/v1/vendor/invitations/', ['invitation']],
  ['/api/v1/vendor/evidence/', ['evidence']],
  ['/api/v1/evidence/', ['evidence']],
  ['/api/v1/images/', ['evidence']],
  ['/api/v1/vendor/claims/', ['claim']],
  ['/api/v1/moderation/claims/', ['claim']],
  ['/api/v1/moderation/organisations/', ['organisation']],
  ['/api/v1/moderation/memberships/', ['requested']],
  ['/api/v1/moderation/signals/', ['signal']],
  ['/api/v1/moderation/replies/', ['reply']],
  ['/api/v1/moderation/two-person-acts/', ['act']],
  ['/api/v1/moderation/queue/', ['claim']],
  ['/api/v1/moderation/disputes/', DISPUTES],
  ['/api/v1/disputes/', DISPUTES],
  ['/api/v1/administration/organisations/', ['verified']],
  ['/api/v1/administration/accounts/', ['account']],
  ['/api/v1/account/sessions/', ['others']],
  ['/api/v1/accreditations/', ['accreditation']],
  ['/api/v1/moderation/accreditations/', ['accreditation']],
];

const FIXED: Record<string, string> = {
  criterion: 'SEC-01',
  theme: 'SEC',
  number: '1',
  tag: 'solutions',
  operation: 'listSolutions',
  name: 'Problem',
  code: 'not-found',
  kind: 'claim',
  purpose: 'revocation',
};

const found = (list: [string, string[]][], path: string): string[] | undefined =>
  list.find(([prefix]) => path.startsWith(prefix))?.[1];

/** @throws for an address whose objects nobody named here */
export function placesOf(path: string, world: AccessWorld): Place[] {
  const { listings, ids, references } = world;
  const fixed: Record<string, string> = {
    ...FIXED,
    evidenceId: ids['evidence']!,
    sha256: references['empreinte']!,
    version: path.includes('live-changes') ? '1' : '2026.1',
  };
  const asked = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const named = path.startsWith('/api/v1/criteria/') ? { id: 'SEC-01' } : {};
  const base = { ...fixed, ...named };
  const organisations = path.startsWith('/api/v1/organisations/');
  const labellers = path.startsWith('/api/v1/labellers/');
  if (organisations) Object.assign(base, { slug: 'atelier-corvisy' });
  if (labellers) Object.assign(base, { slug: world.labeller });
  const slugs = asked.includes('slug') && !organisations && !labellers ? found(SLUGS, path) : [''];
  const things = asked.includes('id') && !('id' in base) ? found(IDS, path) : [''];
  const quoted = asked.includes('reference') ? found(REFERENCES, path) : [''];
  if (!slugs || !things || !quoted)
    throw new Error(`${path}: say in places.ts what it is tried on`);
  return slugs.flatMap((slug) =>
    things.flatMap((thing) =>
      quoted.map((reference): Place => ({
        object: [slug, things.length > 1 ? thing : '', reference].filter(Boolean).join(', ') || '–',
        params: {
          ...base,
          ...(slug && { slug: listings[slug]! }),
          ...(thing && { id: ids[thing]! }),
          ...(reference && { reference: references[reference]! }),
        },
      })),
    ),
  );
}
