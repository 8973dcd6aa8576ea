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
};

const found = (list: [string, string[]][], path: string): string[] | undefined =>
  list.find(([prefix]) => path.startsWith(prefix))?.[1];

/** @throws for an address whose objects nobody named here */
export function placesOf(path: string, { listings, ids }: AccessWorld): Place[] {
  const fixed: Record<string, string> = {
    ...FIXED,
    evidenceId: ids['evidence']!,
    version: path.includes('live-changes') ? '1' : '2026.1',
  };
  const asked = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const named = path.startsWith('/api/v1/criteria/') ? { id: 'SEC-01' } : {};
  const base = { ...fixed, ...named };
  const organisations = path.startsWith('/api/v1/organisations/');
  if (organisations) Object.assign(base, { slug: 'atelier-corvisy' });
  const slugs = asked.includes('slug') && !organisations ? found(SLUGS, path) : [''];
  const things = asked.includes('id') && !('id' in base) ? found(IDS, path) : [''];
  if (!slugs || !things) throw new Error(`${path}: say in places.ts what it is tried on`);
  return slugs.flatMap((slug) =>
    things.map((thing): Place => ({
      object: [slug, things.length > 1 ? thing : ''].filter(Boolean).join(', ') || '–',
      params: {
        ...base,
        ...(slug && { slug: listings[slug]! }),
        ...(thing && { id: ids[thing]! }),
      },
    })),
  );
}
