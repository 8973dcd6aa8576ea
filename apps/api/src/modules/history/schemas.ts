/** The HTTP contract of histories. */
import { Type, type TSchema } from 'typebox';
import {
  AUDIENCE_CODES,
  CHANGE_KINDS,
  DEPLOYMENT_CODES,
  DOMAIN_CODES,
  ENDED_STATUSES,
  LISTED_STATUSES,
  LISTING_FIELDS,
} from '@gouvtech/domain';
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
} from '../../contract/schema.ts';
import {
  AssessmentSummary,
  EndedListing,
  Hosting,
  Image,
  Licence,
  Price,
  PurchaseChannel,
  Reference,
  ScoreSheet,
  SlugParams,
  ThemeScore,
} from '../catalogue/index.ts';

const closed = { additionalProperties: false };
const page = Type.Integer({
  minimum: 1,
  maximum: 10_000,
  default: 1,
  description: 'Numéro de page. Au-delà de la dernière, la page est vide.',
});

export const PageQuery = Type.Object({ page }, closed);
export const DateQuery = Type.Object(
  { date: text('Jour UTC, AAAA-MM-JJ, d’aujourd’hui au plus.', { maxLength: 100 }) },
  closed,
);
export const VersionParams = Type.Object(
  {
    ...SlugParams.properties,
    number: Type.Integer({
      minimum: 1,
      maximum: 2_147_483_647,
      description: 'Numéro de la version, à partir de 1.',
    }),
  },
  closed,
);

/** A listing as one version says it, before anything is proven about it. */
export const Listing = named(
  'Listing',
  Type.Object(
    {
      name: text('Nom de la solution.'),
      summary: text('Ce qu’elle fait, en une phrase.'),
      description: text('Texte brut ; les paragraphes sont séparés par une ligne vide.'),
      website: Type.Optional(text('Site.')),
      repository: Type.Optional(text('Dépôt du code.')),
      documentation: Type.Optional(text('Documentation.')),
      domains: Type.Array(oneOf(DOMAIN_CODES), { description: 'Domaines fonctionnels.' }),
      audiences: Type.Array(oneOf(AUDIENCE_CODES), { description: 'À qui elle s’adresse.' }),
      deployments: Type.Array(oneOf(DEPLOYMENT_CODES), { description: 'Modes de déploiement.' }),
      tags: Type.Array(Type.String(), { description: 'Mots-clés.' }),
      alternativeTo: Type.Array(Type.String(), { description: 'Produits qu’elle peut remplacer.' }),
      licence: ref(Licence),
      hosting: nullable(ref(Hosting), { description: 'Hébergement par l’éditeur.' }),
      pricing: oneOf(['public', 'on-request', 'quote', 'free', 'unknown'], {
        description: 'Comment le prix se connaît.',
      }),
      prices: Type.Array(ref(Price), { description: 'Prix publiés.' }),
      channels: Type.Array(ref(PurchaseChannel), { description: 'Voies d’achat.' }),
      references: Type.Array(ref(Reference), { description: 'Références publiques.' }),
      sinceYear: Type.Optional(
        Type.Integer({ description: 'Première année d’utilisation par un organisme public.' }),
      ),
      logo: Type.Optional(ref(Image)),
      screenshots: Type.Optional(Type.Array(ref(Image), { description: 'Captures d’écran.' })),
    },
    { ...closed, description: 'Une fiche telle que l’éditeur, ou un import, l’a écrite.' },
  ),
);

const side = (when: string) =>
  Type.Unsafe<unknown>({
    description: `Valeur ${when}, de la forme que ce champ a dans « Listing » ; un élément pour une liste. Nulle quand il n’y en a pas.`,
  });

export const ListingChange = named(
  'ListingChange',
  Type.Object(
    {
      field: oneOf(LISTING_FIELDS, { description: 'Champ de la fiche.' }),
      kind: oneOf(CHANGE_KINDS, {
        description: 'Ajout, retrait, changement, ou simple changement d’ordre.',
      }),
      before: side('d’avant'),
      after: side('d’après'),
    },
    { ...closed, description: 'Ce qui change entre une version et la précédente.' },
  ),
);

const versionMembers = {
  number: Type.Integer({ minimum: 1, description: 'Numéro de la version.' }),
  at: instant('Instant depuis lequel elle est publique'),
  on: day('Jour depuis lequel elle est publique'),
  replacedOn: nullable(day('Jour où la suivante l’a remplacée'), {
    description: 'Jour où la suivante l’a remplacée. Nul pour la version actuelle.',
  }),
  reason: text('Ce qui a changé, selon son auteur.'),
  author: text('Qui l’a écrite : éditeur, import…'),
  changes: Type.Array(ref(ListingChange), {
    description: 'Différences avec la version précédente. Vide pour la première.',
  }),
};

