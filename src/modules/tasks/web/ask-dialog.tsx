import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { toEnd } from '../../../ui/caret.ts';
import { Choice } from '../../../ui/choice.tsx';
import { useNow } from '../../../ui/clock.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import type { CaseView } from '../../cases/contract.ts';
import { type DeskView, desksApi } from '../../desks/contract.ts';
import { runsNow } from '../../desks/policy.ts';
import { sayGiven } from '../../desks/web/index.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { mostOfChoice, tasksApi } from '../contract.ts';
import classes from './ask-dialog.module.css';
import { ChooseDepartment } from './choose-department.tsx';
import { ChoosePassing } from './choose-passing.tsx';
import { ChooseReturn } from './choose-return.tsx';
import { chosenOf, passablesOf } from './passables.ts';
import { asked, passable } from './passed-on.ts';
import { Preview } from './preview.tsx';

type Question = {
  engagementId: string;
  personId: string;
  departmentId: string;
  request: string;
  chosen: readonly string[];
  more: string;
  /** What of the case goes along, each under its key. */
  passing: readonly string[];
  /** One a line. */
  choices: string;
  otherwise: string;
  /** What comes back, of which it asks what is found; empty of none. */
  inspects: string;
  due: string | null;
};
type AskDialogProps = { theCase: CaseView; close: () => void; toLook?: boolean };

/** Help joins: asks somebody to look at a case with the owner, who stays. */
export const LookDialog = (props: Omit<AskDialogProps, 'toLook'>) => <AskDialog {...props} toLook />;

/** Asks a company on the desk, or somebody there, for a piece of work, with exactly the data chosen. */
export function AskDialog({ theCase, close, toLook = false }: AskDialogProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const desk = useAsk(desksApi.desk, { desk: theCase.deskId });
  return (
    <Dialog title={t(toLook ? 'tasks.look' : 'tasks.ask')} close={close} wide>
      <Answered of={desk} sentence={sentence}>
        {(view) => <AskForm theCase={theCase} desk={view} close={close} toLook={toLook} />}
      </Answered>
    </Dialog>
  );
}

