import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { type Me, peopleApi } from '../modules/people/contract.ts';
import type { Endpoint } from '../platform/http/endpoint.ts';
import { say } from '../ui/voice.tsx';
import { type Attempt, attemptFor, attemptOfAnyWords, isMadeBefore } from './attempt.ts';
import { keepsHere } from './offline/device.ts';
import type { Question } from './offline/kept-answers.ts';
import { isAnythingToGo, putOff } from './offline/waiting.ts';
import { useOrganization } from './organization.ts';
import { isAway, RequestFailed, request } from './request.ts';

type Asking<T> = {
  enabled?: boolean;
  /** Shows the last answer while the next one is asked for. */
  keep?: boolean;
  /** How the answer is had where there is no connection; else there is none. */
  through?: (question: Question<T>) => Promise<T>;
};

const now = <T>({ ask, signal }: Question<T>): Promise<T> => ask(signal);

/** What the server says now, kept fresh by the live stream. */
export function useAsk<I extends z.ZodObject, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  input: z.input<I>,
  asking: Asking<z.output<O>> = {},
) {
  const organization = useOrganization();
  const through = asking.through ?? now;
  const queryKey = [endpoint.path, organization, input];
  return useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      through({ key: queryKey, signal, ask: (signal) => request(endpoint, input, { organization, signal }) }),
    enabled: asking.enabled ?? true,
    placeholderData: asking.keep ? keepPreviousData : undefined,
  });
}

type Page = { items: unknown[]; next: string | null };

/** A list that comes in pages; the next one is asked for by its cursor. */
export function usePages<I extends z.ZodObject, O extends z.ZodType<Page>>(
  endpoint: Endpoint<I, O>,
  input: z.input<I>,
  asking: Asking<z.output<O>> = {},
) {
  const organization = useOrganization();
  const through = asking.through ?? now;
  return useInfiniteQuery({
    queryKey: [endpoint.path, organization, input, 'pages'],
    queryFn: ({ signal, pageParam, queryKey }): Promise<z.output<O>> => {
      const asked = pageParam ? { ...input, cursor: pageParam } : input;
      const ask = (signal: AbortSignal) => request(endpoint, asked, { organization, signal });
      return through({ key: [...queryKey, pageParam], signal, ask });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: asking.enabled ?? true,
  });
}

/** On a line that is as good as none it is written down here. */
const PATIENCE = 10_000;

/** What was written before waits still, and goes first. */
const behindOthers = { status: 0, code: 'waits', detail: '' };

type Doing<I extends z.ZodObject, O extends z.ZodType> = {
  /** Told even when the screen was left meanwhile. */
  done?: (input: z.input<I>, answer: z.output<O>) => void;
  /** Remembers the attempt for longer than the screen does. */
  attempt?: { current: Attempt | null };
  /** What is sent until it succeeds is one attempt, whatever its words. */
  ofAnyWords?: boolean;
  /** Where there is no connection it is written down on this device, and done once there is. */
  mayWait?: boolean;
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
  const waits = useRef(false);
  const { t } = useTranslation();
  return useMutation({
    mutationFn: async (input: z.input<I>) => {
      waits.current = false;
      const mayWait = doing.mayWait && keepsHere();
      const made = doing.ofAnyWords ? attemptOfAnyWords(attempt.current) : attemptFor(attempt.current, input);
      attempt.current = made;
      try {
        if (mayWait && isAnythingToGo()) throw new RequestFailed('unreachable', behindOthers);
        const signal = mayWait ? AbortSignal.timeout(PATIENCE) : undefined;
        const answer = await request(endpoint, input, { organization, key: made.key, signal });
        attempt.current = null;
        return answer;
      } catch (error) {
        if (isMadeBefore(error as Error)) attempt.current = null;
        const me = queries.getQueryData<Me>([peopleApi.me.path, organization, {}]);
        if (!mayWait || !me || !isAway(error)) throw error;
        const written = { ...input, writtenAt: new Date().toISOString() };
        await putOff({ key: made.key, organization, personId: me.id, path: endpoint.path, input: written });
        attempt.current = null;
        waits.current = true;
        // What may wait answers with an id alone, and nobody asks for this one.
        return { id: made.key } as z.output<O>;
      }
    },
    onSuccess: async (answer, input) => {
      doing.done?.(input, answer);
      const asked = queries.invalidateQueries();
      // Where nobody answers, what is written next does not wait for their answers.
      if (waits.current) say(t('offline.waits'));
      else await asked;
    },
  });
}
