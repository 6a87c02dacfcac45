import { useTranslation } from 'react-i18next';
import { Empty } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { useNow } from '../../../ui/clock.ts';
import { sayMoment } from '../../../ui/moment.ts';
import { DisclosureLag } from '../../disclosures/web/index.ts';
import type { BadNews } from '../contract.ts';
import classes from './morning.module.css';
import { OnCase } from './on-case.tsx';

type BadNewsCardProps = { news: readonly BadNews[]; desk: { slug: string; zone: string } };

/** What went wrong, the gravest first. */
export function BadNewsCard({ news, desk: { slug, zone } }: BadNewsCardProps) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <Card title={t('clientroom.badNews')}>
      {news.length === 0 && <Empty>{t('clientroom.nothingWrong')}</Empty>}
      <ul>
        {news.map(({ kind, caseId, reference, subject, customer, what, at }) => (
          <li key={`${kind} ${caseId} ${at}`} className={classes.row}>
            <OnCase reference={reference} subject={subject} />
            {what !== null && <p className={classes.what}>{what}</p>}
            <p className={classes.quiet}>
              <bdi>{customer}</bdi> ·{' '}
              <span className={classes.late}>
                {t(`clientroom.news.${kind}`, { moment: sayMoment(Date.parse(at), { now, zone, t }) })}
              </span>
            </p>
          </li>
        ))}
      </ul>
      <DisclosureLag desk={slug} />
    </Card>
  );
}
