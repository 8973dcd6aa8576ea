/** Every problem the API can answer (RFC 9457): its status and its title. Codes are declared in the domain. */
import type { ProblemCode } from '@gouvtech/domain';

export const PROBLEMS: Record<ProblemCode, { status: number; title: string }> = {
  'invalid-input': { status: 400, title: 'La demande comporte une erreur' },
  'not-found': { status: 404, title: 'Cette adresse n’existe pas' },
  'solution-not-found': { status: 404, title: 'Cette solution n’existe pas' },
  'solution-ended': { status: 410, title: 'Cette solution n’est plus au catalogue' },
  'version-not-found': { status: 404, title: 'Cette version de la fiche n’existe pas' },
  'criterion-not-found': { status: 404, title: 'Ce critère n’existe pas' },
  'assessment-not-found': { status: 404, title: 'Cette solution n’a pas d’évaluation publiée' },
  'criteria-set-not-found': { status: 404, title: 'Cette version du référentiel n’existe pas' },
  'method-not-allowed': { status: 405, title: 'Cette méthode n’est pas acceptée ici' },
  'unsupported-media-type': { status: 415, title: 'Ce type de contenu n’est pas accepté' },
  'payload-too-large': { status: 413, title: 'La demande est trop volumineuse' },
  'too-many-requests': { status: 429, title: 'Trop de demandes en peu de temps' },
  timeout: { status: 408, title: 'La demande a mis trop de temps à arriver' },
  unavailable: { status: 503, title: 'Le service est momentanément indisponible' },
  internal: { status: 500, title: 'Une erreur est survenue de notre côté' },
};
