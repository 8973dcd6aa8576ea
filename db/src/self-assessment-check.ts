import {
  applies,
  criteriaSets,
  levelAt,
  loadSet,
  startOf,
  validateAnswers,
  type Answer,
  type CriteriaSet,
  type Day,
} from '@gouvtech/criteria';
import { incompatibleFacts } from '@gouvtech/criteria/texts';
import type { FieldProblem } from '@gouvtech/domain';
import type { SelfAssessmentFile } from './self-assessment-file.ts';

type Code = ReturnType<typeof validateAnswers>[number]['code'];

const REASONS: Record<Code, string> = {
  'unknown-criterion': 'Ce critère n’existe pas dans cette version du référentiel.',
  'duplicate-answer': 'Ce critère a déjà une réponse plus haut. Gardez-en une.',
  'unknown-level':
    'Ce niveau n’existe pas pour ce critère. Relisez ses niveaux dans le référentiel.',
  'missing-level': 'Le niveau manque : ce critère demande d’en choisir un.',
  'level-is-computed': 'Le niveau de ce critère se calcule de ses champs : retirez « level ».',
  'na-forbidden': 'Ce critère ne peut pas être déclaré sans objet.',
  'justification-too-short':
    'Une réponse partielle ou sans objet demande une justification de 40 caractères au moins.',
  'certificate-without-end': 'Un certificat a une date de fin : ajoutez « endsOn ».',
  'unknown-field': 'Ce champ n’existe pas pour ce critère.',
  'wrong-type': 'La valeur n’est pas du type attendu pour ce champ.',
  'out-of-range': 'Le nombre sort des bornes de ce champ.',
  'unknown-option': 'Cette option n’est pas dans la liste du champ.',
  'not-a-day': 'Écrivez une date qui existe, sous la forme AAAA-MM-JJ.',
  'not-an-address': 'Écrivez une adresse complète, avec « https:// ».',
  'missing-field': 'Ce champ manque : le niveau donné le demande.',
};

/** Criteria that are read from the listing: nothing but their evidence is given. */
export const computedCriteria = (version: string): Set<string> =>
  new Set(loadSet(version).criteria.flatMap(({ id, computedFrom }) => (computedFrom ? [id] : [])));

/** @returns every reason why the file cannot be attested; empty when it can (evaluation model, section 2). */
export function checkSelfAssessment(
  file: SelfAssessmentFile,
  answers: Answer[],
  slug: string,
  today: Day,
): FieldProblem[] {
  const known = criteriaSets.map(({ version }) => version);
  if (!known.includes(file.criteriaSet)) {
    return [
      {
        path: 'criteriaSet',
        message: `La version « ${file.criteriaSet} » n’existe pas. Versions connues : ${known.join(', ')}.`,
      },
    ];
  }
  const set = loadSet(file.criteriaSet);
  return [
    ...headProblems(file, slug, today),
    ...incompatibleFacts(file.facts, set.version).map((message) => ({ path: 'facts', message })),
    ...answerProblems(file, answers, set),
    ...evidenceProblems(file, answers, set),
    ...missingAnswers(file, set),
  ];
}

function headProblems(
  { slug: named, attestedOn }: SelfAssessmentFile,
  slug: string,
  today: Day,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (named !== slug)
    problems.push({
      path: 'slug',
      message: `Ce fichier est celui de la fiche « ${named} », et non de « ${slug} ».`,
    });
  if (attestedOn > today)
    problems.push({
      path: 'attestedOn',
      message: `Le ${attestedOn} n’est pas encore passé : une attestation porte le jour de sa signature.`,
    });
  return problems;
}

function answerProblems(
  { facts }: SelfAssessmentFile,
  answers: Answer[],
  set: CriteriaSet,
): FieldProblem[] {
  const computed = computedCriteria(set.version);
  const found = validateAnswers(answers, facts, set).flatMap(({ code, path }): FieldProblem[] => {
    const index = Number(/^\[(\d+)\]/.exec(path)?.[1]);
    const criterion = answers[index]?.criterion ?? '';
    if (code === 'missing-field' && computed.has(criterion)) return [];
    const place = path
      .replace('response.on', 'plannedOn')
      .replace('response.kind', 'na')
      .replace('response.', '');
    return [{ path: `answers${place} (${criterion})`, message: REASONS[code] }];
  });
  const given = answers.flatMap(({ criterion, response }, i): FieldProblem[] => {
    const empty = response.kind === 'level' && Object.keys(response.fields).length === 0;
    return computed.has(criterion) && !empty
      ? [
          {
            path: `answers[${i}] (${criterion})`,
            message: 'Cette réponse se lit de la fiche. Gardez-en seulement les preuves.',
          },
        ]
      : [];
  });
  return [...found, ...given];
}

/** A proof is dated before the attestation, and a blocking criterion that is met has one. */
function evidenceProblems(
  { facts, attestedOn }: SelfAssessmentFile,
  answers: Answer[],
  set: CriteriaSet,
): FieldProblem[] {
  return answers.flatMap(({ criterion: id, evidence, response }, i) => {
    const problems = evidence.flatMap(({ datedOn, endsOn }, j): FieldProblem[] => {
      const path = `answers[${i}].evidence[${j}] (${id})`;
      if (datedOn > attestedOn)
        return [{ path, message: `Cette preuve est datée du ${datedOn}, après l’attestation.` }];
      if (endsOn !== undefined && endsOn < attestedOn)
        return [{ path, message: `Cette preuve a pris fin le ${endsOn}, avant l’attestation.` }];
      return [];
    });
    const criterion = set.criteria.find((one) => one.id === id);
    const needed =
      criterion?.evidencePolicy === 'required' &&
      !criterion.computedFrom &&
      applies(criterion.applicability, facts);
    if (
      needed &&
      evidence.length === 0 &&
      response.kind === 'level' &&
      worth(criterion, response, facts, attestedOn) > 0
    )
      problems.push({
        path: `answers[${i}] (${id})`,
        message: 'Ce prérequis demande une preuve dès qu’il est rempli, même en partie.',
      });
    return problems;
  });
}

/** An unknown level has its own message. */
function worth(
  criterion: CriteriaSet['criteria'][number],
  response: Extract<Answer['response'], { kind: 'level' }>,
  facts: SelfAssessmentFile['facts'],
  on: Day,
): number {
  const unknown =
    response.level !== undefined && !criterion.levels.some(({ key }) => key === response.level);
  return unknown ? 0 : levelAt(criterion, response, facts, startOf(on), startOf(on)).value;
}

function missingAnswers({ facts, answers }: SelfAssessmentFile, set: CriteriaSet): FieldProblem[] {
  const given = new Set(answers.map(({ criterion }) => criterion));
  const missing = set.criteria
    .filter(
      ({ id, applicability, computedFrom }) =>
        !computedFrom && applies(applicability, facts) && !given.has(id),
    )
    .map(({ id }) => id);
  if (missing.length === 0) return [];
  const message = `Toutes les réponses sont nécessaires pour attester. Il manque : ${missing.join(', ')}.`;
  return [{ path: 'answers', message }];
}
