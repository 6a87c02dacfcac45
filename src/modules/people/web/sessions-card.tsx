import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Answered, Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Line, Quiet } from '../../../ui/lines.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { browserZone } from '../../../ui/wall-time.ts';
import { When } from '../../../ui/when.tsx';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { type Session, session } from '../../../web/session.ts';
import { browserOf } from './browser-name.ts';
import { parts } from './parts.ts';

/** Every place where I am signed in; each can be ended, this one by signing out. */
export function SessionsCard() {
  const { t } = useTranslation();
  const sentence = useSentence();
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: async () => {
      const [all, current] = await Promise.all([session.list(), session.current()]);
      return all.map((one) => ({ ...one, here: one.token === current?.session.token }));
    },
  });
  return (
    <Card title={t('people.sessions')} at={parts.sessions}>
      <Answered of={sessions} sentence={sentence}>
        {(all) => (
          <ul>
            {all.map((one) => (
              <SessionLine key={one.id} one={one} />
            ))}
          </ul>
        )}
      </Answered>
    </Card>
  );
}

function SessionLine({ one }: { one: Session & { here: boolean } }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () => session.end(one.token),
    onSuccess: () => {
      say(t('people.sessionEnded'));
      return queries.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  const problem = useProblem(end);
  const browser = browserOf(one.userAgent);
  const name = browser ? t('people.browserOn', browser) : t('people.unknownBrowser');
  return (
    <Line>
      <span>{name}</span>
      <Quiet>
        <When at={one.createdAt} zone={browserZone()} />
      </Quiet>
      {one.here ? (
        <Quiet>{t('people.thisOne')}</Quiet>
      ) : (
        <Verb
          plain
          label={t('people.endSessionOf', { name })}
          loading={end.isPending}
          onPress={() => end.mutate()}
        >
          {t('people.endSession')}
        </Verb>
      )}
      <Problem sentence={problem} />
    </Line>
  );
}
