/** Identifiers and dates, so that a table found in a file says what it was made of. */
import { formatDate } from '../format.ts';
import { LISTING_STATUS_LABELS } from '../labels.ts';
import { NOT_ASSESSED } from './answer-cell.ts';
import { saying } from './cell.ts';
import type { Fact } from './facts.ts';

export const IDENTITY: Fact[] = [
  {
    id: 'arret',
    label: 'Comparaison arrêtée au',
    cell: (_, today) => saying(formatDate(today), { on: today }),
  },
  { id: 'identifiant', label: 'Identifiant', cell: (one) => saying(one.slug) },
  { id: 'editeur', label: 'Éditeur', cell: (one) => saying(one.vendor?.name ?? 'Non indiqué') },
  {
    id: 'etat',
    label: 'État de la fiche',
    cell: ({ status, contestedSince: since }) =>
      saying(LISTING_STATUS_LABELS[status], {
        states: since
          ? [{ mark: 'contested', on: since, text: `Contestée depuis le ${formatDate(since)}` }]
          : [],
      }),
  },
  {
    id: 'source',
    label: 'Identifiant d’origine',
    cell: (one) => saying(one.sourceId ?? 'Sans objet'),
  },
  { id: 'version', label: 'Version de la fiche', cell: (one) => saying(String(one.version)) },
  {
    id: 'mise-a-jour',
    label: 'Fiche à jour le',
    cell: (one) => saying(formatDate(one.updatedOn), { on: one.updatedOn }),
  },
  {
    id: 'referentiel',
    label: 'Référentiel',
    cell: (one) => saying(one.assessment?.criteriaSet ?? NOT_ASSESSED),
  },
  {
    id: 'attestation',
    label: 'Attestée le',
    cell: ({ assessment }) =>
      assessment
        ? saying(formatDate(assessment.attestedOn), { on: assessment.attestedOn })
        : saying(NOT_ASSESSED),
  },
  {
    id: 'calcul',
    label: 'Notes calculées au',
    cell: ({ assessment }) =>
      assessment
        ? saying(formatDate(assessment.asOf), { on: assessment.asOf.slice(0, 10) })
        : saying(NOT_ASSESSED),
  },
];
