/** Who did what last, in French. */
import { criterionTexts } from '@gouvtech/criteria/texts';
import { whenWords } from '#lib/ui/save-state.ts';
import type { VendorAssessment } from '../calls.server.ts';

type Act = VendorAssessment['activity'][number];
export type ActivityLine = {
  at: string;
  when: string;
  who: string;
  what: string;
  criterion: string | null;
  title: string | null;
};

const ACTS: Record<string, string> = {
  'assessment:start': 'a commencé l’évaluation',
  'assessment:answer': 'a répondu à',
  'assessment:empty-answer': 'a vidé la réponse à',
  'assessment:read-listing': 'a mis à jour ce qui se lit dans la fiche',
  'assessment:lower-answer': 'a baissé la réponse à',
  'assessment:state-facts': 'a changé les caractéristiques',
  'assessment:comment': 'a commenté',
  'assessment:attach-evidence': 'a joint une pièce à',
  'assessment:detach-evidence': 'a retiré une pièce de',
  'assessment:assign-theme': 'a confié un thème',
  'assessment:attest': 'a attesté l’évaluation',
  'assessment:renew': 'a renouvelé l’évaluation',
  'assessment:reopen': 'a rouvert l’évaluation',
  'assessment:publish': 'a publié l’évaluation',
  'assessment:publish-automatically': 'publication, la fiche étant publiée',
  'assessment:become-stale': 'l’évaluation est à rafraîchir',
  'assessment:expire': 'l’évaluation a expiré',
  'assessment:supersede': 'l’évaluation précédente est remplacée',
  'assessment:withdraw': 'a retiré l’évaluation',
  'assessment:invalidate': 'l’évaluation est invalidée',
  'evidence:check': 'a contrôlé une preuve de',
  'evidence:certify': 'a retrouvé un certificat à son registre pour',
  'evidence:refuse': 'a refusé une preuve de',
  'answer:accept-na': 'a accepté « sans objet » pour',
  'answer:refuse-na': 'a refusé « sans objet » pour',
  'answer:accept-correction': 'a accepté la correction de',
};

export const activityLines = (
  acts: Act[],
  version: string | undefined,
  now: string,
): ActivityLine[] =>
  acts.filter(isFirst).map(({ at, by, action, criterion }) => ({
    at,
    when: whenWords(at, now),
    who: by ?? 'L’horloge',
    what: ACTS[action] ?? 'a modifié l’évaluation',
    criterion,
    title: criterion === null ? null : criterionTexts(criterion, version).title,
  }));

/** An answer written in ten savings is one line: the last one. */
const isFirst = (act: Act, index: number, all: Act[]): boolean =>
  all.findIndex(
    ({ by, action, criterion }) =>
      by === act.by && action === act.action && criterion === act.criterion,
  ) === index;
