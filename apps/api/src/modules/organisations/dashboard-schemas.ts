/** The HTTP contract of the vendor’s home page. */
import { Type, type Static } from 'typebox';
import {
  AUDIT_STATUSES,
  LISTING_STATUSES,
  ORGANISATION_STATUSES,
  REVISION_STATUSES,
} from '@gouvtech/domain';
import { FieldProblem } from '../../contract/problem-schema.ts';
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
import { actions } from './schemas.ts';

const object = <P extends Parameters<typeof Type.Object>[0]>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });
const flag = (description: string) => Type.Boolean({ description });
const names = (description: string) => Type.Array(Type.String(), { description });

const STEPS = [
  'complete-listing',
  'answer-requests',
  'reopen-listing',
  'wait-review',
  'start-assessment',
  'complete-assessment',
  'wait-publication',
  'renew',
] as const;

const about = { slug: text('Identifiant de la solution.'), name: text('Nom de la solution.') };

const organisation = object({
  slug: text('Nom dans l’adresse.'),
  name: text('Nom.'),
  status: oneOf(ORGANISATION_STATUSES, { description: 'État.' }),
  statusReason: nullable(text('Motif de l’état.')),
  statusSince: instant('Depuis quand'),
  signatory: flag('Vous en êtes signataire.'),
  administrator: flag('Vous en êtes administrateur.'),
  auditor: flag('Vous y auditez.'),
  decider: flag('Vous y décidez des labels.'),
  administrators: names('Noms de qui décide des membres.'),
  signatories: names('Noms de qui peut attester.'),
  requests: count('Demandes de rejoindre sans réponse.'),
  invitations: count('Invitations sans réponse.'),
  actions,
});

const score = nullable(basisPoints('Score, nul quand la solution n’est pas dans les listes'));

const solution = object({
  ...about,
  organisation: object({ slug: text('Nom dans l’adresse.'), name: text('Nom.') }),
  status: oneOf(LISTING_STATUSES, { description: 'État de la fiche.' }),
  statusReason: nullable(text('Motif de l’état.')),
  statusSince: instant('Depuis quand'),
  revision: nullable(
    object({
      status: oneOf(REVISION_STATUSES, { description: 'État de ce qui s’écrit.' }),
      since: instant('Depuis quand'),
      reason: nullable(text('Ce qu’un modérateur écrit de l’ensemble.')),
      requests: Type.Array(ref(FieldProblem), {
        description: 'Ce qu’il demande, champ par champ.',
      }),
      updatedAt: instant('Dernière modification'),
    }),
  ),
  shown: nullable(
    object({
      status: oneOf(['published', 'stale', 'expired'] as const, {
        description: 'État de l’évaluation publique.',
      }),
      attestedAt: instant('Attestation'),
      signatory: nullable(text('Qui a attesté.')),
      declared: score,
      checked: score,
      audited: score,
      staleOn: day('À renouveler à partir de ce jour'),
      expiresOn: day('Expirée à partir de ce jour'),
    }),
  ),
  draft: nullable(
    object({
      status: oneOf(['draft', 'attested'] as const, {
        description: 'État de l’évaluation en préparation.',
      }),
      answers: count('Réponses enregistrées.'),
      lastAnswerAt: nullable(instant('Dernière réponse')),
      reopened: nullable(text('Pourquoi elle a été renvoyée.')),
    }),
  ),
  next: Type.Array(
    object({
      step: oneOf(STEPS, { description: 'Ce qui vient ensuite.' }),
      by: oneOf(['member', 'signatory', 'moderator'] as const, {
        description: 'À qui c’est de le faire.',
      }),
      who: names('Leurs noms, quand ils sont comptés.'),
      you: flag('Vous pouvez le faire.'),
    }),
    { description: 'Au plus une étape pour la fiche et une pour l’évaluation.' },
  ),
});

const AUDIT_STEPS = [
  'wait-team',
  'recuse',
  'wait-opening',
  'wait-report',
  'reply',
  'wait-finalisation',
  'wait-decision',
  'appeal',
  'wait-appeal',
] as const;

