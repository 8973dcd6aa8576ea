/** The criteria of a theme with what is answered, and the saving of a whole page at once. */
import { Type } from 'typebox';
import { THEME_IDS } from '@gouvtech/criteria';
import { count, named, nullable, oneOf, ref, text } from '../../../contract/schema.ts';
import { FieldProblem } from '../../../contract/problem-schema.ts';
import { CriterionScore } from '../../catalogue/index.ts';
import { AnswerEvidence, AnswerResponse, JUSTIFICATION_MAX, SavedAnswer } from './answer.ts';
import { fact } from './overview.ts';
import { criterionReview } from './review.ts';
import { ThemeProgress } from './score.ts';

const closed = { additionalProperties: false };

export const ThemeCriterion = named(
  'ThemeCriterion',
  Type.Object(
    {
      id: text('Critère ; ses textes sont dans le référentiel.'),
      applicable: Type.Boolean({ description: 'Faux quand les faits l’écartent.' }),
      because: Type.Array(
        Type.Object({ fact, label: text('Libellé.'), value: nullable(Type.Boolean()) }, closed),
        { description: 'Les faits dont dépend le critère, avec leur réponse.' },
      ),
      computedFrom: nullable(
        oneOf(['licence', 'hosting'], {
          description: 'Lu de cette partie de la fiche : rien à répondre.',
        }),
      ),
      answer: ref(SavedAnswer),
      evidence: Type.Array(ref(AnswerEvidence)),
      comments: count('Commentaires.'),
      review: criterionReview,
      score: ref(CriterionScore),
    },
    closed,
  ),
);

export const VendorTheme = named(
  'VendorTheme',
  Type.Object(
    {
      theme: oneOf(THEME_IDS, { description: 'Thème.' }),
      criteriaSet: text('Version du référentiel.'),
      status: oneOf(['draft', 'attested'], { description: 'État de l’évaluation.' }),
      progress: ref(ThemeProgress),
      criteria: Type.Array(ref(ThemeCriterion), { description: 'Dans l’ordre du référentiel.' }),
      actions: Type.Array(oneOf(['assessment:answer', 'assessment:comment']), {
        description: 'Ce que vous pouvez faire.',
      }),
    },
    { ...closed, description: 'Un thème et les réponses à ses critères.' },
  ),
);

export const ThemeInput = Type.Object(
  {
    answers: Type.Array(
      Type.Object(
        {
          criterion: text('Critère.', { maxLength: 20 }),
          revision: count('Révision lue par la page ; 0 quand il n’y avait pas de réponse.'),
          response: nullable(ref(AnswerResponse), { description: 'Nul pour vider la réponse.' }),
          justification: Type.Optional(text('Justification.', { maxLength: JUSTIFICATION_MAX })),
        },
        closed,
      ),
      { maxItems: 80, description: 'Les réponses de la page.' },
    ),
  },
  closed,
);

export const ThemeSaved = named(
  'ThemeSaved',
  Type.Object(
    {
      results: Type.Array(
        Type.Object(
          {
            criterion: text('Critère.'),
            outcome: oneOf(['saved', 'unchanged', 'conflict', 'refused'], {
              description:
                '`conflict` : quelqu’un a écrit entre-temps, son texte est dans `current` ; `refused` : voir `errors`.',
            }),
            answer: nullable(ref(SavedAnswer), { description: 'La réponse enregistrée.' }),
            current: nullable(ref(SavedAnswer), { description: 'Le texte de l’autre personne.' }),
            errors: Type.Array(ref(FieldProblem)),
          },
          closed,
        ),
        { description: 'Une entrée par réponse envoyée, dans l’ordre.' },
      ),
    },
    { ...closed, description: 'Ce qui a été enregistré, et ce qui ne l’a pas été.' },
  ),
);

export const themeComponents = [ThemeCriterion, VendorTheme, ThemeSaved];
