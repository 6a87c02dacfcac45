import { useQueryClient } from '@tanstack/react-query';
import { casesApi } from '../modules/cases/contract.ts';
import { todayApi } from '../modules/today/contract.ts';
import { useOrganization } from './organization.ts';

export type ListedCase = { reference: string; subject: string; customer: string };

const lists: readonly unknown[] = [todayApi.today.path, todayApi.search.path, casesApi.cases.path];

/** What a list told of a case before it was opened: enough for its head while the rest is on its way. */
export function useListedCase(reference: string): ListedCase | undefined {
  const organization = useOrganization();
  const queries = useQueryClient();
  return queries
    .getQueriesData({
      predicate: ({ queryKey: [path, asker] }) => lists.includes(path) && asker === organization,
    })
    .flatMap(([, answer]) => rowsOf(answer))
    .find((row) => row.reference === reference);
}

/** A list is an answer, or several pages of them; its rows stand by why they are shown. */
function rowsOf(answer: unknown): ListedCase[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const pages: unknown[] = 'pages' in answer && Array.isArray(answer.pages) ? answer.pages : [answer];
  return pages
    .flatMap((page) => Object.values(Object(page)).flat())
    .filter(
      (row): row is ListedCase =>
        typeof row === 'object' &&
        row !== null &&
        'reference' in row &&
        'subject' in row &&
        'customer' in row,
    );
}
