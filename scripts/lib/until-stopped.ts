import { createFamily, type Family } from './family.ts';
import { watchLaunchers } from './launchers.ts';
import type { ProcessIdentity } from './processes.ts';
import type { StartLock } from './start-lock.ts';

/**
 * Brings a family of processes up, then waits for Ctrl-C, SIGTERM, the end of those who launched us, or the
 * unexpected end of a member. Whatever happens, every member is stopped before this returns.
 * @returns the exit code: 0 when stopped on request, 1 when a member ended by itself
 */
export async function untilStopped(
  context: { launchers: ProcessIdentity[]; lock: StartLock | null },
  bringUp: (family: Family, stopped: () => boolean) => Promise<void>,
): Promise<number> {
  const { promise: end, resolve } = Promise.withResolvers<number>();
  let stopped = false;
  const stop = (code: number): void => {
    stopped = true;
    resolve(code);
  };
  const family = createFamily({
    onSpawn: (pid) => context.lock?.addChild(pid),
    onExit: (name, code) => {
      console.error(`« ${name} » s’est arrêté de façon inattendue (code ${code ?? 'inconnu'}).`);
      stop(1);
    },
  });
  const onSignal = (): void => (stopped ? family.kill() : stop(0));
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  watchLaunchers(context.launchers, () => stop(0));
  try {
    await Promise.race([end, bringUp(family, () => stopped)]);
    return await end;
  } finally {
    stopped = true;
    await family.stop();
  }
}
