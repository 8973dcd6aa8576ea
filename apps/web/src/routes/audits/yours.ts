/** What the labeller’s reader is asked to do about an audit that waits for them, and where. */
import type { AuditLine } from '#lib/audits/words.ts';

type Act = { text: string; page?: string };

const ACTS: Partial<Record<AuditLine['status'], Act>> = {
  requested: { text: 'désigner une équipe, ou décliner' },
  assigned: { text: 'signer votre déclaration d’indépendance' },
  accepted: { text: 'ouvrir l’audit' },
  opened: { text: 'rendre les premiers avis', page: 'avis' },
  fieldwork: { text: 'rendre les avis, puis envoyer le rapport provisoire', page: 'avis' },
  contradictory: { text: 'lire les réponses de l’éditeur, puis finaliser', page: 'reponses' },
  finalised: { text: 'décider', page: 'decision' },
};

/** For an audit that waits for the reader. */
export function yours({ reference, status }: Pick<AuditLine, 'reference' | 'status'>) {
  const { text, page } = ACTS[status] ?? { text: 'ouvrir' };
  return { text, href: `/audits/${reference}${page ? `/${page}` : ''}` };
}
