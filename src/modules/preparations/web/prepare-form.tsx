import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { useDraft } from '../../../ui/draft.ts';
import { Form } from '../../../ui/form.tsx';
import { languageName } from '../../../ui/language-names.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { browserZone } from '../../../ui/wall-time.ts';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type PreparationView, preparationsApi } from '../contract.ts';
import { AgreementFile, useAgreementFile } from './agreement-file.tsx';
import { DeskFields } from './desk-fields.tsx';
import { type Draft, draftOf, emptyDraft, preparedOf } from './draft.ts';
import { MandatesFields } from './mandates-fields.tsx';
import { PeopleFields } from './people-fields.tsx';
import classes from './preparations.module.css';
import { RestFields } from './rest-fields.tsx';

export type Fields = { draft: Draft; set: (part: Partial<Draft>) => void };

type PrepareFormProps = {
  /** What is prepared otherwise. */
  known?: PreparationView;
  ways: { mail: boolean; text: boolean };
  done: () => void;
  cancel?: () => void;
};

/** All that a client is to confirm: who they are, their desk, what we do there, who does it and how far alone. */
export function PrepareForm({ known, ways, done, cancel }: PrepareFormProps) {
  const { t } = useTranslation();
  const [draft, set, forget] = useDraft<Draft>(
    `preparation ${known?.id ?? ''}`,
    known ? draftOf(known.what, known.agreementFileName ?? '') : emptyDraft(browserZone()),
  );
  const file = useAgreementFile({ draft, set });
  const { send, sending, problem } = usePreparing({
    ...{ known, draft },
    done: () => {
      forget();
      done();
    },
  });
  const fields = { draft, set };
  return (
    <Form
      verb={t(known ? 'preparations.sendAgain' : 'preparations.send')}
      send={send}
      sending={sending || file.isKeeping}
      problem={problem}
      {...(cancel && { cancel })}
    >
      <ClientFields {...fields} ways={ways} />
      <fieldset className={classes.group}>
        <legend>{t('preparations.theirDesk')}</legend>
        <DeskFields desk={draft} set={set} onePerson={t('preparations.onePersonClient')} />
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{t('preparations.whatWeDo')}</legend>
        <WorkFields {...fields} />
        <AgreementFile {...file} />
      </fieldset>
      <PeopleFields {...fields} />
      <MandatesFields {...fields} />
      <RestFields {...fields} />
    </Form>
  );
}

type Preparing = { known: PreparationView | undefined; draft: Draft; done: () => void };

function usePreparing({ known, draft, done }: Preparing) {
  const { t } = useTranslation();
  const prepare = useCommand(preparationsApi.prepare);
  const change = useCommand(preparationsApi.changePreparation);
  const [unclear, setUnclear] = useState<'amount' | 'company' | null>(null);
  const failed = [useProblem(prepare), useProblem(change)].find((one) => one !== null) ?? null;
  const onSuccess = () => {
    say(t('preparations.asked'));
    done();
  };
  const send = () => {
    const what = preparedOf(draft);
    if (typeof what === 'string') return setUnclear(what);
    setUnclear(null);
    if (known) change.mutate({ preparation: known.id, ...what }, { onSuccess });
    else prepare.mutate(what, { onSuccess });
  };
  return {
    send,
    sending: prepare.isPending || change.isPending,
    problem: unclear ? t(`preparations.unclear.${unclear}`) : failed,
  };
}

function ClientFields({ draft, set, ways }: Fields & Pick<PrepareFormProps, 'ways'>) {
  const { t } = useTranslation();
  const way = (['mail', 'text'] as const).map((value) => ({ value, label: t(`preparations.way.${value}`) }));
  const languages = (['en', 'de', 'es'] as const).map((value) => ({
    value,
    label: languageName(value, t('language')),
  }));
  return (
    <fieldset className={classes.group}>
      <legend>{t('preparations.theClient')}</legend>
      <TextField
        label={t('preparations.client')}
        value={draft.client}
        choose={(client) => set({ client })}
        maxLength={200}
      />
      <TextField
        label={t('preparations.answers')}
        value={draft.name}
        choose={(name) => set({ name })}
        maxLength={200}
      />
      <TextField
        label={t('preparations.country')}
        hint={t('desks.countryHint')}
        value={draft.kept.country ?? ''}
        choose={(country) => set({ kept: { ...draft.kept, country: country.toUpperCase() } })}
        maxLength={2}
        optional
      />
      {ways.text && (
        <Choice
          label={t('preparations.askedBy')}
          value={draft.way}
          options={way}
          choose={(way) => set({ way })}
        />
      )}
      {draft.way === 'mail' ? (
        <TextField
          type="email"
          label={t('preparations.mail')}
          value={draft.mail}
          choose={(mail) => set({ mail })}
          maxLength={254}
        />
      ) : (
        <TextField
          label={t('preparations.number')}
          hint={t('preparations.numberHint')}
          value={draft.number}
          choose={(number) => set({ number })}
          maxLength={30}
        />
      )}
      <Choice
        label={t('preparations.language')}
        value={draft.language}
        options={languages}
        choose={(language) => set({ language })}
      />
    </fieldset>
  );
}

function WorkFields({ draft, set }: Fields) {
  const { t } = useTranslation();
  return (
    <>
      <Textarea
        label={t('preparations.purpose')}
        value={draft.purpose}
        onChange={({ currentTarget }) => set({ purpose: currentTarget.value })}
        maxLength={1000}
        autosize
        minRows={2}
        required
        withAsterisk={false}
      />
      <TextField
        label={t('preparations.data')}
        hint={t('preparations.dataHint')}
        value={draft.data}
        choose={(data) => set({ data })}
        maxLength={1000}
        optional
      />
      <TextField
        label={t('preparations.pay')}
        value={draft.pay}
        choose={(pay) => set({ pay })}
        maxLength={1000}
        optional
      />
      <TextField
        label={t('preparations.keptIn')}
        hint={t('desks.countryHint')}
        value={draft.kept.keptIn ?? ''}
        choose={(country) => set({ kept: { ...draft.kept, keptIn: country.toUpperCase() } })}
        maxLength={2}
        optional
      />
      <TextField
        label={t('desks.agreement')}
        hint={t('desks.agreementHint')}
        value={draft.kept.agreement ?? ''}
        choose={(agreement) => set({ kept: { ...draft.kept, agreement } })}
        maxLength={1000}
        optional
      />
    </>
  );
}
