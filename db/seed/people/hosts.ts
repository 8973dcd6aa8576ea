import type { Hosting } from '@gouvtech/domain';

const france: Pick<Hosting, 'production' | 'backups' | 'logs' | 'support' | 'recovery'> = {
  production: ['FR'],
  backups: ['FR'],
  logs: ['FR'],
  support: ['FR'],
  recovery: ['FR'],
};

const host = (name: string, more: Partial<Hosting> = {}): Hosting => ({
  host: name,
  hostCountry: 'FR',
  foreignControl: 'none',
  ...france,
  qualifications: [],
  ...more,
});

/** Invented hosts, as a listing describes them when everything stays in France. */
export const HOSTS = {
  armor: host('Armor Données'),
  beauce: host('Nuage de Beauce'),
  rhone: host('Hébergeurs associés du Rhône'),
  eskerra: host('Eskerra Centre de données'),
  salines: host('Salines Santé Hébergement'),
  rempart: host('Rempart Infogérance'),
  segala: host('Syndicat mixte Ségala numérique'),
  elbe: host('Elbufer Rechenzentrum', {
    hostCountry: 'DE',
    production: ['DE'],
    backups: ['DE'],
    logs: ['DE'],
    support: ['FR'],
    recovery: ['DE'],
  }),
  larkmoor: host('Larkmoor Cloud', {
    hostCountry: 'US',
    foreignControl: 'controlled',
    parentCompany: { name: 'Larkmoor Systems, Inc.', country: 'US' },
    production: ['US'],
    backups: ['US', 'IE'],
    logs: ['US'],
    support: ['US', 'IN'],
    recovery: ['IE'],
  }),
} as const satisfies Record<string, Hosting>;

/** @returns the host's usual description with what differs for one solution. */
export const hostedBy = (key: keyof typeof HOSTS, more: Partial<Hosting> = {}): Hosting => ({
  ...HOSTS[key],
  ...more,
});
