import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { useNow } from '../../../ui/clock.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import type { CaseView } from '../../cases/contract.ts';
import { type DeskView, desksApi } from '../../desks/contract.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { tasksApi } from '../contract.ts';
import classes from './ask-dialog.module.css';
import { asked, passable } from './passed-on.ts';

type Question = {
  engagementId: string;
  personId: string;
  request: string;
  chosen: readonly string[];
  more: string;
  due: string | null;
};
type AskDialogProps = { theCase: CaseView; close: () => void };

/** Asks a company on the desk, or somebody there, for a piece of work, with exactly the data chosen. */
export function AskDialog({ theCase, close }: AskDialogProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const desk = useAsk(desksApi.desk, { desk: theCase.deskId });
  return (
    <Dialog title={t('tasks.ask')} close={close} wide>
      <Answered of={desk} sentence={sentence}>
        {(view) => <AskForm theCase={theCase} desk={view} close={close} />}
      </Answered>
    </Dialog>
  );
}

function AskForm({ theCase, desk, close }: AskDialogProps & { desk: DeskView }) {
  const { t } = useTranslation();
  const zone = useDeskZone(theCase.deskId);
  const ask = useCommand(tasksApi.ask);
  const problem = useProblem(ask);
  const now = useNow();
  const companies = desk.engagements
    .filter(({ endsAt }) => endsAt === null || Date.parse(endsAt) > now)
    .map(({ id, organization }) => ({ value: id, label: organization.name }));
  const [question, change, forget] = useKept<Question>(`ask ${theCase.id}`, {
    engagementId: companies[0]?.value ?? '',
    personId: '',
    request: '',
    chosen: [],
    more: '',
    due: null,
  });
  const isThird = desk.engagements.find(({ id }) => id === question.engagementId)?.role === 'third party';
  const set = (part: Partial<Question>) => change((before) => ({ ...before, ...part }));
  const { engagementId, personId, request, chosen, more, due } = question;
  if (companies.length === 0) return <Empty>{t('tasks.nobody')}</Empty>;

  const labels = { name: t('tasks.name'), mail: t('tasks.mail'), phone: t('tasks.phone') };
  const offered = passable(theCase.customer, labels);
  const send = () =>
    ask.mutate(
      {
        case: theCase.id,
        engagementId,
        request,
        ...(personId && { personId }),
        passedOn: asked({ offered, chosen, more: { label: t('tasks.other'), text: more } }),
        ...(due && { due }),
      },
      {
        onSuccess: () => {
          forget();
          say(t('tasks.asked'));
          close();
        },
      },
    );
  return (
    <Form verb={t('tasks.send')} send={send} sending={ask.isPending} problem={problem} cancel={close}>
      <Choice
        begin
        label={t('tasks.askWhom')}
        value={engagementId}
        options={companies}
        choose={(id) => set({ engagementId: id, personId: '' })}
      />
      <Choice
        label={t('tasks.person')}
        value={personId}
        options={[{ value: '', label: t('tasks.anybody') }, ...peopleOf(desk, engagementId)]}
        choose={(id) => set({ personId: id })}
      />
      <Textarea
        label={t('tasks.request')}
        value={request}
        onChange={({ currentTarget }) => set({ request: currentTarget.value })}
        required
        withAsterisk={false}
        autosize
        minRows={3}
        maxLength={10_000}
      />
      <fieldset className={classes.passedOn}>
        <legend>{t('tasks.passedOn')}</legend>
        <p>{t(isThird ? 'tasks.passedOnHint' : 'tasks.passedOnWithin')}</p>
        {offered.map(({ label, value }) => (
          <Checkbox
            key={value}
            label={`${label}: ${value}`}
            checked={chosen.includes(value)}
            onChange={({ currentTarget: { checked } }) =>
              set({ chosen: checked ? [...chosen, value] : chosen.filter((one) => one !== value) })
            }
          />
        ))}
        <TextInput
          label={t('tasks.more')}
          value={more}
          onChange={({ currentTarget }) => set({ more: currentTarget.value })}
          maxLength={5000}
        />
      </fieldset>
      <MomentField label={t('tasks.due')} value={due} zone={zone} choose={(moment) => set({ due: moment })} />
    </Form>
  );
}

function peopleOf({ engagements, roster }: DeskView, engagementId: string) {
  const company = engagements.find(({ id }) => id === engagementId)?.organization.id;
  return roster
    .filter((entry) => entry.organizationId === company && entry.endedAt === null)
    .map(({ person }) => ({ value: person.id, label: person.name }));
}
