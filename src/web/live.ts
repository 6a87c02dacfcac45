import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleApi } from '../modules/people/contract.ts';
import { say } from '../ui/voice.tsx';
import { subjectDueNear } from './due-near.ts';
import { isConcerned, type Pointer, pointerOf, tellsOfEverything, tellsOfNothing } from './pointer.ts';
import { askForEverything, askForWhatCame } from './queries.ts';
import { forgetRecentCases } from './shell/recent.ts';

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 10_000;
const GATHERING = 150;

/**
 * One stream of pointers for the app, telling what changed. A hidden tab closes its stream, because a browser allows
 * six connections to a host over all tabs; shown again, it asks anew for everything it shows.
 */
export function useLive(organization: string): 'live' | 'away' {
  const queries = useQueryClient();
  const { t } = useTranslation();
  const [state, setState] = useState<'live' | 'away'>('live');

  useEffect(() => {
    const gather = gathering(queries);
    let stream: EventSource | null = null;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let wait = FIRST_WAIT;
    let missed = false;

    const open = () => {
      stream = new EventSource(`/api/stream?organization=${encodeURIComponent(organization)}`);
      stream.onopen = () => {
        setState('live');
        wait = FIRST_WAIT;
        if (missed) askForEverything(queries);
        else askForWhatCame(queries);
        missed = false;
      };
      stream.onmessage = ({ data }) => {
        const pointer = pointerOf(data);
        const subject = subjectDueNear(queries, pointer);
        if (subject !== null) say(t('today.dueNear', { subject }));
        gather(pointer);
      };
      stream.onerror = () => {
        close();
        setState('away');
        // A stream does not say why it ended; an answer does, and leads to the door if the session is over.
        void queries.invalidateQueries({ queryKey: [peopleApi.me.path] });
        waiting = setTimeout(open, wait);
        wait = Math.min(wait * 2, LONGEST_WAIT);
      };
    };
    const close = () => {
      missed = true;
      clearTimeout(waiting);
      stream?.close();
      stream = null;
    };
    const follow = () => {
      if (document.hidden) close();
      else if (stream === null) open();
    };
    const openNow = () => {
      close();
      follow();
    };
    // What the browser says of its network is known before a stream notices.
    const lose = () => {
      close();
      setState('away');
    };

    follow();
    document.addEventListener('visibilitychange', follow);
    window.addEventListener('online', openNow);
    window.addEventListener('offline', lose);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      window.removeEventListener('online', openNow);
      window.removeEventListener('offline', lose);
      close();
    };
  }, [organization, queries, t]);

  return state;
}

/** Many pointers at once, as when old mail is taken in, ask for each answer once. */
function gathering(queries: QueryClient): (pointer: Pointer) => void {
  let gathered: Pointer[] = [];
  return (pointer) => {
    if (tellsOfNothing(pointer)) return;
    gathered.push(pointer);
    if (gathered.length > 1) return;
    setTimeout(() => {
      const pointers = gathered;
      gathered = [];
      if (pointers.some(tellsOfEverything)) {
        forgetRecentCases();
        return askForEverything(queries);
      }
      void queries.invalidateQueries({
        predicate: ({ queryKey, state }) =>
          isConcerned({ path: queryKey[0], asked: queryKey[2], data: state.data }, pointers),
      });
    }, GATHERING);
  };
}
