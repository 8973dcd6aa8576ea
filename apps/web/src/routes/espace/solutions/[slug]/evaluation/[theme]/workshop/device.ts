/**
 * What is typed and not saved yet, on this device: written before anything is sent, taken away once the server has it.
 * One entry for each account, assessment, criterion and open page, so that nobody reads another person’s text here and two
 * pages do not overwrite each other.
 */
import type { AnswerValues } from '../../answer-form.ts';

export type Kept = {
  theme: string;
  values: AnswerValues;
  /** revision that the person had read */
  revision: number;
  /** instant, UTC */
  at: string;
};
export type KeptEntry = Kept & { key: string; criterion: string };

const PREFIX = 'reponse';

/** @param page identifies an open page; a new one each time */
export function deviceFor(storage: Storage, scope: string[], page: string) {
  const start = [PREFIX, ...scope, ''].join('/');
  const keyOf = (criterion: string) => `${start}${criterion}/${page}`;
  return {
    /** @returns false when this device keeps nothing (private window, full) */
    keep(criterion: string, kept: Kept): boolean {
      try {
        storage.setItem(keyOf(criterion), JSON.stringify(kept));
        return true;
      } catch {
        return false;
      }
    },
    forget(criterion: string): void {
      remove(keyOf(criterion));
    },
    forgetEntry: (key: string): void => remove(key),
    /** Everything kept for this assessment, the oldest first. */
    all(): KeptEntry[] {
      return keys()
        .filter((key) => key.startsWith(start))
        .flatMap((key): KeptEntry[] => {
          const kept = parsed(storage.getItem(key));
          const [criterion = ''] = key.slice(start.length).split('/');
          return kept ? [{ ...kept, key, criterion }] : [];
        })
        .sort((a, b) => (a.at < b.at ? -1 : 1));
    },
  };

  function remove(key: string): void {
    try {
      storage.removeItem(key);
    } catch {
      // A device that keeps nothing has nothing to forget.
    }
  }

  function keys(): string[] {
    try {
      return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
    } catch {
      return [];
    }
  }
}

function parsed(text: string | null): Kept | null {
  try {
    const kept = JSON.parse(text ?? '') as Partial<Kept>;
    const whole = kept.values && typeof kept.revision === 'number' && kept.at && kept.theme;
    return whole ? (kept as Kept) : null;
  } catch {
    return null;
  }
}
