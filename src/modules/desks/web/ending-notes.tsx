import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { When } from '../../../ui/when.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { desksApi, type EndingView } from '../contract.ts';
import classes from './proposals-card.module.css';

/** Which companies work on my desks no more, until I have read it. */
export function EndingNotes() {
  const { t } = useTranslation();
  const endings = useAsk(desksApi.endings, {});
  if (!endings.data || endings.data.items.length === 0) return null;
  return (
    <Card title={t('desks.endings')}>
      <ul>
        {endings.data.items.map((ending) => (
          <EndingNote key={ending.engagementId} ending={ending} />
        ))}
      </ul>
    </Card>
  );
}

function EndingNote({ ending }: { ending: EndingView }) {
  const { t } = useTranslation();
  const zone = useDeskZone(ending.deskId);
  const see = useCommand(desksApi.seeEnding);
  const problem = useProblem(see);
  const { deskId, desk, engagementId, organization, endedAt } = ending;
  return (
    <li className={classes.note}>
      <span>
        {t('desks.hasEnded', { company: organization, desk })} · <When at={endedAt} zone={zone} />
      </span>
      <Verb
        plain
        label={t('desks.seenOf', { name: organization })}
        loading={see.isPending}
        onPress={() => see.mutate({ desk: deskId, engagement: engagementId })}
      >
        {t('desks.seen')}
      </Verb>
      <Problem sentence={problem} />
    </li>
  );
}
