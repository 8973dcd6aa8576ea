import type { EndedListing, FieldProblem, ProblemCode } from '@gouvtech/domain';
import type { Session } from '#lib/server/api.ts';
import type { Theme } from '#lib/server/theme.ts';

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
    }
    interface Locals {
      theme: Theme;
      requestId: string;
      /** who reads; null without a session cookie. Asks the API once a request; throws when it does not answer. */
      session: () => Promise<Session | null>;
    }
  }
}
