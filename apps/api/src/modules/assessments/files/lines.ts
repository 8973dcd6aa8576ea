/** Answers as lines of a table: one per thing that can be said of a criterion, the same to read and to write. */
import {
  applies,
  type CriteriaSet,
  type Criterion,
  type Field,
  type FieldValue,
  type Facts,
} from '@gouvtech/criteria';
import { criterionTexts } from '@gouvtech/criteria/texts';
import type { AnswerState } from '../answer-repository.ts';

export const COLUMNS = ['critere', 'element', 'libelle', 'attendu', 'valeur', 'revision'] as const;
export type Line = Record<(typeof COLUMNS)[number], string>;

export const KINDS = { niveau: 'level', prevu: 'planned', 'sans-objet': 'na' } as const;
export type KindWord = keyof typeof KINDS;
export const FIELD_PREFIX = 'champ.';
export const SEPARATOR = ' | ';
/** An explicit « none » of a list; an empty cell changes nothing. */
export const NONE = 'aucun';

/** Criteria that apply and are the vendor’s to answer, in the order of the set. */
export const answerable = (set: CriteriaSet, facts: Facts): Criterion[] =>
  set.criteria.filter(
    ({ applicability, computedFrom }) => !computedFrom && applies(applicability, facts),
  );

export function answerLines(set: CriteriaSet, facts: Facts, states: AnswerState[]): Line[] {
  const known = new Map(states.map((state) => [state.criterion, state]));
  return answerable(set, facts).flatMap((criterion) =>
    criterionLines(criterion, set.version, known.get(criterion.id)),
  );
}

function criterionLines(
  criterion: Criterion,
  version: string,
  state: AnswerState | undefined,
): Line[] {
  const texts = criterionTexts(criterion.id, version);
  const response = state?.content?.response;
  const fields = response?.kind === 'level' ? response.fields : {};
  const line = (element: string, libelle: string, attendu: string, valeur: string): Line => ({
    critere: criterion.id,
    element,
    libelle,
    attendu,
    valeur,
    revision: element === 'reponse' ? String(state?.revision ?? 0) : '',
  });
  const word = Object.entries(KINDS).find(([, kind]) => kind === response?.kind)?.[0] ?? '';
  return [
    line('reponse', texts.question, 'niveau, prevu ou sans-objet', word),
    ...(criterion.selection === 'chosen'
      ? [
          line(
            'niveau',
            'Niveau',
            criterion.levels.map(({ key }) => key).join(', '),
            response?.kind === 'level' ? (response.level ?? '') : '',
          ),
        ]
      : []),
    ...criterion.fields.map((field) =>
      line(
        FIELD_PREFIX + field.key,
        texts.fields[field.key]?.label ?? field.key,
        expected(field),
        written(fields[field.key]),
      ),
    ),
    line('prevu_le', 'Date prévue', 'AAAA-MM-JJ', response?.kind === 'planned' ? response.on : ''),
    line('justification', 'Justification', 'texte', state?.content?.justification ?? ''),
  ];
}

function expected({ type, options = [] }: Field): string {
  switch (type) {
    case 'boolean':
      return 'oui ou non';
    case 'integer':
      return 'nombre entier';
    case 'decimal':
    case 'percent':
      return 'nombre';
    case 'date':
      return 'AAAA-MM-JJ';
    case 'choice':
      return options.map(({ key }) => key).join(', ');
    case 'multichoice':
      return `${options.map(({ key }) => key).join(', ')} (séparés par « | »), ou ${NONE}`;
    case 'url':
      return 'adresse';
    case 'text':
      return 'texte';
  }
}

function written(value: FieldValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  if (!Array.isArray(value)) return String(value);
  return value.length === 0 ? NONE : value.join(SEPARATOR);
}
