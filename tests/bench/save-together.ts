/** People who edit the same answers at the same time, and what became of every text they were told was saved. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '@gouvtech/db';
import type { Workshop } from '../helpers/workshop.ts';
import { drafts, JSON_TYPE, nextAnswer, send } from './save-lanes.ts';

const SHARED = 12;
/** A person thinks between two answers. */
const PAUSE_MS = 100;

type Saved = { criterion: string; revision: number; justification: string };
type Told = {
  saved: Saved[];
  conflicts: number;
  /** conflicts whose answer held the text of the other person */
  shown: number;
  others: number;
  medianMs: number;
  p99Ms: number;
};

/** Everyone works on the same few answers, so that they meet. */
export async function edit(api: string, { slug, cookies }: Workshop, ms: number): Promise<Told> {
  const criteria = drafts(1)[0]!.slice(-SHARED);
  const told: Told = { saved: [], conflicts: 0, shown: 0, others: 0, medianMs: 0, p99Ms: 0 };
  const latencies: number[] = [];
  const end = Date.now() + ms;
  const path = `${api}/api/v1/vendor/solutions/${slug}/assessment/answers/`;
  await Promise.all(
    cookies.map(async (cookie) => {
      const read = new Map<string, number>();
      while (Date.now() < end) {
        const criterion = criteria[Math.floor(Math.random() * criteria.length)]!;
        const answer = nextAnswer();
        const headers = {
          ...JSON_TYPE,
          cookie,
          'sec-fetch-site': 'same-origin',
          'if-match': `"${read.get(criterion) ?? 0}"`,
        };
        const start = performance.now();
        const reply = await send('PUT', path + criterion, headers, JSON.stringify(answer));
        latencies.push(performance.now() - start);
        const body = JSON.parse(reply.text);
        if (reply.status === 200) {
          read.set(criterion, body.revision);
          told.saved.push({
            criterion,
            revision: body.revision,
            justification: answer.justification,
          });
        } else if (reply.status === 412) {
          told.conflicts += 1;
          if (body.current?.justification) told.shown += 1;
          read.set(criterion, body.current.revision);
        } else told.others += 1;
        await wait(Math.random() * 2 * PAUSE_MS);
      }
    }),
  );
  latencies.sort((a, b) => a - b);
  told.medianMs = Math.round(latencies[latencies.length >> 1] ?? 0);
  told.p99Ms = Math.round(latencies[Math.floor(latencies.length * 0.99)] ?? 0);
  return told;
}

/** A text said to be saved is in the history at its revision, the last one is the answer, and no two share a revision. */
export async function lostIn(database: Database, assessmentId: string, saved: Saved[]) {
  const kept = await database.query<{ criterion: string; revision: number; said: string }>(
    `select criterion, revision, content ->> 'justification' said from answer_history where assessment_id = $1`,
    [assessmentId],
  );
  const answers = await database.query<{ criterion: string; revision: number; said: string }>(
    'select criterion, revision, justification said from answer where assessment_id = $1',
    [assessmentId],
  );
  const key = ({ criterion, revision }: { criterion: string; revision: number }) =>
    `${criterion} ${revision}`;
  const history = new Map(kept.map((one) => [key(one), one.said]));
  const lost = saved.filter((one) => history.get(key(one)) !== one.justification).length;
  const last = Map.groupBy(saved, ({ criterion }) => criterion);
  const overwritten = answers.filter(({ criterion, revision, said }) => {
    const own = last.get(criterion)?.toSorted((a, b) => b.revision - a.revision)[0];
    return own && (own.revision !== revision || own.justification !== said);
  }).length;
  const doubled = saved.length - new Set(saved.map(key)).size;
  return { saved: saved.length, lost, overwritten, doubled };
}
