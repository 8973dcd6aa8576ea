import { today, type CatalogueDependencies } from './usecases/dependencies.ts';
import { readAssessment, readSolution } from './usecases/read.ts';
import { listSolutions } from './usecases/list.ts';
import { readOverview } from './usecases/overview.ts';
import { suggest } from './usecases/suggest.ts';
import { readState, type State } from './repository.ts';
import { selectionOf, type ListQuery } from './schemas/query.ts';
import { sequenceOf } from './search/words.ts';
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
    list: async (query: ListQuery, { etag, state }: Whole): Promise<string> => {
      const body = await remember(`list ${JSON.stringify(query)}`, etag, () =>
        listSolutions(dependencies, query, state),
      );
      if (isMiss(query, body)) dependencies.noteMiss?.(sequenceOf(query.q!).join(' '), query.q!);
      return body;
    },
    solution: (slug: string, held: string[]) => readSolution(dependencies, slug, held),
    assessment: (slug: string) => readAssessment(dependencies, slug),
    suggestions: (text: string) => suggest(dependencies, text),
    overview: ({ etag, state }: Whole): Promise<string> =>
      remember('overview', etag, () => readOverview(dependencies, state)),
  };
}

/** Words alone found nothing: with a filter, the filter may be why. The reply is read by its beginning only. */
const isMiss = (query: ListQuery, body: string): boolean =>
  Boolean(query.q) &&
  body.startsWith('{"items":[],"total":0,') &&
  Object.keys(selectionOf(query)).length === 0;

export type CatalogueUseCases = ReturnType<typeof catalogueUseCases>;
