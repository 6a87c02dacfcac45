import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { attemptAt, isMadeBefore } from '../../../web/attempt.ts';
import { useProblem } from '../../../web/failure.ts';
import { RequestFailed } from '../../../web/request.ts';
import type { CaseView } from '../../cases/contract.ts';
import type { Me } from '../../people/contract.ts';
import { conversationsApi } from '../contract.ts';
import { type Files, useFiles } from './attach-files.tsx';
import { isCrossed, wordsOfOthers } from './crossing.ts';
import { tab } from './draft-keeper.ts';
import { namedIn, toldOf } from './named-in.ts';
import { attemptToReply, beginSending } from './sending.ts';
import { changeUnsent, forgetUnsent, type Unsent, unsentAt, useUnsent } from './unsent.ts';
import { type Drafts, placeOf, type Reader, type ReplyKeeper } from './use-drafts.ts';

export type WritingProps = {
  theCase: CaseView;
  me: Me;
  reader: Reader;
  drafts: Drafts;
  /** Told once it is on its way; `next` where the next case is wanted. */
  sent: (next: boolean) => void;
};

/** What is being written to one reader, and how it is sent. */
export function useWriting({ theCase, me, reader, drafts, sent }: WritingProps) {
  const { t } = useTranslation();
  const place = placeOf(me, theCase.id, reader);
  const unsent = useUnsent(place);
  const files = useFilesOf(theCase, me)[reader];
  const keeper = drafts.keepers[reader];
  const [settling, setSettling] = useState(false);
  const nextWanted = useRef(false);
  // Who leaves while it is being sent and comes back finds nothing that would be said twice.
  const note = useCommand(conversationsApi.say, {
    attempt: attemptAt(theCase.id),
    mayWait: true,
    done: ({ audience, text }) => {
      over(audience, text);
      say(t('conversations.noted'));
    },
  });
  const soon = useCommand(conversationsApi.sendSoon, {
    attempt: attemptToReply(theCase.id),
    ofAnyWords: true,
    done: ({ text }, { id }) => {
      over('customer', text);
      const takesFocus = !nextWanted.current && unsentAt(place).text === '';
      beginSending({ draftId: id, case: theCase, name: theCase.customer.name, takesFocus });
    },
  });
  const command = reader === 'customer' ? soon : note;
  const said = wordsOfOthers(theCase.entries, me);
  const crossed = unsent.text === '' || reader !== 'customer' ? [] : said.slice(unsent.seen ?? said.length);
  const failure = useProblem(command);
  const problem = isMadeBefore(command.error) ? t('conversations.sentBefore') : failure;
  useAfterFailure(command.error, keeper);

  const change = (part: Partial<Unsent>) =>
    changeUnsent(place, (before) => ({
      seen: before.seen ?? said.length,
      ...(isEmptied(before, part) && { stands: null, due: null, toBeSure: [] }),
      ...part,
    }));

  const over = (to: Reader, said: string) => {
    const there = placeOf(me, theCase.id, to);
    const text = writtenSince(unsentAt(there).text, said);
    forgetUnsent(there);
    drafts.keepers[to].sent();
    if (text !== '') changeUnsent(there, () => ({ text }));
    sent(nextWanted.current);
  };
  const send = async ({ next = false, seen = unsent.seen ?? said.length } = {}) => {
    const { text, stands, due, toBeSure } = unsent;
    if (text.trim() === '' || command.isPending || settling) return;
    if (files.keeping !== null) return say(t('conversations.attachingStill', { name: files.keeping }));
    setSettling(true);
    await keeper.settle();
    setSettling(false);
    nextWanted.current = next;
    const words = { case: theCase.id, text, fileIds: files.kept.map(({ id }) => id) };
    const window = { tab, version: keeper.versionToSend };
    if (reader !== 'customer') {
      const mentionIds = namedIn(text, toldOf(theCase, { reader, me })).slice(0, 20);
      return note.mutate({ ...words, audience: reader, mentionIds, draft: window });
    }
    const told = { stands: stands ?? theCase.prefill.stands, nextWordBy: due };
    soon.mutate({ ...words, ...window, ...told, toBeSure: [...toBeSure], seen });
  };
  const sendMyself = () =>
    note.mutate({
      case: theCase.id,
      text: unsent.text,
      audience: 'customer',
      fromOwnTelephone: true,
      toBeSure: [...unsent.toBeSure],
      stands: unsent.stands ?? theCase.prefill.stands,
      nextWordBy: unsent.due ?? theCase.prefill.nextWordBy,
      draft: { tab, version: keeper.versionToSend },
    });
  return {
    unsent,
    /** What was sent from one's own telephone stands on the case as said to be sent. */
    sendMyself,
    // What is prefilled follows the server until somebody writes something else.
    told: {
      stands: unsent.stands ?? theCase.prefill.stands,
      nextWordBy: unsent.due ?? theCase.prefill.nextWordBy,
    },
    change,
    files,
    keeper,
    crossed,
    seeAll: () => change({ seen: said.length }),
    send,
    sendAnyway: () => send({ seen: said.length }),
    /** What stands in its way is shown. */
    stoppedBy: isShownItself(command.error) ? command.error : null,
    problem: isShownItself(command.error) ? null : problem,
    sending: command.isPending || settling,
  };
}

export type Writing = ReturnType<typeof useWriting>;

/** Whoever takes all words out begins anew: no draft is left, and what goes with words is prefilled again. */
const isEmptied = (before: Unsent, { text }: Partial<Unsent>): boolean =>
  text === '' && before.text !== '' && before.files.length === 0;

/** What was typed while it was on its way stays to be sent. */
const writtenSince = (now: string, said: string): string =>
  now.startsWith(said) ? now.slice(said.length).trimStart() : now;

/** What could not be sent is kept as a draft meanwhile, and what stands in its way is shown. */
function useAfterFailure(error: Error | null, keeper: ReplyKeeper): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!error) return;
    if (isMadeBefore(error)) keeper.sentBefore();
    void keeper.flush(false);
    if (isShownItself(error) || isMadeBefore(error)) void queries.invalidateQueries();
  }, [error, keeper, queries]);
}

/** What crossed stands there to be read. */
const isShownItself = (error: Error | null) =>
  isCrossed(error) || (error instanceof RequestFailed && error.code === 'draft.changed');

/** Each reader has files of their own, too: one attached to a note must not go out to the customer. */
function useFilesOf({ id, deskId }: CaseView, me: Me): Record<Reader, Files> {
  return {
    customer: useFiles(deskId, placeOf(me, id, 'customer')),
    companies: useFiles(deskId, placeOf(me, id, 'companies')),
    company: useFiles(deskId, placeOf(me, id, 'company')),
  };
}
