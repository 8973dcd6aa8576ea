/** Audits and labels of the demonstration, told as far as they went: what is absent has not happened. Days, as elsewhere. */
import type { CriterionId } from '@gouvtech/criteria';
import type { LabelSchemeId } from '@gouvtech/domain';

export type VerdictSeed = {
  outcome?: 'confirmed' | 'adjusted' | 'refuted' | 'inconclusive';
  /** a value of the rubric, for `adjusted` */
  value?: number;
  severity?: 'none' | 'minor' | 'major';
  finding?: string;
  /** for the team only */
  note?: string;
  /** the vendor’s, in the contradictory phase */
  reply?: { on: number; by: string; text: string };
};

export type LabelSeed = {
  number: number;
  conditions?: string;
  /** first day, when it is not that of the decision */
  from?: number;
  end?: {
    status: 'suspended' | 'expired' | 'revoked' | 'withdrawn' | 'superseded';
    on: number;
    reason: string;
    /** what the clock saw */
    cause?: string;
    /** of the label that replaces it */
    by?: number;
  };
  /** a refusal that the vendor agrees to show */
  shown?: true;
};

export type AuditSeed = {
  /** of its reference; labels have their own */
  number: number;
  slug: string;
  /** index of the round it works on; the first one when absent */
  round?: number;
  /** first surveillance of the label with this number */
  surveillanceOf?: number;
  scheme: LabelSchemeId;
  /** slug of the labeller */
  labeller: string;
  requested: number;
  by?: string;
  message?: string;
  declined?: { on: number; reason: string };
  /** the lead first */
  team?: string[];
  assigned?: number;
  recused?: { on: number; who: string; reason: string };
  /** who has signed; all of the team from `accepted` on */
  signed?: string[];
  accepted?: number;
  opened?: number;
  /** parts of ten of the required criteria that have a verdict */
  written?: number;
  /** of a criterion that the demonstration has no verdict for; `confirmed` when absent */
  others?: 'inconclusive';
  verdicts?: Record<CriterionId, VerdictSeed>;
  sent?: number;
  repliesClosed?: number;
  returned?: number;
  finalised?: number;
  decided?: { on: number; by: string; outcome: 'granted' | 'refused'; reason: string };
  label?: LabelSeed;
  cancelled?: { on: number; reason: string };
  appeal?: {
    on: number;
    by?: string;
    reason: string;
    decided?: { on: number; outcome: 'upheld' | 'dismissed'; answer: string };
  };
  /** number of the audit that an appeal reopened */
  replaces?: number;
};
