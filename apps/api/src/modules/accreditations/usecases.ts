import type { Person } from '@gouvtech/domain/actors';
import type { Grant, NewAccreditation } from './schemas.ts';
import { applyForAccreditation } from './usecases/apply.ts';
import type { AccreditationDependencies, Asked } from './usecases/context.ts';
import {
  refuseAccreditation,
  suspendAccreditation,
  withdrawAccreditation,
} from './usecases/decide.ts';
import { proposeGrant, proposeRestoration } from './usecases/propose.ts';
import { readUseCases } from './usecases/read.ts';
import { registerUseCases } from './usecases/register.ts';

export const accreditationUseCases = (dependencies: AccreditationDependencies) => ({
  ...readUseCases(dependencies),
  ...registerUseCases(dependencies),
  apply: (actor: Person, slug: string, input: NewAccreditation) =>
    applyForAccreditation(dependencies, actor, slug, input),
  withdraw: (actor: Person, asked: Asked, reason: string) =>
    withdrawAccreditation(dependencies, actor, asked, reason),
  refuse: (actor: Person, asked: Asked, reason: string) =>
    refuseAccreditation(dependencies, actor, asked, reason),
  suspend: (actor: Person, asked: Asked, reason: string) =>
    suspendAccreditation(dependencies, actor, asked, reason),
  proposeGrant: (actor: Person, asked: Asked, grant: Grant) =>
    proposeGrant(dependencies, actor, asked, grant),
  proposeRestoration: (actor: Person, asked: Asked, reason: string) =>
    proposeRestoration(dependencies, actor, asked, reason),
});

export type AccreditationUseCases = ReturnType<typeof accreditationUseCases>;
