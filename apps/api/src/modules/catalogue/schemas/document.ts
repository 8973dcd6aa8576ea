import { Type } from 'typebox';
import { AUDIENCE_CODES, ENDED_STATUSES, SEVERITIES } from '@gouvtech/domain';
import { DISPUTED_OBJECTS, PUBLIC_DISPUTE_STATUSES } from '@gouvtech/domain/disputes';
import {
  basisPoints,
  count,
  day,
  dictionary,
  named,
  nullable,
  oneOf,
  ref,
  text,
} from '../../../contract/schema.ts';
import { tier } from '../../../contract/proof.ts';
import { cardMembers } from './card.ts';
import { Hosting, Image, Price, PurchaseChannel, Reference } from './facts.ts';
import { EndedLabel } from './labels.ts';
import { ThemeScore } from './score.ts';

const closed = { additionalProperties: false };

export const Evidence = named(
  'Evidence',
  Type.Object(
    {
      id: text('Identifiant de la preuve.'),
      type: text('Nature de la preuve.'),
      title: text('Titre.'),
      issuer: nullable(text('Qui l’a établie.')),
      url: nullable(
        text('Adresse. Nulle quand la preuve n’est pas publique, ou quand c’est un fichier.'),
      ),
      file: nullable(
        Type.Object(
          {
            name: text('Nom du fichier.'),
            size: count('Taille, en octets.'),
            sha256: text('Empreinte SHA-256, en hexadécimal.'),
            href: text('Où le télécharger.'),
          },
          closed,
        ),
        { description: 'Fichier. Nul quand la preuve n’est pas publique, ou quand c’est un lien.' },
      ),
      visibility: oneOf(['public', 'on-request', 'restricted'], {
        description: 'Qui peut la lire.',
      }),
      datedOn: day('Date du document'),
      until: nullable(day('Dernier jour de validité')),
      expired: Type.Boolean({ description: 'Vrai quand elle ne compte plus.' }),
    },
    closed,
  ),
);

const fieldValue = Type.Unsafe<boolean | number | string | string[]>({
  anyOf: [
    { type: 'boolean' },
    { type: 'number' },
    { type: 'string' },
    { type: 'array', items: { type: 'string' } },
  ],
});

export const answerMembers = {
  criterion: text('Critère, par exemple `SEC-03`.'),
  theme: text('Thème.'),
  blocking: Type.Boolean({ description: 'Vrai pour un prérequis.' }),
  applicable: Type.Boolean({ description: 'Faux : ne s’applique pas à cette solution.' }),
  reason: text('Pourquoi le critère compte ainsi (code du moteur de calcul).'),
  kind: oneOf(['level', 'planned', 'na', 'unanswered', 'not-applicable'], {
    description: 'Nature de la réponse.',
  }),
  level: nullable(text('Niveau atteint. Nul pour un pourcentage ou une part.')),
  value: basisPoints('Ce que la réponse vaut'),
  declaredValue: nullable(basisPoints('Ce que l’éditeur déclare')),
  fields: dictionary(fieldValue, { description: 'Champs de la réponse.' }),
  justification: nullable(text('Justification de l’éditeur.')),
  plannedOn: nullable(day('Jour annoncé')),
  proof: tier('Étape de preuve.'),
  proofOn: nullable(day('Jour où l’étape a été atteinte')),
  proofBy: nullable(text('Qui a contrôlé ou audité.')),
  proofUntil: nullable(day('Dernier jour où l’étape tient')),
  lapsed: nullable(
    Type.Object({ proof: tier('Étape perdue.'), on: day('Jour de la perte') }, closed),
  ),
  modifiedSinceAudit: nullable(
    Type.Object(
      { auditedOn: day('Jour de l’audit'), changedOn: day('Jour du changement') },
      closed,
    ),
  ),
  contestedSince: nullable(day('Jour depuis lequel la réponse est contestée')),
  verdict: nullable(
    Type.Object(
      {
        outcome: text('Verdict de l’auditeur.'),
        value: nullable(basisPoints('Valeur retenue par l’auditeur')),
        on: day('Jour du verdict'),
        auditor: text('Auditeur.'),
        reference: Type.Optional(
          text('Référence de l’audit. Absente : il n’a pas eu lieu dans ce catalogue.'),
        ),
        method: Type.Optional(nullable(text('Comment l’auditeur a vérifié.'))),
        severity: Type.Optional(
          nullable(oneOf(SEVERITIES, { description: 'Gravité de l’écart constaté.' })),
        ),
        finding: nullable(text('Constat.')),
      },
      closed,
    ),
  ),
  evidence: Type.Array(ref(Evidence), { description: 'Preuves jointes.' }),
  answeredOn: nullable(day('Jour de la réponse')),
};

export const Answer = named('Answer', Type.Object(answerMembers, closed));

