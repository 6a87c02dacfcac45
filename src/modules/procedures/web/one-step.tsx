import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayMoney } from '../../../platform/money.ts';
import { Form } from '../../../ui/form.tsx';
import { isolated } from '../../../ui/isolated.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { When } from '../../../ui/when.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useActor, useDeskZone } from '../../people/web/index.ts';
import { type ExtraStepView, proceduresApi } from '../contract.ts';
import { mayThank } from '../policy.ts';
import classes from './extra-steps.module.css';

/** Who went further, around what, and who said thank you. */
export function OneStep({ step }: { step: ExtraStepView }) {
  const { t } = useTranslation();
  const zone = useDeskZone(step.deskId);
  const actor = useActor();
  const { around, by, minutes, cost, thanks, at } = step;
  const isMine = actor !== null && mayThank(actor, step) && !thanks.some(({ byId }) => byId === actor.id);
  const spent = [
    minutes !== null && t('procedures.took', { count: minutes }),
    cost && sayMoney(cost, t('language')),
  ].filter(Boolean);
  return (
    <>
      <p className={classes.words}>{t('procedures.around_', { around: isolated(around) })}</p>
      <p className={classes.quiet}>
        <bdi>{by.name}</bdi>, {by.organization} · <When at={at} zone={zone} />
        {spent.length > 0 && ` · ${spent.join(' · ')}`}
      </p>
      {thanks.map((one) => (
        <p key={one.byId} className={classes.thanks}>
          {t('procedures.thanks', { name: one.by })}
          {one.text && <>: {one.text}</>}
        </p>
      ))}
      {isMine && <Thank step={step} />}
    </>
  );
}

/** One press says it; words are for who wants them. */
function Thank({ step }: { step: ExtraStepView }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { name } = step.by;
  const thank = useCommand(proceduresApi.thank, { done: () => say(t('procedures.thanked', { name })) });
  const problem = useProblem(thank);
  const [writing, write] = useState(false);
  const send = () => thank.mutate({ step: step.id, ...(text.trim() && { text }) });
  if (!writing) {
    return (
      <div className={classes.actions}>
        <Verb label={t('procedures.thankWhom', { name })} loading={thank.isPending} onPress={send}>
          {t('procedures.thank')}
        </Verb>
        <Verb plain onPress={() => write(true)}>
          {t('procedures.words')}
        </Verb>
      </div>
    );
  }
  return (
    <Form
      verb={t('procedures.thank')}
      send={send}
      sending={thank.isPending}
      problem={problem}
      cancel={() => write(false)}
    >
      <TextField
        begin
        optional
        label={t('procedures.words')}
        value={text}
        choose={setText}
        maxLength={2000}
      />
    </Form>
  );
}
