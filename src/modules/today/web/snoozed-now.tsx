import { useTranslation } from 'react-i18next';
import { useNow } from '../../../ui/clock.ts';
import { sayMoment } from '../../../ui/moment.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import type { CaseView } from '../../cases/contract.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { todayApi } from '../contract.ts';

/** On the page of a case that I put aside: until when, and the way back. */
export function SnoozedNow({ theCase: { id, deskId, subject } }: { theCase: CaseView }) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = useDeskZone(deskId);
  const { data } = useAsk(todayApi.snoozeOfCase, { case: id });
  const wake = useCommand(todayApi.wake, { done: () => say(t('today.awake')) });
  // It comes back by itself while the page stands open.
  if (!data?.snooze || Date.parse(data.snooze.backAt) <= now) return null;
  const moment = sayMoment(Date.parse(data.snooze.backAt), { now, zone, t });
  return (
    <p>
      {t(data.snooze.until === null ? 'today.snoozedOrAnswer' : 'today.snoozedNow', { moment })}{' '}
      <Verb
        plain
        label={t('today.wakeIt', { subject })}
        loading={wake.isPending}
        onPress={() => wake.mutate({ case: id })}
      >
        {t('today.wake')}
      </Verb>
    </p>
  );
}
