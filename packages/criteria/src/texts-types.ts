/** The wording of a version, in French. Types only: the texts themselves are in `./texts`, for servers. */
import type { CriterionId, Day, EvidenceType, FactKey, ThemeId } from './types.ts';

export type FieldTexts = {
  label: string;
  help?: string;
  unit?: string;
  /** by option key */
  options?: Record<string, string>;
};

export type CriterionTexts = {
  id: CriterionId;
  theme: ThemeId;
  title: string;
  /** put to the vendor */
  question: string;
  /** why it matters to a public buyer */
  why: string;
  howToAnswer: string;
  /** by field key */
  fields: Record<string, FieldTexts>;
  /** by level key: what must be true to be at this level */
  anchors: Record<string, string>;
  evidence: { type: EvidenceType; what: string }[];
  references: { label: string; url: string; consultedOn: Day }[];
  /** what a machine can verify: all, part, nothing */
  automation: { coverage: 'full' | 'partial' | 'none'; how: string };
  /** a neutral requirement for a tender */
  tender: string;
};

export type ThemeTexts = { id: ThemeId; name: string; shortName: string; lead: string };

/** An objective of the circular or a profile of buyer; `criteria` holds those of its themes too. */
export type ReadingTexts = {
  key: string;
  name: string;
  explanation: string;
  criteria: CriterionId[];
  themes: ThemeId[];
};

export type FactsTexts = {
  questions: {
    key: string;
    label: string;
    help: string;
    type: 'multi' | 'yesno';
    options: { fact: FactKey; label: string; help: string }[];
  }[];
  /** read from the listing, never asked */
  derived: {
    fact: FactKey;
    from: 'deployment' | 'repository' | 'audiences';
    label: string;
    help: string;
  }[];
  labels: Record<FactKey, string>;
  /** refused when every fact of `has` is true and every fact of `lacks` is false */
  incompatible: { has: FactKey[]; lacks: FactKey[]; message: string }[];
};

export type SetChanges = { since: string | null; content: string[]; rules: string[] };

export type SetTexts = {
  version: string;
  revision: number;
  themes: ThemeTexts[];
  objectives: ReadingTexts[];
  profiles: ReadingTexts[];
  changes: SetChanges;
  facts: FactsTexts;
  criteria: CriterionTexts[];
};
