/** The state machines as tables in French, from the very tables that judge. */
import {
  ASSESSMENT_STATUS_LABELS,
  CLAIM_STATUS_LABELS,
  CRITERIA_SET_STATUS_LABELS,
  DISPUTE_STATUS_LABELS,
  INVITATION_STATUS_LABELS,
  LISTING_STATUS_LABELS,
  MANAGED_ACCOUNT_STATUS_LABELS,
  MEMBERSHIP_STATUS_LABELS,
  ORGANISATION_STATUS_LABELS,
  SIGNAL_STATUS_LABELS,
  TWO_PERSON_STATUS_LABELS,
} from '../../packages/domain/src/labels.ts';
import {
  ACCREDITATION_STATUS_LABELS,
  AUDIT_STATUS_LABELS,
  LABEL_STATUS_LABELS,
} from '../../packages/domain/src/labels-audit.ts';
import { RULES, type Party, type Rule } from '../../packages/domain/src/permissions-table.ts';
import type { HindranceName } from '../../packages/domain/src/transitions-hindrances.ts';
import { MACHINES, type MachineName } from '../../packages/domain/src/transitions-machines.ts';
import type { ClockDates, Delay, Move } from '../../packages/domain/src/transitions-types.ts';

const TITLES: Record<MachineName, string> = {
  listing: 'La fiche',
  revision: 'La révision d’une fiche en ligne',
  assessment: 'L’évaluation',
  answer: 'La réponse, relue par la modération',
  organisation: 'L’organisation',
  membership: 'L’adhésion d’une personne à une organisation',
  invitation: 'L’invitation',
  claim: 'La revendication d’une fiche importée',
  dispute: 'La contestation',
  signal: 'Le signalement de la machine',
  'two-person-act': 'L’acte à deux administrateurs',
  'criteria-set': 'La version du référentiel',
  'managed-account': 'Le compte, géré par l’administration',
  accreditation: 'L’accréditation d’un labellisateur',
  audit: 'L’audit',
  label: 'Le label',
};

const STATES: Record<MachineName, Record<string, string>> = {
  listing: LISTING_STATUS_LABELS,
  revision: { ...LISTING_STATUS_LABELS, none: 'Aucune en cours' },
  assessment: ASSESSMENT_STATUS_LABELS,
  answer: ASSESSMENT_STATUS_LABELS,
  organisation: ORGANISATION_STATUS_LABELS,
  membership: MEMBERSHIP_STATUS_LABELS,
  invitation: INVITATION_STATUS_LABELS,
  claim: CLAIM_STATUS_LABELS,
  dispute: DISPUTE_STATUS_LABELS,
  signal: SIGNAL_STATUS_LABELS,
  'two-person-act': TWO_PERSON_STATUS_LABELS,
  'criteria-set': CRITERIA_SET_STATUS_LABELS,
  'managed-account': MANAGED_ACCOUNT_STATUS_LABELS,
  accreditation: ACCREDITATION_STATUS_LABELS,
  audit: AUDIT_STATUS_LABELS,
  label: LABEL_STATUS_LABELS,
};

const PARTIES: Record<Party, string> = {
  anyone: 'tout le monde, si le contenu est public',
  'signed-in': 'toute personne connectée',
  affiliated: 'membre d’une organisation',
  self: 'la personne concernée',
  invitee: 'la personne invitée',
  member: 'membre',
  signatory: 'signataire',
  'vendor-administrator': 'administrateur de l’organisation',
  labeller: 'membre du labellisateur',
  auditor: 'auditeur de l’équipe',
  'lead-auditor': 'auditeur qui conduit l’audit',
  decider: 'décideur du labellisateur, hors de l’équipe',
  reviewer: 'modérateur, une fois soumis ou attesté',
  moderator: 'modérateur',
  'staff-administrator': 'administrateur du catalogue',
  clock: 'l’horloge',
};