function AskForm({ theCase, desk, close, toLook = false }: AskDialogProps & { desk: DeskView }) {
  const { t } = useTranslation();
  const zone = useDeskZone(theCase.deskId);
  const ask = useCommand(tasksApi.ask);
  const problem = useProblem(ask);
  const now = useNow();
  const companies = desk.engagements
    .filter((engaged) => runsNow(engaged, now))
    .map(({ id, organization }) => ({ value: id, label: organization.name }));
  const [question, change, forget] = useKept<Question>(`${toLook ? 'look' : 'ask'} ${theCase.id}`, {
    engagementId: companies[0]?.value ?? '',
    personId: '',
    departmentId: '',
    request: toLook ? t('tasks.pleaseLook') : '',
    chosen: [],
    more: '',
    passing: [],
    choices: '',
    otherwise: '',
    inspects: '',
    due: null,
  });
  const whom = desk.engagements.find(({ id }) => id === question.engagementId);
  const isThird = whom?.role === 'third party';
  const addresses = useAsk(tasksApi.addresses, { desk: desk.slug });
  const address = addresses.data?.items.find(({ engagementId: of }) => of === question.engagementId)?.address;
  const set = (part: Partial<Question>) => change((before) => ({ ...before, ...part }));
  const { engagementId, personId, departmentId, request, chosen, more, due, otherwise } = question;
  const mayBeGiven = whom?.mayBeGiven ?? null;
  const passables = passablesOf(theCase, mayBeGiven);
  const passing = chosenOf(passables, question.passing);
  const choices = linesOf(question.choices);
  const [isMiscounted, setMiscounted] = useState(false);
  if (companies.length === 0) return <Empty>{t('tasks.nobody')}</Empty>;

  const labels = { name: t('tasks.name'), mail: t('tasks.mail'), phone: t('tasks.phone') };
  const offered = passable(theCase.customer, labels, mayBeGiven);
  const asking = {
    ...{ case: theCase.id, engagementId, request },
    passedOn: asked({ offered, chosen, more: { label: t('tasks.other'), text: more } }),
    ...(passing.length > 0 && { passing }),
    ...(due && { due }),
    ...(choices.length > 0 && { question: { choices, otherwise } }),
    ...(question.inspects && choices.length === 0 && { inspects: question.inspects }),
  };
  const send = () => {
    const isWrong =
      choices.length === 1 ||
      choices.length > mostChoices ||
      choices.some((choice) => choice.length > mostOfChoice);
    setMiscounted(isWrong);
    if (isWrong) return;
    ask.mutate(
      { ...asking, ...(personId && { personId }), ...(departmentId && { departmentId }) },
      {
        onSuccess: () => {
          forget();
          say(t('tasks.asked'));
          close();
        },
      },
    );
  };
  return (
    <Form
      verb={t('tasks.send')}
      send={send}
      sending={ask.isPending}
      problem={isMiscounted ? t('tasks.choicesCount', { most: mostOfChoice }) : problem}
      cancel={close}
    >
      <p>{t(toLook ? 'tasks.lookWhat' : 'tasks.askWhat')}</p>
      <Choice
        begin
        label={t('tasks.askWhom')}
        value={engagementId}
        options={companies}
        choose={(id) => set({ engagementId: id, personId: '', departmentId: '' })}
      />
      {isThird && addresses.data && (
        <p className={classes.way}>
          {address ? t('tasks.goesByMail', { address }) : t('tasks.goesToAccount')}
        </p>
      )}
      <ChooseDepartment
        desk={desk.slug}
        engagementId={engagementId}
        value={departmentId}
        choose={(id) => set({ departmentId: id })}
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
        onFocus={({ currentTarget }) => toEnd(currentTarget)}
        required
        withAsterisk={false}
        autosize
        minRows={3}
        maxLength={10_000}
      />
      <fieldset className={classes.passedOn}>
        <legend>{t('tasks.passedOn')}</legend>
        <p>{t(isThird ? 'tasks.passedOnHint' : 'tasks.passedOnWithin')}</p>
        {mayBeGiven && <p>{t('tasks.mayBeGiven', { given: sayGiven(mayBeGiven, t) })}</p>}
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
        <ChoosePassing
          passables={passables}
          chosen={question.passing}
          choose={(keys) => set({ passing: keys })}
        />
      </fieldset>
      {choices.length === 0 && (
        <ChooseReturn theCase={theCase} value={question.inspects} choose={(inspects) => set({ inspects })} />
      )}
      <MomentField
        label={t('tasks.due')}
        value={due}
        zone={zone}
        choose={(moment) => set({ due: moment })}
        required={choices.length > 0}
      />
      <Textarea
        label={t('tasks.choices')}
        description={t('tasks.choicesHint', { most: mostOfChoice })}
        value={question.choices}
        onChange={({ currentTarget }) => set({ choices: currentTarget.value })}
        autosize
        minRows={1}
        maxRows={5}
        maxLength={300}
      />
      {choices.length > 0 && (
        <TextField
          label={t('tasks.otherwise')}
          hint={t('tasks.otherwiseHint')}
          value={otherwise}
          choose={(said) => set({ otherwise: said })}
          maxLength={200}
        />
      )}
      <Preview
        of={tasksApi.preview}
        input={asking}
        isEmpty={asking.request.trim() === ''}
        whom={whomOf(desk, engagementId)}
      />
    </Form>
  );
}

const mostChoices = 5;

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const whomOf = ({ engagements }: DeskView, engagementId: string) =>
  engagements.find(({ id }) => id === engagementId)?.organization.name ?? '';

function peopleOf({ engagements, roster }: DeskView, engagementId: string) {
  const company = engagements.find(({ id }) => id === engagementId)?.organization.id;
  return roster
    .filter((entry) => entry.organizationId === company && entry.endedAt === null)
    .map(({ person }) => ({ value: person.id, label: person.name }));
}
