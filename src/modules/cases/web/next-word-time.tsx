import { useTranslation } from 'react-i18next';
import { useNow } from '../../../ui/clock.ts';
import { sayMoment, sayMomentInFull } from '../../../ui/moment.ts';
import { type Due, sayNextWord, timeGone, urgencyOf } from './next-word.ts';
import classes from './next-word-time.module.css';

/** Next word by, in a row: a bar that fills, amber at three quarters of the time, red when it has passed; and in words. */
export function NextWord({ due, dueSetAt, zone }: Due & { zone: string }) {
  const { t } = useTranslation();
  const now = useNow();
  if (due === null) return <span className={classes.none}>–</span>;
  const gone = timeGone({ due, dueSetAt }, now);
  return (
    <span className={`${classes.clock} ${classes[urgencyOf({ due, dueSetAt }, now)]}`}>
      <time dateTime={due} title={sayMomentInFull(Date.parse(due), { zone, t })}>
        {sayNextWord(due, { now, zone, t })}
      </time>
      <span className={classes.bar} aria-hidden>
        <span style={{ inlineSize: `${gone * 100}%` }} />
      </span>
    </span>
  );
}

/** Next word by, at the head of a case: the time the customer was told, and how near it is. */
export function NextWordPill({ due, dueSetAt, zone }: Due & { zone: string }) {
  const { t } = useTranslation();
  const now = useNow();
  if (due === null) return null;
  const moment = sayMoment(Date.parse(due), { now, zone, t });
  const words = sayNextWord(due, { now, zone, t });
  return (
    <time
      dateTime={due}
      title={sayMomentInFull(Date.parse(due), { zone, t })}
      className={`${classes.pill} ${classes[urgencyOf({ due, dueSetAt }, now)]}`}
    >
      {words === moment ? t('cases.nextWordBy', { moment }) : t('cases.nextWordOf', { moment, words })}
    </time>
  );
}
