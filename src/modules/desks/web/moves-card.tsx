import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered, Empty, Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { useNow } from '../../../ui/clock.ts';
import { Quiet } from '../../../ui/lines.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { When } from '../../../ui/when.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { type DeskView, desksApi, type MoveView } from '../contract.ts';
import { runsNow } from '../policy.ts';
import { MoveDialog } from './move-dialog.tsx';
import { parts } from './parts.ts';
import classes from './proposals-card.module.css';
import { sayMove } from './say-move.ts';

type MovesCardProps = {
  desk: DeskView;
  mayDecide: boolean;
  /** What the client can take along of work that has moved. */
  along: (move: MoveView) => ReactNode;
};

/** Whose work is to move, and to whom; the client announces it and calls it off. */
export function MovesCard({ desk, mayDecide, along }: MovesCardProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const now = useNow();
  const [moving, setMoving] = useState(false);
  const moves = useAsk(desksApi.moves, {});
  const providers = desk.engagements.filter(
    (engaged) => engaged.role === 'provider' && runsNow(engaged, now),
  );
  return (
    <Card title={t('desks.move.title')} at={parts.moves}>
      <Answered of={moves} sentence={sentence}>
        {({ items }) => {
          const here = items.filter(({ deskId }) => deskId === desk.id);
          const announced = here.filter(({ state }) => state === 'announced');
          const free = providers.filter(
            ({ id }) => !announced.some(({ fromEngagementId }) => fromEngagementId === id),
          );
          return (
            <>
              <Quiet>{t('desks.move.what')}</Quiet>
              {here.length === 0 && <Empty>{t('desks.move.none')}</Empty>}
              <ul>
                {here.map((move) => (
                  <li key={move.id} className={classes.note}>
                    <span>
                      {sayMove(move, t)} · <When at={move.at} zone={desk.zone} />
                    </span>
                    {mayDecide && move.state === 'announced' && <CallOff desk={desk} move={move} />}
                    {mayDecide && move.state === 'done' && along(move)}
                  </li>
                ))}
              </ul>
              {mayDecide && free.length > 0 && (
                <Verb onPress={() => setMoving(true)}>{t('desks.move.begin')}</Verb>
              )}
              {moving && <MoveDialog desk={desk} providers={free} close={() => setMoving(false)} />}
            </>
          );
        }}
      </Answered>
    </Card>
  );
}

function CallOff({ desk, move }: { desk: DeskView; move: MoveView }) {
  const { t } = useTranslation();
  const callOff = useCommand(desksApi.callOffMove, { done: () => say(t('desks.move.calledOff')) });
  const problem = useProblem(callOff);
  return (
    <>
      <Verb
        plain
        label={t('desks.move.callOffOf', { from: move.from })}
        loading={callOff.isPending}
        onPress={() => callOff.mutate({ desk: desk.slug, move: move.id })}
      >
        {t('desks.move.callOff')}
      </Verb>
      <Problem sentence={problem} />
    </>
  );
}
