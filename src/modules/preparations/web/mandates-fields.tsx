import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { Quiet } from '../../../ui/lines.tsx';
import { FirstKind, firstKinds } from '../../mandates/contract.ts';
import type { Trust } from '../../mandates/policy.ts';
import { ExtentField, trustsOf } from '../../mandates/web/index.ts';
import classes from './preparations.module.css';
import type { Fields } from './prepare-form.tsx';

/** How far the client would trust us with each kind of act. */
export function MandatesFields({ draft, set }: Fields) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes.group}>
      <legend>{t('preparations.mandates')}</legend>
      <p>
        <Quiet>{t('preparations.mandatesHint')}</Quiet>
      </p>
      <p>
        <Quiet>{t('preparations.steps')}</Quiet>
      </p>
      {FirstKind.options.map((kind) => (
        <MandateFields key={kind} kind={kind} draft={draft} set={set} />
      ))}
    </fieldset>
  );
}

function MandateFields({ kind, draft, set }: Fields & { kind: FirstKind }) {
  const { t } = useTranslation();
  const { step, limit } = draft.mandates[kind];
  const measure = firstKinds[kind];
  const name = t(`mandates.kinds.${kind}`);
  const change = (part: Partial<{ step: Trust; limit: string }>) =>
    set({ mandates: { ...draft.mandates, [kind]: { step, limit, ...part } } });
  return (
    <>
      <Choice
        label={name}
        value={step}
        options={trustsOf({ measure }).map((value) => ({ value, label: t(`mandates.step.${value}`) }))}
        choose={(chosen) => change({ step: chosen })}
      />
      {step !== 'draft' && (
        <ExtentField
          measure={measure}
          label={`${name}: ${t(measure === 'days' ? 'mandates.limitDays' : 'mandates.limit')}`}
          value={limit}
          choose={(typed) => change({ limit: typed })}
          currency={draft.currency}
          chooseCurrency={(currency) => set({ currency })}
        />
      )}
    </>
  );
}
