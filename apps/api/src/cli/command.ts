/** What a command of `pnpm catalogue` is, and how it speaks. */
import type { ParseArgsConfig } from 'node:util';

export type Command = {
  /** how to call it, in one line */
  usage: string;
  summary: string;
  options?: ParseArgsConfig['options'];
  /** @returns the exit code: 0 done, 1 refused, 2 done in part */
  run(args: string[], options: Record<string, unknown>): Promise<number>;
};

/** An expected refusal: its French message is all a person needs. */
export class CommandRefused extends Error {
  override name = 'CommandRefused';
}

export const say = (line = ''): void => void process.stdout.write(`${line}\n`);
export const warn = (line: string): void => void process.stderr.write(`${line}\n`);

/** `2 fiches`, `1 fiche`: French writes 0 and 1 in the singular. */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n} ${n < 2 ? one : many}`;
