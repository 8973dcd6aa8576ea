import type { Person } from '@gouvtech/domain/actors';
import type { NewDispute, Reply, Ruling, Triage } from './schemas.ts';
import type { Asked, DisputeDependencies } from './usecases/context.ts';
import { appealDispute, decideAppeal, decideDispute } from './usecases/decide.ts';
import { openDispute } from './usecases/open.ts';
import { readUseCases } from './usecases/read.ts';
import { replyToDispute } from './usecases/reply.ts';
import { askVendor, triageDispute } from './usecases/triage.ts';

export function disputeUseCases(dependencies: DisputeDependencies) {
  return {
    ...readUseCases(dependencies),
    open: (actor: Person, input: NewDispute, key: string | undefined) =>
      openDispute(dependencies, actor, input, key),
    triage: (actor: Person, asked: Asked, given: Triage) =>
      triageDispute(dependencies, actor, asked, given),
    ask: (actor: Person, asked: Asked) => askVendor(dependencies, actor, asked),
    reply: (actor: Person, asked: Asked, given: Reply) =>
      replyToDispute(dependencies, actor, asked, given),
    decide: (actor: Person, asked: Asked, ruling: Ruling) =>
      decideDispute(dependencies, actor, asked, ruling),
    appeal: (actor: Person, asked: Asked, reason: string) =>
      appealDispute(dependencies, actor, asked, reason),
    decideAppeal: (actor: Person, asked: Asked, ruling: Ruling) =>
      decideAppeal(dependencies, actor, asked, ruling),
  };
}

export type DisputeUseCases = ReturnType<typeof disputeUseCases>;
