import { useTranslation } from 'react-i18next';
import { quietUntil } from '../../../platform/time/quiet.ts';
import { useNow } from '../../../ui/clock.ts';
import { sayMoment } from '../../../ui/moment.ts';
import type { CaseView } from '../../cases/contract.ts';
import classes from './composer.module.css';

type WhereItGoesProps = { theCase: CaseView; zone: string; mayText: boolean };

/** How words to the customer get to them, where that is not by mail and at once. */
export function WhereItGoes({ theCase: { customer, reach }, zone, mayText }: WhereItGoesProps) {
  const { t } = useTranslation();
  const now = useNow();
  const { name, quiet, contactPoints } = customer;
  if (!reach) {
    const hasStopped = contactPoints.some(({ textsStoppedAt }) => textsStoppedAt !== null);
    const why = hasStopped ? 'textsStopped' : mayText ? 'ringOrText' : 'noMail';
    return <p className={classes.unread}>{t(`conversations.${why}`, { name })}</p>;
  }
  const over = quiet && quietUntil(Temporal.Instant.fromEpochMilliseconds(now), quiet, zone);
  const lines = [
    reach.by === 'text' && t('conversations.goesAsText', { number: reach.address }),
    over &&
      t('conversations.goesAfterQuiet', {
        name,
        moment: sayMoment(over.epochMilliseconds, { now, zone, t }),
      }),
  ].filter(Boolean);
  return lines.length > 0 && <p className={classes.goes}>{lines.join(' ')}</p>;
}
