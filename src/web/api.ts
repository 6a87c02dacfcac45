import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';
import type { z } from 'zod';
import type { Endpoint } from '../platform/http/endpoint.ts';
import { type Attempt, attemptFor, attemptOfAnyWords, isMadeBefore } from './attempt.ts';
import { useOrganization } from './organization.ts';
import { request } from './request.ts';

type Asking = { enabled?: boolean; keep?: boolean };

/** What the server says now, kept fresh by the live stream. `keep` shows the last answer while the next one is asked for. */
export function useAsk<I extends z.ZodObject, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  input: z.input<I>,
  asking: Asking = {},
) {
  const organization = useOrganization();
  return useQuery({
    queryKey: [endpoint.path, organization, input],
    queryFn: ({ signal }) => request(endpoint, input, { organization, signal }),
    enabled: asking.enabled ?? true,
    placeholderData: asking.keep ? keepPreviousData : undefined,
  });
}

type Page = { items: unknown[]; next: string | null };

/** A list that comes in pages; the next one is asked for by its cursor. */
export function usePages<I extends z.ZodObject, O extends z.ZodType<Page>>(
  endpoint: Endpoint<I, O>,
  input: z.input<I>,
  asking: Asking = {},
) {
  const organization = useOrganization();
  return useInfiniteQuery({
    queryKey: [endpoint.path, organization, input, 'pages'],
    queryFn: ({ signal, pageParam }) =>
      request(endpoint, pageParam ? { ...input, cursor: pageParam } : input, { organization, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: asking.enabled ?? true,
  });
}

type Doing<I extends z.ZodObject, O extends z.ZodType> = {
  /** Told even when the screen was left meanwhile. */
  done?: (input: z.input<I>, answer: z.output<O>) => void;
  /** Remembers the attempt for longer than the screen does. */
  attempt?: { current: Attempt | null };
  /** What is sent until it succeeds is one attempt, whatever its words. */
  ofAnyWords?: boolean;
};

/** Something to be done. After it every answer on screen is asked for again. */
export function useCommand<I extends z.ZodObject, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  doing: Doing<I, O> = {},
) {
  const organization = useOrganization();
  const queries = useQueryClient();
  const attemptHere = useRef<Attempt | null>(null);
  const attempt = doing.attempt ?? attemptHere;
  return useMutation({
    mutationFn: async (input: z.input<I>) => {
      attempt.current = doing.ofAnyWords
        ? attemptOfAnyWords(attempt.current)
        : attemptFor(attempt.current, input);
      try {
        const answer = await request(endpoint, input, { organization, key: attempt.current.key });
        attempt.current = null;
        return answer;
      } catch (error) {
        if (isMadeBefore(error as Error)) attempt.current = null;
        throw error;
      }
    },
    onSuccess: async (answer, input) => {
      doing.done?.(input, answer);
      await queries.invalidateQueries();
    },
  });
}
