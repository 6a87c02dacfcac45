import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { Line, Quiet } from '../../../ui/lines.tsx';
import { say } from '../../../ui/voice.tsx';
import { When } from '../../../ui/when.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type ActKind, type MandateView, mandatesApi } from '../contract.ts';
import type { Trust } from '../policy.ts';
import classes from './handed-off.module.css';
import { LimitField } from './limit-field.tsx';
import { currencies, limitAsTyped, limitFrom, sayExtent, sayKind, stepOf, trustsOf } from './measures.ts';

type MandateDialogProps = {
  desk: { slug: string; zone: string };
  mandate: MandateView;
  kind: ActKind;
  mayChange: boolean;
  /** The step to begin with. */
  begin: Trust;
  done: () => void;
  close: () => void;
};

/** What was done of a kind so far, and below it how far it is trusted from now on. */
export function MandateDialog(props: MandateDialogProps) {
  const { t } = useTranslation();
  const { mandate, kind, mayChange, close, desk } = props;
  const { name } = mandate.organization;
  return (
    <Dialog title={t('mandates.stepOf', { kind: sayKind(kind, t), organization: name })} close={close} wide>
      <section className={classes.past}>
        <h3>{t('mandates.past', { organization: name })}</h3>
        {mandate.acts.length === 0 && <p>{t('mandates.noPast')}</p>}
        <ul>
          {mandate.acts.map((act) => (
            <Line key={act.id}>
              <span>{[sayExtent(act, t), act.text].filter(Boolean).join(': ')}</span>
              <Quiet>
                {t(`mandates.state.${act.state}`)} · {act.by.name} · <When at={act.at} zone={desk.zone} />
              </Quiet>
            </Line>
          ))}
        </ul>
      </section>
      {mayChange && <Setting {...props} />}
    </Dialog>
  );
}

function Setting({ desk, mandate, kind, begin, done, close }: MandateDialogProps) {
  const { t } = useTranslation();
  const set = useCommand(mandatesApi.setMandate);
  const problem = useProblem(set);
  const [step, setStep] = useState<Trust>(begin);
  const [currency, setCurrency] = useState<string>(mandate.currency ?? currencies[0]);
  const [limit, setLimit] = useState(limitAsTyped(mandate));
  const [isUnclear, setUnclear] = useState(false);
  const send = () => {
    const upTo = limitFrom(kind.measure, limit, currency);
    setUnclear(upTo === null);
    if (upTo === null) return;
    const { engagementId } = mandate;
    set.mutate(
      { desk: desk.slug, engagementId, kind: kind.kind, ...stepOf(step), ...upTo },
      {
        onSuccess: () => {
          say(t('mandates.kept'));
          done();
          close();
        },
      },
    );
  };
  return (
    <Form
      verb={t('mandates.keep')}
      send={send}
      sending={set.isPending}
      problem={isUnclear ? t(kind.measure === 'none' ? 'mandates.noTimes' : 'mandates.noAmount') : problem}
      cancel={close}
    >
      <Choice
        begin
        label={t('mandates.trust')}
        value={step}
        options={trustsOf(kind).map((value) => ({ value, label: t(`mandates.step.${value}`) }))}
        choose={setStep}
      />
      <LimitField
        measure={kind.measure}
        trust={step}
        value={limit}
        choose={setLimit}
        currency={currency}
        chooseCurrency={setCurrency}
      />
    </Form>
  );
}