const CONDITIONS: Record<HindranceName, string> = {
  'organisation-not-verified': 'organisation vérifiée',
  'gates-missing': 'contacts donnés, exactitude déclarée par un signataire',
  'fields-missing': 'champs obligatoires remplis',
  'assessment-open': 'aucune évaluation en préparation',
  'assessment-incomplete': 'réponses complètes, prérequis prouvés, déclaration acceptée',
  'attestation-barred': 'pas d’invalidation depuis 6 mois',
  'criteria-set-ended': 'la version du référentiel est celle en vigueur',
  'listing-not-published': 'fiche publiée',
  'admissibility-alert': 'aucune alerte ouverte',
  'renewal-limit': 'moins de deux renouvellements de suite',
  'renewal-too-early': '60 jours avant l’échéance ou après',
  'next-not-published': 'la suivante est publiée',
  'second-person-needed': 'confirmé par un second administrateur',
  'evidence-gone': 'pièce toujours jointe et valable',
  'nothing-to-check': 'pièce pas encore contrôlée, réponse au-dessus de zéro',
  'not-a-certificate': 'la pièce est un certificat',
  prerequisite: 'le critère n’est pas un prérequis',
  'no-claim': 'demande « sans objet » ouverte',
  'no-cap': 'réponse plafonnée par un avis ou une contestation',
  'new-evidence-needed': 'une pièce jointe depuis le plafonnement',
  'already-replied': 'l’éditeur n’a pas encore répondu',
  'reply-awaited': 'l’éditeur a répondu, ou 15 jours ont passé depuis qu’on le lui a demandé',
  'appeal-too-late': '30 jours au plus après la décision',
  'already-claimed': 'fiche sans organisation',
  'last-administrator': 'il reste un administrateur',
  'last-catalogue-administrator': 'il reste un administrateur du catalogue',
  'notice-too-short': 'date à six mois ou plus',
  'version-overtaken': 'après la version précédente',
  'same-object': 'deux objets différents',
  'target-ended': 'celui qui reste est en service',
  'accreditation-inactive': 'accréditation en cours',
  'not-independent': 'règles d’indépendance respectées',
  'already-signed': 'pas encore signé par cette personne',
  'recusal-used': 'aucune récusation auparavant',
  'assessment-not-current': 'évaluation publiée et à jour',
  'verdicts-missing': 'un avis sur chaque critère qui en demande',
  'replies-closed': 'réponses de l’éditeur encore ouvertes',
  'replies-too-late': 'délai de réponse en cours',
  'replies-open': 'l’éditeur a clos ses réponses',
  'already-returned': 'jamais revenu sur le terrain',
  'no-new-evidence': 'une pièce nouvelle de l’éditeur',
  'already-appealed': 'aucun recours auparavant',
  'no-appeal': 'un recours attend une décision',
  'level-not-met': 'niveau calculé au moins égal au sien',
  'no-suspension-cause': 'une cause de suspension',
  'cause-remains': 'la cause a disparu',
  'next-not-granted': 'le suivant est accordé',
  'labeller-at-work': 'ni accréditation, ni audit en cours chez celle qui part',
  'assessment-public': 'aucune évaluation attestée ou publiée sur celui qui part',
};

const SINCE: Record<keyof ClockDates, string> = {
  reviewActAt: 'le dernier acte du modérateur',
  changesRequestedAt: 'la demande de modifications',
  confirmedAt: 'la dernière publication ou confirmation',
  attestedAt: 'l’attestation',
  sentAt: 'l’envoi',
  proposedAt: 'la proposition',
  decidedAt: 'la décision',
  inForceFrom: 'le jour annoncé',
  accreditedUntil: 'son terme',
  contradictoryAt: 'l’envoi du rapport provisoire',
  validFrom: 'son premier jour',
  labelEndsAt: 'son dernier jour',
  cureEndsAt: 'six mois après la suspension, trois pour un écart majeur',
};

export function stateMachines(): string {
  return (Object.keys(MACHINES) as MachineName[]).map(section).join('\n\n');
}

function section(name: MachineName): string {
  const legend = statesOf(name).map((state) => `${STATES[name][state]} (\`${state}\`)`);
  const rows = Object.entries<Move<string>>(MACHINES[name]).map(([action, move]) => [
    code(action),
    [...move.from, ...(move.keeps ?? [])].map(code).join(', '),
    arrival(move),
    whoMay(action),
    conditions(move),
  ]);
  return [
    `## ${TITLES[name]}`,
    `États\u00A0: ${legend.join(', ')}.`,
    table(['Acte', 'Depuis', 'Vers', 'Qui', 'Conditions'], rows),
  ].join('\n\n');
}

const code = (word: string): string => `\`${word}\``;

/** In the order of the labels, those that the machine knows. */
function statesOf(name: MachineName): string[] {
  const moves = Object.values<Move<string>>(MACHINES[name]);
  const known = new Set(moves.flatMap(({ from, to, keeps = [] }) => [...from, ...keeps, to]));
  return Object.keys(STATES[name]).filter((state) => known.has(state));
}

function arrival({ to, keeps }: Move<string>): string {
  if (to === undefined) return 'sans changement';
  return keeps ? `${code(to)}, ou sans changement depuis ${keeps.map(code).join(', ')}` : code(to);
}

function whoMay(action: string): string {
  const rule = Object.values<Record<string, Rule>>(RULES).find((one) => action in one)?.[action];
  if (!rule) throw new Error(`no rule for ${action}`);
  const parties = rule.by.map((party) => PARTIES[party]).join(' ou ');
  if (rule.recent) return `${parties}, connexion récente`;
  return rule.uninvolved ? `${parties}, qui n’y a pas pris part` : parties;
}

function conditions({ unless = [], after, reasonRequired }: Move<string>): string {
  return [
    ...(after ? [`${delayWords(after)} ${SINCE[after.since]}`.trim()] : []),
    ...unless.map((name) => CONDITIONS[name]),
    ...(reasonRequired ? ['motif écrit'] : []),
  ].join('\u00A0; ');
}

function delayWords(delay: Delay): string {
  if ('months' in delay) return `${delay.months} mois après`;
  return delay.days === 0 ? '' : `${delay.days} jours après`;
}

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
