import { useTranslation } from 'react-i18next';
import { useDraft } from '../../../ui/draft.ts';
import { Form } from '../../../ui/form.tsx';
import { HoursField } from '../../../ui/hours-field.tsx';
import { LanguagesField } from '../../../ui/languages-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type DeskView, desksApi } from '../contract.ts';

/** What customers notice first: the name of the desk, when somebody is there, and in which languages. */
export function LooksForm({ desk }: { desk: DeskView }) {
  const { t } = useTranslation();
  const change = useCommand(desksApi.changeDesk);
  const problem = useProblem(change);
  const [looks, set, forget, changed] = useDraft(`looks ${desk.id}`, {
    name: desk.name,
    languages: desk.languages,
    hours: desk.hours,
  });
  const onSuccess = () => {
    forget();
    say(t('desks.saved'));
  };
  const send = () => change.mutate({ desk: desk.slug, ...changed }, { onSuccess });
  return (
    <Form verb={t('desks.soItIs')} send={send} sending={change.isPending} problem={problem}>
      <TextField
        label={t('desks.name')}
        value={looks.name}
        choose={(name) => set({ name })}
        maxLength={200}
      />
      <LanguagesField
        label={t('desks.languages')}
        value={looks.languages}
        choose={(languages) => set({ languages })}
      />
      <HoursField label={t('desks.hours')} value={looks.hours} choose={(hours) => set({ hours })} />
    </Form>
  );
}
