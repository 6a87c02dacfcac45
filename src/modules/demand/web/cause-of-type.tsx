import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useActor } from '../../people/web/index.ts';
import { type DemandType, demandApi, usualWeeks } from '../contract.ts';
import { mayMarkDemand } from '../policy.ts';
import { CauseDialog } from './cause-dialog.tsx';
import classes from './demand.module.css';
import { KnownCause } from './known-cause.tsx';

const anotherOne = 'new';

/** Of which cause the contacts of a type come: one that was said before, or a new one. */
export function CauseOfType({ type, desk }: { type: DemandType; desk: string }) {
  const { t } = useTranslation();
  const actor = useActor();
  const { data } = useAsk(demandApi.causes, { desk, weeks: usualWeeks });
  const [making, make] = useState(false);
  const command = useCommand(demandApi.causeOfType, { done: () => say(t('demand.cause.isSaid')) });
  const problem = useProblem(command);
  if (!actor || !mayMarkDemand(actor, type.deskId)) return <KnownCause {...type} />;
  const causes = data?.items.filter(({ id, removedAt }) => removedAt === null || id === type.cause?.id) ?? [];
  const choose = (chosen: string) =>
    chosen === anotherOne ? make(true) : command.mutate({ type: type.id, cause: chosen || null });
  return (
    <div className={classes.causeOf}>
      <Choice
        label={t('demand.cause.causeOf', { name: type.name })}
        value={type.cause?.id ?? ''}
        options={[
          { value: '', label: t('demand.cause.ofNone') },
          ...causes.map(({ id, name }) => ({ value: id, label: name })),
          { value: anotherOne, label: t('demand.cause.another') },
        ]}
        choose={choose}
      />
      <Problem sentence={problem} />
      {making && <CauseDialog desk={desk} type={type} close={() => make(false)} />}
    </div>
  );
}
