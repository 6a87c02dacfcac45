import { useTranslation } from 'react-i18next';
import { Answered, Problem } from '../../../ui/answered.tsx';
import { useNow } from '../../../ui/clock.ts';
import { Line, Quiet } from '../../../ui/lines.tsx';
import { sayMoment } from '../../../ui/moment.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { type Absence, peopleApi } from '../contract.ts';

/** When I am or will be away and who stands in; each can be taken back. */
export function AbsenceList({ zone }: { zone: string }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const absences = useAsk(peopleApi.absences, {});
  return (
    <Answered of={absences} sentence={sentence}>
      {({ items }) =>
        items.length > 0 && (
          <ul aria-label={t('people.absences')}>
            {items.map((absence) => (
              <AbsenceLine key={absence.id} absence={absence} zone={zone} />
            ))}
          </ul>
        )
      }
    </Answered>
  );
}

function AbsenceLine({ absence, zone }: { absence: Absence; zone: string }) {
  const { t } = useTranslation();
  const now = useNow();
  const withdraw = useCommand(peopleApi.withdrawAbsence, { done: () => say(t('people.absenceWithdrawn')) });
  const problem = useProblem(withdraw);
  const moment = (at: string) => sayMoment(Date.parse(at), { now, zone, t });
  const until = moment(absence.endsAt);
  const runs = Date.parse(absence.startsAt) <= now;
  const when = runs
    ? t('people.awayNow', { until })
    : t('people.awayFrom', { from: moment(absence.startsAt), until });
  const verb = t(runs ? 'people.back' : 'people.hereAfterAll');
  const takeBack = () => withdraw.mutate({ absence: absence.id });
  return (
    <Line>
      <span>{when}</span>
      <Quiet>
        {absence.standIn ? t('people.standsIn', { name: absence.standIn.name }) : t('people.nobodyStandsIn')}
      </Quiet>
      <Verb
        plain
        label={t('people.withdrawOf', { verb, when })}
        loading={withdraw.isPending}
        onPress={takeBack}
      >
        {verb}
      </Verb>
      <Problem sentence={problem} />
    </Line>
  );
}
