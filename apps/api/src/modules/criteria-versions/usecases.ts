import type { Person } from '@gouvtech/domain/actors';
import { announce, retract } from './usecases/announce.ts';
import type { VersionDependencies } from './usecases/dependencies.ts';
import { downloadReport } from './usecases/download.ts';
import { readOwn } from './usecases/own.ts';
import { listReleases, readReport } from './usecases/read.ts';
import type { Sort } from './simulation-repository.ts';

export const criteriaVersionUseCases = (dependencies: VersionDependencies) => ({
  list: (actor: Person) => listReleases(dependencies, actor),
  report: (actor: Person, version: string, asked: { sort?: Sort; page?: number }) =>
    readReport(dependencies, actor, version, asked),
  download: (actor: Person, version: string) => downloadReport(dependencies, actor, version),
  own: (actor: Person, slug: string) => readOwn(dependencies, actor, slug),
  announce: (actor: Person, version: string, inForceOn: string) =>
    announce(dependencies, actor, version, inForceOn),
  retract: (actor: Person, version: string, reason: string) =>
    retract(dependencies, actor, version, reason),
});

export type CriteriaVersionUseCases = ReturnType<typeof criteriaVersionUseCases>;
