/** The hosting as a fact sheet: each line with the proof of the answer that carries the fact. */
import type { AnswerView, QualificationCode, SolutionDocument, TierView } from '@gouvtech/domain';
import { QUALIFICATION_LABELS } from '@gouvtech/domain/labels';
import {
  controlWords,
  countryName,
  hostWords,
  placesWords,
  qualificationWords,
  statementOf,
  storageWords,
  type Wording,
} from '@gouvtech/domain/words';
import type { BrokenProof } from '#lib/ui/proof.ts';
import { statesOf } from './answer.ts';
import { fieldLines } from './fields.ts';

type HostingProof = {
  mark: TierView | BrokenProof;
  on: string | null;
  reason: string | null;
};
export type HostingLine = {
  label: string;
  value: string;
  /** null where nothing is declared, and for facts an import brought */
  proof: HostingProof | null;
  /** the answer that carries the fact, when there is one */
  criterion: string | null;
};

type Source = Pick<SolutionDocument, 'hosting' | 'answers' | 'status'>;
/** Label, words of the fact or null, criterion whose answer carries it. */
type Fact = [label: string, value: string | null, criterion: string | null];

/**
 * Lines in the order of a buyer's questions: who, where, who has access, under which law, and how to leave. Without
 * a hosting operated by the vendor only the facts an answer gives remain.
 */
export function hostingLines(source: Source, wording: Wording, today: string): HostingLine[] {
  const answerTo = (id: string) =>
    source.answers.find(({ criterion, kind }) => criterion === id && kind === 'level');
  const control = answerTo('HEB-04');
  const leaving = [
    ['Reprise des données', 'QOS-01'],
    ['Délais et coût de sortie', 'QOS-02'],
  ].flatMap(([label = '', id = '']): Fact[] => {
    const answer = answerTo(id);
    return answer ? [[label, leavingWords(answer, wording), id]] : [];
  });
  const facts: Fact[] = source.hosting
    ? [...operatedFacts(source.hosting, control !== undefined, today), ...leaving]
    : control
      ? [['Droits extra-européens', statementOf(control, wording), 'HEB-04'], ...leaving]
      : leaving;
  return facts.map((fact) => toLine(fact, source));
}

function operatedFacts(
  hosting: NonNullable<Source['hosting']>,
  controlAnswered: boolean,
  today: string,
): Fact[] {
  const qualified = (code: QualificationCode, criterion: string | null): Fact => [
    QUALIFICATION_LABELS[code],
    qualificationWords(hosting, code, today),
    criterion,
  ];
  const parent = hosting.parentCompany;
  return [
    ['Hébergeur', hostWords(hosting), 'HEB-01'],
    ['Données et sauvegardes', storageWords(hosting), 'HEB-01'],
    ['Journaux et site de reprise', placesWords([...hosting.logs, ...hosting.recovery]), 'HEB-01'],
    ['Support et administration', placesWords(hosting.support), 'HEB-05'],
    qualified('SecNumCloud', 'HEB-02'),
    qualified('HDS', 'HEB-03'),
    ...[qualified('ISO27001', null), qualified('DR', null)].filter(([, value]) => value !== null),
    [
      'Maison mère',
      parent ? `${parent.name}, ${countryName(parent.country)}` : controlAnswered ? 'Aucune' : null,
      'HEB-04',
    ],
    ['Droits extra-européens', controlWords(hosting), 'HEB-04'],
  ];
}

function toLine([label, value, criterion]: Fact, { answers, status }: Source): HostingLine {
  const answer = answers.find((one) => one.criterion === criterion);
  if (value === null)
    return answer?.applicable === false
      ? { label, value: 'Non demandé pour cet usage', criterion: null, proof: proofOf(answer) }
      : { label, value: 'Non déclaré', criterion: null, proof: null };
  if (answer?.kind === 'level') return { label, value, criterion, proof: proofOf(answer) };
  const listed = { mark: 'declared', on: null, reason: 'dans la fiche' } as const;
  return { label, value, criterion: null, proof: status === 'unclaimed' ? null : listed };
}

/** The level in words, then its figures. */
function leavingWords(answer: AnswerView, wording: Wording): string {
  const { rule, texts } = wording.criterion(answer.criterion);
  const numbers = rule.fields.filter(({ type }) => type === 'integer' || type === 'decimal');
  const figures = fieldLines({ ...rule, fields: numbers }, texts, answer.fields).map(
    ({ label, value }) => `${label} : ${value}.`,
  );
  return [statementOf(answer, wording), ...figures].join(' ');
}

/** Mark of the answer that carries a fact: its broken line when it has one, else its step of proof. */
function proofOf(answer: AnswerView | undefined): HostingProof | null {
  if (!answer) return null;
  if (!answer.applicable) return { mark: 'na', on: null, reason: 'selon les faits déclarés' };
  const [state] = statesOf(answer);
  if (state) return { mark: state.mark, on: null, reason: state.by };
  return { mark: answer.proof, on: answer.proofOn ?? answer.answeredOn, reason: null };
}
