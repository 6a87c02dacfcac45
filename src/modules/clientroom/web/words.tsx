import { useTranslation } from 'react-i18next';
import { Empty } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Quiet } from '../../../ui/lines.tsx';
import { When } from '../../../ui/when.tsx';
import type { Heard } from '../contract.ts';
import classes from './morning.module.css';
import { OnCase } from './on-case.tsx';

/** What a few customers said, as they said it. */
export function WordsCard({ words, zone }: { words: readonly Heard[]; zone: string }) {
  const { t } = useTranslation();
  return (
    <Card title={t('clientroom.words')}>
      {words.length === 0 ? (
        <Empty>{t('clientroom.noWords')}</Empty>
      ) : (
        <Quiet>{t('clientroom.wordsWhich')}</Quiet>
      )}
      <ul>
        {words.map(({ entryId, reference, subject, customer, text, isCut, at }) => (
          <li key={entryId} className={classes.row}>
            <blockquote className={classes.words}>
              {text}
              {isCut && '…'}
            </blockquote>
            <p className={classes.quiet}>
              <bdi>{customer}</bdi> · <When at={at} zone={zone} /> ·{' '}
              <OnCase reference={reference} subject={subject} entryId={entryId} />
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
