/** Where the service runs, and what it is qualified for. */
import { QUALIFICATION_CODES } from '@gouvtech/domain';
import { QUALIFICATION_LABELS } from '@gouvtech/domain/labels';
import type { Control } from './controls.ts';
import { codes, NOT_SAID } from './options.ts';

const places = (path: string, label: string, hint?: string): Control => ({
  kind: 'line',
  path,
  label,
  optional: true,
  ...(hint !== undefined && { hint }),
});

export const HOSTING: Control[] = [
  {
    kind: 'line',
    path: 'hosting.host',
    label: 'Hébergeur',
    optional: true,
    hint: 'Société qui exploite les machines. Laissez tout vide si vous n’hébergez pas la solution.',
  },
  {
    kind: 'line',
    path: 'hosting.hostCountry',
    label: 'Pays de l’hébergeur',
    optional: true,
    hint: 'Où elle a son siège. Exemple\u00a0: France.',
  },
  places(
    'hosting.production',
    'Pays des données en production',
    'Séparez plusieurs pays par des virgules, ici et dans les quatre champs suivants. Exemple\u00a0: France, Allemagne. Vide\u00a0: non déclaré.',
  ),
  places('hosting.backups', 'Pays des sauvegardes'),
  places('hosting.logs', 'Pays des journaux'),
  places('hosting.support', 'Pays du support'),
  places('hosting.recovery', 'Pays du site de reprise'),
  {
    kind: 'choice',
    path: 'hosting.foreignControl',
    label: 'Sociétés soumises à un droit extérieur à l’Union',
    hint: 'Vous, l’hébergeur, une maison mère ou un sous-traitant.',
    options: [
      ['unknown', 'Non déclaré'],
      ['none', 'Aucune'],
      ['subcontractor-no-access', 'Un sous-traitant, sans accès aux données'],
      ['subcontractor-access', 'Un sous-traitant qui peut accéder aux données'],
      ['controlled', 'L’éditeur, l’hébergeur ou une maison mère'],
    ],
  },
  {
    kind: 'line',
    path: 'hosting.parentName',
    label: 'Maison mère',
    optional: true,
    hint: 'Nom de la société qui contrôle l’éditeur ou l’hébergeur.',
  },
  { kind: 'line', path: 'hosting.parentCountry', label: 'Pays de la maison mère', optional: true },
  {
    kind: 'rows',
    path: 'hosting.qualifications',
    label: 'Qualifications et certifications',
    one: 'Qualification',
    hint: 'Une infrastructure qualifiée ne qualifie pas le service qu’elle porte\u00a0: précisez laquelle des deux.',
    columns: [
      {
        kind: 'choice',
        path: 'code',
        label: 'Qualification',
        options: [NOT_SAID, ...codes(QUALIFICATION_CODES, (code) => QUALIFICATION_LABELS[code])],
      },
      {
        kind: 'choice',
        path: 'scope',
        label: 'Porte sur',
        options: [
          ['service', 'Le service'],
          ['infrastructure', 'L’infrastructure'],
        ],
      },
      {
        kind: 'choice',
        path: 'state',
        label: 'État',
        options: [
          ['held', 'Obtenue'],
          ['in-progress', 'En cours'],
        ],
      },
      { kind: 'line', path: 'reference', label: 'Référence', optional: true },
      { kind: 'line', type: 'date', path: 'until', label: 'Valable jusqu’au', optional: true },
    ],
  },
];
