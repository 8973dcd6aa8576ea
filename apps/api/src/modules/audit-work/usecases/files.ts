/** Verdicts out to a file, and back in after a review. */
import { dayOf } from '@gouvtech/criteria';
import type { Db } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import { ProblemError } from '../../../contract/problem-error.ts';
import { readCsv, readOds, UnreadableTable } from '../../assessments/index.ts';
import { auditFor, type AuditDependencies, type AuditVerdict } from '../../audits/index.ts';
import { readLines, type LineProblem, type ReadLine } from '../files/read.ts';
import { verdictFile, type FileFormat } from '../files/write.ts';
import { saveVerdict } from '../repository.ts';
import { judgeVerdict, sameVerdict, type VerdictContent } from '../verdict.ts';
import { verdictOn, whyOutside, loadWork, type Work } from '../work.ts';
import { demandFieldwork, enterFieldwork, logWork } from './context.ts';
import { readableWork } from './read.ts';

type Change = {
  criterion: string;
  line: number;
  before: AuditVerdict | null;
  content: VerdictContent;
};
type Judged = { changes: Change[]; unchanged: number; errors: LineProblem[]; read: number };

export function fileUseCases({ database, clock }: AuditDependencies) {
  return {
    async download(actor: Person, reference: string, format: FileFormat) {
      const at = clock().toISOString();
      const work = await readableWork(database.db, actor, reference, at);
      return {
        name: `avis-${work.audit.reference}-${dayOf(at)}.${format}`,
        body: verdictFile(format, work, dayOf(at)),
      };
    },

    /** Says what would change; writes it when asked to, all of it or nothing. */
    importFile: (
      actor: Person,
      reference: string,
      { format, content, apply }: { format: FileFormat; content: string; apply: boolean },
    ) =>
      database.transaction(async (tx) => {
        const at = clock().toISOString();
        const audit = await auditFor(tx, actor, 'audit:write-verdict', reference);
        const status = await demandFieldwork(tx, audit, at);
        const work = await loadWork(tx, audit);
        const judged = judgeFile(work, format, content);
        const applied = apply && judged.errors.length === 0 && judged.changes.length > 0;
        if (applied) {
          await writeAll(tx, work, judged.changes, { by: actor.accountId, at });
          await enterFieldwork(tx, audit, status, at);
          const criteria = judged.changes.map(({ criterion }) => criterion);
          await logWork(
            tx,
            { audit, actor, at },
            { action: 'audit:write-verdict', to: status, data: { imported: criteria } },
          );
        }
        return reviewOf(judged, applied);
      }),
  };
}

/** The audit is held: what was judged is what is written. */
async function writeAll(tx: Db, work: Work, changes: Change[], by: { by: string; at: string }) {
  for (const { criterion, content } of changes)
    await saveVerdict(tx, { auditId: work.audit.id, criterion }, content, by);
}

function judgeFile(work: Work, format: FileFormat, content: string): Judged {
  const { read, lines, errors } = readLines(rowsOf(format, content));
  const judged: Judged = { changes: [], unchanged: 0, errors: [...errors], read };
  for (const line of lines) {
    const found = judgeLine(work, line);
    if (Array.isArray(found)) judged.errors.push(...found);
    else if (found) judged.changes.push(found);
    else judged.unchanged += 1;
  }
  judged.errors.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return judged;
}

/** The change a line makes; what is wrong in it; null when it changes nothing. */
function judgeLine(work: Work, { line, criterion: id, input, version }: ReadLine) {
  const error = (field: string | null, message: string): LineProblem => ({
    ...{ line, criterion: id, field, message },
  });
  const criterion = work.frozen.set.criteria.find((one) => one.id === id);
  if (!criterion)
    return [
      error('critere', `« ${id} » n’est pas un critère de la version ${work.frozen.set.version}.`),
    ];
  const outside = whyOutside(work, criterion);
  if (outside) return [error('critere', outside)];
  if (input === null) return null;
  const before = verdictOn(work, id);
  const evidenceIds = before?.evidenceIds ?? [];
  const judged = judgeVerdict(work, criterion, { ...input, evidenceIds });
  if (!judged.ok)
    return judged.errors.map(({ path, message }) => error(FIELDS[path] ?? path, message));
  if (before && sameVerdict(judged.content, before)) return null;
  if (version !== null && version !== (before?.version ?? 0))
    return [error('version', `${id} : ${overtakenBy(before?.writtenByName ?? null)}`)];
  return { criterion: id, line, before, content: judged.content };
}

const overtakenBy = (name: string | null): string =>
  `${name ?? 'une autre personne'} a changé cet avis depuis l’export. Exportez de nouveau, ou videz la colonne « version » pour écrire par-dessus.`;

const FIELDS: Record<string, string> = {
  outcome: 'avis',
  value: 'retenu_pour_cent',
  methods: 'methodes',
  severity: 'gravite',
  finding: 'constat',
};

function rowsOf(format: FileFormat, content: string) {
  const bytes = Buffer.from(content, 'base64');
  try {
    return format === 'csv' ? readCsv(bytes) : readOds(bytes);
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error;
    const { message } = error;
    throw new ProblemError('invalid-input', {
      detail: `${message} Rien n’est enregistré.`,
      errors: [{ path: 'content', message }],
    });
  }
}

const shortOf = ({ draft, outcome, value, severity, finding }: VerdictContent | AuditVerdict) => ({
  ...{ draft, outcome, value, severity, finding },
});

const reviewOf = ({ changes, unchanged, errors, read }: Judged, applied: boolean) => ({
  ...{ applied, read, unchanged, errors },
  changes: changes.map(({ criterion, line, before, content }) => ({
    ...{ criterion, line },
    kind: before === null ? ('created' as const) : ('changed' as const),
    before: before && shortOf(before),
    after: shortOf(content),
  })),
});
