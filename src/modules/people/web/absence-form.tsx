import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Form } from '../../../ui/form.tsx';
import { MomentField } from '../../../ui/moment-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type Me, peopleApi } from '../contract.ts';
import { AbsenceList } from './absence-list.tsx';
import { parts } from './parts.ts';

/** Being away makes a stand-in, not a hand-off: the cases stay mine. */
export function AbsenceForm({ me }: { me: Me }) {
  const { t } = useTranslation();
  const members = useAsk(peopleApi.members, {});
  const beAway = useCommand(peopleApi.beAway);
  const problem = useProblem(beAway);
  const [startsAt, setStartsAt] = useState<string | null>(null);
  const [endsAt, setEndsAt] = useState<string | null>(null);
  const [standInId, setStandInId] = useState('');
  const colleagues = (members.data?.items ?? [])
    .filter(({ id, endedAt }) => id !== me.id && endedAt === null)
    .map(({ id, name }) => ({ value: id, label: name }));
  const answersFor = me.desks
    .filter(({ isMine }) => isMine)
    .map(({ name }) => name)
    .join(', ');
  const send = () => {
    if (startsAt === null || endsAt === null) return;
    beAway.mutate(
      { startsAt, endsAt, standInId: standInId || null },
      {
        onSuccess: () => {
          setStartsAt(null);
          setEndsAt(null);
          say(t('people.awaySaved'));
        },
      },
    );
  };
  return (
    <Card title={t('people.absence')} at={parts.absence}>
      <AbsenceList zone={me.zone} />
      <Form aside verb={t('people.beAway')} send={send} sending={beAway.isPending} problem={problem}>
        <p>{t('people.absenceHint')}</p>
        {answersFor && <p>{t('people.deputyHint', { desks: answersFor })}</p>}
        <MomentField label={t('people.from')} value={startsAt} zone={me.zone} choose={setStartsAt} required />
        <MomentField label={t('people.until')} value={endsAt} zone={me.zone} choose={setEndsAt} required />
        <Choice
          label={t('people.standIn')}
          value={standInId}
          options={[{ value: '', label: t('people.nobody') }, ...colleagues]}
          choose={setStandInId}
        />
      </Form>
    </Card>
  );
}
