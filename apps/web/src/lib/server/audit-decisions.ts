/** What the pages of the end of an audit share: the report with its replies, and the acts on the version that was read. */
import { api, sendThen, view } from './api.ts';
import { onAudit } from './audits.ts';

const at = (reference: string) => ({ params: { path: { reference } } });

/** States in which both parties read the report. */
const SENT = ['contradictory', 'finalised', 'closed', 'reopened'];

export const isSent = (status: string): boolean => SENT.includes(status);

/** The report, each verdict with the reply to it. */
export async function getReplied(reference: string) {
  const [report, replies] = await Promise.all([
    view(api.GET('/api/v1/audits/{reference}/report', at(reference))),
    view(api.GET('/api/v1/audits/{reference}/replies', at(reference))),
  ]);
  const known = new Map(replies.items.map((one) => [one.criterion, one]));
  return {
    ...{ until: replies.until, closedAt: replies.closedAt },
    label: report.label,
    criteriaSet: report.audit.frozen.criteriaSet,
    verdicts: report.criteria.map((one) => ({ ...one, reply: known.get(one.id) ?? null })),
  };
}
export type Replied = Awaited<ReturnType<typeof getReplied>>;
export type RepliedVerdict = Replied['verdicts'][number];

type Bare = 'replies-closing' | 'return' | 'finalisation';

/** An act without anything to type. @param back the page, relative, that shows the audit afterwards */
export async function act(
  name: Bare,
  { reference, request, back }: { reference: string; request: Request; back: string },
) {
  const form = await request.formData();
  const call = api.POST(`/api/v1/audits/{reference}/${name}`, { params: onAudit(reference, form) });
  return sendThen(back, call, { act: name });
}
