/** The labels of a solution and what audits found, in words. */
import {
  LABEL_SCHEMES,
  LEVEL_LABELS,
  type LabelMark,
  type SolutionDocument,
} from '@gouvtech/domain';
import { VERDICT_WORDS } from '@gouvtech/domain/words';
import { disputeItem, type DisputeItem } from '#lib/disputes/open.ts';
import { count, formatDate } from '#lib/format.ts';
import { labelItem, type LabelItem } from '#lib/ui/label.ts';

type Document = Pick<SolutionDocument, 'labels' | 'endedLabels' | 'answers' | 'disputes'>;

export type HeldLabel = LabelItem & {
  labeller: string;
  report: string;
  /** « Suspendu depuis le 3 mars 2026. Motif : … » */
  suspension: string | null;
  /** open ones */
  disputes: DisputeItem[];
};
export type EndedItem = { href: string; name: string; what: string; reason: string | null };
export type AuditItem = {
  /** reference of the audit, and the page of its label when it has one */
  reference: string;
  href: string | null;
  /** « Vérif Éthique a donné 62 avis le 20 novembre 2026 : 58 réponses confirmées, 4 réponses ajustées. » */
  sentence: string;
};

export type LabelSheet = { held: HeldLabel[]; ended: EndedItem[]; audits: AuditItem[] };

/** null when there is nothing to say */
export function labelSheet(document: Document): LabelSheet | null {
  const { labels = [], endedLabels = [], disputes = [] } = document;
  const sheet = {
    held: labels.map((mark) => ({
      ...labelItem(mark),
      labeller: mark.labeller.name,
      report: `/api/v1/labels/${mark.reference}/report.pdf`,
      suspension: suspensionWords(mark),
      disputes: disputes
        .filter(({ label }) => label === mark.reference)
        .map((one) => disputeItem(one)),
    })),
    ended: endedLabels.map(({ reference, scheme, level, status, on, reason }) => ({
      href: `/labels/${reference}`,
      name: `${LABEL_SCHEMES[scheme].name}, niveau ${LEVEL_LABELS[level]}`,
      what: `${ENDS[status]} le ${formatDate(on)}`,
      reason,
    })),
    audits: auditItems(document),
  };
  return Object.values(sheet).some((items) => items.length > 0) ? sheet : null;
}

const suspensionWords = ({ suspension }: LabelMark): string | null =>
  suspension
    ? `Suspendu depuis le ${formatDate(suspension.on)}.${suspension.reason ? ` Motif\u00a0: ${suspension.reason}` : ''}`
    : null;

const ENDS = {
  expired: 'échu',
  revoked: 'révoqué',
  withdrawn: 'retiré par l’éditeur',
  superseded: 'remplacé',
} as const;

/** The last one first; those told without an audit of the catalogue are beside their answers. */
function auditItems({ answers, labels = [], endedLabels = [] }: Document): AuditItem[] {
  const verdicts = answers.flatMap(({ verdict }) => (verdict?.reference ? [verdict] : []));
  const byAudit = Map.groupBy(verdicts, ({ reference }) => reference!);
  return [...byAudit]
    .toSorted(([a, [one]], [b, [other]]) => (one!.on + a < other!.on + b ? 1 : -1))
    .map(([reference, given]) => {
      const { auditor, on } = given[0]!;
      const label = [...labels, ...endedLabels].find(({ audit }) => audit === reference);
      const found = Map.groupBy(given, ({ outcome }) => outcome);
      const parts = Object.keys(VERDICT_WORDS).flatMap((outcome) => {
        const n = found.get(outcome)?.length ?? 0;
        return n > 0 ? count(n, VERDICT_WORDS[outcome]!, MANY[outcome]) : [];
      });
      return {
        reference,
        href: label ? `/labels/${label.reference}` : null,
        sentence: `${auditor} a donné ${count(given.length, 'avis', 'avis')} le ${formatDate(on)}\u00a0: ${parts.join(', ')}.`,
      };
    });
}

const MANY: Record<string, string> = {
  confirmed: 'réponses confirmées',
  adjusted: 'réponses ajustées',
  refuted: 'réponses contredites',
  na_accepted: '«\u00a0sans objet\u00a0» admis',
  na_rejected: '«\u00a0sans objet\u00a0» refusés',
  inconclusive: 'sans conclusion',
};
