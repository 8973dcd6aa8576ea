/** What a version changes in the one before, in the words of its wording: by kind, in its own order. */
import { loadSet, type CriteriaSet, type Criterion } from '@gouvtech/criteria';
import { criterionTexts, textsOf } from '@gouvtech/criteria/texts';

const KINDS = ['new', 'reworded', 'rescaled', 'merged', 'split'] as const;
type Kind = (typeof KINDS)[number];

export const KIND_WORDS: Record<Criterion['mapping']['kind'], string> = {
  same: 'Sans changement',
  reworded: 'Question reformulée',
  rescaled: 'Barème changé',
  merged: 'Fusion de critères',
  split: 'Partage d’un critère',
  new: 'Nouveau critère',
};

export type ChangedCriterion = {
  id: string;
  title: string;
  kind: Kind;
  words: string;
  blocking: boolean;
  from: string[];
};

export function changesOf(version: string): {
  same: number;
  criteria: ChangedCriterion[];
  retired: { id: string; title: string }[];
  content: string[];
  rules: string[];
} {
  const set: CriteriaSet = loadSet(version);
  const { changes } = textsOf(version);
  const before = changes.since === null ? null : loadSet(changes.since);
  const continued = new Set(set.criteria.flatMap(({ mapping }) => mapping.from));
  return {
    same: set.criteria.filter(({ mapping }) => mapping.kind === 'same').length,
    criteria: KINDS.flatMap((kind) =>
      set.criteria
        .filter(({ mapping }) => mapping.kind === kind)
        .map(({ id, blocking, mapping }) => ({
          ...{ id, kind, blocking, words: KIND_WORDS[kind] },
          title: criterionTexts(id, version).title,
          from: mapping.from.filter((one) => one !== id),
        })),
    ),
    retired: (before?.criteria ?? [])
      .filter(({ id }) => !continued.has(id))
      .map(({ id }) => ({ id, title: criterionTexts(id, before!.version).title })),
    content: changes.content,
    rules: changes.rules,
  };
}

/** The title of a criterion in this version, or in the one before when it has left. */
export function titleIn(version: string, id: string): string {
  const { criteria, changes } = textsOf(version);
  const found = criteria.find((one) => one.id === id)?.title;
  return found ?? (changes.since === null ? id : titleIn(changes.since, id));
}
