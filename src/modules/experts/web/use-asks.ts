import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { say } from '../../../ui/voice.tsx';
import { useAsk } from '../../../web/api.ts';
import { type AskView, expertsApi } from '../contract.ts';

/** What is asked on a case; an answer that arrives is said aloud, for whoever waits for it may look elsewhere. */
export function useAsks(caseId: string | null): readonly AskView[] | undefined {
  const { t } = useTranslation();
  const { data } = useAsk(expertsApi.asksOfCase, { case: caseId ?? '' }, { enabled: caseId !== null });
  const heard = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (!data) return;
    const answered = data.items.flatMap(({ turns }) => turns.filter(({ state }) => state === 'done'));
    const before = heard.current;
    heard.current = new Set(answered.map(({ taskId }) => taskId));
    const news = answered.find(({ taskId }) => before !== null && !before.has(taskId));
    if (news) say(t('experts.heard', { name: news.name }));
  }, [data, t]);
  return data?.items;
}
