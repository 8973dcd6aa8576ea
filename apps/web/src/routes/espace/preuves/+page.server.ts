import { api, view } from '#lib/server/api.ts';
import { EVIDENCE_WORDS } from '#lib/server/criteria/words.ts';
import { viewOf, VIEWS } from './pieces.ts';
import type { PageServerLoad } from './$types';

const DONE: Record<string, string> = {
  ajout: 'La preuve est dans la bibliothèque. Joignez-la aux réponses qu’elle appuie.',
  modification: 'Enregistré.',
  remplacement:
    'La nouvelle pièce remplace l’ancienne dans toutes les réponses. Ce qui avait été contrôlé est à contrôler de nouveau.',
  retrait: 'La preuve est retirée. Les réponses en gardent la trace.',
};

export const load: PageServerLoad = async ({ url }) => {
  const organisation = url.searchParams.get('organisation') ?? undefined;
  const library = await view(
    api.GET('/api/v1/vendor/evidence', { params: { query: { organisation } } }),
  );
  const shown = viewOf(url.searchParams.get('vue'));
  const { evidence, ...rest } = library;
  return {
    ...rest,
    shown,
    /** the page that sent here for a new proof */
    retour: url.searchParams.get('retour'),
    tallies: Object.fromEntries(
      Object.entries(VIEWS).map(([name, { keeps }]) => [name, evidence.filter(keeps).length]),
    ),
    total: evidence.length,
    evidence: evidence
      .filter(VIEWS[shown].keeps)
      .map((piece) => ({ ...piece, kind: EVIDENCE_WORDS[piece.type] })),
    done: DONE[url.searchParams.get('fait') ?? ''] ?? null,
  };
};
