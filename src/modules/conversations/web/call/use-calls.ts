import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLayoutEffect } from 'react';
import { useOrganization } from '../../../../web/organization.ts';
import { request } from '../../../../web/request.ts';
import { type CallDraft, conversationsApi } from '../../contract.ts';
import { type DraftKeeper, keepersOf, tab } from '../draft-keeper.ts';
import { type CallWords, callSubject, calls } from './calls.ts';
import { endCall, layDown, type OpenCall, useTable } from './open-calls.ts';

export type CallKeeper = DraftKeeper<CallWords, CallDraft>;

const keeperAt = keepersOf(callSubject);

/** What keeps a call on the server as it is written. */
export function useCallKeeper(): (call: Pick<OpenCall, 'id' | 'deskId'>) => CallKeeper {
  const organization = useOrganization();
  const queries = useQueryClient();
  return ({ id, deskId }) =>
    keeperAt(id, {
      save: (words, { version, leaving }) =>
        request(
          conversationsApi.keepCall,
          { desk: deskId, call: id, ...words, tab, version },
          { organization, leaving },
        ),
      askAgain: () => void queries.invalidateQueries({ queryKey: [conversationsApi.myCalls.path] }),
    });
}

/** What the server has of the calls that I write down. */
function useKeptCalls() {
  const organization = useOrganization();
  return useQuery({
    queryKey: [conversationsApi.myCalls.path, organization, {}],
    // When it was asked for tells whether this window has written since.
    queryFn: async ({ signal }) => {
      const at = performance.now();
      const answer = await request(conversationsApi.myCalls, {}, { organization, signal });
      return { at, ...answer };
    },
  });
}

export type Calls = {
  open: readonly OpenCall[];
  shown: OpenCall | undefined;
  isUp: boolean;
  /** The server has not said yet what lies there. */
  isPending: boolean;
};

/** The calls that I write down, in this window or another, and those that were being written when one was closed. */
export function useCalls(): Calls {
  const organizationId = useOrganization();
  const keeperOf = useCallKeeper();
  const { open, shown, isUp } = useTable();
  const mine = open.filter((call) => call.organizationId === organizationId);
  const { data: answer, isPending } = useKeptCalls();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the server has is looked at as often as it is asked for.
  useLayoutEffect(() => {
    if (!answer) return;
    for (const draft of answer.items) {
      const { id, deskId, customer } = draft;
      layDown({ id, deskId, organizationId, who: customer, writtenOn: null });
      keeperOf(draft).follow(draft, answer.at);
    }
    for (const call of mine) {
      if (call.writtenOn !== null || answer.items.some(({ id }) => id === call.id)) continue;
      const had = calls.has(call.id);
      keeperOf(call).follow(null, answer.at);
      if (had && !calls.has(call.id)) endCall(call.id);
    }
  }, [answer]);
  return { open: mine, shown: mine.find(({ id }) => id === shown) ?? mine.at(-1), isUp, isPending };
}
