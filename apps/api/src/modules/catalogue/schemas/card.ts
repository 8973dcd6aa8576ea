import { Type } from 'typebox';
import { CHANNEL_CODES, DEPLOYMENT_CODES, DOMAIN_CODES, LISTED_STATUSES } from '@gouvtech/domain';
import { day, named, nullable, oneOf, ref, text } from '../../../contract/schema.ts';
import { AssessmentSummary } from './score.ts';
import { Licence, PriceFact, proven } from './facts.ts';
import { LabelMark } from './labels.ts';

const closed = { additionalProperties: false };

export const Vendor = named(
  'Vendor',
  Type.Object(
    {
      slug: text('Identifiant dans les adresses.'),
      name: text('Nom.'),
      kind: oneOf(['company', 'cooperative', 'association', 'public-body'], {
        description: 'Nature de l’organisme.',
      }),
      city: nullable(text('Ville.')),
      country: text('Pays (ISO 3166-1).'),
      headcount: nullable(Type.Integer({ minimum: 0, description: 'Effectif déclaré.' })),
    },
    closed,
  ),
);

export const cardMembers = {
  slug: text('Identifiant dans les adresses, stable.'),
  name: text('Nom de la solution.'),
  summary: text('Ce qu’elle fait, en une phrase.'),
  status: oneOf(LISTED_STATUSES, {
    description: 'Publiée par son éditeur, ou importée et pas encore revendiquée.',
  }),
  demonstration: Type.Boolean({
    description: 'Vrai pour une solution inventée, présente pour la démonstration.',
  }),
  vendor: nullable(ref(Vendor), { description: 'Éditeur. Nul tant que personne ne revendique.' }),
  source: nullable(text('Source d’une fiche importée.')),
  sourceId: nullable(text('Identifiant dans cette source, par exemple `sill:7zip`.')),
  importedOn: nullable(day('Jour de l’import')),
  domains: Type.Array(oneOf(DOMAIN_CODES), { description: 'Domaines fonctionnels.' }),
  tags: Type.Array(Type.String(), { description: 'Mots-clés.' }),
  alternativeTo: Type.Array(Type.String(), { description: 'Produits qu’elle peut remplacer.' }),
  deployments: proven(Type.Array(oneOf(DEPLOYMENT_CODES)), 'Modes de déploiement.'),
  licence: proven(ref(Licence), 'Licence.'),
  openSource: Type.Boolean({ description: 'Déduit de la licence SPDX.' }),
  location: nullable(
    proven(
      oneOf(['france', 'eu', 'outside-eu', 'undeclared']),
      'Lieu de production et des sauvegardes.',
    ),
    { description: 'Nul quand l’éditeur n’exploite pas lui-même la solution.' },
  ),
  price: proven(PriceFact, 'Prix.'),
  channels: Type.Array(oneOf(CHANNEL_CODES), { description: 'Voies d’achat.' }),
  labels: Type.Optional(
    Type.Array(ref(LabelMark), { description: 'Labels en cours et suspendus. Absent : aucun.' }),
  ),
  assessment: nullable(ref(AssessmentSummary), {
    description: 'Évaluation publiée. Nul : pas encore évaluée.',
  }),
  contestedSince: Type.Optional(
    day('Jour depuis lequel la fiche elle-même, et non une réponse, est contestée'),
  ),
  updatedOn: day('Jour du dernier changement'),
};

export const Card = named(
  'Card',
  Type.Object(cardMembers, { ...closed, description: 'Une solution dans une liste.' }),
);
