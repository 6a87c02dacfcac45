import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLayoutEffect, useSyncExternalStore } from 'react';
import { useOrganization } from '../../../web/organization.ts';
import { request } from '../../../web/request.ts';
import type { CaseView } from '../../cases/contract.ts';
import type { Me } from '../../people/contract.ts';
import { conversationsApi, type DraftView, type LeftDraft } from '../contract.ts';
import { type DraftKeeper, type Keeping, keepersOf, tab } from './draft-keeper.ts';
import { replies, type Unsent } from './unsent.ts';

export type Reader = 'customer' | 'companies' | 'company';
export const everyReader: readonly Reader[] = ['customer', 'companies', 'company'];

/** Where what somebody writes on a case is kept until it is sent, for each reader apart. */
export const placeOf = (me: Me, caseId: string, reader: Reader): string =>
  [me.organization.id, me.id, caseId, reader].join(' ');

export type ReplyKeeper = DraftKeeper<Unsent, DraftView>;

export const replySubject = {
  notes: replies,
  contentOf: ({ text, files, stands, nextWordBy, seen }: DraftView): Unsent => ({
    text,
    files,
    stands,
    due: nextWordBy,
    seen,
    toBeSure: [],
  }),
  isSame: (draft: DraftView, written: Unsent) => draft.text === written.text,
};

const keeperAt = keepersOf(replySubject);

export type Drafts = {
  /** Whether what is written elsewhere is here, or could not be asked for. */
  ready: boolean;
  keepers: Record<Reader, ReplyKeeper>;
  /** Replies that are about to be sent, or could not be. */
  leaving: readonly DraftView[];
  /** Replies of others who left before they were sent. */
  left: readonly LeftDraft[];
};

/** What I have written on a case in this window or another, kept on the server as it is written. */
export function useDrafts({ id }: CaseView, me: Me): Drafts {
  const organization = useOrganization();
  const queries = useQueryClient();
  const key = [conversationsApi.draftsOfCase.path, organization, { case: id }];
  const asked = useQuery({
    queryKey: key,
    // When it was asked for tells whether this window has written since.
    queryFn: async ({ signal }) => {
      const at = performance.now();
      return {
        at,
        ...(await request(conversationsApi.draftsOfCase, { case: id }, { organization, signal })),
      };
    },
    staleTime: 0,
  });
  const keeper = (audience: Reader) =>
    keeperAt(placeOf(me, id, audience), {
      save: async ({ text, files, stands, due, seen }: Unsent, { version, leaving }) => {
        const kept = await request(
          conversationsApi.keepDraft,
          {
            ...{ case: id, audience, text, stands, nextWordBy: due, seen: seen ?? 0, tab, version },
            fileIds: files.map((file) => file.id),
          },
          { organization, leaving },
        );
        // A draft came or went, which lists tell of.
        if ((version === 0) !== (kept.version === 0))
          void queries.invalidateQueries({ queryKey: [conversationsApi.myDrafts.path] });
        return kept;
      },
      askAgain: () => void queries.invalidateQueries({ queryKey: key }),
    });
  const keepers = {
    customer: keeper('customer'),
    companies: keeper('companies'),
    company: keeper('company'),
  };
  const answer = asked.isFetchedAfterMount ? asked.data : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keepers of a place stay the same.
  useLayoutEffect(() => {
    if (!answer) return;
    const written = answer.items.filter(({ state }) => state === 'writing');
    for (const reader of everyReader)
      keepers[reader].follow(written.find(({ audience }) => audience === reader) ?? null, answer.at);
  }, [answer]);
  return {
    ready: asked.isFetchedAfterMount || asked.isError,
    keepers,
    leaving: answer?.items.filter(({ state }) => state !== 'writing') ?? [],
    left: answer?.left ?? [],
  };
}

export const useKeeping = <T extends object, D extends { tab: string | null; version: number }>(
  keeper: DraftKeeper<T, D>,
): Keeping<D> => useSyncExternalStore(keeper.watch, keeper.keeping);
