/** How a composed solution is delivered, hosted, priced and bought. */
import type {
  AudienceCode,
  DeploymentCode,
  Hosting,
  Licence,
  Listing,
  Price,
  PriceUnit,
  PurchaseChannel,
  Reference,
} from '@gouvtech/domain';
import { between, chance, pick } from '../chance.ts';
import type { Clock } from '../clock.ts';
import { cited, confirmed, entry, exit, held, inProgress, recurring, spdx } from '../make.ts';
import type { VendorSeed } from '../model.ts';
import { bodiesFor } from '../people/bodies.ts';
import { hostedBy } from '../people/hosts.ts';

const FREE_LICENCES = [
  'EUPL-1.2',
  'AGPL-3.0-or-later',
  'GPL-3.0-or-later',
  'MIT',
  'Apache-2.0',
  'MPL-2.0',
  'CECILL-2.1',
];
const OFFERS: readonly DeploymentCode[][] = [
  ['saas-shared'],
  ['saas-shared'],
  ['saas-shared', 'mobile'],
  ['saas-shared', 'on-premise'],
  ['saas-dedicated'],
  ['on-premise'],
  ['saas-dedicated', 'mobile'],
];
const FREE_OFFERS: readonly DeploymentCode[][] = [
  ['own-host', 'saas-shared'],
  ['own-host'],
  ['own-host', 'on-premise'],
  ['saas-shared', 'own-host', 'mobile'],
];

export type Form = Pick<
  Listing,
  | 'deployments'
  | 'licence'
  | 'repository'
  | 'hosting'
  | 'pricing'
  | 'prices'
  | 'channels'
  | 'references'
  | 'sinceYear'
>;

export function formOf(
  slug: string,
  vendor: VendorSeed,
  { health, audiences }: { health: boolean; audiences: readonly AudienceCode[] },
  t: Clock,
): Form {
  const open = chance(slug, 'open') < (vendor.kind === 'company' ? 0.18 : 0.68);
  const operator = vendor.kind === 'public-body' && chance(slug, 'operator') < 0.6;
  const deployments: DeploymentCode[] = operator
    ? ['public-operator']
    : pick(open ? FREE_OFFERS : OFFERS, slug, 'offer');
  const operated = deployments.some((one) => one.startsWith('saas') || one === 'public-operator');
  const pricing =
    open && chance(slug, 'free') < 0.4
      ? 'free'
      : pick(
          ['public', 'public', 'public', 'on-request', 'on-request', 'quote'] as const,
          slug,
          'pricing',
        );
  return {
    deployments: [...deployments],
    licence: open ? licence(slug) : { kind: 'proprietary' },
    ...(open && { repository: `https://forge.example/${vendor.slug}/${slug}` }),
    hosting: operated ? hosting(slug, health, operator, t) : null,
    pricing,
    prices: prices(slug, pricing, operated),
    channels: channels(slug, vendor, t),
    references: references(slug, audiences, t),
    ...(chance(slug, 'since') < 0.6 && { sinceYear: t.year(-between(1, 14, slug, 'since-year')) }),
  };
}

const licence = (slug: string): Licence => spdx(pick(FREE_LICENCES, slug, 'licence'));

function hosting(slug: string, health: boolean, operator: boolean, t: Clock): Hosting {
  const qualifications =
    chance(slug, 'iso') < 0.35
      ? [held('ISO27001', 'infrastructure', t.month(between(2, 28, slug, 'iso-end')))]
      : [];
  if (operator) return hostedBy('segala', { qualifications });
  if (health) {
    const certified = chance(slug, 'hds') < 0.8;
    const hds = certified
      ? held('HDS', 'service', t.month(between(3, 30, slug, 'hds-end')))
      : inProgress('HDS');
    return hostedBy('salines', { qualifications: [...qualifications, hds] });
  }
  const key = pick(
    ['armor', 'armor', 'rhone', 'eskerra', 'rempart', 'beauce', 'elbe'] as const,
    slug,
    'host',
  );
  const drawn = chance(slug, 'control');
  const foreignControl =
    drawn < 0.07
      ? 'controlled'
      : drawn < 0.13
        ? 'subcontractor-access'
        : drawn < 0.3
          ? 'subcontractor-no-access'
          : drawn < 0.34
            ? 'unknown'
            : 'none';
  const undeclared = chance(slug, 'undeclared') < 0.06 ? { logs: [], recovery: [] } : {};
  const parent = foreignControl === 'controlled' && {
    parentCompany: { name: 'Larkmoor Systems, Inc.', country: 'US' },
  };
  return hostedBy(key, { qualifications, foreignControl, ...undeclared, ...parent });
}

function prices(slug: string, pricing: Listing['pricing'], operated: boolean): Price[] {
  if (pricing === 'quote' || pricing === 'on-request') return [recurring(null, 'fixed-year')];
  if (pricing === 'free')
    return [recurring(0, 'fixed-year', operated ? 'Hébergement en option' : undefined)];
  const unit = pick(
    ['agent-month', 'inhabitant-year', 'fixed-year', 'fixed-year', 'agent-year'] as const,
    slug,
    'unit',
  );
  const AMOUNTS: Partial<Record<PriceUnit, [number, number, number]>> = {
    'agent-month': [8, 95, 10],
    'agent-year': [12, 90, 1],
    'inhabitant-year': [6, 80, 100],
    'fixed-year': [18, 640, 0.1],
  };
  const [from, to, divisor] = AMOUNTS[unit] ?? [100, 900, 1];
  const amount = between(from, to, slug, 'amount') / divisor;
  return [
    recurring(amount, unit),
    entry(between(0, 24, slug, 'entry') * 150, 'fixed'),
    ...(chance(slug, 'exit') < 0.6 ? [exit(0, 'fixed')] : []),
  ];
}

function channels(slug: string, vendor: VendorSeed, t: Clock): PurchaseChannel[] {
  const until = t.month(between(-5, 26, slug, 'until'), between(0, 27, slug, 'until-day'));
  if (vendor.kind === 'public-body') return [{ channel: 'public-agreement', until }];
  const all = [
    'ugap',
    'regional',
    'canut',
    'resah',
    'sipperec',
    'adullact',
    'group-order',
    'uniha',
  ] as const;
  const drawn = chance(slug, 'channel');
  const framework: PurchaseChannel = {
    channel: pick(all, slug, 'framework'),
    reference: `Lot ${between(1, 9, slug, 'lot')}`,
    until,
  };
  if (drawn < 0.3) return [{ channel: 'below-threshold' }];
  if (drawn < 0.6) return [framework];
  return drawn < 0.75 ? [framework, { channel: 'below-threshold' }] : [];
}

function references(slug: string, audiences: readonly AudienceCode[], t: Clock): Reference[] {
  const body = pick(bodiesFor(audiences), slug, 'body');
  const year = t.year(-between(0, 6, slug, 'body-year'));
  const drawn = chance(slug, 'reference');
  if (drawn < 0.35) return [];
  return drawn < 0.7
    ? [
        confirmed(
          body,
          pick(USAGES, slug, 'usage'),
          year,
          t.day(-between(5, 330, slug, 'confirmed')),
        ),
      ]
    : [cited(body, pick(USAGES, slug, 'usage'), year)];
}

const USAGES = [
  'Tous les services',
  'Un service pilote',
  'Trois directions',
  'Siège et annexes',
  'Équipe de douze agents',
  'Ensemble des communes membres',
];
