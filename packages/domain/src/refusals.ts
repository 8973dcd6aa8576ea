/**
 * Why an act is refused: a closed list, the problem it becomes, and the sentence that tells the person what to do next.
 * Apart from permissions and transitions, so that a page may show the sentence without judging.
 */
import { PROBLEM_STATUSES, type ProblemCode } from './problems.ts';
import { AUDIT_REFUSALS } from './refusals-audit.ts';

const REFUSALS = {
  ...AUDIT_REFUSALS,
  // Rights: who
  'not-signed-in': {
    code: 'not-signed-in',
    text: 'Connectez-vous, puis recommencez : ce que vous avez saisi est conservé dans la page.',
  },
  hidden: {
    code: 'not-found',
    text: 'Rien ne répond à cette adresse. Vérifiez-la, ou revenez à votre espace.',
  },
  forbidden: {
    code: 'forbidden',
    text: 'Votre compte ne permet pas cet acte. Revenez à votre espace : il montre ce que vous pouvez faire.',
  },
  'organisation-needed': {
    code: 'forbidden',
    text: 'Cet acte se fait au nom d’une organisation. Créez la vôtre ou rejoignez-la, puis recommencez.',
  },
  'administrator-needed': {
    code: 'forbidden',
    text: 'Seul un administrateur de l’organisation peut faire cela. Adressez-vous à l’un d’eux : leurs noms sont dans la page de l’organisation.',
  },
  'signatory-needed': {
    code: 'forbidden',
    text: 'Seul un signataire de l’organisation peut faire cela. Demandez à un administrateur de l’organisation de vous nommer signataire, ou transmettez la page à un signataire.',
  },
  'already-member': {
    code: 'conflict',
    text: 'Vous êtes déjà membre de cette organisation. Ouvrez-la depuis votre espace.',
  },
  'own-organisation': {
    code: 'forbidden',
    text: 'Vous êtes membre de l’organisation concernée : vous ne pouvez pas la modérer. Laissez la demande à un autre modérateur.',
  },
  'own-object': {
    code: 'forbidden',
    text: 'Vous êtes membre de l’organisation qui répond de cette solution : corrigez la fiche ou la réponse depuis votre espace.',
  },
  'took-part': {
    code: 'forbidden',
    text: 'Vous avez déjà pris part à cette contestation : une autre personne doit décider.',
  },
  'claimed-by-another': {
    code: 'conflict',
    text: 'Un autre modérateur relit cette fiche. Attendez qu’il la rende, ou choisissez une autre demande.',
  },
  'same-person': {
    code: 'forbidden',
    text: 'Vous avez proposé cet acte : une autre personne, administratrice du catalogue, le confirme. Vous pouvez l’annuler.',
  },
  'own-account': {
    code: 'forbidden',
    text: 'C’est votre propre compte : demandez à une autre personne qui administre le catalogue.',
  },
  'held-by-another': {
    code: 'conflict',
    text: 'Un autre modérateur a pris ce dossier. Attendez qu’il le rende, ou choisissez-en un autre.',
  },
  'recent-login-needed': {
    code: 'recent-login-needed',
    text: 'Cet acte engage votre organisation : connectez-vous de nouveau, puis confirmez dans les 15 minutes. Rien n’est perdu.',
  },
  'stronger-login-needed': {
    code: 'stronger-login-needed',
    text: 'Cet acte demande une connexion à deux facteurs. Connectez-vous de nouveau avec ProConnect et votre second facteur.',
  },
  // State: when
  'wrong-state': {
    code: 'transition-refused',
    text: 'L’état actuel ne permet pas cet acte. Rechargez la page : elle montre l’état et les actes possibles.',
  },
  'not-due': {
    code: 'transition-refused',
    text: 'Le délai n’est pas écoulé. Cet acte se fera de lui-même à son échéance.',
  },
  'reason-required': {
    code: 'invalid-input',
    text: 'Indiquez le motif : la personne concernée le lit et agit d’après lui.',
  },
  'organisation-not-verified': {
    code: 'transition-refused',
    text: 'L’organisation n’est pas encore vérifiée. Un modérateur examine la demande ; vous recevrez un courriel. Le brouillon reste modifiable.',
  },
  'organisation-ended': {
    code: 'transition-refused',
    text: 'Cette organisation est refusée ou fermée. Son motif est dans la page de l’organisation ; écrivez au support pour le contester.',
  },
  'gates-missing': {
    code: 'transition-refused',
    text: 'Il manque un contact ou la déclaration d’exactitude. Complétez les points signalés, puis recommencez.',
  },
  'fields-missing': {
    code: 'transition-refused',
    text: 'Des champs obligatoires sont vides. Complétez les points signalés, puis recommencez.',
  },
  'no-revision': {
    code: 'transition-refused',
    text: 'Aucune modification n’est en cours. Modifiez la fiche, puis recommencez.',
  },
  'assessment-open': {
    code: 'conflict',
    text: 'Une évaluation est déjà en préparation pour cette solution. Ouvrez-la et poursuivez.',
  },
  'assessment-incomplete': {
    code: 'transition-refused',
    text: 'L’évaluation n’est pas prête à être attestée. Complétez les points signalés, puis recommencez.',
  },
  'attestation-barred': {
    code: 'transition-refused',
    text: 'Une évaluation a été invalidée pour fraude : vous ne pouvez pas attester pendant 6 mois. La date de fin est dans votre espace.',
  },
  'criteria-set-ended': {
    code: 'transition-refused',
    text: 'Une nouvelle version du référentiel est en vigueur. Un brouillon y est repris de lui-même en quelques minutes ; une évaluation publiée vaut jusqu’à son terme, puis se reprend dans une nouvelle évaluation.',
  },
  'renewal-too-early': {
    code: 'transition-refused',
    text: 'Le renouvellement s’ouvre 60 jours avant l’échéance. Revenez à cette date ; vous recevrez un rappel.',
  },
  'renewal-limit': {
    code: 'transition-refused',
    text: 'Cette évaluation a déjà été renouvelée deux fois de suite sans changement. Ouvrez une nouvelle évaluation, reprise de celle-ci, et relisez-la entièrement.',
  },
  'listing-not-published': {
    code: 'transition-refused',
    text: 'La fiche n’est pas publiée. L’évaluation paraît dès que la fiche paraît.',
  },
  'admissibility-alert': {
    code: 'transition-refused',
    text: 'Une alerte de recevabilité est ouverte. Un modérateur l’examine, puis publie l’évaluation ou la renvoie.',
  },
  'next-not-published': {
    code: 'transition-refused',
    text: 'Aucune évaluation plus récente n’est publiée : celle-ci reste en place.',
  },
  'second-person-needed': {
    code: 'transition-refused',
    text: 'Cet acte demande deux administrateurs. Attendez la confirmation d’un second administrateur.',
  },
  'evidence-gone': {
    code: 'conflict',
    text: 'Cette pièce n’est plus jointe à la réponse, a été refusée, ou a expiré. Rechargez la page : elle montre ce qui reste à examiner.',
  },
  'nothing-to-check': {
    code: 'conflict',
    text: 'Cette pièce est déjà contrôlée pour cette réponse, ou la réponse ne vaut rien : il n’y a rien à contrôler. Rechargez la page.',
  },
  'not-a-certificate': {
    code: 'transition-refused',
    text: 'Seul un certificat peut être retrouvé au registre de son émetteur. Acceptez cette pièce comme contrôlée.',
  },
  prerequisite: {
    code: 'transition-refused',
    text: 'Ce critère est un prérequis : il ne peut pas être déclaré sans objet. Refusez la demande et dites ce qui est attendu.',
  },
  'no-claim': {
    code: 'conflict',
    text: 'Cette réponse n’est pas une demande « sans objet » qui attend cette décision. Rechargez la page : elle montre ce qui a été décidé.',
  },
  'no-cap': {
    code: 'conflict',
    text: 'Aucun avis d’audit ni aucune contestation ne plafonne cette réponse : il n’y a rien à corriger. Rechargez la page.',
  },
  'new-evidence-needed': {
    code: 'transition-refused',
    text: 'Une correction demande une pièce jointe depuis le plafonnement. Demandez-la à l’éditeur, puis revenez.',
  },
  'already-replied': {
    code: 'conflict',
    text: 'L’éditeur a déjà répondu. Rechargez la page : elle montre la réponse.',
  },
  'reply-awaited': {
    code: 'transition-refused',
    text: 'L’éditeur n’a pas encore répondu et son délai court. Décidez après sa réponse, ou après la date indiquée.',
  },
  'appeal-too-late': {
    code: 'transition-refused',
    text: 'Le délai d’appel de 30 jours est passé : la décision est définitive.',
  },
  'notice-too-short': {
    code: 'invalid-input',
    text: 'Une version s’annonce au moins six mois avant son entrée en vigueur. Choisissez une date plus lointaine.',
  },
  'version-overtaken': {
    code: 'invalid-input',
    text: 'Les versions entrent en vigueur dans leur ordre, chacune à son jour. Choisissez une date qui suit celle de la version précédente.',
  },
  'already-claimed': {
    code: 'conflict',
    text: 'Cette fiche a déjà une organisation responsable. Si elle est la vôtre, rejoignez-la ; sinon, signalez l’erreur.',
  },
  'last-administrator': {
    code: 'conflict',
    text: 'L’organisation n’aurait plus d’administrateur. Nommez d’abord un autre administrateur, puis recommencez.',
  },
  'last-catalogue-administrator': {
    code: 'conflict',
    text: 'Le catalogue n’aurait plus d’administrateur. Nommez d’abord une autre personne, puis recommencez.',
  },
  'same-object': {
    code: 'conflict',
    text: 'Les deux sont le même objet : choisissez-en un autre à garder.',
  },
  'target-ended': {
    code: 'conflict',
    text: 'Celui à garder n’est plus en service : il est fermé, retiré, archivé ou déjà fusionné. Choisissez-en un autre.',
  },
  'labeller-at-work': {
    code: 'transition-refused',
    text: 'L’organisation à fusionner a une accréditation, une demande d’accréditation ou un audit en cours. Une accréditation ne passe pas à une autre\u00a0: retirez-la ou refusez la demande, attendez la fin des audits ou annulez-les, puis recommencez.',
  },
  'assessment-public': {
    code: 'transition-refused',
    text: 'La fiche à fusionner a une évaluation attestée ou publiée. Son éditeur la retire d’abord, puis recommencez.',
  },
} as const satisfies Record<string, { code: ProblemCode; text: string }>;

export type RefusalReason = keyof typeof REFUSALS;
export const REFUSAL_REASONS = Object.keys(REFUSALS) as RefusalReason[];

export type Refused = { ok: false; reason: RefusalReason };
export type Decision = { ok: true } | Refused;

export const refuse = (reason: RefusalReason): Refused => ({ ok: false, reason });

/**
 * The problem of a refusal and its HTTP status. `hidden` becomes the plain `not-found`: a route whose true 404 has
 * another code answers with that one instead, built afresh, so that both are the same to the byte.
 */
export function refusalProblem(reason: RefusalReason): { code: ProblemCode; status: number } {
  const { code } = REFUSALS[reason];
  return { code, status: PROBLEM_STATUSES[code] };
}

/** French, for the person: what prevents the act and what to do next. */
export const refusalText = (reason: RefusalReason): string => REFUSALS[reason].text;
