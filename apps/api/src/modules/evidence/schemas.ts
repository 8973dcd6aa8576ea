/** The HTTP contract of the evidence library. */
import { Type, type Static } from 'typebox';
import { EVIDENCE_TYPES } from '@gouvtech/criteria';
import { problemWith } from '../../contract/problem-schema.ts';
import { count, day, instant, named, nullable, oneOf, ref, text } from '../../contract/schema.ts';
import { LIBRARY_STATES, VISIBILITIES } from './inputs.ts';

const object = <P extends Parameters<typeof Type.Object>[0]>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });
const flag = (description: string) => Type.Boolean({ description });
const id = (description: string) => Type.String({ format: 'uuid', description });
const bytes = (description: string) => count(`${description}, en octets.`);

export const EvidenceFile = named(
  'EvidenceFile',
  object({
    name: text('Nom du fichier.'),
    mediaType: text('Type de média, lu dans le contenu.'),
    size: bytes('Taille'),
    sha256: text('Empreinte SHA-256, en hexadécimal.'),
    scan: oneOf(['off', 'pending', 'clean', 'infected'] as const, {
      description: 'Ce que dit l’antivirus\u00a0; `off` quand il n’y en a pas.',
    }),
    href: text('Où le télécharger.'),
  }),
);

export const EvidenceUse = named(
  'EvidenceUse',
  object({
    solution: object({ slug: text('Nom dans l’adresse de la fiche.'), name: text('Nom.') }),
    criterion: text('Critère.'),
    draft: flag('Jointe à l’évaluation en préparation.'),
    published: flag('Jointe à l’évaluation que le public lit.'),
    countsUntil: day('Dernier jour où elle compte pour ce critère'),
    expired: flag('Elle ne compte plus.'),
    check: nullable(
      object({
        by: oneOf(['machine', 'person', 'register'] as const, { description: 'Qui a contrôlé.' }),
        on: day('Date du contrôle'),
      }),
      { description: 'Dernier contrôle qui l’a examinée pour ce critère.' },
    ),
  }),
);

export const EvidenceItem = named(
  'EvidenceItem',
  object({
    id: id('Identifiant.'),
    etag: text('À renvoyer dans `If-Match` pour la modifier, la remplacer ou la retirer.'),
    type: oneOf(EVIDENCE_TYPES, { description: 'Type de preuve du référentiel.' }),
    title: text('Titre.'),
    issuer: nullable(text('Qui l’a établie.')),
    reference: nullable(text('Numéro ou référence.')),
    url: nullable(text('Adresse, pour un lien.')),
    file: nullable(ref(EvidenceFile)),
    datedOn: day('Date de la pièce'),
    startsOn: nullable(day('Début de validité')),
    endsOn: nullable(day('Fin de validité')),
    visibility: oneOf(VISIBILITIES, { description: 'Qui lit le contenu.' }),
    countsUntil: object({
      earliest: day('Premier critère pour lequel elle cesse de compter'),
      latest: day('Dernier critère pour lequel elle cesse de compter'),
    }),
    state: oneOf(['valid', 'expiring', 'expired'] as const, {
      description: '`expiring`\u00a0: dans 60 jours ou moins, pour un critère au moins.',
    }),
    uses: Type.Array(ref(EvidenceUse), { description: 'Où elle sert.' }),
    refusals: Type.Array(
      object({
        solution: object({ slug: text('Nom dans l’adresse de la fiche.'), name: text('Nom.') }),
        criterion: text('Critère.'),
        on: day('Jour du refus\u00a0: elle n’y compte plus depuis'),
        reason: text('Motif.'),
      }),
      { description: 'Où la modération l’a refusée.' },
    ),
    locked: flag(
      'Elle appuie une réponse attestée ou contrôlée\u00a0: type et dates ne changent plus, elle se remplace.',
    ),
    createdAt: nullable(instant('Ajout')),
    removedAt: nullable(instant('Retrait')),
    createdBy: nullable(text('Qui l’a ajoutée.')),
    actions: Type.Array(Type.String(), { description: 'Ce que le lecteur peut en faire.' }),
  }),
);
export type EvidenceItem = Static<typeof EvidenceItem>;

const STATE_COUNTS = {
  valid: 'Valides.',
  expiring: 'Expirent bientôt.',
  expired: 'Expirées.',
  unused: 'Inutilisées.',
  removed: 'Retirées.',
} as const;
const Library = object({ slug: text('Nom dans l’adresse.'), name: text('Nom.') });
export const EvidenceLibrary = named(
  'EvidenceLibrary',
  object({
    organisation: nullable(Library, { description: 'Celle dont voici les preuves.' }),
    organisations: Type.Array(Library, { description: 'Celles de la personne.' }),
    evidence: Type.Array(ref(EvidenceItem), {
      description: 'Les preuves de la page, la plus récente d’abord.',
    }),
    total: count('Preuves qui répondent à la recherche.'),
    page: count('Page.'),
    pageSize: count('Preuves par page.'),
    tallies: object({
      all: count('Preuves de la bibliothèque.'),
      ...Object.fromEntries(LIBRARY_STATES.map((state) => [state, count(STATE_COUNTS[state])])),
    } as Record<'all' | (typeof LIBRARY_STATES)[number], ReturnType<typeof count>>),
    storage: object({ used: bytes('Place prise'), limit: bytes('Place offerte') }),
    actions: Type.Array(Type.String(), { description: 'Ce que le lecteur peut y faire.' }),
  }),
);
export type EvidenceLibrary = Static<typeof EvidenceLibrary>;

export const StaleEvidenceProblem = problemWith('StaleEvidenceProblem', {
  current: Type.Optional(ref(EvidenceItem)),
});