const audited = {
  reference: text('Référence.'),
  ...about,
  labeller: text('Qui audite.'),
  scheme: text('Label.'),
  statusSince: instant('Depuis quand'),
};

const audit = object({
  ...audited,
  kind: oneOf(['full', 'surveillance'] as const, { description: 'Entier, ou de surveillance.' }),
  status: oneOf(AUDIT_STATUSES, { description: 'État.' }),
  outcome: nullable(
    oneOf(['granted', 'refused', 'passed', 'failed'] as const, { description: 'Décision.' }),
  ),
  next: object({
    step: oneOf(AUDIT_STEPS, { description: 'Ce que vous pouvez faire, ou ce qui est attendu.' }),
    until: nullable(day('Dernier jour pour le faire')),
    by: oneOf(['member', 'signatory', 'other'] as const, {
      description: 'À qui c’est de le faire.',
    }),
    who: names('Leurs noms, quand ils sont comptés.'),
    you: flag('Vous pouvez le faire.'),
  }),
});

const label = object({
  ...audited,
  level: text('Niveau.'),
  status: oneOf(['granted', 'active', 'suspended'] as const, { description: 'État.' }),
  statusReason: nullable(text('Suspendu : le motif, public.')),
  validFrom: day('Premier jour'),
  validUntil: day('Dernier jour'),
  cureUntil: nullable(day('Suspendu : révoqué ce jour s’il n’est pas rétabli')),
  surveillanceOn: nullable(day('Prochaine surveillance')),
  ends: flag('Il se termine dans les 180 jours.'),
});

export const VendorDashboard = named(
  'VendorDashboard',
  object({
    organisations: Type.Array(organisation, { description: 'Vos organisations.' }),
    requests: Type.Array(
      object({
        slug: text('Nom de l’organisation dans son adresse.'),
        name: text('Nom de l’organisation.'),
        status: oneOf(['requested', 'refused'] as const, { description: 'État de votre demande.' }),
        since: instant('Depuis quand'),
        reason: nullable(text('Motif du refus.')),
      }),
      { description: 'Vos demandes de rejoindre une organisation.' },
    ),
    invitations: Type.Array(
      object({
        id: text('Identifiant de l’invitation.'),
        name: text('Nom de l’organisation.'),
        invitedBy: text('Qui vous invite.'),
        signatory: flag('Vous y serez signataire.'),
        administrator: flag('Vous y serez administrateur.'),
        expiresAt: instant('Fin de l’invitation'),
      }),
      { description: 'Adressées à votre courriel, sans réponse.' },
    ),
    claims: Type.Array(
      object({
        ...about,
        organisation: text('Nom de l’organisation qui revendique.'),
        status: oneOf(['requested', 'refused'] as const, { description: 'État.' }),
        since: instant('Depuis quand'),
        reason: nullable(text('Motif du refus.')),
      }),
      { description: 'Fiches revendiquées.' },
    ),
    solutions: Type.Array(solution, {
      description: 'Les dernières modifiées d’abord, 200 au plus.',
    }),
    total: count('Nombre de vos solutions.'),
    deadlines: Type.Array(
      object({
        kind: oneOf(['stale', 'expiry', 'answer', 'archive', 'evidence'] as const, {
          description: 'Ce qui arrive.',
        }),
        on: day('Échéance'),
        title: nullable(text('Titre de la pièce.')),
        solutions: Type.Array(object(about), { description: 'Solutions concernées.' }),
      }),
      { description: 'À moins de 90 jours, ou passées, de la plus proche à la plus lointaine.' },
    ),
    audits: Type.Array(audit, {
      description: 'En cours, ou dont la décision peut être contestée ou l’est. 100 au plus.',
    }),
    labels: Type.Array(label, { description: 'Accordés ou suspendus. 100 au plus.' }),
  }),
);
export type VendorDashboard = Static<typeof VendorDashboard>;
