/** The documents behind an answer, and what the auditor found, in words. */
import type { EvidenceType } from '@gouvtech/criteria';
import type { AnswerView, EvidenceView } from '@gouvtech/domain';
import { methodWords, SEVERITY_WORDS, verdictWords } from '@gouvtech/domain/words';
import { formatDate, formatSize } from '#lib/format.ts';
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

export type EvidenceLine = { id: string; title: string; href: string | null; about: string };

export function evidenceLine(evidence: EvidenceView): EvidenceLine {
  const kind = KINDS[evidence.type as EvidenceType] ?? evidence.type;
  const until = evidence.until === null ? null : formatDate(evidence.until);
  const about = [
    kind,
    evidence.issuer,
    `du ${formatDate(evidence.datedOn)}`,
    evidence.file && fileWords(evidence.file),
    evidence.visibility === 'on-request' && 'communiquée sur demande',
    evidence.visibility === 'restricted' && 'accès restreint',
    until && (evidence.expired ? `a expiré le ${until}` : `expire le ${until}`),
    !until && evidence.expired && 'ne compte plus',
  ].filter((part) => typeof part === 'string');
  return {
    id: evidence.id,
    title: evidence.title,
    href: webAddress(evidence.url) ?? evidence.file?.href ?? null,
    about: about.join(' · '),
  };
}

/** « PDF, 240 ko, SHA-256 3f1a… » : what one needs to check what was downloaded. */
const fileWords = ({ name, size, sha256 }: NonNullable<EvidenceView['file']>): string =>
  `${name.split('.').at(-1)!.toUpperCase()}, ${formatSize(size)}, SHA-256 ${sha256}`;

export type Finding = {
  auditor: string;
  on: string;
  /** « réponse ajustée à 50 % du critère, par lecture de pièces ; écart mineur » */
  outcome: string;
  text: string | null;
  /** of the audit, when it is one of the catalogue */
  reference: string | null;
};

/** The auditor's opinion, shown beside the vendor's answer and never in its place. */
export function findingOf({ verdict }: AnswerView): Finding | null {
  if (!verdict) return null;
  const { outcome, value, reference = null, method, severity } = verdict;
  const by = reference && method ? `, par ${methodWords(method.split(', '))}` : '';
  const gap = severity ? `\u00a0; ${SEVERITY_WORDS[severity]}` : '';
  return {
    auditor: verdict.auditor,
    on: verdict.on,
    outcome: `${verdictWords(outcome, value)}${by}${gap}`,
    text: verdict.finding || null,
    reference,
  };
}
