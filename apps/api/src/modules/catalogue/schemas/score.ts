import { Type } from 'typebox';
import {
  basisPoints,
  count,
  day,
  instant,
  named,
  nullable,
  oneOf,
  ref,
  text,
} from '../../../contract/schema.ts';
import { tier } from '../../../contract/proof.ts';

const closed = { additionalProperties: false };

const line = {
  declared: nullable(basisPoints('Score déclaré : ce que dit l’éditeur'), {
    description: 'Score déclaré. Nul quand aucun critère ne s’applique.',
  }),
  checked: nullable(basisPoints('Score contrôlé, inférieur ou égal au score déclaré')),
  audited: nullable(basisPoints('Score audité, inférieur ou égal au score contrôlé')),
  assured: nullable(basisPoints('Score assuré, qui ne sert qu’aux tris et aux seuils')),
  completeness: nullable(basisPoints('Part des critères applicables auxquels l’éditeur répond')),
  coverage: basisPoints('Part du référentiel qui s’applique à la solution'),
  proof: tier('Étape de preuve que tient au moins la moitié du poids des réponses.'),
  applicable: count('Nombre de critères qui s’appliquent.'),
  answered: count('Nombre de critères auxquels l’éditeur répond.'),
  total: count('Nombre de critères du référentiel.'),
};

export const Score = named('Score', Type.Object(line, closed));

export const ThemeScore = named(
  'ThemeScore',
  Type.Object(
    {
      ...line,
      theme: text('Thème du référentiel, par exemple `SEC`.'),
      lapsed: count('Réponses dont une preuve a expiré.'),
      modified: count('Réponses changées depuis leur audit.'),
      contested: count('Réponses contestées, contestation en cours.'),
      notApplicable: count('Critères du thème qui ne s’appliquent pas.'),
    },
    closed,
  ),
);

export const AssessmentSummary = named(
  'AssessmentSummary',
  Type.Object(
    {
      status: oneOf(['published', 'stale', 'expired'], {
        description: 'État de l’évaluation : publiée, à rafraîchir ou expirée.',
      }),
      criteriaSet: text('Version du référentiel.'),
      attestedOn: day('Jour où le signataire a attesté l’évaluation'),
      asOf: instant('Instant pour lequel les scores sont calculés'),
      score: nullable(ref(Score), { description: 'Scores. Nul quand l’évaluation a expiré.' }),
      lastKnown: nullable(
        Type.Object(
          {
            declared: nullable(basisPoints('Dernier score déclaré')),
            checked: nullable(basisPoints('Dernier score contrôlé')),
            audited: nullable(basisPoints('Dernier score audité')),
          },
          closed,
        ),
        { description: 'Derniers scores connus d’une évaluation expirée.' },
      ),
      expiredOn: nullable(day('Jour où l’évaluation a expiré')),
      missingPrerequisites: Type.Array(Type.String(), {
        description: 'Critères prérequis qui s’appliquent et ne sont pas tenus.',
      }),
      contested: count('Réponses contestées.'),
      modified: count('Réponses changées depuis leur audit.'),
      lapsed: count('Réponses dont une preuve a expiré.'),
    },
    closed,
  ),
);
