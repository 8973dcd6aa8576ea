import type { EndedListing, FieldProblem, ProblemCode } from '@gouvtech/domain';
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
    }
  }
}
