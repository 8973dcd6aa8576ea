/**
 * The npx, npm and pnpm processes that started this one. They do not all pass signals on: when one of them
 * disappears, nobody can stop the product any more, so the product stops by itself.
 */
import { findProcess, isRunning, type ProcessIdentity, type ProcessRow } from './processes.ts';

const LAUNCHER = /^(npm|npx|pnpm|pn|corepack)( |$)|[/\\](npm|npx|pnpm|corepack)(-cli)?([.]c?js)?$/;
const SHELL = /(^|[/\\])(ba|da|z)?sh$/;
const PERIOD_MS = 500;

/** @returns the launchers above `pid`, and the shells between them, nearest first. */
export function launchersOf(pid: number): ProcessIdentity[] {
  const above: ProcessRow[] = [];
  for (let row = parentOf(pid); row && (isLauncher(row) || isShell(row)); row = parentOf(row.pid)) {
    above.push(row);
  }
  // A shell above the first launcher is a person's: closing it must not stop a product left running.
  const outermost = above.findLastIndex(isLauncher);
  return above.slice(0, outermost + 1);
}

/** Calls `onGone` once, when one of them is no longer there. Does not keep the process alive. */
export function watchLaunchers(launchers: ProcessIdentity[], onGone: () => void): void {
  if (launchers.length === 0) return;
  const timer = setInterval(() => {
    if (launchers.every(isRunning)) return;
    clearInterval(timer);
    onGone();
  }, PERIOD_MS);
  timer.unref();
}

const parentOf = (pid: number): ProcessRow | null => {
  const parent = findProcess(pid)?.parent ?? 0;
  return parent > 1 ? findProcess(parent) : null;
};

const isLauncher = (row: ProcessRow): boolean =>
  row.command.slice(0, 2).some((word) => LAUNCHER.test(word));

const isShell = (row: ProcessRow): boolean => SHELL.test(row.command[0]?.split(' ')[0] ?? '');
