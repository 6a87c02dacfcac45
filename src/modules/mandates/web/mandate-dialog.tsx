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
import { ExtentField } from './extent-field.tsx';
import classes from './handed-off.module.css';
import { countOf, currencies, minorOf, sayExtent, sayKind, stepOf, trustsOf, typedOf } from './measures.ts';

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
    const count = kind.measure === 'money' ? minorOf(limit, currency) : countOf(limit);
    setUnclear(kind.measure !== 'none' && count === null);
    if (kind.measure !== 'none' && count === null) return;
    const { engagementId } = mandate;
    set.mutate(
      {
        ...{ desk: desk.slug, engagementId, kind: kind.kind, ...stepOf(step) },
        ...(kind.measure === 'money' && { limitMinor: count ?? 0, currency }),
        ...(kind.measure === 'days' && { limitDays: count ?? 0 }),
      },
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
      problem={isUnclear ? t('mandates.noAmount') : problem}
      cancel={close}
    >
      <Choice
        begin
        label={t('mandates.trust')}
        value={step}
        options={trustsOf(kind).map((value) => ({ value, label: t(`mandates.step.${value}`) }))}
        choose={setStep}
      />
      <ExtentField
        measure={kind.measure}
        label={t(kind.measure === 'days' ? 'mandates.limitDays' : 'mandates.limit')}
        value={limit}
        choose={setLimit}
        currency={currency}
        chooseCurrency={setCurrency}
      />
    </Form>
  );
}

function limitAsTyped({ limitMinor, currency, limitDays }: MandateView): string {
  if (limitMinor !== null && currency !== null) return typedOf(limitMinor, currency);
  return limitDays === null ? '' : String(limitDays);
}
