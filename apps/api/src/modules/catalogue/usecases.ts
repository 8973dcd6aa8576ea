import { today, type CatalogueDependencies } from './usecases/dependencies.ts';
import { readAssessment, readSolution } from './usecases/read.ts';
import { listSolutions } from './usecases/list.ts';
import { readOverview } from './usecases/overview.ts';
import { suggest } from './usecases/suggest.ts';
import { readState, type State } from './repository.ts';
import type { ListQuery } from './schemas/query.ts';
import { rememberReplies } from './remember.ts';
import { API_VERSION } from '../../contract/version.ts';

type Whole = { etag: string; state: State };

export function catalogueUseCases(dependencies: CatalogueDependencies) {
  const { database, clock } = dependencies;
  const remember = rememberReplies();
  return {
    /**
     * State of the catalogue and weak ETag of what is computed from all of it: it changes with each publication, each
     * day (the neutral order) and each version of the program.
     */
    whole: async (): Promise<Whole> => {
      const state = await readState(database);
      return { etag: `W/"${API_VERSION}-${state.revision}-${today(clock)}"`, state };
    },
    list: (query: ListQuery, { etag, state }: Whole): Promise<string> =>
      remember(`list ${JSON.stringify(query)}`, etag, () =>
        listSolutions(dependencies, query, state),
      ),
    solution: (slug: string, held: string[]) => readSolution(dependencies, slug, held),
    assessment: (slug: string) => readAssessment(dependencies, slug),
    suggestions: (text: string) => suggest(dependencies, text),
    overview: ({ etag, state }: Whole): Promise<string> =>
      remember('overview', etag, () => readOverview(dependencies, state)),
  };
}

export type CatalogueUseCases = ReturnType<typeof catalogueUseCases>;
