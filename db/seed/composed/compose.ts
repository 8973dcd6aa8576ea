/** The many others: one need, one vendor, one form; all drawn from their name, so that none looks like another. */
import type { AudienceCode, Listing } from '@gouvtech/domain';
import { between, chance, pick } from '../chance.ts';
import type { Clock } from '../clock.ts';
import type { EventSeed, RoundSeed, SolutionSeed, VendorSeed } from '../model.ts';
import { AUDITORS } from '../people/bodies.ts';
import { VENDORS } from '../people/vendors.ts';
import { ARCHETYPES } from './archetypes.ts';
import { describe } from './describe.ts';
import { formOf } from './form.ts';
import { AUDIENCES, NEEDS, type DomainNeeds, type Need } from './needs.ts';

export const composedSolutions = (clock: Clock): SolutionSeed[] =>
  NEEDS.flatMap((needs) => needs.rows.map((need) => compose(needs, need, clock)));

/** Foreign vendors have their own, hand-written listings. */
const MAKERS = VENDORS.filter(({ country }) => country === undefined);
const SOURCES = [
  { name: 'Liste d’un groupement d’achat', id: 'liste' },
  { name: 'Fichier publiccode.yml du dépôt', id: 'depot' },
  { name: 'Inventaire d’une association d’élus', id: 'inventaire' },
] as const;

function compose(
  { domain, facts, audiences }: DomainNeeds,
  [name, summary, remark, tags]: Need,
  t: Clock,
): SolutionSeed {
  const slug = slugOf(name);
  const vendor = pick(MAKERS, slug, 'vendor');
  const kept = someOf(AUDIENCES[audiences], slug);
  const form = formOf(slug, vendor, { health: facts.includes('sante'), audiences: kept }, t);
  const draw = chance(slug, 'state');
  const imported = draw < 0.2;
  const listing: Listing = {
    name,
    summary,
    description: imported ? remark : describe(slug, remark, form, vendor),
    ...(imported
      ? {}
      : {
          website: `https://${slug}.example`,
          documentation: `https://${slug}.example/documentation`,
        }),
    domains: [domain],
    audiences: kept,
    tags: tags.split(', '),
    alternativeTo: [],
    ...form,
    ...(imported && {
      hosting: null,
      prices: [],
      channels: [],
      references: [],
      pricing: 'unknown' as const,
    }),
  };
  const all = [
    ...new Set([
      ...facts,
      ...COMMON,
      ...(facts.includes('agents') || facts.includes('usagers')
        ? (['comptes', 'dcp'] as const)
        : []),
    ]),
  ];
  const since = -between(20, 640, slug, 'since-day');
  if (imported) return importedSolution(slug, listing);
  const rounds = draw < 0.36 ? [] : [roundOf(slug)];
  return {
    slug,
    vendor: vendor.slug,
    listing,
    facts: all,
    since: rounds[0] ? Math.min(since, rounds[0].attested ?? 0) : since,
    rounds,
    events: eventsOf(slug, rounds, vendor),
  };
}

const COMMON = ['ihm_web', 'exposition_reseau'] as const;

/** Accents and apostrophes leave a plain hyphenated word. */
const slugOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Most of the audiences; never none. */
function someOf(all: readonly AudienceCode[], slug: string): AudienceCode[] {
  const kept = [...new Set(all)].filter((audience) => chance(slug, 'audience', audience) < 0.8);
  return kept.length > 0 ? kept : all.slice(0, 1);
}

function importedSolution(slug: string, listing: Listing): SolutionSeed {
  const source = pick(SOURCES, slug, 'source');
  const importedOn = -between(3, 90, slug, 'imported');
  return {
    slug,
    status: 'unclaimed',
    since: importedOn,
    source: {
      name: source.name,
      id: `demo-${source.id}:${slug}`,
      url: `https://sources.example/${source.id}/${slug}`,
      importedOn,
    },
    listing,
    facts: [],
  };
}

function roundOf(slug: string): RoundSeed {
  const profile = pick(ARCHETYPES, slug, 'archetype');
  const shift = (chance(slug, 'shift') - 0.5) * 1.6;
  const age = chance(slug, 'age');
  const attested =
    age < 0.08
      ? -between(372, 440, slug, 'stale')
      : age < 0.13
        ? -between(470, 520, slug, 'expired')
        : -between(8, 350, slug, 'attested');
  const audited = profile.proof[3] > 0 && attested < -60;
  return {
    status: age < 0.08 ? 'stale' : age < 0.13 ? 'expired' : 'published',
    attested,
    profile: { ...profile, quality: Math.min(9.9, profile.quality + shift) },
    ...(audited && {
      audit: { by: pick(Object.values(AUDITORS), slug, 'auditor'), on: Math.trunc(attested / 2) },
    }),
  };
}

function eventsOf(slug: string, rounds: RoundSeed[], vendor: VendorSeed): EventSeed[] {
  const [round] = rounds;
  if (!round || round.attested === null) return [];
  if (round.audit)
    return [
      {
        on: round.audit.on,
        kind: 'audited',
        summary: `Audit clos : ${round.audit.by} a rendu ses avis.`,
      },
    ];
  if (round.status !== 'published')
    return [
      {
        on: round.attested + 366,
        kind: 'expired',
        summary: 'Attestation de plus de douze mois, à renouveler.',
      },
    ];
  return chance(slug, 'event') < 0.4
    ? [
        {
          on: Math.min(-1, round.attested + 12),
          kind: 'documented',
          summary: `Nouvelles pièces jointes par ${vendor.name}.`,
        },
      ]
    : [];
}
