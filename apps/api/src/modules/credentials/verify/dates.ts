import { asInstant, dayInWords, type Json } from './read.ts';
import { failed, passed, type Finding } from './types.ts';

export function checkDates({ validFrom, validUntil }: Json, now: string): Finding {
  const [from, until] = [asInstant(validFrom), asInstant(validUntil)];
  if (from === null || until === null)
    return failed('Le début ou la fin de validité manque, ou n’est pas une date.');
  if (until <= from) return failed('La fin de validité vient avant son début.');
  const today = Date.parse(now);
  if (today < from) return failed(`Le label ne commence que le ${dayInWords(from)}.`);
  if (today > until)
    return failed(`Le label est échu\u00a0: il valait jusqu’au ${dayInWords(until)}.`);
  return passed(`Du ${dayInWords(from)} au ${dayInWords(until)}.`);
}
