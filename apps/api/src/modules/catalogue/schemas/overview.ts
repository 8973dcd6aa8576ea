import { Type } from 'typebox';
import { DOMAIN_CODES } from '@gouvtech/domain';
import { count, instant, named, nullable, oneOf, ref } from '../../../contract/schema.ts';
import { tier } from '../../../contract/proof.ts';
import { Card } from './card.ts';
import { Answer, Event } from './document.ts';

const closed = { additionalProperties: false };

export const Overview = named(
  'Overview',
  Type.Object(
    {
      totals: Type.Object(
        {
          solutions: count('Solutions au catalogue.'),
          assessed: count('Solutions dont l’évaluation est en cours de validité.'),
          answers: count('Réponses publiées à un critère.'),
          proven: count('Réponses publiées qu’une preuve au moins appuie.'),
        },
        closed,
      ),
      answersByProof: Type.Array(
        Type.Object({ proof: tier('Étape de preuve.'), answers: count('Réponses.') }, closed),
        { description: 'Réponses publiées à chaque étape de preuve, de la plus basse.' },
      ),
      domains: Type.Array(
        Type.Object(
          { domain: oneOf(DOMAIN_CODES, { description: 'Domaine.' }), count: count('Solutions.') },
          closed,
        ),
        { description: 'Les trente domaines, dans l’ordre du catalogue.' },
      ),
      demonstration: Type.Boolean({
        description: 'Le catalogue montre des données de démonstration, inventées.',
      }),
      events: Type.Array(ref(Event), { description: 'Dix derniers évènements publics.' }),
      featured: nullable(
        Type.Object(
          {
            solution: ref(Card),
            steps: Type.Array(ref(Answer), {
              description: 'Une réponse par étape de preuve, de « déclaré » à « audité ».',
            }),
          },
          closed,
        ),
        {
          description:
            'Extrait d’une solution dont les réponses montrent les cinq étapes, choisie par l’ordre neutre du jour.',
        },
      ),
      changedAt: instant('Dernier changement du catalogue'),
    },
    closed,
  ),
);
