import { useTranslation } from 'react-i18next';
import { useActions } from '../../../ui/keys.ts';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import type { CaseView, EntryView } from '../../cases/contract.ts';
import { isOfCustomer } from '../../conversations/web/index.ts';
import { knowledgeApi } from '../contract.ts';

type Done = { says: string; act: () => void };

/** What can be said of one thing that the customer said: that they found another way. The newest has a key. */
export function useWayOfEntry(theCase: CaseView, mayWrite: boolean): (entry: EntryView) => Done[] {
  const { t } = useTranslation();
  const { data } = useAsk(knowledgeApi.waysOfCase, { case: theCase.id }, { keep: true });
  const marking = useCommand(knowledgeApi.markWay, { done: () => say(t('knowledge.way.marked')) });
  const known = new Set(data?.items.map(({ id }) => id));
  // Said again of what is known already it changes nothing, so nobody waits to hear what is.
  const may = ({ id }: EntryView) => mayWrite && !known.has(id);
  const mark = (entry: EntryView) =>
    !marking.isPending && marking.mutate({ case: theCase.id, entry: entry.id });
  const newest = theCase.entries.findLast(isOfCustomer);
  useActions(
    newest && may(newest)
      ? [{ key: 'shift w', says: t('knowledge.way.markNewest'), act: () => mark(newest) }]
      : [],
  );
  return (entry) =>
    may(entry) && isOfCustomer(entry) ? [{ says: t('knowledge.way.mark'), act: () => mark(entry) }] : [];
}
