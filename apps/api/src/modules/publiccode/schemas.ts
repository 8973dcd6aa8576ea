/** The HTTP contract of publiccode.yml files. */
import { Type, type TSchema } from 'typebox';
import type { Listing } from '@gouvtech/domain';
import { named, nullable, oneOf, ref, text } from '../../contract/schema.ts';
import { ListingFields } from './listing-schema.ts';
import { PROBLEM_KINDS } from './problem.ts';
import { VERDICTS } from './read.ts';

const closed = { additionalProperties: false };

export const PreviewBody = Type.Object(
  {
    content: text('Le texte du fichier, 1 Mo au plus.'),
    lenient: Type.Boolean({
      default: false,
      description:
        'Vrai : un fichier que la norme refuse devient un brouillon dès que son nom, son adresse et une description courte se lisent.',
    }),
  },
  closed,
);

export const PubliccodeProblem = named(
  'PubliccodeProblem',
  Type.Object(
    {
      path: text('Clé en cause, par exemple `description.fr.features[2]`. Vide : tout le fichier.'),
      code: oneOf(PROBLEM_KINDS, { description: 'Code stable, à tester dans un programme.' }),
      message: text('Ce qui ne va pas et ce qui est attendu, en français.'),
      severity: oneOf(['error', 'warning'], {
        description: '`error` : la norme refuse le fichier.',
      }),
      line: nullable(Type.Integer({ minimum: 1 }), {
        description: 'Ligne du fichier. Nul : la clé n’y est pas.',
      }),
    },
    closed,
  ),
);

const { website, repository, documentation, sinceYear, ...mandatory } = ListingFields;
const PubliccodeListing = named(
  'PubliccodeListing',
  Type.Unsafe<Listing>(
    Type.Object(
      {
        ...mandatory,
        website: Type.Optional(website),
        repository: Type.Optional(repository),
        documentation: Type.Optional(documentation),
        sinceYear: Type.Optional(sinceYear),
      },
      { ...closed, description: 'Ce que le fichier donnerait comme fiche.' },
    ),
  ),
);

export const PubliccodePreview = named(
  'PubliccodePreview',
  Type.Object(
    {
      verdict: oneOf(VERDICTS, {
        description:
          'Accepté par la norme, accepté avec des avertissements, brouillon à compléter, ou refusé.',
      }),
      problems: Type.Array(ref(PubliccodeProblem), { description: 'Deux cents au plus.' }),
      listing: nullable(ref(PubliccodeListing), { description: 'Nul : le fichier est refusé.' }),
      toComplete: Type.Array(Type.String(), {
        description: 'Clés à compléter ou à corriger, pour un brouillon.',
      }),
    },
    closed,
  ),
);

export const publiccodeComponents: TSchema[] = [
  PubliccodeProblem,
  PubliccodeListing,
  PubliccodePreview,
];
