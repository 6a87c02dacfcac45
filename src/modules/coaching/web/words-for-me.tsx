import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { LoadingCards } from '../../../ui/loading.tsx';
import { useAsk } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { useMe } from '../../people/web/index.ts';
import { type CoachingNoteView, coachingApi } from '../contract.ts';
import { OneWord } from './one-word.tsx';
import classes from './words.module.css';

/** On Today: words that nobody has said thank you for yet. */
export function NewWords() {
  const { t } = useTranslation();
  const organization = useOrganization();
  const me = useMe();
  const { data } = useAsk(coachingApi.notes, {});
  const fresh = data?.items.filter(
    ({ to, thankedAt, held }) => to.id === me.data?.id && thankedAt === null && !held,
  );
  if (!fresh || fresh.length === 0) return null;
  return (
    <Card title={t('coaching.title')}>
      <Words notes={fresh.slice(0, 3)} />
      <p className={classes.all}>
        <Link to="/app/o/$organization/words" params={{ organization }}>
          {t('coaching.all')}
        </Link>
      </p>
    </Card>
  );
}

/** All words for me, and below what others let be read. */
export function MyWords() {
  const { t } = useTranslation();
  const sentence = useSentence();
  const me = useMe();
  const notes = useAsk(coachingApi.notes, {});
  return (
    <Answered of={notes} sentence={sentence} loading={<LoadingCards heights={[240]} />}>
      {({ items }) => {
        const mine = items.filter(({ to }) => to.id === me.data?.id);
        const others = items.filter(({ to }) => to.id !== me.data?.id);
        return (
          <>
            <p>{t('coaching.hint')}</p>
            {mine.length === 0 ? (
              <Empty>{t('coaching.none')}</Empty>
            ) : (
              <Card title={t('coaching.title')}>
                <Words notes={mine} />
              </Card>
            )}
            {others.length > 0 && (
              <Card title={t('coaching.sharedTitle')}>
                <Words notes={others} />
              </Card>
            )}
          </>
        );
      }}
    </Answered>
  );
}

function Words({ notes }: { notes: readonly CoachingNoteView[] }) {
  const me = useMe();
  return (
    <ul className={classes.words}>
      {notes.map((note) => (
        <li key={note.id}>
          <OneWord note={note} isMine={note.to.id === me.data?.id} />
        </li>
      ))}
    </ul>
  );
}
