/**
 * Saves each answer as it is given, and says so. The form works without it. Served as one file, without framework: the
 * page is already there, hydrating it would send every text twice.
 */
import { bothTexts, digestOf, answerOf, valuesOf, type SavedAnswer } from '../../answer-form.ts';
import { deviceFor } from './device.ts';
import { hideFacing, showFacing, type Verb } from './facing.ts';
import { listenToKeys } from './keyboard.ts';
import { missingProofs, refreshNotes } from './notes.ts';
import { whenWords } from '#lib/ui/save-state.ts';
import { sayPage, sayTrouble, warnBeforeLeaving } from './page-state.ts';
import { count, questionOf, showText, type Question } from './question.ts';
import { sendAnswer, type Outcome } from './sending.ts';
import { presenceOf } from './session.ts';

const form = document.getElementById('reponses') as HTMLFormElement;
const { account = '', slug = '', theme = '', round = '', login = '' } = form.dataset;
const root = `/api/v1/vendor/solutions/${encodeURIComponent(slug)}/assessment/answers/`;
const device = deviceFor(localStorage, [account, slug, round], crypto.randomUUID());

const CHOICE_WAIT_MS = 300;
const TYPING_WAIT_MS = 1_000;
const RETRY_MS = [2_000, 5_000, 10_000, 30_000];

type Desk = {
  question: Question;
  revision: number;
  /** mark of what the server has */
  saved: string;
  state: 'idle' | 'dirty' | 'sending' | 'conflict' | 'refused' | 'closed';
  /** the last thing sent was refused: what the server has must be said again */
  wrong: boolean;
  /** typed while a saving was under way */
  again: boolean;
  timer: number;
  current: SavedAnswer | null;
};

const desks = new Map<string, Desk>();
let signedOut = false;
let retries = 0;
let retryTimer = 0;

for (const section of form.querySelectorAll<HTMLElement>('[data-criterion]')) {
  const question = questionOf(section);
  const data = new FormData(form);
  desks.set(question.id, {
    question,
    revision: Number(data.get(`${question.id}.revision`)),
    saved: String(data.get(`${question.id}.was`)),
    state: 'idle',
    wrong: false,
    again: false,
    timer: 0,
    current: null,
  });
  count(question);
}

const deskOf = (target: EventTarget | null): Desk | undefined =>
  target instanceof Element
    ? desks.get(target.closest<HTMLElement>('[data-criterion]')?.dataset.criterion ?? '')
    : undefined;

form.addEventListener('input', ({ target }) => {
  const desk = deskOf(target);
  if (!desk) return;
  const boxed = target instanceof HTMLInputElement && /radio|checkbox/.test(target.type);
  count(desk.question);
  touched(desk, boxed ? CHOICE_WAIT_MS : TYPING_WAIT_MS);
});
form.addEventListener('change', ({ target }) => {
  const desk = deskOf(target);
  const boxed = target instanceof HTMLInputElement && /radio|checkbox/.test(target.type);
  if (desk?.state === 'dirty' && !boxed) void save(desk);
});

/** Kept on the device at once, sent soon. */
function touched(desk: Desk, wait: number): void {
  const { question } = desk;
  const values = question.values();
  const at = new Date().toISOString();
  const kept = device.keep(question.id, { theme, values, revision: desk.revision, at });
  warnBeforeLeaving(!kept);
  if (desk.state === 'conflict') return;
  if (desk.state === 'sending') desk.again = true;
  else desk.state = 'dirty';
  clearTimeout(desk.timer);
  desk.timer = window.setTimeout(() => void save(desk), wait);
}

async function save(desk: Desk, keepalive = false): Promise<void> {
  const { question } = desk;
  clearTimeout(desk.timer);
  if (desk.state === 'sending' || desk.state === 'conflict') return;
  if (question.halfTyped()) return;
  const values = question.values();
  const answer = answerOf(values, question.shapes);
  const digest = digestOf(answer);
  const confirms = question.section.querySelector<HTMLInputElement>('[data-confirm] input:checked');
  if (digest === desk.saved && !confirms && !desk.wrong) {
    device.forget(question.id);
    desk.state = 'idle';
    return sayPage(overall());
  }
  desk.state = 'sending';
  desk.again = false;
  question.say('saving');
  const outcome = await sendAnswer(root + question.id, desk.revision, answer, keepalive);
  settle(desk, outcome, digest);
  sayPage(overall());
}

function settle(desk: Desk, outcome: Outcome, digest: string): void {
  const { question } = desk;
  if (outcome.kind === 'saved') return saved(desk, outcome.answer, digest);
  if (outcome.kind === 'conflict') return faced(desk, outcome.current);
  if (outcome.kind === 'refused') {
    desk.state = 'refused';
    desk.wrong = true;
    question.say('refused');
    const { errors, detail } = outcome;
    question.showErrors(errors.length ? errors : [{ path: 'criterion', message: detail }]);
  } else if (outcome.kind === 'closed') {
    desk.state = 'closed';
    question.say('closed');
    if (outcome.everywhere) sayTrouble('closed', { detail: outcome.detail, login });
    question.showErrors([{ path: 'criterion', message: outcome.detail }]);
  } else {
    desk.state = 'dirty';
    question.say(outcome.kind === 'signed-out' ? 'closed' : 'device');
    if (outcome.kind === 'signed-out') {
      signedOut = true;
      sayTrouble('signed-out', { login });
    }
    retryLater();
  }
  if (desk.again && desk.state !== 'dirty') touched(desk, TYPING_WAIT_MS);
}

