/** What it costs, how it is bought, who uses it. */
import { CHANNEL_CODES, PRICE_UNITS } from '@gouvtech/domain';
import { CHANNEL_LABELS, PRICE_UNIT_LABELS } from '@gouvtech/domain/labels';
import type { Control } from './controls.ts';
import { codes, NOT_SAID } from './options.ts';

export const PRICES: Control[] = [
  {
    kind: 'choice',
    path: 'pricing',
    label: 'Comment un acheteur connaît le prix',
    options: [
      ['unknown', 'Pas encore indiqué'],
      ['public', 'Prix publics'],
      ['on-request', 'Prix communiqués sur demande'],
      ['quote', 'Sur devis'],
      ['free', 'Gratuit'],
    ],
  },
  {
    kind: 'rows',
    path: 'prices',
    label: 'Prix publiés',
    one: 'Prix',
    hint: 'Hors taxes. Les acheteurs demandent les trois\u00a0: mise en service, utilisation, sortie.',
    columns: [
      {
        kind: 'choice',
        path: 'stage',
        label: 'Moment',
        options: [
          ['entry', 'Mise en service'],
          ['recurring', 'Utilisation'],
          ['exit', 'Sortie'],
        ],
      },
      {
        kind: 'line',
        inputmode: 'decimal',
        path: 'amount',
        label: 'Montant en euros',
        optional: true,
        hint: 'Exemple\u00a0: 1,20. «\u00a0devis\u00a0» pour un prix sur devis.',
      },
      {
        kind: 'choice',
        path: 'unit',
        label: 'Unité',
        options: codes(PRICE_UNITS, (unit) => PRICE_UNIT_LABELS[unit]),
      },
      { kind: 'line', path: 'note', label: 'Précision', optional: true },
    ],
  },
];

export const CHANNELS: Control[] = [
  {
    kind: 'rows',
    path: 'channels',
    label: 'Canaux d’achat',
    one: 'Canal',
    hint: 'Par où un organisme public peut acheter sans refaire toute la procédure.',
    columns: [
      {
        kind: 'choice',
        path: 'channel',
        label: 'Canal',
        options: [NOT_SAID, ...codes(CHANNEL_CODES, (code) => CHANNEL_LABELS[code])],
      },
      { kind: 'line', path: 'reference', label: 'Référence du marché', optional: true },
      { kind: 'line', path: 'lot', label: 'Lot', optional: true },
      { kind: 'line', type: 'date', path: 'until', label: 'Jusqu’au', optional: true },
      { kind: 'line', path: 'beneficiaries', label: 'Qui peut l’utiliser', optional: true },
      { kind: 'line', type: 'url', path: 'url', label: 'Page du marché', optional: true },
    ],
  },
];

export const REFERENCES: Control[] = [
  {
    kind: 'rows',
    path: 'references',
    label: 'Organismes publics utilisateurs',
    one: 'Organisme',
    hint: 'Cités, ils sont comptés et non nommés tant qu’ils n’ont pas confirmé eux-mêmes.',
    columns: [
      { kind: 'line', path: 'organisation', label: 'Organisme' },
      { kind: 'line', path: 'usage', label: 'Usage', optional: true },
      {
        kind: 'line',
        inputmode: 'numeric',
        path: 'sinceYear',
        label: 'Depuis',
        optional: true,
        hint: 'Année.',
      },
    ],
  },
];
