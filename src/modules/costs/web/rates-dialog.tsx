import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { Quiet } from '../../../ui/lines.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { currencies } from '../../mandates/web/index.ts';
import { type CostPicture, costsApi } from '../contract.ts';
import classes from './costs.module.css';
import { draftOf, type Kind, kinds, type RatesDraft, ratesFrom } from './rates-draft.ts';

type RatesDialogProps = {
  desk: string;
  deskId: string;
  rates: CostPicture['rates'];
  mayPrice: boolean;
  close: () => void;
};

/** How long each takes and what it costs, as the desk itself knows. */
export function RatesDialog({ desk, deskId, rates, mayPrice, close }: RatesDialogProps) {
  const { t } = useTranslation();
  const version = rates?.version ?? 0;
  const [draft, write, forget] = useKept<RatesDraft>(
    `rates ${deskId} ${version}`,
    draftOf(rates, currencies[0] ?? 'EUR'),
  );
  const [unclear, notClear] = useState(false);
  const command = useCommand(costsApi.setRates, {
    done: () => {
      forget();
      say(t('costs.rates.kept'));
      close();
    },
  });
  const problem = useProblem(command);
  const set = (part: Partial<RatesDraft>) => write((before) => ({ ...before, ...part }));
  const send = () => {
    const said = ratesFrom(draft);
    notClear(said === null);
    if (!said) return;
    const { priceMinor, ...others } = said;
    command.mutate({ ...others, ...(mayPrice && { priceMinor }), desk, version });
  };
  return (
    <Dialog title={t(rates ? 'costs.change' : 'costs.say')} close={close}>
      <Form
        verb={t('costs.rates.keep')}
        send={send}
        sending={command.isPending}
        problem={unclear ? t('costs.rates.unclear') : problem}
        cancel={close}
      >
        <Quiet>{t('costs.rates.who')}</Quiet>
        <Choice
          begin
          label={t('costs.rates.currency')}
          value={draft.currency}
          options={[...new Set([draft.currency, ...currencies])].map((value) => ({ value, label: value }))}
          choose={(currency) => set({ currency })}
        />
        {kinds.map((kind) => (
          <EachFields key={kind} kind={kind} draft={draft} set={set} />
        ))}
        {mayPrice && (
          <TextField
            optional
            label={t('costs.rates.price')}
            hint={t('costs.rates.optional')}
            value={draft.price}
            choose={(price) => set({ price })}
            maxLength={12}
          />
        )}
        <TextField
          optional
          label={t('costs.rates.sale')}
          hint={t('costs.rates.optional')}
          value={draft.sale}
          choose={(sale) => set({ sale })}
          maxLength={12}
        />
      </Form>
    </Dialog>
  );
}

type EachFieldsProps = { kind: Kind; draft: RatesDraft; set: (part: Partial<RatesDraft>) => void };

function EachFields({ kind, draft, set }: EachFieldsProps) {
  const { t } = useTranslation();
  const each = draft[kind];
  const field = (name: keyof typeof each) => ({
    label: t(`costs.rates.${name}`),
    value: each[name],
    choose: (value: string) => set({ [kind]: { ...each, [name]: value } }),
    maxLength: 12,
  });
  return (
    <fieldset className={classes.each}>
      <legend>{t(`costs.rates.${kind}`)}</legend>
      <TextField {...field('minutes')} />
      <TextField {...field('hour')} />
      <TextField {...field('fixed')} optional hint={t('costs.rates.fixedHint')} />
    </fieldset>
  );
}
