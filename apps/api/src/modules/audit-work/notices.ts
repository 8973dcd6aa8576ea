/** Who is told that the draft report is there. */
import type { Db } from '@gouvtech/db';
import { LABEL_SCHEMES } from '@gouvtech/domain';
import { formatDate } from '@gouvtech/domain/format';
import { membersToNotify, notify } from '../notifications/index.ts';
import type { AuditRow } from '../audits/index.ts';

/** Every member of the vendor. @param until first instant at which replies are over */
export async function tellVendorOfReport(
  tx: Db,
  audit: AuditRow,
  { at, until, publicOrigin }: { at: string; until: string; publicOrigin: string },
): Promise<void> {
  if (!audit.organisation) return;
  const again = audit.returnedAt !== null;
  await notify(tx, {
    accountIds: await membersToNotify(tx, audit.organisation.id),
    kind: 'deadline',
    key: `audit:report${again ? '-again' : ''}:${audit.id}`,
    title: `« ${audit.solution.name} » : le rapport provisoire de l’audit est ${again ? 'revu' : 'prêt'}`,
    body: `${audit.labeller.name} a rendu ses avis pour le label « ${LABEL_SCHEMES[audit.scheme].name} ». Vous pouvez répondre à chacun et joindre des pièces avant le ${formatDate(until)}. Vos réponses d’évaluation ne changent pas. Après cette date, l’audit se finalise sans vous attendre.`,
    now: at,
    publicOrigin,
    href: `/espace/solutions/${audit.solution.slug}/audit/${audit.reference}`,
  });
}
