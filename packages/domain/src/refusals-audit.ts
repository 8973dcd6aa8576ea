/** Why an act of a labeller, or on an audit or a label, is refused. */
import type { ProblemCode } from './problems.ts';

export const AUDIT_REFUSALS = {
  'staff-never-audits': {
    code: 'forbidden',
    text: 'Les agents qui administrent ou modèrent le catalogue n’auditent pas et ne décident pas d’un label.',
  },
  'in-the-team': {
    code: 'forbidden',
    text: 'Vous faites partie de l’équipe d’audit\u00a0: la décision revient à une autre personne de votre organisation.',
  },
  'decider-needed': {
    code: 'forbidden',
    text: 'Seule une personne chargée des décisions dans votre organisation peut faire cela. Un administrateur de l’organisation la désigne.',
  },
  'lead-auditor-needed': {
    code: 'forbidden',
    text: 'Seule la personne qui conduit l’audit peut faire cela. Adressez-vous à elle\u00a0: son nom est en tête de l’audit.',
  },
  'auditor-needed': {
    code: 'forbidden',
    text: 'Seul un membre de l’équipe de cet audit peut faire cela.',
  },
  'accreditation-inactive': {
    code: 'transition-refused',
    text: 'L’accréditation de l’organisation pour ce label n’est pas en cours\u00a0: elle est suspendue, retirée ou arrivée à son terme. Aucun audit ne s’ouvre et aucun label ne s’accorde sans elle.',
  },
  'not-independent': {
    code: 'transition-refused',
    text: 'Une règle d’indépendance s’y oppose. Voyez laquelle ci-dessous, et changez l’équipe ou renoncez à l’audit.',
  },
  'audit-over': {
    code: 'transition-refused',
    text: 'Cet audit est terminé\u00a0: ce qu’il a établi ne change plus. Une erreur se corrige par un recours ou par un nouvel audit.',
  },
  'already-signed': {
    code: 'conflict',
    text: 'Vous avez déjà signé votre déclaration d’indépendance pour cet audit.',
  },
  'recusal-used': {
    code: 'transition-refused',
    text: 'Vous avez déjà récusé une personne pour cet audit, ce qui n’est possible qu’une fois. Vous pouvez encore annuler l’audit.',
  },
  'assessment-not-current': {
    code: 'transition-refused',
    text: 'L’évaluation n’est pas publiée ou n’est plus à jour. L’éditeur la publie ou la renouvelle, puis l’audit reprend.',
  },
  'verdicts-missing': {
    code: 'transition-refused',
    text: 'Des critères attendent encore un avis. Rendez un avis sur chacun de ceux qui sont signalés, puis recommencez.',
  },
  'replies-closed': {
    code: 'conflict',
    text: 'L’éditeur a déjà clos ses réponses au rapport provisoire.',
  },
  'replies-too-late': {
    code: 'transition-refused',
    text: 'Le délai de réponse au rapport provisoire est terminé\u00a0: l’audit se finalise sur ce qui a été dit.',
  },
  'replies-open': {
    code: 'transition-refused',
    text: 'L’éditeur peut encore répondre au rapport provisoire. Attendez qu’il ait terminé, ou la fin de son délai\u00a0: l’audit se finalise alors de lui-même.',
  },
  'already-returned': {
    code: 'transition-refused',
    text: 'Cet audit est déjà revenu une fois sur le terrain. Finalisez-le.',
  },
  'no-new-evidence': {
    code: 'transition-refused',
    text: 'L’éditeur n’a joint aucune pièce nouvelle depuis le rapport provisoire\u00a0: les avis ne changent pas.',
  },
  'already-appealed': {
    code: 'conflict',
    text: 'Un recours a déjà été formé contre cette décision\u00a0: il n’y en a qu’un par audit.',
  },
  'no-appeal': {
    code: 'transition-refused',
    text: 'Aucun recours n’attend de décision sur cet audit.',
  },
  'level-not-met': {
    code: 'transition-refused',
    text: 'Le niveau calculé sur les réponses auditées est inférieur à celui du label. Un niveau se calcule et ne se choisit pas.',
  },
  'no-suspension-cause': {
    code: 'transition-refused',
    text: 'Rien ne justifie de suspendre ce label.',
  },
  'cause-remains': {
    code: 'transition-refused',
    text: 'La cause de la suspension demeure. Faites-la corriger, puis recommencez.',
  },
  'next-not-granted': {
    code: 'transition-refused',
    text: 'Aucun label plus récent ne remplace celui-ci.',
  },
} as const satisfies Record<string, { code: ProblemCode; text: string }>;
