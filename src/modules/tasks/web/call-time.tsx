import { useTranslation } from 'react-i18next';
import { useNow } from '../../../ui/clock.ts';
import { clockOf, sayMoment, sayMomentInFull } from '../../../ui/moment.ts';
import type { CallWindow } from '../contract.ts';
import classes from './call-time.module.css';
import { stageOf } from './stage.ts';

/** From when to when a customer is there: amber while the time runs, red when it is over. */
export function CallTime({ window, zone }: { window: CallWindow; zone: string }) {
  const { t } = useTranslation();
  const now = useNow();
  const begin = Date.parse(window.beginsAt);
  return (
    <time
      dateTime={window.beginsAt}
      title={sayMomentInFull(begin, { zone, t })}
      className={`${classes.time} ${classes[stageOf(window, now)]}`}
    >
      {t('tasks.window', {
        begin: sayMoment(begin, { now, zone, t }),
        end: clockOf(Date.parse(window.endsAt), zone),
      })}
    </time>
  );
}
