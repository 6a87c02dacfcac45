import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Quiet } from '../../../ui/lines.tsx';
import { LoadingCards } from '../../../ui/loading.tsx';
import { When } from '../../../ui/when.tsx';
import { useAsk } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { clientroomApi, type Heard } from '../contract.ts';
import classes from './morning.module.css';
import { OnCase } from './on-case.tsx';

type WordsCardProps = { desk: { slug: string; zone: string } };

/** What a few customers said, as they said it. */
export function WordsCard({ desk }: WordsCardProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const words = useAsk(clientroomApi.words, { desk: desk.slug });
  return (
    <Card title={t('clientroom.words')}>
      <Answered of={words} sentence={sentence} loading={<LoadingCards heights={[120]} />}>
        {({ items }) => (
          <>
            {items.length === 0 ? (
              <Empty>{t('clientroom.noWords')}</Empty>
            ) : (
              <Quiet>{t('clientroom.wordsWhich')}</Quiet>
            )}
            <ul>
              {items.map((heard) => (
                <Said key={heard.entryId} heard={heard} zone={desk.zone} />
              ))}
            </ul>
          </>
        )}
      </Answered>
    </Card>
  );
}

function Said({ heard, zone }: { heard: Heard; zone: string }) {
  const { entryId, reference, subject, customer, text, isCut, at } = heard;
  return (
    <li className={classes.row}>
      <blockquote className={classes.words}>
        {text}
        {isCut && '…'}
      </blockquote>
      <p className={classes.quiet}>
        <bdi>{customer}</bdi> · <When at={at} zone={zone} /> ·{' '}
        <OnCase reference={reference} subject={subject} entryId={entryId} />
      </p>
    </li>
  );
}
