import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Quiet } from '../../../ui/lines.tsx';
import { useAsk } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { clientroomApi, shortfallDays } from '../contract.ts';
import classes from './morning.module.css';
import { OnCase } from './on-case.tsx';

/** What arrives incomplete, by the form or system that lets it: a cause that can be removed, and nobody's name. */
export function ShortfallsCard({ desk }: { desk: { slug: string } }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const shortfalls = useAsk(clientroomApi.shortfalls, { desk: desk.slug });
  return (
    <Card title={t('clientroom.shortfalls')}>
      <Answered of={shortfalls} sentence={sentence}>
        {({ items }) => (
          <>
            {items.length === 0 ? (
              <Empty>{t('clientroom.noShortfalls', { days: shortfallDays })}</Empty>
            ) : (
              <Quiet>{t('clientroom.shortfallsWhich', { days: shortfallDays })}</Quiet>
            )}
            <ul>
              {items.map(({ source, count, latest }) => (
                <li key={source} className={classes.row}>
                  <span>
                    <bdi>{source}</bdi> <Quiet>{t('clientroom.times', { count })}</Quiet>
                  </span>
                  {latest.map(({ caseId, reference, subject, text }) => (
                    <p key={`${caseId} ${text}`} className={classes.quiet}>
                      <OnCase reference={reference} subject={subject} /> ·{' '}
                      <bdi>{text.replaceAll('\n', ' · ')}</bdi>
                    </p>
                  ))}
                </li>
              ))}
            </ul>
          </>
        )}
      </Answered>
    </Card>
  );
}
