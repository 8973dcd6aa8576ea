/** A criterion under review as its section shows it. */
import type { EvidenceType } from '@gouvtech/criteria';
import { formatDate, formatSize } from '#lib/format.ts';
import { EVIDENCE_WORDS } from '#lib/server/criteria/words.ts';
import { wordingOf } from '#lib/server/criteria/wording.ts';
import { webAddress } from '../../../../solutions/[slug]/view/address.ts';
import type { Review, ReviewedCriterion, ReviewedPiece } from '../calls.server.ts';
import { facingOf } from './facing.server.ts';

export type CriterionShown = ReturnType<typeof criterionShown>;
export type PieceShown = ReturnType<typeof pieceShown>;

const WHYS: Record<ReviewedCriterion['changed'][number], string> = {
  answer: 'réponse',
  evidence: 'preuves',
  applicability: 'applicabilité',
  value: 'valeur',
};
const CLAIMS: Record<NonNullable<ReviewedCriterion['claim']>, string> = {
  pending: 'Déclaré sans objet, à décider',
  accepted: 'Sans objet, accepté',
  refused: 'Sans objet, refusé',
};
const DECISIONS: Record<ReviewedCriterion['decisions'][number]['kind'], string> = {
  na_accepted: '«\u00a0Sans objet\u00a0» accepté',
  na_refused: '«\u00a0Sans objet\u00a0» refusé',
  correction: 'Correction acceptée',
  cap: 'Plafonnée par une contestation retenue',
};
const VISIBILITIES: Record<ReviewedPiece['visibility'], string> = {
  public: 'publique',
  'on-request': 'communiquée sur demande',
  restricted: 'accès restreint',
};

export function criterionShown(one: ReviewedCriterion, version: string) {
  const wording = wordingOf(version);
  const { texts } = wording.criterion(one.id);
  return {
    id: one.id,
    title: texts.title,
    question: texts.question,
    theme: wording.theme(one.theme).shortName,
    blocking: one.blocking,
    why: one.changed.map((why) => WHYS[why]).join(', '),
    claim: one.claim && CLAIMS[one.claim],
    revision: one.revision,
    facing: facingOf(one, wording),
    capped: one.score.reason.startsWith('capped'),
    evidence: one.evidence.map(pieceShown),
    decisions: one.decisions.map(({ kind, at, reason, by }) => ({
      words: DECISIONS[kind],
      at,
      by,
      reason,
    })),
    request: one.request,
    can: {
      acceptClaim: one.actions.includes('answer:accept-na'),
      refuseClaim: one.actions.includes('answer:refuse-na'),
      correct: one.actions.includes('answer:accept-correction'),
    },
  };
}

function pieceShown(piece: ReviewedPiece) {
  const { file, check, refusal } = piece;
  const kind = EVIDENCE_WORDS[piece.type as EvidenceType];
  return {
    id: piece.id,
    version: piece.version,
    title: piece.title,
    added: piece.added,
    about: [
      kind,
      piece.issuer,
      piece.reference && `nº\u00a0${piece.reference}`,
      `du ${formatDate(piece.datedOn)}`,
      piece.expired
        ? `a expiré le ${formatDate(piece.validUntil)}`
        : `vaut jusqu’au ${formatDate(piece.validUntil)}`,
      VISIBILITIES[piece.visibility],
    ]
      .filter(Boolean)
      .join(' · '),
    address: webAddress(piece.url),
    file: file && {
      href: file.href,
      words: `${file.name.split('.').at(-1)!.toUpperCase()}, ${formatSize(file.size)}`,
      blocked: SCANS[file.scan] ?? null,
    },
    gone: piece.removedAt !== null && refusal === null ? piece.removedAt : null,
    refusal,
    check,
    can: {
      check: piece.actions.includes('evidence:check'),
      certify: piece.actions.includes('evidence:certify'),
      refuse: piece.actions.includes('evidence:refuse'),
    },
  };
}

const SCANS: Record<string, string> = {
  infected: 'L’antivirus a reconnu un programme malveillant\u00a0: le fichier n’est pas servi.',
  pending: 'L’antivirus n’a pas encore examiné ce fichier.',
};

const FIGURES = ['declared', 'checked', 'audited', 'assured'] as const;

/** Themes whose figures move, or all of them when there is nothing to compare with. */
export function themeLines({ scores, round }: Review) {
  const wording = wordingOf(round.criteriaSet);
  return scores.themes
    .filter(
      ({ before, after }) =>
        before === null || FIGURES.some((figure) => before[figure] !== after[figure]),
    )
    .map((line) => ({ ...line, name: wording.theme(line.theme).shortName }));
}

/** Where a request is noted, in words. */
export const criterionTitle = (id: string, version: string): string =>
  wordingOf(version).criterion(id).texts.title;
