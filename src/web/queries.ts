import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isAway, RequestFailed } from './request.ts';

const MOST_TRIES = 2;
const AGAIN = 4_000;

/** What the server answered, kept for the screens. What it no longer gives to whoever asks is not kept. */
export function keptAnswers(sessionEnded: (error: Error) => void): QueryClient {
  const notice = (error: Error) => {
    if (statusOf(error) === 401) sessionEnded(error);
  };
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (refusals.includes(statusOf(error))) query.setState({ data: undefined });
        notice(error);
      },
    }),
    mutationCache: new MutationCache({ onError: notice }),
    defaultOptions: {
      // A browser that thinks it has no network may be wrong; if it is right, once is enough to know.
      queries: {
        networkMode: 'always',
        staleTime: 30_000,
        retry: (tried, error) => tried < MOST_TRIES && isAway(error) && navigator.onLine,
        refetchInterval: ({ state }) => (isAway(state.error) ? AGAIN : false),
      },
      mutations: { networkMode: 'always' },
    },
  });
}

/** What was answered before one could hear of changes may be otherwise by now; it stays until that is known. */
export const askForWhatCame = (queries: QueryClient): void =>
  void queries.invalidateQueries({
    predicate: ({ state }) => state.status === 'success' && state.fetchStatus === 'idle',
  });

/** Rights may have changed: what is on screen is asked for again, and what is on none is forgotten. */
export function askForEverything(queries: QueryClient): void {
  queries.removeQueries({ type: 'inactive' });
  void queries.invalidateQueries();
}

// Whoever is told so has no right to what they saw before; any other failure passes.
const refusals = [401, 403, 404];

const statusOf = (error: Error): number => (error instanceof RequestFailed ? error.status : 0);
