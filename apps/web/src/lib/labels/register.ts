/** The register of labels as its addresses and its tables say it. */
import type { components } from '@gouvtech/api-client';
import { LABEL_STATUS_LABELS } from '@gouvtech/domain/labels-audit';

export type LabelLine = components['schemas']['LabelLine'];
export type PublicAccreditation = components['schemas']['PublicAccreditation'];

/** States of the filter, as addresses and people say them. */
export const STATES = [
  { value: 'en-cours', asked: 'active', label: 'En cours ou à venir' },
  { value: 'suspendus', asked: 'suspended', label: 'Suspendus' },
  { value: 'termines', asked: 'ended', label: 'Terminés' },
  { value: 'refus', asked: 'refused', label: 'Refus publiés par l’éditeur' },
  { value: 'tous', asked: undefined, label: 'Tous' },
] as const;

export const stateOf = (asked: string | null) =>
  STATES.find(({ value }) => value === asked) ?? STATES[0];

export const pageOf = ({ searchParams }: URL): number =>
  Math.max(1, Math.min(10_000, Number.parseInt(searchParams.get('page') ?? '1', 10) || 1));

export const statusText = ({ status }: Pick<LabelLine, 'status'>): string =>
  LABEL_STATUS_LABELS[status];

/** « Accrédité », as the register says it of an organisation. */
export const ACCREDITATION_WORDS: Record<PublicAccreditation['status'], string> = {
  accredited: 'Accrédité',
  suspended: 'Suspendu',
  withdrawn: 'Retiré',
  expired: 'Échu',
};

type Declaration = Pick<PublicAccreditation, 'statement' | 'feeStatement'>;

/** What a labeller says, once for all the labels it says the same for. */
export function declarationsOf(
  accreditations: PublicAccreditation[],
): (Declaration & { schemes: string[] })[] {
  const same = Map.groupBy(accreditations, (one) => `${one.statement}\n${one.feeStatement}`);
  return [...same.values()].map((ones) => ({
    statement: ones[0]!.statement,
    feeStatement: ones[0]!.feeStatement,
    schemes: [...new Set(ones.map(({ scheme }) => scheme.name))],
  }));
}

/** `/labels?label=…`; values that say nothing are left out. */
export function registerAddress(
  path: string,
  values: Record<string, string | number | null | undefined>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    if (value !== null && value !== undefined && value !== '' && value !== 1)
      query.set(name, String(value));
  const search = query.toString();
  return search ? `${path}?${search}` : path;
}