const ListingVersion = named('ListingVersion', Type.Object(versionMembers, closed));

const HistorySubject = named(
  'HistorySubject',
  Type.Object(
    {
      slug: text('Identifiant dans les adresses.'),
      name: text('Nom de la solution, dans sa dernière version.'),
      status: oneOf([...LISTED_STATUSES, ...ENDED_STATUSES], { description: 'État de la fiche.' }),
      version: Type.Integer({ description: 'Numéro de la version actuelle.' }),
      demonstration: Type.Boolean({ description: 'Vrai pour une solution inventée.' }),
      ended: nullable(ref(EndedListing), {
        description: 'Motif et jour, pour une fiche qui a quitté le catalogue.',
      }),
    },
    closed,
  ),
);

const paged = { total: count('Éléments en tout.'), page, pageSize: count('Éléments par page.') };

export const VersionList = named(
  'VersionList',
  Type.Object(
    {
      solution: ref(HistorySubject),
      items: Type.Array(ref(ListingVersion), { description: 'De la plus récente.' }),
      ...paged,
    },
    closed,
  ),
);

const neighbour = (which: string) =>
  nullable(Type.Integer({ minimum: 1 }), {
    description: `Numéro de la version ${which}. Nul quand il n’y en a pas.`,
  });

export const VersionDetail = named(
  'VersionDetail',
  Type.Object(
    {
      solution: ref(HistorySubject),
      ...versionMembers,
      previous: neighbour('précédente'),
      following: neighbour('suivante'),
      listing: ref(Listing),
    },
    { ...closed, description: 'Une version de la fiche, entière.' },
  ),
);

export const ScoresOnDate = named(
  'ScoresOnDate',
  Type.Object(
    {
      solution: ref(HistorySubject),
      date: day('Jour demandé'),
      firstOn: day('Jour de la première version de la fiche'),
      version: Type.Integer({ description: 'Version de la fiche publique ce jour-là.' }),
      asOf: instant('Instant du calcul : la fin de ce jour, ou maintenant pour aujourd’hui'),
      absence: nullable(oneOf(['not-assessed', 'withdrawn'] as const), {
        description:
          'Pourquoi il n’y a pas de notes : pas encore évaluée à cette date, ou évaluation retirée depuis. Nul quand il y en a.',
      }),
      assessment: nullable(ref(AssessmentSummary), {
        description: 'Évaluation publique ce jour-là.',
      }),
      themes: Type.Array(ref(ThemeScore), { description: 'Notes par thème.' }),
      sheet: nullable(ref(ScoreSheet), {
        description: 'Résultat entier du moteur de calcul pour cet instant.',
      }),
    },
    closed,
  ),
);

const figures = (when: string) =>
  nullable(
    Type.Object(
      {
        declared: basisPoints('Score déclaré'),
        checked: basisPoints('Score contrôlé'),
        audited: basisPoints('Score audité'),
      },
      closed,
    ),
    { description: `Notes ${when}. Nul : pas de notes.` },
  );

export const History = named(
  'History',
  Type.Object(
    {
      solution: ref(HistorySubject),
      firstOn: day('Jour de la première version de la fiche'),
      items: Type.Array(
        Type.Object(
          {
            id: text('Identifiant, stable.'),
            at: instant('Instant'),
            on: day('Jour'),
            kind: text('`version`, ou nature de l’évènement public.'),
            criterion: nullable(text('Critère concerné.')),
            summary: text('Ce qui s’est passé, en une phrase.'),
            version: nullable(ref(ListingVersion), {
              description: 'La version, quand c’en est une.',
            }),
          },
          closed,
        ),
        { description: 'Versions et évènements, du plus récent.' },
      ),
      moves: Type.Array(
        Type.Object(
          { on: day('Jour'), before: figures('de la veille'), after: figures('de la fin du jour') },
          closed,
        ),
        { description: 'Jours de cette page où les notes ont changé.' },
      ),
      ...paged,
    },
    closed,
  ),
);

/** Named components this module adds to the document. */
export const historyComponents: TSchema[] = [
  Listing,
  ListingChange,
  ListingVersion,
  HistorySubject,
  VersionList,
  VersionDetail,
  ScoresOnDate,
  History,
];
