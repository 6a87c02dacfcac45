import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { useDraft } from '../../../ui/draft.ts';
import { DurationField } from '../../../ui/duration-field.tsx';
import { Form } from '../../../ui/form.tsx';
import { HoursField } from '../../../ui/hours-field.tsx';
import { LanguagesField } from '../../../ui/languages-field.tsx';
import { Quiet } from '../../../ui/lines.tsx';
import { linesOf } from '../../../ui/lists.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { ZoneField } from '../../../ui/zone-field.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type DeskView, desksApi } from '../contract.ts';
import { parts } from './parts.ts';

/** What customers meet at this desk: its name and colour, when it is there, and how soon they hear. */
export function SettingsForm({ desk }: { desk: DeskView }) {
  const { t } = useTranslation();
  const change = useCommand(desksApi.changeDesk);
  const problem = useProblem(change);
  const [draft, set, forget, changed] = useDraft(`settings ${desk.id}`, draftOf(desk));
  const onSuccess = () => {
    forget();
    say(t('desks.saved'));
  };
  // What somebody else changes meanwhile stays as they say.
  const send = () => change.mutate({ desk: desk.slug, ...settingsOf(changed) }, { onSuccess });
  return (
    <Form verb={t('desks.save')} send={send} sending={change.isPending} problem={problem}>
      <Card title={t('desks.brand')} at={parts.brand} aside={<Quiet>{desk.address}</Quiet>} spaced>
        <TextField
          label={t('desks.name')}
          value={draft.name}
          choose={(name) => set({ name })}
          maxLength={200}
        />
        <TextInput
          type="color"
          w={168}
          label={t('desks.color')}
          value={draft.color}
          onChange={({ currentTarget }) => set({ color: currentTarget.value })}
        />
        <LanguagesField
          label={t('desks.languages')}
          value={draft.languages}
          choose={(languages) => set({ languages })}
        />
        <Checkbox
          label={t('desks.onePerson')}
          description={t('desks.onePersonHint')}
          checked={draft.onePerson}
          onChange={({ currentTarget }) => set({ onePerson: currentTarget.checked })}
        />
      </Card>
      <Card title={t('desks.times')} at={parts.times} spaced>
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
      </Card>
      <Card title={t('desks.limits')} at={parts.limits} spaced>
        <Limit label={t('desks.answerLimit')} minutes={draft.answer} choose={(answer) => set({ answer })} />
        <Limit
          label={t('desks.silenceLimit')}
          minutes={draft.silence}
          choose={(silence) => set({ silence })}
        />
      </Card>
    </Form>
  );
}

// Fourteen days of day and night.
const MOST_HOURS = 336;

type LimitProps = { label: string; minutes: number; choose: (minutes: number) => void };

function Limit(limit: LimitProps) {
  const { t } = useTranslation();
  return <DurationField {...limit} hint={t('desks.businessHours')} mostHours={MOST_HOURS} />;
}

type Draft = ReturnType<typeof draftOf>;

function draftOf(desk: DeskView) {
  return {
    name: desk.name,
    color: desk.color,
    languages: desk.languages,
    onePerson: desk.onePerson,
    zone: desk.zone,
    hours: desk.hours,
    holidays: desk.holidays.join('\n'),
    answer: desk.answerLimitMinutes,
    silence: desk.silenceLimitMinutes,
  };
}

function settingsOf({ holidays, answer, silence, ...rest }: Partial<Draft>) {
  return {
    ...rest,
    ...(holidays !== undefined && { holidays: linesOf(holidays) }),
    ...(answer !== undefined && { answerLimitMinutes: answer }),
    ...(silence !== undefined && { silenceLimitMinutes: silence }),
  };
}
