import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Answered, Empty, Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { LoadingCards } from '../../../ui/loading.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { When } from '../../../ui/when.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import demand from '../../demand/web/demand.module.css';
import { useDeskZone } from '../../people/web/index.ts';
import { type WalkRow, walksApi } from '../contract.ts';
import { sayCompanies, sayLastWeek, sayWalk } from './say-walk.ts';

const one = '/app/o/$organization/desks/$desk/demand/walks/$walk';

type LastWeek = { from: string; until: string; walk: string | null };

/** Last week, of which cases are drawn once for everybody; below it the weeks before. */
export function WalksScreen({ desk }: { desk: string }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const walks = useAsk(walksApi.walks, { desk });
  return (
    <Answered of={walks} sentence={sentence} loading={<LoadingCards heights={[120, 160]} />}>
      {({ items, lastWeek }) => {
        const before = items.filter(({ id }) => id !== lastWeek.walk);
        return (
          <>
            <Last desk={desk} week={lastWeek} walk={items.find(({ id }) => id === lastWeek.walk)} />
            {items.length === 0 && <Empty>{t('walks.none')}</Empty>}
            {before.length > 0 && (
              <Card title={t('walks.kept')}>
                <ul className={demand.contacts}>
                  {before.map((walk) => (
                    <Row key={walk.id} walk={walk} desk={desk} />
                  ))}
                </ul>
              </Card>
            )}
          </>
        );
      }}
    </Answered>
  );
}

function Last({ desk, week, walk }: { desk: string; week: LastWeek; walk: WalkRow | undefined }) {
  const { t } = useTranslation();
  return (
    <Card title={sayLastWeek(week, t)} spaced>
      {walk ? (
        <ul className={demand.contacts}>
          <Row walk={walk} desk={desk} />
        </ul>
      ) : (
        <Draw desk={desk} />
      )}
    </Card>
  );
}

function Draw({ desk }: { desk: string }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const navigate = useNavigate();
  const command = useCommand(walksApi.drawWalk, {
    done: (_, { id }) => {
      say(t('walks.drawn'));
      void navigate({ to: one, params: { organization, desk, walk: id } });
    },
  });
  const problem = useProblem(command);
  return (
    <>
      <p>{t('walks.undrawn')}</p>
      <div className={demand.verbs}>
        <Verb primary loading={command.isPending} onPress={() => command.mutate({ desk })}>
          {t('walks.draw')}
        </Verb>
      </div>
      <Problem sentence={problem} />
    </>
  );
}

function Row({ walk, desk }: { walk: WalkRow; desk: string }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const zone = useDeskZone(walk.deskId);
  return (
    <li className={demand.contact}>
      <Link to={one} params={{ organization, desk, walk: walk.id }} data-row>
        {sayWalk(walk, t)}
      </Link>
      <span className={demand.quiet}>
        <When at={walk.at} zone={zone} /> · <bdi>{t('walks.madeBy', { name: walk.madeBy })}</bdi>
      </span>
      <span className={demand.quiet}>{sayCompanies(walk, t)}</span>
    </li>
  );
}
