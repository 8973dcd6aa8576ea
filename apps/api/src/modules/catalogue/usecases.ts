import { today, type CatalogueDependencies } from './usecases/dependencies.ts';
import { readAssessment, readSolution } from './usecases/read.ts';
import { listSolutions } from './usecases/list.ts';
import { readOverview } from './usecases/overview.ts';
import { suggest } from './usecases/suggest.ts';
import { readState, type State } from './repository.ts';
import type { ListQuery } from './schemas/query.ts';
import { API_VERSION } from '../../contract/version.ts';

export function catalogueUseCases(dependencies: CatalogueDependencies) {
  const { database, clock } = dependencies;
  return {
    /**
     * State of the catalogue and weak ETag of what is computed from all of it: it changes with each publication, each
     * day (the neutral order) and each version of the program.
     */
    whole: async (): Promise<{ etag: string; state: State }> => {
      const state = await readState(database);
      return { etag: `W/"${API_VERSION}-${state.revision}-${today(clock)}"`, state };
    },
    list: (query: ListQuery, state: State): Promise<string> =>
      listSolutions(dependencies, query, state),
    solution: (slug: string, held: string[]) => readSolution(dependencies, slug, held),
    assessment: (slug: string) => readAssessment(dependencies, slug),
    suggestions: (text: string) => suggest(dependencies, text),
    overview: (state: State): Promise<string> => readOverview(dependencies, state),
  };
}

export type CatalogueUseCases = ReturnType<typeof catalogueUseCases>;
