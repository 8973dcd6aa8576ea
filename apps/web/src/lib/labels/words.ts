/** French words of labels, for people. */
import { formatDate } from '#lib/format.ts';
import type { components } from '@gouvtech/api-client';

export type LabelDetail = components['schemas']['LabelDetail'];
/** All but its verdicts. */
export type LabelHead = Omit<LabelDetail, 'verdicts' | 'surveillances'>;
export type LabelLine = components['schemas']['LabelLine'];
export type LabelDesk = components['schemas']['LabelDesk'];
export type LabelVerdict = components['schemas']['LabelVerdict'];

const BY = {
  labeller: 'par le labellisateur',
  catalogue: 'par le catalogue',
  vendor: 'par l’éditeur',
  clock: '',
} as const;
const STATES: Record<LabelDetail['status'], string> = {
  granted: 'Accordé',
  active: 'En cours',
  suspended: 'Suspendu',
  expired: 'Arrivé à son terme',
  revoked: 'Révoqué',
  withdrawn: 'Retiré',
  superseded: 'Remplacé',
  refused: 'Refusé',
};

/** « Suspendu par le labellisateur ». */
export const stepName = ({ status, by }: LabelDetail['history'][number]): string =>
  `${STATES[status]} ${BY[by]}`.trim();

/** What a reader must know first; null for a label that runs. `plain`: nothing is wrong. */
export function banner(label: LabelHead): { kind: 'warn' | 'plain'; title: string } | null {
  const since = formatDate(label.statusSince.slice(0, 10));
  switch (label.status) {
    case 'granted':
      return {
        kind: 'plain',
        title: `Ce label est accordé. Il compte à partir du ${formatDate(label.validFrom!)}.`,
      };
    case 'active':
      return null;
    case 'suspended':
      return {
        kind: 'warn',
        title: `Ce label est suspendu depuis le ${since}\u00a0: ne vous appuyez pas dessus.`,
      };
    case 'revoked':
      return { kind: 'warn', title: `Ce label a été révoqué le ${since}\u00a0: il ne vaut plus.` };
    case 'withdrawn':
      return { kind: 'warn', title: `L’éditeur a renoncé à ce label le ${since}.` };
    case 'expired':
      return {
        kind: 'warn',
        title: `Ce label est arrivé à son terme le ${formatDate(label.validUntil!)}.`,
      };
    case 'superseded':
      return { kind: 'warn', title: `Un label plus récent remplace celui-ci depuis le ${since}.` };
    case 'refused':
      return {
        kind: 'warn',
        title: `Ce label a été refusé le ${since}. L’éditeur a choisi de le rendre public.`,
      };
  }
}

/** What the line of a label says beside its name: « En cours jusqu’au … ». */
export const statusLine = ({ status, validUntil }: LabelLine): string =>
  status === 'active' && validUntil
    ? `En cours jusqu’au ${formatDate(validUntil)}`
    : STATES[status];
