import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Line, Quiet } from '../../../ui/lines.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type PocketView, pocketApi } from '../contract.ts';

/** A number from which a desk is worked, with what cuts it off. */
export function PocketLine({ pocket, desk }: { pocket: PocketView; desk: string }) {
  const { t } = useTranslation();
  const end = useCommand(pocketApi.endPocket, { done: () => say(t('pocket.isCutOff')) });
  const problem = useProblem(end);
  const { id, person, number, confirmedAt, dayAt, questionsAt } = pocket;
  const comes = [
    dayAt ? t('pocket.comesAt', { time: dayAt }) : t('pocket.comesWhenAsked'),
    questionsAt.length > 0 ? t('pocket.asksAt', { times: questionsAt.join(', ') }) : t('pocket.asksNever'),
  ].join(' · ');
  return (
    <Line>
      <span>
        <bdi>{person.name}</bdi>, <bdi dir="ltr">{number}</bdi>
      </span>
      <Quiet>{confirmedAt === null ? t('pocket.waits') : comes}</Quiet>
      <Verb
        plain
        label={t('pocket.cutOffOf', { name: person.name })}
        loading={end.isPending}
        onPress={() => end.mutate({ desk, pocket: id })}
      >
        {t('pocket.cutOff')}
      </Verb>
      <Problem sentence={problem} />
    </Line>
  );
}
