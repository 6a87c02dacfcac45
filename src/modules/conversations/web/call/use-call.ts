import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { say } from '../../../../ui/voice.tsx';
import { useCommand } from '../../../../web/api.ts';
import { attemptAt } from '../../../../web/attempt.ts';
import { useProblem } from '../../../../web/failure.ts';
import { RequestFailed } from '../../../../web/request.ts';
import type { Topic } from '../../../customers/contract.ts';
import { conversationsApi } from '../../contract.ts';
import { tab } from '../draft-keeper.ts';
import { type CallWords, calls } from './calls.ts';
import { changeCall, endCall, type OpenCall } from './open-calls.ts';
import { type CallKeeper, useCallKeeper } from './use-calls.ts';

export type Call = {
  call: OpenCall;
  words: CallWords;
  change: (part: Partial<CallWords>) => void;
  keeper: CallKeeper;
  /** Writes it down; of somebody who is none of those known at their number it is said so. */
  write: (asked?: { isAnother: boolean }) => Promise<void>;
  /** Begins the case with what they said so far, and goes on; answers it, or null where it could not be. */
  begin: () => Promise<string | null>;
  discard: () => void;
  /** Asked though it is known, and the customer knows that. */
  toBeSure: readonly Topic[];
  makeSure: (topics: readonly Topic[]) => void;
  writing: boolean;
  problem: string | null;
  /** Others are known at this number. */
  isShared: boolean;
};

/** A call that is being written down: what was written so far, and how it becomes a case or a part of one. */
export function useCall(call: OpenCall): Call {
  const { t } = useTranslation();
  const { id, deskId } = call;
  const words = useSyncExternalStore(calls.watch, () => calls.at(id));
  const keeper = useCallKeeper()(call);
  const [settling, setSettling] = useState(false);
  const [toBeSure, makeSure] = useState<readonly Topic[]>([]);
  const done = (caseId: string) => {
    keeper.sent();
    changeCall(id, { writtenOn: caseId, ...(words.name && { who: words.name }) });
    say(t('conversations.calls.written'));
  };
  const attempt = attemptAt(`call ${id}`);
  const note = useCommand(conversationsApi.noteCall, {
    attempt,
    done: (input, { caseId }) => done(caseId ?? input.case),
  });
  const open = useCommand(conversationsApi.openCase, { attempt, done: (_, made) => done(made.id) });
  const begun = useCommand(conversationsApi.openCase, { attempt: attemptAt(`call ${id} begun`) });
  const command = words.caseId === null ? (begun.error ? begun : open) : note;
  const writing = command.isPending || begun.isPending || settling;
  // What did not become anything is kept on as a draft.
  useEffect(() => {
    if (command.error) void keeper.flush(false);
  }, [command.error, keeper]);
  const failure = useProblem(command);

  const write = async ({ isAnother } = { isAnother: false }) => {
    if (writing) return;
    setSettling(true);
    await keeper.settle();
    setSettling(false);
    const { danger } = words;
    const draft = { id, tab, version: keeper.versionToSend, ...(danger && { danger }) };
    const { caseId, direction, outcome, stands, nextWordBy } = words;
    const said = words.said.trim();
    const text = words.told.trim();
    const rest = words.note.trim() === '' ? {} : { note: words.note };
    const when = { ...(stands && { stands }), ...(nextWordBy && { nextWordBy }) };
    if (caseId !== null)
      return note.mutate({
        ...{ case: caseId, direction, outcome, draft, ...rest, ...when },
        ...(said !== '' && direction === 'in' && { said }),
        ...(text !== '' && { text, toBeSure: [...toBeSure] }),
        ...(call.goesOn && { goesOn: true }),
      });
    open.mutate({
      ...{ desk: deskId, text: said, draft, ...rest },
      customer: whoOf(words, isAnother),
      ...(text !== '' && { told: { text, ...when, toBeSure: [...toBeSure] } }),
    });
  };
  const begin = async () => {
    if (writing) return null;
    try {
      const made = await begun.mutateAsync({
        ...{ desk: deskId, text: words.said.trim(), customer: whoOf(words, false) },
      });
      calls.change(id, () => ({ caseId: made.id, said: '' }));
      changeCall(id, { goesOn: true });
      return made.id;
    } catch {
      // What went wrong stands on the card.
      return null;
    }
  };
  const discard = () => {
    calls.change(id, () => calls.nothing);
    // At once, so that no list still has it.
    void keeper.flush(false);
    endCall(id);
  };
  return {
    ...{ call, words, keeper, write, begin, discard, writing, toBeSure, makeSure },
    change: (part) => calls.change(id, () => part),
    problem: failure,
    isShared: [open.error, begun.error].some(
      (error) => error instanceof RequestFailed && error.code === 'customer.who',
    ),
  };
}

const whoOf = ({ customerId, name, address }: CallWords, isAnother: boolean) =>
  customerId ? { id: customerId } : { name: name ?? '', address, isAnother };
