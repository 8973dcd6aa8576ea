/** The documents behind an answer, and what the auditor found, in words. */
import type { EvidenceType } from '@gouvtech/criteria';
import type { AnswerView, EvidenceView } from '@gouvtech/domain';
import { formatDate, formatPercent } from '#lib/format.ts';
import { webAddress } from './address.ts';

/** Kinds of evidence of the référentiel (EVIDENCE_TYPES). */
const KINDS: Record<EvidenceType, string> = {
  URLP: 'page publique',
  DECL: 'déclaration',
  RAPP: 'rapport',
  CERT: 'certificat',
  CONT: 'contrat',
  DOCT: 'documentation',
  DEPO: 'dépôt de code',
  DEMO: 'démonstration',
  MESU: 'mesure',
  REFE: 'référence',
  ATTS: 'attestation signée',
};

export type EvidenceLine = { title: string; href: string | null; about: string };

export function evidenceLine(evidence: EvidenceView): EvidenceLine {
  const kind = KINDS[evidence.type as EvidenceType] ?? evidence.type;
  const until = evidence.until === null ? null : formatDate(evidence.until);
  const about = [
    kind,
    `du ${formatDate(evidence.datedOn)}`,
    evidence.visibility === 'on-request' && 'communiquée sur demande',
    evidence.visibility === 'restricted' && 'accès restreint',
    until && (evidence.expired ? `a expiré le ${until}` : `expire le ${until}`),
    !until && evidence.expired && 'ne compte plus',
  ].filter((part) => typeof part === 'string');
  return {
    title: evidence.title,
    href: webAddress(evidence.url),
    about: about.join(' · '),
  };
}

const OUTCOMES: Record<string, string> = {
  confirmed: 'réponse confirmée',
  adjusted: 'réponse ajustée',
  refuted: 'réponse contredite',
  na_accepted: '« sans objet » admis',
  na_rejected: '« sans objet » refusé',
  inconclusive: 'sans conclusion',
};

export type Finding = { auditor: string; on: string; outcome: string; text: string | null };

/** The auditor's opinion, shown beside the vendor's answer and never in its place. */
export function findingOf({ verdict }: AnswerView): Finding | null {
  if (!verdict) return null;
  const outcome = OUTCOMES[verdict.outcome] ?? verdict.outcome;
  const value = verdict.outcome === 'adjusted' && verdict.value !== null;
  return {
    auditor: verdict.auditor,
    on: verdict.on,
    outcome: value ? `${outcome} à ${formatPercent(verdict.value ?? 0)} du critère` : outcome,
    text: verdict.finding,
  };
}
