/** Answers out to a file, and back in after a review. */
import { dayOf, loadSet, type CriteriaSet } from '@gouvtech/criteria';
import type { FieldProblem } from '@gouvtech/domain';
import { ProblemError } from '../../../contract/problem-error.ts';
import { demandDraft, type Who } from '../access.ts';
import {
  findAnswers,
  queryIn,
  saveAnswer,
  type AnswerState,
  type Content,
  unanswered,
} from '../answer-repository.ts';
import { checkAnswer, whyNotAnswered, type AnswerDraft } from '../check-answer.ts';
import {
  readAnswers,
  type FileError,
  type ReadAnswer,
  type ReadAnswers,
} from '../files/read-answers.ts';
import { readCsv, readOds, UnreadableTable } from '../files/read-table.ts';
import { answerFile, JSON_FORMAT } from '../files/write.ts';
import { sameContent } from '../same-content.ts';
import type { FileFormat } from '../schemas/files.ts';
import { openDesk, saveOf, type Desk } from './answers.ts';
import type { AssessmentDependencies } from './dependencies.ts';

type Change = { read: ReadAnswer; current: AnswerState; content: Content };

export function fileUseCases(dependencies: AssessmentDependencies) {
  const { database, clock } = dependencies;
  return {
    /** The answers that are the vendor’s to give, with the revision each one is at. */
    async download(who: Who, slug: string, format: FileFormat) {
      const { round } = await demandDraft(database.db, who.actor, slug, 'assessment:read-draft');
      const today = dayOf(clock().toISOString());
      const set = loadSet(round.criteriaSet);
      const states = await findAnswers(database.db, round.id);
      return {
        name: `evaluation-${slug}-${today}.${format}`,
        body: answerFile(format, { set, facts: round.facts, states }, today),
      };
    },

    /** Says what would change; writes it when asked to, all of it or nothing. */
    async importFile(
      who: Who,
      slug: string,
      { format, content, apply }: { format: FileFormat; content: string; apply: boolean },
    ) {
      const desk = await openDesk(dependencies, who, slug, 'assessment:answer');
      const file = readFile(format, content, desk.set);
      const errors = [...file.errors];
      const states = new Map(
        (await findAnswers(database.db, desk.round.id)).map((state) => [state.criterion, state]),
      );
      const changes: Change[] = [];
      for (const read of file.answers) {
        const current = states.get(read.criterion.id) ?? unanswered(read.criterion.id);
        const judged = judge(read, current, desk);
        if (Array.isArray(judged)) errors.push(...judged);
        else if (judged) changes.push(judged);
      }
      const applied = apply && errors.length === 0;
      if (applied) await write(who, desk, changes, errors);
      return {
        applied: applied && errors.length === 0,
        read: file.read,
        unchanged: file.answers.length - changes.length - errorCount(errors, file.answers),
        changes: changes.map(({ read, current, content: after }) => ({
          criterion: read.criterion.id,
          before: current.content && shown(current.content),
          after: shown(after),
        })),
        errors: errors.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
      };
    },
  };

  async function write(
    who: Who,
    desk: Desk,
    changes: Change[],
    errors: FileError[],
  ): Promise<void> {
    await database
      .transaction(async (tx) => {
        for (const { read, current, content } of changes) {
          const one = { criterion: read.criterion.id, expected: current.revision, content };
          const revision = await saveAnswer(queryIn(tx), saveOf(who, desk, one));
          if (revision === null) throw new Overtaken(read);
        }
      })
      .catch((error: unknown) => {
        if (!(error instanceof Overtaken)) throw error;
        errors.push(overtaken(error.read));
      });
  }
}

class Overtaken extends Error {
  readonly read: ReadAnswer;
  constructor(read: ReadAnswer) {
    super('somebody saved this answer in between');
    this.read = read;
  }
}

const overtaken = ({ criterion, line }: ReadAnswer): FileError => ({
  line,
  criterion: criterion.id,
  field: 'revision',
  message:
    'Une autre personne a changé cette réponse depuis l’export. Exportez de nouveau, ou videz la colonne « revision » pour écrire par-dessus.',
});

