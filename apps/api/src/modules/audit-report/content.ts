/** The report of a label, block after block, in French. */
import { labelLevel } from '@gouvtech/criteria';
import { textsOf } from '@gouvtech/criteria/texts';
import { LABEL_SCHEMES, LEVEL_LABELS } from '@gouvtech/domain';
import { LABEL_STATUS_LABELS } from '@gouvtech/domain/labels-audit';
import { count, formatDate, formatPercent } from '@gouvtech/domain/format';
import { wordingFrom } from '@gouvtech/domain/words';
import { typography } from '../mail/index.ts';
import type { Block, Document } from './blocks.ts';
import type { LabelReport } from './load.ts';
import { opinionBlocks } from './opinions.ts';
import { verificationBlocks } from './verification.ts';

/** @param origin public address of the site */
export function reportDocument(report: LabelReport, origin: string): Document {
  const { label, audit, opening } = report;
  const wording = wordingFrom(opening.set, textsOf(opening.set.version));
  const name = LABEL_SCHEMES[label.scheme].name;
  const title = `Rapport d’audit de ${label.solution.name}`;
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: title },
    { kind: 'paragraph', text: headline(report) },
    identity(report),
    ...statusBlocks(report),
    { kind: 'heading', level: 2, text: 'Ce que dit ce label' },
    ...meaning(report),
    ...conditions(report),
    { kind: 'heading', level: 2, text: 'Comment l’audit s’est déroulé' },
    ...course(report),
    ...opinionBlocks(report, wording),
    ...verificationBlocks(report, origin),
  ];
  return {
    title: typography(`${title}, ${name}`),
    subject: `Label ${label.reference}, audit ${audit.reference}`,
    foot: `Catalogue GouvTech · label ${label.reference} · audit ${audit.reference}`,
    createdAt: new Date(label.grantedAt),
    changedAt: new Date(label.statusSince),
    blocks: blocks.map(typeset),
  };
}

/** Non-breaking spaces where French wants them; what people wrote stays theirs. */
function typeset(block: Block): Block {
  if (block.kind === 'paragraph')
    return {
      ...block,
      ...(!block.quoted && { text: typography(block.text) }),
      ...(block.lead && { lead: typography(block.lead) }),
    };
  if (block.kind === 'heading') return { ...block, text: typography(block.text) };
  return block;
}

function headline({ label, audit }: LabelReport): string {
  const who = audit.labeller.name;
  if (label.level === 0)
    return `${who} refuse ce label le ${formatDate(label.grantedAt)}. ${label.statusReason ?? ''}`.trim();
  return `${who} accorde le niveau ${LEVEL_LABELS[label.level]} le ${formatDate(label.grantedAt)}, après avoir examiné une copie figée des réponses de l’éditeur. Ce rapport donne chaque avis, et ce que l’éditeur y répond.`;
}

function identity({ label, audit, opening }: LabelReport): Block {
  const scheme = LABEL_SCHEMES[label.scheme];
  const rows = [
    ['Solution', label.solution.name],
    ['Éditeur', label.organisation?.name ?? 'Plus aucun éditeur ne répond de cette solution'],
    ['Labellisateur', label.labeller.name],
    ['Programme', scheme.name],
    ['Niveau', label.level === 0 ? 'Aucun' : LEVEL_LABELS[label.level]],
    ['État', LABEL_STATUS_LABELS[label.status]],
    ...(label.validFrom && label.validUntil
      ? [['Validité', `du ${formatDate(label.validFrom)} au ${formatDate(label.validUntil)}`]]
      : []),
    ['Référentiel', opening.set.version],
    ['Références', `label ${label.reference}, audit ${audit.reference}`],
  ];
  return {
    ...{ kind: 'table', caption: 'Ce label', head: ['Élément', 'Valeur'], widths: [0.28, 0.72] },
    rows,
  };
}

/** What happened since: a report that says nothing of a suspension would lie. */
function statusBlocks({ label }: LabelReport): Block[] {
  if (!['suspended', 'revoked', 'withdrawn', 'superseded', 'expired'].includes(label.status))
    return [];
  const since = `${LABEL_STATUS_LABELS[label.status]} depuis le ${formatDate(label.statusSince)}.`;
  const reason = label.statusReason ? ` Motif : ${label.statusReason}` : '';
  const next = label.supersededBy ? ` Le label ${label.supersededBy} le remplace.` : '';
  return [{ kind: 'paragraph', lead: 'État du label :', text: `${since}${reason}${next}` }];
}

