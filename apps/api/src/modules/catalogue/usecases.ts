import type { Database } from '@gouvtech/db';
import { readAssessment, readSolution } from './usecases/read.ts';
import { listSolutions } from './usecases/list.ts';
import { readOverview } from './usecases/overview.ts';
import { readState } from './repository.ts';
import type { ListQuery } from './schemas/query.ts';
import { API_VERSION } from '../../contract/version.ts';

export type CatalogueDependencies = { database: Database; clock: () => Date };

/** UTC day of the neutral order. */
export const today = (clock: () => Date): string => clock().toISOString().slice(0, 10);

export function catalogueUseCases(dependencies: CatalogueDependencies) {
  const { database, clock } = dependencies;
  return {
    /**
     * Weak ETag of what is computed from the whole catalogue: it changes with each publication, each day (the neutral
     * order) and each version of the program.
     */
    listTag: async (): Promise<string> => {
      const { revision } = await readState(database);
      return `W/"${API_VERSION}-${revision}-${today(clock)}"`;
    },
    list: (query: ListQuery): Promise<string> => listSolutions(dependencies, query),
    solution: (slug: string, held: string[]) => readSolution(dependencies, slug, held),
    assessment: (slug: string) => readAssessment(dependencies, slug),
    overview: (): Promise<string> => readOverview(dependencies),
  };
}

export type CatalogueUseCases = ReturnType<typeof catalogueUseCases>;
