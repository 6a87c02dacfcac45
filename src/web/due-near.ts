import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { todayApi } from '../modules/today/contract.ts';
import type { Output } from '../platform/http/endpoint.ts';
import type { Pointer } from './pointer.ts';

type Today = InfiniteData<Output<typeof todayApi.today>>;

/** What is said to whoever owns a case, or stands in for them, when three quarters of the time for its next word have gone by. */
export function subjectDueNear(queries: QueryClient, { event, caseId }: Pointer): string | null {
  if (event !== 'case.due-near') return null;
  const mine = queries
    .getQueriesData<Today>({ queryKey: [todayApi.today.path] })
    .flatMap(([, kept]) => kept?.pages ?? [])
    .flatMap(({ items, standIn }) => [...items, ...standIn]);
  return mine.find(({ id }) => id === caseId)?.subject ?? null;
}