function saved(desk: Desk, answer: SavedAnswer, digest: string): void {
  const { question } = desk;
  desk.revision = answer.revision;
  desk.saved = digest;
  desk.state = 'idle';
  desk.wrong = false;
  desk.current = null;
  retries = 0;
  question.mark(answer.revision);
  question.section.querySelector('[data-confirm]')?.remove();
  question.showErrors(answer.remaining);
  question.say(answer.remaining.length > 0 ? 'incomplete' : 'saved', new Date().toISOString());
  if (desk.again) touched(desk, CHOICE_WAIT_MS);
  else device.forget(question.id);
  warnBeforeLeaving(false);
  refreshNotes(showMissing);
}

function faced(desk: Desk, current: SavedAnswer): void {
  desk.state = 'conflict';
  desk.current = current;
  desk.question.say('two');
  showFacing(desk.question, desk.question.values(), current, account);
}

function choose(desk: Desk, verb: Verb): void {
  const { question, current } = desk;
  if (!current) return;
  const theirs = valuesOf(current);
  const mine = question.values();
  desk.revision = current.revision;
  desk.current = null;
  hideFacing(question);
  if (verb === 'mien') {
    desk.state = 'dirty';
    desk.wrong = true;
    void save(desk);
  } else if (verb === 'sien') {
    question.fill(theirs);
    saved(desk, current, digestOf(answerOf(theirs, question.shapes)));
  } else {
    desk.state = 'dirty';
    question.fill({ ...mine, justification: bothTexts(mine.justification, theirs.justification) });
    touched(desk, RETRY_MS[2] ?? 0);
  }
  const field = question.section.querySelector<HTMLElement>(
    verb === 'commun' ? 'textarea[name$=".justification"]' : 'input:checked, textarea',
  );
  field?.focus();
  sayPage(overall());
}

form.addEventListener('submit', (event) => {
  const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
  event.preventDefault();
  const [verb = '', id = ''] = (button?.value ?? '').split(':');
  const desk = desks.get(id) ?? deskOf(button);
  if (button?.name === 'garder' && desk) return choose(desk, verb as Verb);
  if (button?.name === 'vider' && desk) return emptied(desk);
  void saveAll().then(() => {
    if (button?.name === 'puis') location.assign(`${location.pathname}/${button.value}`);
  });
});

function emptied(desk: Desk): void {
  desk.question.fill({ choice: '', on: '', justification: '', fields: {} });
  count(desk.question);
  touched(desk, 0);
}

async function saveAll(keepalive = false): Promise<void> {
  const waiting = [...desks.values()].filter(({ state }) => state === 'dirty');
  await Promise.all(waiting.map((desk) => save(desk, keepalive)));
}

function retryLater(): void {
  clearTimeout(retryTimer);
  retryTimer = window.setTimeout(
    () => void retry(),
    RETRY_MS[Math.min(retries, RETRY_MS.length - 1)],
  );
  retries += 1;
}

/** After a session ended, only the same person’s answers are sent. */
async function retry(): Promise<void> {
  if (![...desks.values()].some(({ state }) => state === 'dirty')) return;
  if (signedOut) {
    const presence = await presenceOf(account);
    if (presence === 'another') return sayTrouble('another', { login });
    if (presence !== 'here') return retryLater();
    signedOut = false;
    sayTrouble(null, { login });
  }
  await saveAll();
}

addEventListener('online', () => void retry());
addEventListener('focus', () => void retry());
addEventListener('pagehide', () => void saveAll(true));
document.addEventListener(
  'visibilitychange',
  () => void (document.hidden ? saveAll(true) : retry()),
);

/**
 * What a closed browser, a dead network or an ended session left here. One after the other: of two texts from two pages,
 * the second one meets the first as it would meet a colleague’s.
 */
async function restore(): Promise<void> {
  const elsewhere = new Map<string, number>();
  for (const { key, criterion, ...kept } of device.all()) {
    const desk = desks.get(criterion);
    if (kept.theme !== theme) elsewhere.set(kept.theme, (elsewhere.get(kept.theme) ?? 0) + 1);
    if (!desk) continue;
    const { question } = desk;
    if (digestOf(answerOf(kept.values, question.shapes)) === desk.saved) {
      device.forgetEntry(key);
      continue;
    }
    if (desk.state === 'conflict') continue;
    question.fill(kept.values);
    count(question);
    desk.revision = kept.revision;
    device.keep(criterion, kept);
    device.forgetEntry(key);
    desk.state = 'dirty';
    const when = whenWords(kept.at, new Date().toISOString());
    showText(
      question.part('note'),
      `Texte repris de cet appareil\u00a0: écrit ${when}, il n’avait pas été enregistré.`,
    );
    await save(desk);
  }
  if (elsewhere.size > 0) sayTrouble('elsewhere', { themes: [...elsewhere] });
}

function overall(): Parameters<typeof sayPage>[0] {
  const all = [...desks.values()].map(({ state }) => state);
  if (all.includes('closed')) return 'closed';
  if (all.includes('conflict')) return 'two';
  if (all.includes('refused')) return 'refused';
  if (all.includes('sending')) return 'saving';
  return all.includes('dirty') ? (signedOut ? 'closed' : 'device') : 'saved';
}

function showMissing(): void {
  const missing = missingProofs();
  for (const { question, state } of desks.values()) {
    const words = missing.get(question.id) ?? '';
    showText(question.part('preuve'), words);
    if (words && state === 'idle') question.say('incomplete');
  }
}

document.documentElement.classList.add('live');
listenToKeys(form);
void restore();
