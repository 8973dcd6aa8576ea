import { readFileSync, readlinkSync } from 'node:fs';

/** What tells a process from another one that got the same number later, or elsewhere. */
export type ProcessIdentity = {
  pid: number;
  /** clock ticks between the machine's start and the process's; null where /proc is missing */
  startTicks: string | null;
  /** machine start and space of process numbers; null where /proc is missing */
  space: string | null;
};

const orNull = <T>(read: () => T): T | null => {
  try {
    return read();
  } catch {
    return null;
  }
};

/**
 * Field 22 of /proc/<pid>/stat; the name (field 2) may hold spaces, so count from the last bracket. Null for a process
 * that is gone, or dead and not yet collected by its parent.
 */
export const startTicksOf = (pid: number): string | null =>
  orNull(() => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? null : (fields[18] ?? null);
  });

export function currentProcess(): ProcessIdentity {
  const space = orNull(
    () =>
      `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`,
  );
  return { pid: process.pid, startTicks: startTicksOf(process.pid), space };
}

/**
 * `unknown` when the process was started by another boot or in another container: its number means nothing here,
 * or when only the number can be compared.
 */
export function isRunning(other: ProcessIdentity): 'yes' | 'no' | 'unknown' {
  if (other.space !== currentProcess().space) return 'unknown';
  if (other.startTicks !== null) return startTicksOf(other.pid) === other.startTicks ? 'yes' : 'no';
  try {
    process.kill(other.pid, 0);
    return 'unknown';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH' ? 'no' : 'unknown';
  }
}
