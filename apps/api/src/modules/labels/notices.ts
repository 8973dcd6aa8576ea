/** Who is told what of a label, with the address of the exact page. */
import type { Db } from '@gouvtech/db';
import { LABEL_SCHEMES } from '@gouvtech/domain';
import { capital } from '@gouvtech/domain/format';
import { decidersToNotify } from '../audits/index.ts';
import { membersToNotify, notify } from '../notifications/index.ts';
import type { LabelRow } from './repository.ts';

export type Notice = {
  tx: Db;
  row: LabelRow;
  /** of the act; with its name, the key that tells nobody twice */
  step: string;
  now: string;
  publicOrigin: string;
  /** who did it, and knows */
  by: string | null;
};

const quoted = (text: string) =>
  text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');

export const nameOfLabel = (row: Pick<LabelRow, 'scheme' | 'solution'>): string =>
  `label « ${LABEL_SCHEMES[row.scheme].name} » de « ${row.solution.name} »`;

type Words = { title: string; body: string };

/** Members of the vendor that sign for it. */
export async function tellVendor(notice: Notice, words: Words): Promise<void> {
  const { row, tx } = notice;
  if (!row.organisation) return;
  const accountIds = await membersToNotify(tx, row.organisation.id, ['signatory']);
  await tell(notice, accountIds, {
    ...words,
    href: `/espace/solutions/${row.solution.slug}/audit/labels/${row.reference}`,
  });
}

/** People who decide for the labeller; all its members when nobody does. */
export async function tellLabeller(notice: Notice, words: Words, href?: string): Promise<void> {
  const { row, tx } = notice;
  await tell(notice, await decidersToNotify(tx, row.labeller.id), {
    ...words,
    href: href ?? `/audits/labels/${row.reference}`,
  });
}

const tell = (
  { tx, row, step, now, publicOrigin, by }: Notice,
  accountIds: string[],
  words: Words & { href: string },
) =>
  notify(tx, {
    accountIds: accountIds.filter((one) => one !== by),
    kind: 'audit',
    key: `label:${step}:${row.id}:${row.version}`,
    ...{ ...words, now, publicOrigin },
  });

/** What both sides read when a label changes its state. @param reason null: nothing more to say */
export async function tellBoth(
  notice: Notice,
  { what, reason, next }: { what: string; reason: string | null; next: string },
): Promise<void> {
  const name = nameOfLabel(notice.row);
  const words = {
    title: `${capital(name)} : ${what}`,
    body: `Le ${name} est ${what}.${reason ? ` Le motif, que le public lit :\n\n${quoted(reason)}` : ''}\n\n${next}`,
  };
  await tellVendor(notice, words);
  await tellLabeller(notice, words);
}
