/** The hosting as a fact sheet: each line with the proof of the answer that carries the fact. */
import type {
  AnswerView,
  Hosting,
  Qualification,
  QualificationCode,
  SolutionDocument,
  TierView,
} from '@gouvtech/domain';
import { QUALIFICATION_LABELS } from '@gouvtech/domain/labels';
import { formatDate } from '#lib/format.ts';
import { statesOf } from './answer.ts';
import { fieldLines } from './fields.ts';
import { countryList, countryName } from './places.ts';
import { statementOf } from './statement.ts';
import type { Wording } from './wording.ts';
import type { BrokenProof } from '#lib/ui/proof.ts';

export type HostingProof = {
  mark: TierView | BrokenProof;
  on: string | null;
  reason: string | null;
};
export type HostingLine = {
  label: string;
  value: string;
  proof: HostingProof | null;
  criterion: string | null;
};

const CONTROL: Record<Hosting['foreignControl'], string> = {
  none: 'Aucun lien déclaré avec une société soumise à un droit extérieur à l’Union',
  'subcontractor-no-access': 'Un sous-traitant y est soumis, sans accès technique aux données',
  'subcontractor-access': 'Un sous-traitant y est soumis et peut accéder aux données',
  controlled: 'L’éditeur, l’hébergeur ou une maison mère y est soumis',
  unknown: 'Exposition non déclarée',
};

const EXTRA: QualificationCode[] = ['ISO27001', 'DR'];

/**
 * Lines in the order of a buyer's questions: who, where, who has access, under which law, and how to leave.
 * Without a hosting operated by the vendor only the lines that still have an answer remain.
 */
export function hostingLines(
  document: Pick<SolutionDocument, 'hosting' | 'answers'>,
  wording: Wording,
  today: string,
): HostingLine[] {
  const { hosting } = document;
  const answerTo = (id: string) => document.answers.find(({ criterion }) => criterion === id);
  const line = (label: string, value: string, criterion: string | null): HostingLine => ({
    label,
    value,
    criterion,
    proof: proofOf(criterion === null ? undefined : answerTo(criterion)),
  });
  const places = (codes: string[]) => (codes.length > 0 ? countryList(codes) : 'Non déclaré');
  const lines: HostingLine[] = [];
  if (hosting) {
    lines.push(line('Hébergeur', `${hosting.host}, ${countryName(hosting.hostCountry)}`, 'HEB-01'));
    lines.push(line('Données et sauvegardes', storage(hosting), 'HEB-01'));
    lines.push(
      line('Journaux et site de reprise', places([...hosting.logs, ...hosting.recovery]), 'HEB-01'),
    );
    lines.push(line('Support et administration', places(hosting.support), 'HEB-05'));
    lines.push(qualified('SecNumCloud', 'HEB-02'), qualified('HDS', 'HEB-03'));
    for (const code of EXTRA)
      if (hosting.qualifications.some((one) => one.code === code))
        lines.push(qualified(code, null));
    const parent = hosting.parentCompany;
    lines.push(
      line(
        'Maison mère',
        parent ? `${parent.name}, ${countryName(parent.country)}` : 'Aucune déclarée',
        'HEB-04',
      ),
    );
    lines.push(line('Droits extra-européens', CONTROL[hosting.foreignControl], 'HEB-04'));
  } else {
    const control = answerTo('HEB-04');
    if (control?.applicable)
      lines.push(line('Droits extra-européens', statementOf(control, wording), 'HEB-04'));
  }
  for (const [label, id] of [
    ['Reprise des données', 'QOS-01'],
    ['Délais et coût de sortie', 'QOS-02'],
  ] as const) {
    const answer = answerTo(id);
    if (answer?.applicable) lines.push(line(label, leaving(answer, wording), id));
  }
  return lines;

  function qualified(code: QualificationCode, criterion: string | null): HostingLine {
    const held = hosting?.qualifications.filter((one) => one.code === code) ?? [];
    const label = QUALIFICATION_LABELS[code];
    if (held.length > 0)
      return line(label, held.map((one) => qualification(one, today)).join(' ; '), criterion);
    const answer = criterion === null ? undefined : answerTo(criterion);
    const notAsked = answer?.applicable === false;
    return line(label, notAsked ? 'Non demandé pour cet usage' : 'Non déclaré', criterion);
  }
}

function storage({ production, backups }: Hosting): string {
  if (production.length === 0) return 'Non déclaré';
  if (backups.length === 0) return `${countryList(production)} ; sauvegardes non déclarées`;
  const same = countryList(production) === countryList(backups);
  return same
    ? countryList(production)
    : `${countryList(production)} ; sauvegardes : ${countryList(backups)}`;
}

/** « Service qualifié, jusqu’au 4 mars 2028 ». A qualified infrastructure does not qualify the service. */
function qualification({ scope, state, until, reference }: Qualification, today: string): string {
  const what = scope === 'service' ? 'Le service' : 'L’infrastructure seulement';
  const ended = until !== undefined && until < today;
  const parts = [
    state === 'in-progress' ? `${what}, démarche en cours` : what,
    until && `${ended ? 'terminé le' : 'jusqu’au'} ${formatDate(until)}`,
    reference && `réf. ${reference}`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** The level in words, then its figures: « … (préavis : 2 mois ; …) ». */
function leaving(answer: AnswerView, wording: Wording): string {
  const { rule, texts } = wording.criterion(answer.criterion);
  const figures = fieldLines(rule, texts, answer.fields).map(
    ({ label, value }) => `${label} : ${value}`,
  );
  const statement = statementOf(answer, wording);
  return figures.length > 0 ? `${statement} ${figures.join(' ; ')}.` : statement;
}

/** Mark of the answer that carries a fact: its broken line when it has one, else its step of proof. */
export function proofOf(answer: AnswerView | undefined): HostingProof | null {
  if (!answer) return null;
  if (!answer.applicable) return { mark: 'na', on: null, reason: 'selon les faits déclarés' };
  const [state] = statesOf(answer);
  if (state) return { mark: state.mark, on: null, reason: state.by };
  if (answer.kind !== 'level')
    return { mark: 'declared', on: null, reason: 'aucune réponse au critère' };
  return { mark: answer.proof, on: answer.proofOn ?? answer.answeredOn, reason: null };
}
