/** Builders and repeatable randomness for tests. */
import { loadSet, type Answer } from '@gouvtech/criteria';
import {
  AUDIENCE_CODES,
  DEPLOYMENT_CODES,
  DOMAIN_CODES,
  type Hosting,
  type Listing,
} from '@gouvtech/domain';

export const aListing = (changes: Partial<Listing> = {}): Listing => ({
  name: 'Agenda partagé',
  summary: 'Un agenda partagé pour les services d’une collectivité.',
  description: 'Chaque service publie ses disponibilités.\n\nLes usagers choisissent un créneau.',
  domains: ['REL'],
  audiences: ['town-under-3500'],
  deployments: ['saas-shared'],
  tags: ['agenda', 'rendez-vous'],
  alternativeTo: [],
  licence: { kind: 'spdx', spdx: 'AGPL-3.0-or-later' },
  hosting: null,
  pricing: 'unknown',
  prices: [],
  channels: [],
  references: [],
  ...changes,
});

export const aHosting = (changes: Partial<Hosting> = {}): Hosting => ({
  host: 'Hébergeur d’essai',
  hostCountry: 'FR',
  foreignControl: 'none',
  production: ['FR'],
  backups: ['FR'],
  logs: ['FR'],
  support: ['FR'],
  recovery: ['FR'],
  qualifications: [],
  ...changes,
});

export const anAnswer = (criterion: string, changes: Partial<Answer> = {}): Answer => ({
  criterion,
  revision: 1,
  answeredAt: '2026-01-10T09:00:00.000Z',
  response: { kind: 'level', fields: {} },
  evidence: [],
  checks: [],
  verdicts: [],
  naDecisions: [],
  corrections: [],
  caps: [],
  ...changes,
});

/** One answer to each criterion that is answered, at a level drawn by `pick`. */
export const someAnswers = (pick: Random): Answer[] =>
  loadSet('2026.1')
    .criteria.filter(({ computedFrom }) => !computedFrom)
    .map(({ id, levels }) =>
      anAnswer(id, { response: { kind: 'level', level: pick.one(levels).key, fields: {} } }),
    );

export type Random = {
  /** 0 ≤ n < below */
  below(limit: number): number;
  one<T>(values: readonly T[]): T;
};

/** mulberry32: the same draws for the same seed. */
export function random(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { below, one: (values) => values[below(values.length)]! };
}

const NAMES = ['Délibérations', 'Paie', 'Courrier', 'Crèches', 'Cadastre', 'Parapheur', 'Œuvres'];

export const someListing = (pick: Random): Listing =>
  aListing({
    name: `${pick.one(NAMES)} ${pick.below(40)}`,
    domains: [...new Set([pick.one(DOMAIN_CODES), pick.one(DOMAIN_CODES)])],
    audiences: [pick.one(AUDIENCE_CODES)],
    deployments: [...new Set([pick.one(DEPLOYMENT_CODES), pick.one(DEPLOYMENT_CODES)])],
    tags: [`tag${pick.below(9)}`],
    licence: pick.one<Listing['licence']>([
      { kind: 'spdx', spdx: 'MIT OR Apache-2.0' },
      { kind: 'spdx', spdx: 'BUSL-1.1' },
      { kind: 'proprietary' },
      { kind: 'to-verify', raw: 'libre, « sauf » {usage}' },
      { kind: 'unknown' },
    ]),
    hosting: pick.one([
      null,
      aHosting(),
      aHosting({ backups: ['DE'] }),
      aHosting({
        production: ['US'],
        qualifications: [
          { code: 'HDS', scope: 'service', state: 'held', until: '2026-07-31' },
          { code: 'SecNumCloud', scope: 'infrastructure', state: 'held' },
        ],
      }),
    ]),
    channels: pick.one<Listing['channels']>([[], [{ channel: 'ugap', until: '2026-08-31' }]]),
  });