const shown = ({ response, justification }: Content) => ({
  response,
  justification: justification ?? null,
});

const errorCount = (errors: FileError[], answers: ReadAnswer[]): number => {
  const faulty = new Set(errors.map(({ criterion }) => criterion));
  return answers.filter(({ criterion }) => faulty.has(criterion.id)).length;
};

/** The change an answer of the file makes; its errors; null when it changes nothing. */
function judge(read: ReadAnswer, current: AnswerState, desk: Desk): Change | FileError[] | null {
  const { criterion, line, draft, revision } = read;
  const error = (field: string | null, message: string): FileError => ({
    line,
    criterion: criterion.id,
    field,
    message,
  });
  const reason = whyNotAnswered(criterion, desk.facts, desk.set.version);
  if (reason) return [error(null, reason)];
  const checked = checkAnswer(criterion, draft, desk);
  if (!checked.ok)
    return checked.errors.map(({ path, message }: FieldProblem) => error(column(path), message));
  if (sameContent(current.content, checked.content)) return null;
  if (revision !== null && revision !== current.revision) return [overtaken(read)];
  return { read, current, content: checked.content };
}

const column = (path: string): string =>
  path
    .replace('response.fields.', 'champ.')
    .replace('response.level', 'niveau')
    .replace('response.on', 'prevu_le')
    .replace('response.kind', 'reponse');

function readFile(format: FileFormat, content: string, set: CriteriaSet): ReadAnswers {
  const bytes = Buffer.from(content, 'base64');
  try {
    if (format === 'json') return readJson(bytes, set);
    return readAnswers(format === 'csv' ? readCsv(bytes) : readOds(bytes), set);
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error;
    const { message } = error;
    throw new ProblemError('invalid-input', {
      detail: `${message} Rien n’est enregistré.`,
      errors: [{ path: 'content', message }],
    });
  }
}

function readJson(bytes: Buffer, set: CriteriaSet): ReadAnswers {
  let document: { format?: unknown; answers?: unknown };
  try {
    document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new UnreadableTable('Ce fichier n’est pas du JSON valide.');
  }
  if (document?.format !== JSON_FORMAT || !Array.isArray(document.answers))
    throw new UnreadableTable(`Ce fichier n’est pas un export de réponses (« ${JSON_FORMAT} »).`);
  const errors: FileError[] = [];
  const answers = document.answers.slice(0, 500).flatMap((one: unknown, index): ReadAnswer[] => {
    const {
      criterion: id,
      revision,
      response,
      justification,
    } = (one ?? {}) as Record<string, unknown>;
    const criterion = set.criteria.find((known) => known.id === id);
    const kinds = ['level', 'planned', 'na'];
    const kind = (response as { kind?: unknown } | null | undefined)?.kind;
    const named = typeof id === 'string' ? id.slice(0, 40) : null;
    if (!criterion || !kinds.includes(String(kind)) || !isDraft(response, justification)) {
      const message = criterion
        ? 'Cette réponse n’a pas la forme attendue.'
        : `Cette entrée ne nomme pas un critère de la version ${set.version}.`;
      errors.push({ line: index + 1, criterion: named, field: null, message });
      return [];
    }
    const draft = {
      response,
      ...(justification !== undefined && { justification }),
    } as AnswerDraft;
    const known = typeof revision === 'number' ? revision : null;
    return [{ criterion, line: index + 1, draft, revision: known }];
  });
  return { read: document.answers.length, answers, errors };
}

/** The shape only: the criterion says the rest. */
function isDraft(response: unknown, justification: unknown): boolean {
  const { level, fields, on } = response as Record<string, unknown>;
  const isText = (value: unknown) => value === undefined || typeof value === 'string';
  const isFields =
    fields === undefined ||
    (typeof fields === 'object' && fields !== null && !Array.isArray(fields));
  return isText(level) && isText(on) && isText(justification) && isFields;
}
