/** Pieces of the contract that the pages of an audit at work share. */
import { Type, type TProperties } from 'typebox';
import { EVIDENCE_TYPES, THEME_IDS, TIERS } from '@gouvtech/criteria';
import {
  AUDIT_METHODS,
  AUDIT_STATUSES,
  LABEL_SCHEME_IDS,
  SEVERITIES,
  VERDICT_OUTCOMES,
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
import { WORK_ACTIONS } from './view-header.ts';

export const closed = { additionalProperties: false };
export const outcome = oneOf(VERDICT_OUTCOMES, {
  description:
    '`confirmed` : tient telle quelle ; `adjusted` : vaut moins ou plus ; `refuted` : fausse ; `na_accepted`, `na_rejected` : « sans objet » accepté, refusé ; `inconclusive` : compte comme non audité.',
});
export const severity = oneOf(SEVERITIES, { description: 'Gravité du constat.' });
export const method = oneOf(AUDIT_METHODS, {
  description:
    '`document` : lecture de pièces ; `test` : essai ; `interview` : entretien ; `certificate` : équivalence d’un certificat.',
});
export const theme = oneOf(THEME_IDS, { description: 'Thème.' });
export const value = (description: string) => nullable(basisPoints(description));

export const label = Type.Object(
  {
    level: Type.Integer({ minimum: 0, maximum: 3, description: '0 : aucun.' }),
    audited: nullable(basisPoints('Note auditée sur le champ du label')),
    coverage: basisPoints('Part du champ qui s’applique'),
    skippedThemes: Type.Array(theme, { description: 'Thèmes où rien ne s’applique.' }),
    obstacles: Type.Array(
      Type.Object(
        {
          code: text('Ce qui manque (code).'),
          sentence: text('Ce qui manque, en une phrase.'),
          criteria: Type.Optional(Type.Array(text('Critère.'))),
          level: Type.Optional(Type.Integer({ description: 'Niveau empêché.' })),
          theme: Type.Optional(theme),
          audited: Type.Optional(basisPoints('Note auditée')),
          coverage: Type.Optional(basisPoints('Part qui s’applique')),
          required: Type.Optional(basisPoints('Seuil')),
        },
        closed,
      ),
      { description: 'Ce qui empêche tout niveau, ou sinon le suivant.' },
    ),
    nonConformities: Type.Object(
      { major: Type.Array(text('Critère.')), minor: Type.Array(text('Critère.')) },
      { ...closed, description: 'Écarts des avis rendus.' },
    ),
  },
  { ...closed, description: 'Le niveau qu’aurait le label avec les avis rendus.' },
);

const header = {
  reference: text('Numéro de l’audit.'),
  kind: oneOf(['full', 'surveillance'], { description: 'Audit complet, ou surveillance.' }),
  scheme: oneOf(LABEL_SCHEME_IDS, { description: 'Label demandé.' }),
  status: oneOf(AUDIT_STATUSES, { description: 'État.' }),
  version: count('Version de l’audit, à renvoyer dans `If-Match`.'),
  solution: Type.Object({ slug: text('Identifiant.'), name: text('Nom.') }, closed),
  vendor: nullable(text('Éditeur.')),
  labeller: text('Organisation qui audite.'),
  team: Type.Array(
    Type.Object(
      {
        name: text('Nom.'),
        signedAt: nullable(instant('Signature de la déclaration d’indépendance')),
        lead: Type.Boolean({ description: 'Conduit l’audit.' }),
        you: Type.Boolean({ description: 'C’est vous.' }),
      },
      closed,
    ),
  ),
  frozen: Type.Object(
    {
      sha256: text('Empreinte de la copie figée.'),
      asOf: instant('Instant de la copie'),
      criteriaSet: text('Version du référentiel.'),
    },
    closed,
  ),
  openedAt: instant('Ouverture'),
  contradictoryAt: nullable(instant('Envoi du rapport provisoire à l’éditeur')),
  repliesUntil: nullable(instant('Fin du délai de réponse de l’éditeur')),
  returnedAt: nullable(instant('Retour sur le terrain')),
  progress: Type.Object(
    {
      required: count('Avis attendus.'),
      given: count('Avis rendus.'),
      drafts: count('Avis attendus en brouillon.'),
    },
    closed,
  ),
  actions: Type.Array(oneOf(WORK_ACTIONS, { description: 'Acte possible.' })),
};
const missing = Type.Array(text('Critère.'), { description: 'Critères qui attendent un avis.' });

export const AuditWorkHeader = named(
  'AuditWorkHeader',
  Type.Object(
    { ...header, missing },
    { ...closed, description: 'L’audit sur lequel on travaille.' },
  ),
);

export const reportHeader = Type.Object(
  { ...header, missing: count('Critères qui attendent encore un avis.') },
  closed,
);

export const answer = {
  kind: oneOf(['level', 'planned', 'na', 'none'], {
    description: 'Niveau, prévu, sans objet, ou sans réponse.',
  }),
  statement: text('La réponse en une phrase du référentiel.'),
  declaredValue: value('Valeur déclarée'),
  proof: oneOf(TIERS, { description: 'Étape de preuve à l’ouverture.' }),
};

export const reply = <P extends TProperties>(more: P) =>
  nullable(
    Type.Object(
      {
        text: text('La réponse de l’éditeur.'),
        by: nullable(text('Qui l’a écrite.')),
        at: nullable(instant('Réponse')),
        evidenceIds: Type.Array(text('Pièce jointe.')),
        ...more,
      },
      closed,
    ),
    { description: 'Ce que l’éditeur a répondu au rapport provisoire.' },
  );

export const AuditedPiece = named(
  'AuditedPiece',
  Type.Object(
    {
      id: text('Identifiant.'),
      title: text('Intitulé.'),
      type: oneOf(EVIDENCE_TYPES, { description: 'Nature.' }),
      url: nullable(text('Adresse.')),
      issuer: nullable(text('Organisme.')),
      reference: nullable(text('Référence.')),
      datedOn: day('Date de la pièce'),
      visibility: oneOf(['public', 'on-request', 'restricted'], { description: 'Visibilité.' }),
      from: oneOf(['answer', 'reply'], {
        description: '`answer` : de la réponse figée ; `reply` : jointe par l’éditeur depuis.',
      }),
      validUntil: nullable(day('Dernier jour où elle prouve cette réponse')),
      expired: Type.Boolean({ description: 'Ne prouve plus rien.' }),
      file: nullable(
        Type.Object(
          {
            name: text('Nom.'),
            size: count('Octets.'),
            mediaType: text('Type.'),
            scan: text('Antivirus : `off`, `pending`, `clean` ou `infected`.'),
            href: text('Adresse de téléchargement.'),
            sameAsFrozen: nullable(
              Type.Boolean({ description: 'Même empreinte qu’à l’ouverture de l’audit.' }),
            ),
          },
          closed,
        ),
      ),
    },
    closed,
  ),
);
export const pieces = Type.Array(ref(AuditedPiece), {
  description: 'Pièces de la réponse figée, puis celles jointes par l’éditeur depuis.',
});
