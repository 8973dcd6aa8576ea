/** Words and addresses of what audits and labels ask of their vendor. */
import { LABEL_STATUS_LABELS } from '@gouvtech/domain/labels-audit';
import { auditStatusWords, kindWord } from '#lib/audits/words.ts';
import type { Dashboard } from './dashboard.ts';

type Audited = Pick<Dashboard, 'audits' | 'labels'>;
type Audit = Dashboard['audits'][number];
type Label = Dashboard['labels'][number];

/** « jusqu’au 4 décembre 2026 inclus »; without a day, « avant l’ouverture » */
type Dated = { before: string; on?: string; after?: string };
export type AuditRow = {
  reference: string;
  href: string;
  name: string;
  /** « Audit A-2026-0031, Confiance numérique, par Vérif Éthique » */
  what: string;
  state: string;
  when: Dated;
  /** why it is suspended */
  reason: string | null;
  next: {
    text: string;
    day: Dated | null;
    /** whose it is to do, when it is not for the reader */
    who: string | null;
    /** the reader may do something about it */
    you: boolean;
  };
};

const desk = (slug: string): string => `/espace/solutions/${slug}/audit`;

/** What the reader can do something about comes first; then audits, then labels, in the order given. */
export const auditRows = ({ audits, labels }: Audited): AuditRow[] =>
  [...audits.map(auditRow), ...labels.map((one) => labelRow(one, audits))].toSorted(
    (a, b) => Number(b.next.you) - Number(a.next.you),
  );

const STEPS: Record<Audit['next']['step'], string> = {
  'wait-team': 'Le labellisateur désigne une équipe, ou décline',
  recuse: 'Récuser une personne de l’équipe',
  'wait-opening': 'L’audit attend son ouverture',
  'wait-report': 'L’équipe examine vos réponses',
  reply: 'Répondre au rapport provisoire',
  'wait-finalisation': 'L’équipe lit vos réponses, puis finalise l’audit',
  'wait-decision': 'Une personne extérieure à l’équipe décide',
  appeal: 'Contester la décision',
  'wait-appeal': 'Un administrateur du catalogue juge votre recours',
};
/** Before the report is sent, what may be done is on the page of all the audits of the solution. */
const BEFORE_REPORT: readonly Audit['status'][] = [
  'requested',
  'assigned',
  'accepted',
  'opened',
  'fieldwork',
];

function auditRow(audit: Audit): AuditRow {
  const { reference, slug, name, scheme, labeller, status, statusSince, next } = audit;
  return {
    ...{ reference, name, reason: null },
    href: BEFORE_REPORT.includes(status) ? desk(slug) : `${desk(slug)}/${reference}`,
    what: `${kindWord(audit)} ${reference}, ${scheme}, par ${labeller}`,
    state: auditStatusWords(audit),
    when: { before: 'depuis le', on: statusSince },
    next: {
      text: STEPS[next.step],
      day: untilOf(next),
      who: whoOf(next),
      you: next.you,
    },
  };
}

function untilOf({ step, until }: Audit['next']): Dated | null {
  if (until)
    return {
      before: step === 'appeal' ? 'si vous le voulez, jusqu’au' : 'jusqu’au',
      ...{ on: until, after: 'inclus' },
    };
  return step === 'recuse'
    ? { before: 'si vous le voulez, une seule fois, avant l’ouverture de l’audit' }
    : null;
}

function whoOf({ by, who, you }: Audit['next']): string | null {
  if (by === 'other' || you) return null;
  if (by === 'member') return 'Par un membre de l’organisation';
  return who.length > 0
    ? `Par ${who.join(' ou ')}, signataire${who.length > 1 ? 's' : ''}`
    : 'Par un signataire de l’organisation';
}

function labelRow(label: Label, audits: Audit[]): AuditRow {
  const { reference, slug, name, scheme, level, labeller, status } = label;
  const asked = audits.some((one) => one.slug === slug && one.scheme === scheme);
  return {
    ...{ reference, name, reason: label.statusReason },
    href: `${desk(slug)}/labels/${reference}`,
    what: `Label ${reference}, ${scheme}, ${level}, par ${labeller}`,
    state: LABEL_STATUS_LABELS[status],
    when:
      status === 'active'
        ? { before: 'jusqu’au', on: label.validUntil }
        : { before: 'depuis le', on: label.statusSince },
    next: { who: null, ...labelNext(label, asked) },
  };
}

/** @param asked an audit of the same label runs already */
function labelNext(label: Label, asked: boolean): Pick<AuditRow['next'], 'text' | 'day' | 'you'> {
  if (label.cureUntil)
    return {
      text: 'Corriger la cause de la suspension',
      day: { before: 'sinon le label est révoqué le', on: label.cureUntil },
      you: true,
    };
  if (label.status === 'active' && label.ends && !asked)
    return {
      text: 'Demander un nouvel audit avant son dernier jour',
      day: null,
      you: true,
    };
  return { text: 'Rien à faire', day: comingOf(label), you: false };
}

function comingOf({ status, validFrom, surveillanceOn }: Label): Dated | null {
  if (status === 'granted') return { before: 'il compte à partir du', on: validFrom };
  return surveillanceOn ? { before: 'surveillance attendue le', on: surveillanceOn } : null;
}
