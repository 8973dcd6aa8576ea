import type { EndedListing, FieldProblem, ProblemCode } from '@gouvtech/domain';
import type { Session } from '#lib/server/api.ts';
import type { Theme } from '#lib/server/theme.ts';

export type KeptText = { label: string; text: string };

declare global {
  namespace App {
    interface Error {
      status: number;
      message: string;
      /** code of the problem the API answered, when it is one */
      code?: ProblemCode;
      errors?: FieldProblem[];
      /** the listing that left the catalogue, for a 410 */
      ended?: EndedListing;
      /** to quote when writing to the operator; the log has it too */
      requestId?: string;
      /** what was typed in a form that may be sent no more: the page of the error gives it back */
      kept?: KeptText[];
    }
    interface Locals {
      theme: Theme;
      requestId: string;
      /** the refusal of a form whose page cannot be read any more either */
      refused?: { status: number; body: Omit<Error, 'status'> };
      /** who reads; null without a session cookie. Asks the API once a request; throws when it does not answer. */
      session: () => Promise<Session | null>;
    }
  }
}