export const OpenDispute = named(
  'OpenDispute',
  Type.Object(
    {
      object: oneOf(DISPUTED_OBJECTS, { description: 'Réponse, preuve, fiche ou label.' }),
      criterion: nullable(text('Critère de la réponse ou de la preuve contestée.')),
      evidenceId: nullable(text('Preuve contestée.')),
      field: nullable(text('Champ contesté de la fiche. Nul : la fiche entière.')),
      label: Type.Optional(text('Référence du label contesté.')),
      subject: text('Ce qui est contesté, en une phrase, écrite par la modération.'),
      since: day('Jour depuis lequel la contestation est publique'),
      status: oneOf(PUBLIC_DISPUTE_STATUSES, { description: 'Où elle en est.' }),
      replyUntil: nullable(day('Jour où finit le délai de réponse de l’éditeur')),
      reply: nullable(
        Type.Object(
          { text: text('Réponse de l’éditeur, texte brut.'), on: day('Jour de la réponse') },
          closed,
        ),
      ),
      decidedOn: nullable(day('Jour de la décision')),
    },
    { ...closed, description: 'Une contestation ouverte.' },
  ),
);

export const Event = named(
  'Event',
  Type.Object(
    {
      on: day('Jour'),
      kind: text('Nature de l’évènement.'),
      criterion: nullable(text('Critère concerné.')),
      summary: text('Ce qui s’est passé, en une phrase.'),
      slug: Type.Optional(text('Solution concernée.')),
      name: Type.Optional(text('Nom de la solution.')),
    },
    closed,
  ),
);

export const documentMembers = {
  ...cardMembers,
  description: text('Texte brut ; les paragraphes sont séparés par une ligne vide.'),
  website: nullable(text('Site.')),
  repository: nullable(text('Dépôt du code.')),
  documentation: nullable(text('Documentation.')),
  audiences: Type.Array(oneOf(AUDIENCE_CODES), { description: 'À qui elle s’adresse.' }),
  hosting: nullable(ref(Hosting), { description: 'Hébergement par l’éditeur.' }),
  prices: Type.Array(ref(Price), { description: 'Prix publiés.' }),
  channelDetails: Type.Array(ref(PurchaseChannel), {
    description: 'Voies d’achat, en détail.',
  }),
  references: Type.Array(ref(Reference), { description: 'Références publiques.' }),
  logo: Type.Optional(ref(Image)),
  screenshots: Type.Optional(
    Type.Array(ref(Image), { description: 'Captures d’écran. Absent : aucune.' }),
  ),
  sourceUrl: nullable(text('Page de la source, pour une fiche importée.')),
  version: Type.Integer({ minimum: 0, description: 'Numéro de version de la fiche.' }),
  publishedOn: nullable(day('Jour de la première publication')),
  facts: nullable(dictionary(nullable(Type.Boolean())), {
    description: 'Faits qui décident des critères applicables.',
  }),
  signatory: nullable(Type.Object({ name: text('Nom.'), role: text('Fonction.') }, closed), {
    description: 'Qui a attesté l’évaluation.',
  }),
  assessmentEnded: Type.Optional(
    Type.Object(
      {
        status: oneOf(['withdrawn', 'invalidated'], { description: 'Retirée ou invalidée.' }),
        on: day('Depuis quel jour'),
        reason: text('Motif.'),
      },
      {
        ...closed,
        description: 'L’évaluation qui n’est plus publiée. Absent : il y en a une, ou jamais.',
      },
    ),
  ),
  endedLabels: Type.Optional(
    Type.Array(ref(EndedLabel), {
      description: 'Labels échus, révoqués, retirés ou remplacés depuis 36 mois. Absent : aucun.',
    }),
  ),
  themes: Type.Array(ref(ThemeScore), { description: 'Scores par thème.' }),
  answers: Type.Array(ref(Answer), { description: 'Réponses, critère par critère.' }),
  disputes: Type.Optional(
    Type.Array(ref(OpenDispute), { description: 'Contestations ouvertes. Absent : aucune.' }),
  ),
  events: Type.Array(ref(Event), { description: 'Évènements publics, du plus récent.' }),
};

export const SolutionDocument = named(
  'SolutionDocument',
  Type.Object(documentMembers, { ...closed, description: 'Une solution, entière.' }),
);

export const EndedListing = named(
  'EndedListing',
  Type.Object(
    {
      slug: text('Identifiant dans les adresses.'),
      name: text('Nom de la solution.'),
      status: oneOf(ENDED_STATUSES, { description: 'Suspendue, retirée ou archivée.' }),
      reason: text('Motif.'),
      since: day('Depuis quel jour'),
    },
    { ...closed, description: 'Ce que dit encore une solution qui a quitté le catalogue.' },
  ),
);
