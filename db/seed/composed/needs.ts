import type { FactKey } from '@gouvtech/criteria';
import type { AudienceCode, DomainCode } from '@gouvtech/domain';
import { LARGE_TOWNS, LOCAL, STATE, TERRITORIES, TOWNS } from '../make.ts';
import { CARE } from './needs-care.ts';
import { MONEY } from './needs-money.ts';
import { RECORDS } from './needs-records.ts';
import { RESIDENTS } from './needs-residents.ts';
import { TECHNIQUES } from './needs-techniques.ts';
import { TERRITORY } from './needs-territory.ts';
import { TOOLS } from './needs-tools.ts';

/** Name, summary, what people notice first, buyers' words separated by commas. */
export type Need = readonly [name: string, summary: string, remark: string, tags: string];

export type DomainNeeds = {
  domain: DomainCode;
  facts: FactKey[];
  audiences: keyof typeof AUDIENCES;
  rows: Need[];
};

export const AUDIENCES = {
  local: [...LOCAL, 'local-establishment'],
  towns: TOWNS,
  territories: TERRITORIES,
  mixed: [...TERRITORIES, ...STATE, 'local-establishment'],
  social: ['department', 'local-establishment', ...LARGE_TOWNS],
  health: ['hospital', 'local-establishment'],
  safety: [...LARGE_TOWNS, 'local-establishment', 'intermunicipal'],
  research: ['education-research', 'operator'],
} as const satisfies Record<string, readonly AudienceCode[]>;

export const NEEDS: readonly DomainNeeds[] = [
  ...MONEY,
  ...RECORDS,
  ...RESIDENTS,
  ...CARE,
  ...TERRITORY,
  ...TOOLS,
  ...TECHNIQUES,
];
