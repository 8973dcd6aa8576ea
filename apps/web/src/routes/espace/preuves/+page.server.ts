import { api, view } from '#lib/server/api.ts';
import { EVIDENCE_WORDS } from '#lib/server/criteria/words.ts';
import { stateOf, visibilityOf } from './pieces.ts';
import type { PageServerLoad } from './$types';

const DONE: Record<string, string> = {
  ajout: 'La preuve est dans la bibliothèque. Joignez-la aux réponses qu’elle appuie.',
  modification: 'Enregistré.',
  remplacement:
    'La nouvelle pièce remplace l’ancienne dans toutes les réponses. Ce qui avait été contrôlé est à contrôler de nouveau.',
  retrait: 'La preuve est retirée. Les réponses en gardent la trace.',
};

export const load: PageServerLoad = async ({ url }) => {
  const given = url.searchParams;
  const { name: etat, state } = stateOf(given.get('etat'));
  const visibility = visibilityOf(given.get('lecture'));
  const q = (given.get('q') ?? '').slice(0, 200);
  const query = {
    organisation: given.get('organisation') ?? undefined,
    page: Math.max(1, Number.parseInt(given.get('page') ?? '', 10) || 1),
    ...(q && { q }),
    ...(state && { state }),
    ...(visibility && { visibility }),
  };
  const { evidence, ...library } = await view(
    api.GET('/api/v1/vendor/evidence', { params: { query } }),
  );
  return {
    ...library,
    asked: { q, etat, lecture: visibility ?? '' },
    /** the page that sent here for a new proof */
    retour: given.get('retour'),
    evidence: evidence.map((piece) => ({ ...piece, kind: EVIDENCE_WORDS[piece.type] })),
    done: DONE[given.get('fait') ?? ''] ?? null,
  };
};
