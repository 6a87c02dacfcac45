import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../platform/http/endpoint.ts';
import { useNow } from '../../../ui/clock.ts';
import { sayMoment } from '../../../ui/moment.ts';
import { useAsk } from '../../../web/api.ts';
import type { CaseView } from '../../cases/contract.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { mandatesApi } from '../contract.ts';
import classes from './handed-off.module.css';

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
  const title = t(need.mark === 'ours' ? 'mandates.needs.isOurs' : 'mandates.needs.first', {
    client,
    name: need.before ?? need.name,
  });
  return (
    <section className={classes.notice} aria-label={title}>
      <h2>{title}</h2>
      <p>{sayNeed(need, moment, t)}</p>
    </section>
  );
}

type Need = NonNullable<Output<typeof mandatesApi.need>['need']>;

function sayNeed({ mark, question, isAllowed }: Need, moment: string, t: TFunction): string {
  if (mark === 'ours') return t('mandates.needs.isOursWhat');
  if (!question || question.state === 'withdrawn') return t('mandates.needs.firstNotAsked');
  if (question.state === 'asked' || question.state === 'accepted')
    return t('mandates.needs.firstAsked', { moment });
  if (question.state === 'lapsed')
    return t(isAllowed ? 'mandates.needs.firstOn' : 'mandates.needs.firstSilent');
  return t(isAllowed ? 'mandates.needs.firstYes' : 'mandates.needs.firstNo');
}
