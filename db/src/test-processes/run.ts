import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type Running = {
  child: ChildProcess;
  /** complete lines printed so far */
  lines: string[];
  /** resolves with the code when the process ends, null after a signal */
  ended: Promise<number | null>;
  /** resolves when a line is printed, rejects when the process ends before */
  line(expected: string | RegExp): Promise<string>;
};

/** Starts a script in a real process. */
export function runScript(script: URL, ...args: string[]): Running {
  const path = fileURLToPath(script);
  const child = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  let rest = '';
  let wake = () => {};
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    wake();
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (code) => {
      resolve(code);
      wake();
    });
  });
  const line = async (expected: string | RegExp): Promise<string> => {
    for (;;) {
      const found = lines.find((one) => one.match(expected));
      if (found !== undefined) return found;
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`${path} ended before printing ${expected}: ${lines.join('\n')}`);
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  return { child, lines, ended, line };
}
