import type { TSchema } from 'typebox';
import { auditComponents as ofAudits } from './schemas.ts';
import { deskComponents } from './schemas-desk.ts';

/** Named components this module adds to the document. */
export const auditComponents: TSchema[] = [...ofAudits, ...deskComponents];
