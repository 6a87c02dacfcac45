import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { Form } from '../../../ui/form.tsx';
import { HoursField } from '../../../ui/hours-field.tsx';
import { wordsOf } from '../../../ui/lists.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { usualWeek } from '../../../ui/week.ts';
import { ZoneField } from '../../../ui/zone-field.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type Me, peopleApi } from '../contract.ts';

/** Who I am, as colleagues and customers read it, and when I am there. */
export function ProfileForm({ me }: { me: Me }) {
  const { t } = useTranslation();
  const change = useCommand(peopleApi.changeMe);
  const problem = useProblem(change);
  const [draft, setDraft] = useState(() => ({
    name: me.name,
    place: me.place ?? '',
    languages: me.languages.join(', '),
    zone: me.zone,
    hours: me.hours ?? null,
  }));
  const set = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const send = () =>
    change.mutate(
      {
        name: draft.name,
        place: draft.place.trim() || null,
        languages: wordsOf(draft.languages),
        zone: draft.zone,
        ...(draft.hours && { hours: draft.hours }),
      },
      { onSuccess: () => say(t('people.saved')) },
    );
  return (
    <Card title={me.mail}>
      <Form verb={t('people.save')} send={send} sending={change.isPending} problem={problem}>
        <TextInput
          label={t('people.name')}
          value={draft.name}
          onChange={({ currentTarget }) => set({ name: currentTarget.value })}
          required
          withAsterisk={false}
          maxLength={200}
        />
        <TextInput
          label={t('people.place')}
          value={draft.place}
          onChange={({ currentTarget }) => set({ place: currentTarget.value })}
          maxLength={200}
        />
        <TextInput
          label={t('people.languages')}
          description={t('people.languagesHint')}
          value={draft.languages}
          onChange={({ currentTarget }) => set({ languages: currentTarget.value })}
          required
          withAsterisk={false}
        />
        <ZoneField label={t('people.zone')} value={draft.zone} choose={(zone) => set({ zone })} />
        {draft.hours ? (
          <HoursField label={t('people.hours')} value={draft.hours} choose={(hours) => set({ hours })} />
        ) : (
          <div>
            <Verb onPress={() => set({ hours: usualWeek })}>{t('people.setHours')}</Verb>
          </div>
        )}
      </Form>
    </Card>
  );
}
