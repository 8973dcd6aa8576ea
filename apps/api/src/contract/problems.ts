/** Every problem the API can answer (RFC 9457): its status, declared in the domain, and its title. */
import { PROBLEM_STATUSES, type ProblemCode } from '@gouvtech/domain';

const TITLES: Record<ProblemCode, string> = {
  moved: 'Cette adresse a changé',
  'invalid-input': 'La demande comporte une erreur',
  'login-failed': 'La connexion n’a pas abouti',
  'not-signed-in': 'Vous n’êtes pas connecté',
  forbidden: 'Vous n’avez pas le droit de faire cela',
  'recent-login-needed': 'Cet acte demande une connexion récente',
  'stronger-login-needed': 'Cet acte demande une connexion plus sûre',
  'cross-site-request': 'La demande vient d’un autre site',
  'not-found': 'Cette adresse n’existe pas',
  'solution-not-found': 'Cette solution n’existe pas',
  'solution-ended': 'Cette solution n’est plus au catalogue',
  'version-not-found': 'Cette version de la fiche n’existe pas',
  'criterion-not-found': 'Ce critère n’existe pas',
  'assessment-not-found': 'Cette solution n’a pas d’évaluation publiée',
  'criteria-set-not-found': 'Cette version du référentiel n’existe pas',
  'method-not-allowed': 'Cette méthode n’est pas acceptée ici',
  conflict: 'Cet objet a changé entre-temps ou existe déjà',
  'transition-refused': 'L’état de cet objet ne permet pas cet acte',
  'link-not-valid': 'Ce lien n’est plus valable',
  'stale-version': 'Quelqu’un a modifié ce contenu entre-temps',
  'unsupported-media-type': 'Ce type de contenu n’est pas accepté',
  'payload-too-large': 'La demande est trop volumineuse',
  'idempotency-key-reused': 'Cette clé d’idempotence a déjà servi à une autre demande',
  'precondition-required': 'La demande doit dire quelle version elle modifie',
  'too-many-requests': 'Trop de demandes en peu de temps',
  timeout: 'La demande a mis trop de temps à arriver',
  unavailable: 'Le service est momentanément indisponible',
  'read-only': 'Le catalogue est en lecture seule',
  internal: 'Une erreur est survenue de notre côté',
};

export const PROBLEMS = Object.fromEntries(
  Object.entries(TITLES).map(([code, title]) => [
    code,
    { status: PROBLEM_STATUSES[code as ProblemCode], title },
  ]),
) as Record<ProblemCode, { status: number; title: string }>;
