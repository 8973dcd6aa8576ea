/** Pieces of the contract that several components share. */
import { TIERS } from '@gouvtech/criteria';
import { oneOf } from './schema.ts';

export const tier = (description: string) => oneOf(TIERS, { description });
