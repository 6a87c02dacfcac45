import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { Quiet } from '../../../ui/lines.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { FirstKind, firstKinds, type Measure } from '../../mandates/contract.ts';
import { LimitField, trustsOf } from '../../mandates/web/index.ts';
import { asked, type Trusted } from './draft.ts';
import { NameKind } from './name-kind.tsx';
import classes from './preparations.module.css';
import type { Fields } from './prepare-form.tsx';

/** How far the client would trust us with each kind of act, those as well that are named here. */
export function MandatesFields({ draft, set }: Fields) {
  const { t } = useTranslation();
  const leaveOut = (kind: string) =>
    set({
      kinds: draft.kinds.filter((one) => one.kind !== kind),
      mandates: { ...draft.mandates, [kind]: asked },
    });
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
        <MandateFields
          key={kind}
          {...{ kind, draft, set, name: t(`mandates.kinds.${kind}`), measure: firstKinds[kind] }}
        />
      ))}
      {draft.kinds.map(({ kind, name, measure }) => (
        <div key={kind}>
          <MandateFields {...{ kind, name, measure, draft, set }} />
          <Verb plain label={t('preparations.leaveOutOf', { name })} onPress={() => leaveOut(kind)}>
            {t('preparations.leaveOut')}
          </Verb>
        </div>
      ))}
      <NameKind kinds={draft.kinds} choose={(kinds) => set({ kinds })} />
    </fieldset>
  );
}

type MandateFieldsProps = Fields & { kind: string; name: string; measure: Measure };

function MandateFields({ kind, name, measure, draft, set }: MandateFieldsProps) {
  const { t } = useTranslation();
  const { step, limit } = draft.mandates[kind] ?? asked;
  const change = (part: Partial<Trusted>) =>
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
        <LimitField
          measure={measure}
          trust={step}
          of={name}
          value={limit}
          choose={(typed) => change({ limit: typed })}
          currency={draft.currency}
          chooseCurrency={(currency) => set({ currency })}
        />
      )}
    </>
  );
}
