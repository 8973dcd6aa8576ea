/** The published answers, for who corrects them downwards. */
import { Type } from 'typebox';
import { instant, named, nullable, oneOf, ref, text } from '../../../contract/schema.ts';
import { SavedAnswer } from './answer.ts';
import { figures } from './score.ts';
import { ThemeCriterion } from './theme.ts';

const closed = { additionalProperties: false };

export const PublishedAnswers = named(
  'PublishedAnswers',
  Type.Object(
    {
      criteriaSet: text('Version du référentiel.'),
      status: oneOf(['published', 'stale'], { description: 'État à ce jour.' }),
      attestedAt: instant('Attestation'),
      criteria: Type.Array(ref(ThemeCriterion), { description: 'Dans l’ordre du référentiel.' }),
    },
    { ...closed, description: 'Les réponses que le public lit.' },
  ),
);

export const LoweredAnswer = named(
  'LoweredAnswer',
  Type.Object(
    {
      answer: ref(SavedAnswer),
      score: Type.Object({ before: figures, after: figures }, closed),
      snapshot: nullable(
        Type.Object(
          {
            sha256: text('Empreinte de la version figée.'),
            previousSha256: nullable(text('Empreinte de la précédente.')),
          },
          closed,
        ),
        { description: 'Nul quand rien n’a changé.' },
      ),
    },
    { ...closed, description: 'La réponse publiée après correction, et les notes globales.' },
  ),
);

export const publishedComponents = [PublishedAnswers, LoweredAnswer];
