import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../modules/people/web/index.ts';
import { say } from '../../ui/voice.tsx';
import { watchAnswers } from '../request.ts';
import { keepScreens, keepsHere } from './device.ts';
import { forgetOld } from './kept-answers.ts';
import { isAnythingToGo, sendWaiting, writesHere } from './waiting.ts';

/** What a device does that works without a connection: it keeps the screens, and sends what waits once the server answers. */
export function useOffline(): void {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const person = useMe().data?.id;

  useEffect(() => {
    if (!keepsHere()) return;
    // A browser that refuses keeps what it can; the screens say what is not there.
    void Promise.allSettled([keepScreens(), forgetOld()]);
  }, []);

  useEffect(() => {
    if (person === undefined) return;
    let isSending = false;
    const go = async () => {
      if (isSending || !isAnythingToGo()) return;
      isSending = true;
      const went = await sendWaiting().finally(() => {
        isSending = false;
      });
      if (!went) return;
      say(t('offline.went'));
      await queries.invalidateQueries();
    };
    void writesHere(person).then(go);
    return watchAnswers(() => void go());
  }, [person, queries, t]);
}
