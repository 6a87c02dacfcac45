import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../modules/people/web/index.ts';
import { say } from '../../ui/voice.tsx';
import { actAs, watchAnswers } from '../request.ts';
import { keepScreens, keepsHere } from './device.ts';
import { forgetOld } from './kept-answers.ts';
import { isAnythingToGo, sendWaiting, writesHere } from './waiting.ts';

/** A server that is busy or broken is not asked with each answer. */
const AGAIN = 3_000;

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
    actAs(person);
    let isSending = false;
    let triedAt = Number.NEGATIVE_INFINITY;
    const go = async () => {
      if (isSending || !isAnythingToGo() || performance.now() - triedAt < AGAIN) return;
      isSending = true;
      triedAt = performance.now();
      const went = await sendWaiting().finally(() => {
        isSending = false;
      });
      if (!went) return;
      triedAt = Number.NEGATIVE_INFINITY;
      say(t('offline.went'));
      await queries.invalidateQueries();
    };
    void writesHere(person).then(go);
    return watchAnswers(() => void go());
  }, [person, queries, t]);
}
