/** The HTTP contract of the audit desk of a solution, where its vendor asks. */
import { Type, type Static, type TSchema } from 'typebox';
import { LABEL_SCHEME_IDS, LABEL_STATUSES } from '@gouvtech/domain';
import { count, day, instant, named, nullable, oneOf, ref, text } from '../../contract/schema.ts';
import { AUDIT_MESSAGE_MAX } from './inputs.ts';
import { AuditLine, closed, independenceProblem, party, schemeRef } from './schemas.ts';

const level = Type.Integer({ minimum: 0, maximum: 3, description: '0 : aucun.' });

export const AuditDesk = named(
  'AuditDesk',
  closed({
    solution: party('Solution.'),
    organisation: party('Éditeur.'),
    asOf: instant('Calculé le'),
    assessment: nullable(
      oneOf(['published', 'stale', 'expired'] as const, {
        description: 'État de l’évaluation publiée. Nul : aucune ne l’est.',
      }),
    ),
    signatory: Type.Boolean({ description: 'Vous pouvez demander un audit.' }),
    signatories: Type.Array(Type.String(), { description: 'Noms de qui peut le demander.' }),
    schemes: Type.Array(
      closed({
        id: schemeRef.properties.id,
        name: schemeRef.properties.name,
        summary: text('Ce qu’un acheteur peut en conclure.'),
        themes: Type.Array(Type.String(), { description: 'Thèmes du périmètre. Vide : tous.' }),
        estimate: nullable(
          closed({
            level,
            name: text('Nom du niveau.'),
            obstacles: Type.Array(
              closed({
                text: text('Ce qui manque, en français.'),
                criteria: Type.Array(Type.String(), { description: 'Critères concernés.' }),
                theme: nullable(Type.String(), { description: 'Thème concerné.' }),
              }),
              { description: 'Ce qui sépare du niveau suivant. Vide : le plus haut est à portée.' },
            ),
            skippedThemes: Type.Array(Type.String(), {
              description: 'Thèmes où rien ne s’applique.',
            }),
            required: count('Critères à examiner'),
          }),
          { description: 'Si chaque réponse examinée était confirmée. Nul : rien n’est publié.' },
        ),
        held: nullable(
          closed({
            reference: text('Référence.'),
            level,
            name: text('Nom du niveau.'),
            status: oneOf(LABEL_STATUSES, { description: 'État.' }),
            until: nullable(day('Dernier jour')),
          }),
          { description: 'Label déjà obtenu.' },
        ),
        open: nullable(Type.String(), { description: 'Référence de l’audit en cours.' }),
        labellers: Type.Array(
          closed({
            slug: text('Identifiant.'),
            name: text('Nom.'),
            until: nullable(day('Fin de l’accréditation')),
            fee: text('Comment son prix est fixé.'),
            independent: Type.Boolean({ description: 'Rien ne s’oppose à ce qu’elle audite.' }),
            problems: Type.Array(independenceProblem),
          }),
          { description: 'Organisations accréditées pour ce label.' },
        ),
      }),
    ),
    audits: Type.Array(ref(AuditLine), { description: 'Le plus récent d’abord.' }),
  }),
);
export type AuditDesk = Static<typeof AuditDesk>;

export const NewAudit = closed({
  scheme: oneOf(LABEL_SCHEME_IDS, { description: 'Label demandé.' }),
  labeller: text('Organisation, par son nom dans l’adresse.', { maxLength: 200 }),
  message: text(`Facultatif. ${AUDIT_MESSAGE_MAX} caractères au plus.`, {
    maxLength: 200_000,
    default: '',
  }),
});
export type NewAudit = Static<typeof NewAudit>;

export const deskComponents: TSchema[] = [AuditDesk];