function meaning({ label, closing, opening }: LabelReport): Block[] {
  const scheme = LABEL_SCHEMES[label.scheme];
  const themes = opening.set.themes.filter(
    ({ id }) => scheme.themes.length === 0 || scheme.themes.includes(id),
  );
  const texts = textsOf(opening.set.version).themes;
  const nameOf = (id: string) => texts.find((one) => one.id === id)?.name ?? id;
  const sheet = (closing ?? opening).sheet;
  const calm = { openMajorNonConformity: false, assessmentCurrent: true };
  const { audited } = labelLevel(sheet, opening.set, scheme, calm);
  const scores = new Map(sheet.themes.map((one) => [one.theme, one.audited]));
  const levels = scheme.levels
    .map(
      ({ level, overall, theme }) =>
        `${LEVEL_LABELS[level as 1 | 2 | 3]}, ${formatPercent(overall)} sur l’ensemble et ${formatPercent(theme)} dans chaque thème`,
    )
    .join(' ; ');
  const figure = (score: number | null | undefined) =>
    score == null ? 'Sans objet' : formatPercent(score);
  return [
    { kind: 'paragraph', text: scheme.summary },
    {
      kind: 'paragraph',
      text: `Le niveau se calcule sur le seul score audité : ${levels}. Aucun prérequis ne peut manquer, et aucun point n’en compense un. Personne ne saisit le niveau.`,
    },
    {
      ...{ kind: 'table', widths: [0.7, 0.3], head: ['Thème', 'Score audité'] },
      caption: 'Scores audités au jour de la décision, arrondis en dessous',
      rows: [
        ...themes.map(({ id }) => [nameOf(id), figure(scores.get(id))]),
        ['Ensemble du périmètre', figure(audited)],
      ],
    },
    ...(label.skippedThemes.length > 0
      ? [
          {
            kind: 'paragraph' as const,
            text: `Aucun critère ne s’applique dans ${count(label.skippedThemes.length, 'thème')} : ${label.skippedThemes.map(nameOf).join(', ')}. Le label ne dit rien de ${label.skippedThemes.length > 1 ? 'ceux-ci' : 'celui-ci'}.`,
          },
        ]
      : []),
  ];
}

const conditions = ({ label, audit }: LabelReport): Block[] => [
  {
    kind: 'heading',
    level: 2,
    text: label.level === 0 ? 'Motif du refus' : 'Conditions et réserves',
  },
  {
    ...{ kind: 'paragraph', quoted: true },
    text:
      (label.level === 0 ? (audit.decisionReason ?? label.statusReason) : label.conditions) ||
      'Le labellisateur n’en pose aucune.',
  },
];

function course({ audit, opening }: LabelReport): Block[] {
  const dates: [string, string | null][] = [
    ['Demande de l’éditeur', audit.requestedAt],
    ['Copie figée des réponses, ouverture', audit.openedAt ?? opening.asOf],
    ['Avis communiqués à l’éditeur', audit.contradictoryAt],
    ['Avis arrêtés', audit.finalisedAt],
    ['Décision', audit.decidedAt],
  ];
  const signed = audit.team.flatMap(({ signedAt }) => signedAt ?? []).sort();
  const last = signed.at(-1);
  return [
    {
      ...{ kind: 'table', widths: [0.6, 0.4], head: ['Étape', 'Jour'] },
      caption: 'Dates de l’audit',
      rows: dates.flatMap(([step, at]) => (at ? [[step, formatDate(at)]] : [])),
    },
    {
      kind: 'paragraph',
      lead: 'Indépendance :',
      text: `${count(signed.length, 'auditeur a signé', 'auditeurs ont signé')} sa déclaration${last ? `, au plus tard le ${formatDate(last)}` : ''} : aucun conseil sur cette solution depuis 24 mois, aucun lien avec l’éditeur depuis 24 mois, aucun intérêt dans l’issue de l’audit. ${audit.labeller.name} déclare que son prix ne dépend pas de cette issue. La décision revient à une personne qui n’a pas audité.`,
    },
    ...(audit.recusedAt
      ? [
          {
            kind: 'paragraph' as const,
            text: `L’éditeur a récusé une personne de l’équipe le ${formatDate(audit.recusedAt)}.`,
          },
        ]
      : []),
  ];
}
