import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { useDraft } from '../../../ui/draft.ts';
import { Form } from '../../../ui/form.tsx';
import { HoursField } from '../../../ui/hours-field.tsx';
import { LanguagesField } from '../../../ui/languages-field.tsx';
import { linesOf, wordsOf } from '../../../ui/lists.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { ZoneField } from '../../../ui/zone-field.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type DeskView, desksApi } from '../contract.ts';

/** What customers meet at this desk: its name and colour, when it is there, and how soon they hear. */
export function SettingsForm({ desk }: { desk: DeskView }) {
  const { t } = useTranslation();
  const change = useCommand(desksApi.changeDesk);
  const problem = useProblem(change);
  const [draft, set] = useDraft(() => draftOf(desk));
  const send = () =>
    change.mutate({ desk: desk.slug, ...settingsOf(draft) }, { onSuccess: () => say(t('desks.saved')) });
  return (
    <Card title={desk.address}>
      <Form verb={t('desks.save')} send={send} sending={change.isPending} problem={problem}>
        <TextField
          label={t('desks.name')}
          value={draft.name}
          choose={(name) => set({ name })}
          maxLength={200}
        />
        <TextInput
          type="color"
          w={120}
          label={t('desks.color')}
          value={draft.color}
          onChange={({ currentTarget }) => set({ color: currentTarget.value })}
        />
        <LanguagesField
          label={t('desks.languages')}
          value={draft.languages}
          choose={(languages) => set({ languages })}
        />
        <ZoneField label={t('desks.zone')} value={draft.zone} choose={(zone) => set({ zone })} />
        <HoursField label={t('desks.hours')} value={draft.hours} choose={(hours) => set({ hours })} />
        <Textarea
          label={t('desks.holidays')}
          description={t('desks.holidaysHint')}
          value={draft.holidays}
          onChange={({ currentTarget }) => set({ holidays: currentTarget.value })}
          autosize
          minRows={2}
          maxRows={8}
        />
        <Limit label={t('desks.answerLimit')} value={draft.answer} choose={(answer) => set({ answer })} />
        <Limit label={t('desks.silenceLimit')} value={draft.silence} choose={(silence) => set({ silence })} />
      </Form>
    </Card>
  );
}

type LimitProps = { label: string; value: string; choose: (value: string) => void };

function Limit(limit: LimitProps) {
  const { t } = useTranslation();
  return <TextField {...limit} type="number" hint={t('desks.businessMinutes')} min={1} max={20_160} />;
}

type Draft = ReturnType<typeof draftOf>;

function draftOf(desk: DeskView) {
  return {
    name: desk.name,
    color: desk.color,
    languages: desk.languages.join(', '),
    zone: desk.zone,
    hours: desk.hours,
    holidays: desk.holidays.join('\n'),
    answer: String(desk.answerLimitMinutes),
    silence: String(desk.silenceLimitMinutes),
  };
}

function settingsOf({ name, color, languages, zone, hours, holidays, answer, silence }: Draft) {
  return {
    name,
    color,
    languages: wordsOf(languages),
    zone,
    hours,
    holidays: linesOf(holidays),
    answerLimitMinutes: Number(answer),
    silenceLimitMinutes: Number(silence),
  };
}
