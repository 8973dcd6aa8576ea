/** The processes `start` and `dev` are made of. None outlives this one. */
import { fork, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ROOT } from './settings.ts';

const FOLLOW_PARENT = new URL('./follow-parent.js', import.meta.url).href;
const GRACE_MS = 12_000;

export type ChildOptions = {
  /** what to run with Node, from the root of the project */
  file: string;
  args?: string[];
  nodeArgs?: string[];
  cwd?: string;
  env?: Record<string, string>;
  /** lines of the standard output to keep; all by default, none with `() => false` */
  showLine?: (line: string) => boolean;
};

export type Family = {
  /** Runs to the end. @returns the exit code and all that was written. */
  run(options: ChildOptions): Promise<{ code: number; output: string }>;
  /** Runs until stopped; calls `onExit` when it ends by itself. */
  serve(name: string, options: ChildOptions): ChildProcess;
  /** SIGTERM to all, in the reverse order of their start, then SIGKILL to those who linger. */
  stop(): Promise<void>;
  kill(): void;
};

export function createFamily(
  hooks: {
    onSpawn?: (pid: number) => void;
    onExit?: (name: string, code: number | null) => void;
  } = {},
): Family {
  const alive = new Set<ChildProcess>();
  let stopping = false;

  const spawn = ({ file, args = [], nodeArgs = [], cwd, env }: ChildOptions): ChildProcess => {
    if (stopping) throw new Error(`stopping: ${file} is not started`);
    const child = fork(file, args, {
      cwd: cwd ?? ROOT,
      env: { ...process.env, ...env },
      execArgv: [`--import=${FOLLOW_PARENT}`, ...nodeArgs],
      // Its own group: Ctrl-C reaches this process only, which then stops its children in order.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    alive.add(child);
    child.once('exit', () => alive.delete(child));
    if (child.pid) hooks.onSpawn?.(child.pid);
    return child;
  };

  return {
    run: (options) =>
      new Promise((done, fail) => {
        let output = '';
        const child = spawn(options);
        child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
        child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
        child.once('error', fail);
        child.once('close', (code) => done({ code: code ?? 1, output }));
      }),
    serve: (name, options) => {
      const child = spawn(options);
      const showLine = options.showLine ?? (() => true);
      if (child.stdout) {
        createInterface({ input: child.stdout }).on('line', (line) => {
          if (showLine(line)) process.stdout.write(`${line}\n`);
        });
      }
      child.stderr?.pipe(process.stderr, { end: false });
      child.once('error', () => hooks.onExit?.(name, null));
      child.once('exit', (code) => {
        if (!stopping) hooks.onExit?.(name, code);
      });
      return child;
    },
    stop: async () => {
      stopping = true;
      const late = setTimeout(() => killAll(alive), GRACE_MS);
      for (const child of [...alive].reverse()) {
        child.kill('SIGTERM');
        if (alive.has(child)) await new Promise((done) => child.once('exit', done));
      }
      clearTimeout(late);
    },
    kill: () => killAll(alive),
  };
}

const killAll = (children: Iterable<ChildProcess>): void => {
  for (const child of children) child.kill('SIGKILL');
};
