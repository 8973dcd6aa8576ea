/** Who runs on this machine. A number alone may be reused, or be a dead process nobody collected. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type ProcessIdentity = {
  pid: number;
  /** when it started, in the unit of the system; only compared */
  startedAt: string;
};
export type ProcessRow = ProcessIdentity & { parent: number; command: string[] };

/** @returns null when the process is gone, or dead and not yet collected. */
export function findProcess(pid: number): ProcessRow | null {
  try {
    return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
  } catch {
    return null;
  }
}

export function isRunning(identity: ProcessIdentity): boolean {
  return findProcess(identity.pid)?.startedAt === identity.startedAt;
}

function fromProc(pid: number): ProcessRow | null {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name (field 2) may hold spaces and brackets: fields are counted from the last bracket.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, parent] = fields;
  if (state === 'Z' || state === 'X') return null;
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean);
  return { pid, parent: Number(parent), startedAt: fields[19] ?? '', command };
}

function fromPs(pid: number): ProcessRow | null {
  const line = execFileSync('ps', ['-o', 'stat=,ppid=,lstart=,command=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  }).trim();
  const [, state, parent, startedAt, command] =
    /^(\S+)\s+(\d+)\s+(\S+\s+\S+\s+\d+\s+\S+\s+\d+)\s+(.*)$/.exec(line) ?? [];
  if (!state || state.startsWith('Z')) return null;
  return { pid, parent: Number(parent), startedAt: startedAt ?? '', command: [command ?? ''] };
}
