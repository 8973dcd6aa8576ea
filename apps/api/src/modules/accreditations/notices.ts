/** Who is told what when an accreditation changes: every member of the organisation, and staff of a new application. */
import type { Db } from '@gouvtech/db';
import { LABEL_SCHEMES } from '@gouvtech/domain';
import { formatDate } from '@gouvtech/domain/format';
import { membersToNotify, moderatorsToNotify, notify } from '../notifications/index.ts';
import type { AccreditationRow, OpenAudit } from './repository.ts';

export type Notice = { tx: Db; row: AccreditationRow; at: string; publicOrigin: string };
type Words = { step: string; title: string; body: string };

/** « Label et audit » of the organisation. */
const placeOf = ({ organisation }: AccreditationRow) =>
  `/espace/organisations/${organisation.slug}#label-et-audit`;
export const nameOf = ({ scheme }: Pick<AccreditationRow, 'scheme'>): string =>
  `« ${LABEL_SCHEMES[scheme].name} »`;
const quoted = (text: string | null): string =>
  (text ?? '')
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');

async function tellMembers({ tx, row, at, publicOrigin }: Notice, words: Words): Promise<void> {
  await notify(tx, {
    accountIds: await membersToNotify(tx, row.organisation.id),
    kind: 'organisation',
    // An accreditation may be suspended twice: the version tells the acts apart.
    key: `accreditation:${words.step}:${row.id}:${row.version}`,
    ...{ title: words.title, body: words.body, href: placeOf(row), now: at, publicOrigin },
  });
}

export async function tellApplied(notice: Notice): Promise<void> {
  const { tx, row, at, publicOrigin } = notice;
  const { name } = row.organisation;
  await tellMembers(notice, {
    step: 'applied',
    title: `${name} demande à être accréditée pour le label ${nameOf(row)}`,
    body: 'La demande est reçue. Deux personnes qui administrent le catalogue l’examinent, puis vous donnent leur décision.',
  });
  await notify(tx, {
    accountIds: await moderatorsToNotify(tx, 'administrator'),
    kind: 'moderation',
    key: `accreditation:applied:${row.id}:staff`,
    title: `${name} demande une accréditation`,
    body: `Pour le label ${nameOf(row)}. L’accréditation demande deux personnes : l’une propose, l’autre confirme.`,
    href: `/moderation/administration/accreditations/${row.id}`,
    ...{ now: at, publicOrigin },
  });
}

export const tellGranted = (notice: Notice): Promise<void> =>
  tellMembers(notice, {
    step: 'granted',
    title: `${notice.row.organisation.name} est accréditée pour le label ${nameOf(notice.row)}`,
    body: `L’accréditation va jusqu’au ${formatDate(notice.row.accreditedUntil!)} inclus. Votre organisation figure au registre public. Un administrateur de l’organisation désigne qui audite et qui décide.`,
  });

export const tellRestored = (notice: Notice): Promise<void> =>
  tellMembers(notice, {
    step: 'restored',
    title: `${notice.row.organisation.name} : l’accréditation ${nameOf(notice.row)} est rétablie`,
    body: `Vous pouvez de nouveau ouvrir des audits et accorder ce label, jusqu’au ${formatDate(notice.row.accreditedUntil!)} inclus.`,
  });

export const tellRefused = (notice: Notice): Promise<void> =>
  tellMembers(notice, {
    step: 'refused',
    title: `${notice.row.organisation.name} : la demande d’accréditation ${nameOf(notice.row)} est refusée`,
    body: `Le motif :\n\n${quoted(notice.row.statusReason)}\n\nVous pouvez faire une nouvelle demande.`,
  });

export const tellSuspended = (notice: Notice): Promise<void> =>
  tellMembers(notice, {
    step: 'suspended',
    title: `${notice.row.organisation.name} : l’accréditation ${nameOf(notice.row)} est suspendue`,
    body: `Aucun audit ne s’ouvre et aucun label ne s’accorde tant qu’elle l’est. Le registre public le dit. Le motif :\n\n${quoted(notice.row.statusReason)}`,
  });

export const tellWithdrawn = (notice: Notice): Promise<void> =>
  tellMembers(notice, {
    step: 'withdrawn',
    title: `${notice.row.organisation.name} n’est plus accréditée pour le label ${nameOf(notice.row)}`,
    body: `L’accréditation est retirée. Les labels accordés restent jusqu’à leur surveillance. Le motif, que le registre public donne :\n\n${quoted(notice.row.statusReason)}`,
  });

export const tellExpired = (notice: Notice): Promise<void> =>
  tellMembers(notice, {
    step: 'expired',
    title: `${notice.row.organisation.name} : l’accréditation ${nameOf(notice.row)} est échue`,
    body: 'Aucun audit ne s’ouvre et aucun label ne s’accorde plus. Les labels accordés restent jusqu’à leur surveillance. Un signataire peut faire une nouvelle demande.',
  });

/** To the vendor of an audit that cannot end in a label any more. */
export async function tellLabellerClosed(
  { tx, at, publicOrigin }: Omit<Notice, 'row'>,
  { id, scheme, labeller, solution, vendorId }: OpenAudit,
): Promise<void> {
  if (vendorId === null) return;
  await notify(tx, {
    accountIds: await membersToNotify(tx, vendorId),
    kind: 'audit',
    key: `audit:labeller-closed:${id}`,
    title: `« ${solution.name} » : ${labeller} n’est plus accréditée`,
    body: `L’administration du catalogue a fermé ${labeller}. Votre audit pour le label ${nameOf({ scheme })} ne peut plus aboutir : annulez-le, puis demandez-en un à une autre organisation accréditée. Les labels déjà accordés restent jusqu’à leur surveillance.`,
    href: `/espace/solutions/${solution.slug}/audit`,
    ...{ now: at, publicOrigin },
  });
}

/** Its signatories, once for each number of days. @returns how many people learn it now */
export async function remindEnd(
  { tx, row, at, publicOrigin }: Notice,
  days: number,
): Promise<number> {
  return notify(tx, {
    accountIds: await membersToNotify(tx, row.organisation.id, ['signatory']),
    kind: 'deadline',
    key: `accreditation:end-${days}:${row.id}`,
    title: `${row.organisation.name} : l’accréditation ${nameOf(row)} finit le ${formatDate(row.accreditedUntil!)}`,
    body: 'Ensuite, sans nouvelle accréditation, aucun audit ne s’ouvre et aucun label ne s’accorde. Si ce n’est pas fait, demandez la suivante dès maintenant : elle commence le jour où deux administrateurs l’accordent.',
    ...{ href: placeOf(row), now: at, publicOrigin },
  });
}
