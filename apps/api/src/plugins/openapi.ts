import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import type { TSchema } from 'typebox';
import { API_VERSION } from '../contract/version.ts';

const description = [
  'Lisez le catalogue GouvTech : recherche, filtres, fiches, évaluations et référentiel.',
  'Tout ce qui est publié se lit sans compte. Les adresses des comptes et des espaces demandent le cookie de session. Les scores sont en points de base (10000 = 100 %).',
  'Chaque réponse porte un `ETag` : renvoyez-le dans `If-None-Match` et vous recevrez 304 si rien n’a changé.',
  'Les erreurs suivent la RFC 9457 (`application/problem+json`) ; testez leur membre `code`.',
].join('\n\n');

/** Builds the OpenAPI 3.1 document from the routes that follow, with components under their own names. */
export async function openapi(app: FastifyInstance, components: TSchema[]): Promise<void> {
  for (const component of components) app.addSchema(component);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'API du catalogue GouvTech',
        version: API_VERSION,
        description,
        license: {
          name: 'Licence Ouverte 2.0 (données)',
          url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
        },
      },
      servers: [{ url: '/', description: 'Cette installation' }],
      tags: [
        { name: 'Solutions', description: 'Recherche, fiches et évaluations.' },
        { name: 'Fichiers', description: 'publiccode.yml, images et preuves publiques.' },
        { name: 'Comparaison', description: 'Solutions côte à côte, en JSON ou en fichier.' },
        { name: 'Historique', description: 'Versions d’une fiche, notes d’un jour, flux Atom.' },
        { name: 'Référentiel', description: 'Critères, barèmes et textes.' },
        { name: 'Connexion', description: 'ProConnect, lien envoyé par courriel, déconnexion.' },
        { name: 'Compte', description: 'La personne connectée, ses données, ses sessions.' },
        { name: 'Organisations', description: 'Qui agit au nom de qui, invitations, rôles.' },
        { name: 'Espace éditeur', description: 'Ce qu’un éditeur prépare, ce qui l’attend.' },
        { name: 'Modération', description: 'Ce qui attend une décision.' },
        {
          name: 'Administration',
          description: 'Organisations, doublons, synonymes, comptes, journal.',
        },
        {
          name: 'Contestations',
          description: 'Signaler une erreur, répondre, décider, faire appel.',
        },
        {
          name: 'Labels et audits',
          description: 'Labellisateurs accrédités, audits, labels et leur vérification.',
        },
        { name: 'Audits', description: 'Avis, rapport provisoire, réponses, décision.' },
        { name: 'Démonstration', description: 'Ce qui n’existe que dans la démonstration.' },
        { name: 'Évaluation', description: 'Répondre, prouver, attester, pour les éditeurs.' },
        { name: 'Documentation', description: 'Description de l’API.' },
      ],
    },
    // The order of modules is no information: the document must not change with it.
    transformObject: (document) => {
      if (!('openapiObject' in document)) throw new Error('This document is not OpenAPI 3');
      const { openapiObject } = document;
      const schemas = Object.entries(openapiObject.components?.schemas ?? {});
      const sorted = Object.fromEntries(schemas.sort(([a], [b]) => (a < b ? -1 : 1)));
      return {
        ...openapiObject,
        components: { ...openapiObject.components, schemas: sorted },
      } as typeof openapiObject;
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, index) =>
        typeof json.$id === 'string' ? json.$id : `Component${index}`,
    },
  });
}
