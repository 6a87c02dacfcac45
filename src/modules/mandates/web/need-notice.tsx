import { useTranslation } from 'react-i18next';
import { useNow } from '../../../ui/clock.ts';
import { sayMoment } from '../../../ui/moment.ts';
import { useAsk } from '../../../web/api.ts';
import type { CaseView } from '../../cases/contract.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { mandatesApi } from '../contract.ts';
import classes from './handed-off.module.css';
import { sayNeed, titleOfNeed } from './say-need.ts';

/** What follows from the kind of a need for who works on it; asked for only where the line says that somebody named it. */
export function NeedNotice({ theCase }: { theCase: CaseView }) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = useDeskZone(theCase.deskId);
  const enabled = theCase.entries.some(({ kind }) => kind === 'kind chosen');
  const { data } = useAsk(mandatesApi.need, { case: theCase.id }, { enabled });
  if (!data?.need || (data.need.mark === 'yours' && data.need.isAllowed && !data.need.question)) return null;
  const { need, client } = data;
  const due = need.question?.due;
  const moment = due ? sayMoment(Date.parse(due), { now, zone, t }) : '';
  const title = titleOfNeed(need, client, t);
  return (
    <section className={classes.notice} aria-label={title}>
      <h2>{title}</h2>
      <p>{sayNeed(need, moment, t)}</p>
    </section>
  );
}
