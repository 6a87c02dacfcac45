import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortened } from '../../../platform/shortened.ts';
import { Answered } from '../../../ui/answered.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { isolated } from '../../../ui/isolated.ts';
import { useKept } from '../../../ui/kept.ts';
import { useSettled } from '../../../ui/settled.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { type Expert, expertsApi } from '../contract.ts';
import classes from './experts.module.css';

export type AskDialogProps = {
  deskId: string;
  /** Answers with the case on which it is asked; null: there is none after all. */
  onCase: () => Promise<string | null>;
  /** What is kept of it until it is asked. */
  place: string;
  /** What the question begins with. */
  begun: string;
  toGap: () => void | Promise<void>;
  close: () => void;
};

/** Of what somebody knows. */
const mostShown = 60;

/** One question, to whoever knows and can be asked now. */
export function AskDialog(props: AskDialogProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [question, write, forget] = useKept(`ask ${props.place}`, props.begun);
  const said = useSettled(question.trim());
  const known = useAsk(expertsApi.experts, { desk: props.deskId, said }, { keep: true });
  return (
    <Dialog title={t('experts.askSomebody')} close={props.close} wide>
      <Answered of={known} sentence={sentence}>
        {({ items }) => {
          const now = items.filter(({ canNow, isMe }) => canNow && !isMe);
          return now.length === 0 ? (
            <NobodyNow toGap={props.toGap} />
          ) : (
            <AskForm {...props} {...{ question, write, forget, now }} />
          );
        }}
      </Answered>
    </Dialog>
  );
}

function NobodyNow({ toGap }: Pick<AskDialogProps, 'toGap'>) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('experts.noneNow')}</p>
      <p className={classes.quiet}>{t('experts.noneNowHint')}</p>
      <div className={classes.actions}>
        <Verb data-autofocus onPress={() => void toGap()}>
          {t('knowledge.gap.mark')}
        </Verb>
      </div>
    </>
  );
}

type AskFormProps = AskDialogProps & {
  question: string;
  write: (next: () => string) => void;
  forget: () => void;
  now: readonly Expert[];
};

function AskForm({ onCase, question, write, forget, now, close }: AskFormProps) {
  const { t } = useTranslation();
  const [first, choose] = useState('');
  const [isBeginning, setBeginning] = useState(false);
  const ask = useCommand(expertsApi.ask, {
    done: () => {
      forget();
      say(t('experts.isAsked'));
      close();
    },
  });
  const send = async () => {
    if (isBeginning) return;
    setBeginning(true);
    const caseId = await onCase();
    setBeginning(false);
    if (caseId === null) return close();
    const chosen = now.some(({ id }) => id === first) ? { first } : {};
    ask.mutate({ case: caseId, question, ...chosen });
  };
  return (
    <Form
      verb={t('experts.askNow')}
      send={() => void send()}
      sending={ask.isPending || isBeginning}
      problem={useProblem(ask)}
      cancel={close}
    >
      <Textarea
        dir="auto"
        data-autofocus
        label={t('experts.question')}
        description={t('experts.questionHint')}
        value={question}
        onChange={({ currentTarget: { value } }) => write(() => value)}
        required
        withAsterisk={false}
        autosize
        minRows={2}
        maxLength={2000}
      />
      <Choice
        label={t('experts.first')}
        value={first}
        options={[
          { value: '', label: t('experts.whoFits') },
          ...now.map(({ id, name, knows }) => ({
            value: id,
            label: t('experts.knows', { name, knows: isolated(shortened(knows, mostShown)) }),
          })),
        ]}
        choose={choose}
      />
      <p className={classes.quiet}>{t('experts.goesOn')}</p>
    </Form>
  );
}
