import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { askForEverything, keptAnswers } from './queries.ts';
import { type FailureKind, RequestFailed } from './request.ts';

const queryKey = ['/api/cases/:case', 'o', { case: 'c' }];
const failed = (status: number, kind: FailureKind) =>
  new RequestFailed(kind, { status, code: 'x', detail: 'No.' });

/** An answer that is on a screen, asked for once more with a failure for an answer. */
async function askedAgain(failure: Error) {
  const ended: string[] = [];
  const queries = keptAnswers(() => ended.push('ended'));
  queries.setQueryData(queryKey, 'the conversation');
  const screen = new QueryObserver(queries, {
    queryKey,
    retry: false,
    refetchOnMount: false,
    queryFn: () => Promise.reject(failure),
  });
  const leave = screen.subscribe(() => {});
  await queries.invalidateQueries();
  const { data, error } = screen.getCurrentResult();
  leave();
  return { data, error, kept: queries.getQueryData(queryKey), ended };
}

describe('an answer that is kept', () => {
  it.each([401, 403, 404])(
    'is forgotten and gone from the screen when the next one is %i',
    async (status) => {
      const failure = failed(status, 'refused');
      const after = await askedAgain(failure);
      expect(after).toMatchObject({ data: undefined, error: failure, kept: undefined });
      expect(after.ended.length).toBe(status === 401 ? 1 : 0);
    },
  );

  it.each([
    failed(0, 'unreachable'),
    failed(503, 'unreachable'),
    failed(500, 'broken'),
    failed(429, 'refused'),
  ])('stays while the failure is one that passes: $status', async (failure) => {
    expect(await askedAgain(failure)).toMatchObject({
      data: 'the conversation',
      error: failure,
      kept: 'the conversation',
      ended: [],
    });
  });

  it('is forgotten where no screen shows it, once rights may have changed', async () => {
    const queries = new QueryClient();
    queries.setQueryData(queryKey, 'the conversation');
    askForEverything(queries);
    expect(queries.getQueryData(queryKey)).toBeUndefined();
  });
});
