import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import type { CaseView } from '../../cases/contract.ts';
import { ReturnKind, returnsApi } from '../contract.ts';
import { CallNow } from './call-now.tsx';
import {
  type ComesBackDraft,
  comesBackBegun,
  comesBackKept,
  sendingOf,
  thingChosen,
} from './comes-back-draft.ts';
import { CostFields } from './cost-fields.tsx';
import classes from './returns.module.css';
import { sayThing } from './say-return.ts';

type ComesBackDialogProps = { theCase: CaseView; close: () => void };

/** Something comes back: at which step it failed is asked once, and nothing waits for it. */
export function ComesBackDialog({ theCase, close }: ComesBackDialogProps) {
  const { t } = useTranslation();
  const [draft, change, forget] = useKept(comesBackKept(theCase), comesBackBegun(theCase));
  const set = (part: Partial<ComesBackDraft>) => change((before) => ({ ...before, ...part }));
  const [wrong, setWrong] = useState<string | null>(null);
  const sending = useCommand(returnsApi.sendBack, {
    done: () => {
      forget();
      say(t('returns.kept'));
      close();
    },
  });
  const problem = useProblem(sending);
  const send = () => {
    const said = sendingOf(theCase.id, draft);
    setWrong(said === null ? t('returns.noCost') : null);
    if (said) sending.mutate(said);
  };
  return (
    <Dialog title={t('returns.comesBack')} close={close} wide>
      <Form
        verb={t('returns.keep')}
        send={send}
        sending={sending.isPending}
        problem={wrong ?? problem}
        cancel={close}
      >
        <Textarea
          dir="auto"
          data-autofocus
          label={t('returns.reason')}
          value={draft.reason}
          onChange={({ currentTarget }) => set({ reason: currentTarget.value })}
          required
          withAsterisk={false}
          autosize
          minRows={2}
          maxLength={2000}
        />
        <Choice
          label={t('returns.kind')}
          value={draft.kind}
          options={ReturnKind.options.map((one) => ({ value: one, label: t(`returns.kindOf.${one}`) }))}
          choose={(kind) => set({ kind })}
        />
        <TextField
          optional
          label={t('returns.failedAt')}
          hint={t('returns.failedAtHint')}
          value={draft.failedAt}
          choose={(failedAt) => set({ failedAt })}
          maxLength={500}
        />
        <CallNow theCase={theCase} close={close} />
        <TextField
          optional
          label={t('returns.tried')}
          value={draft.tried}
          choose={(tried) => set({ tried })}
          maxLength={2000}
        />
        <WhichThing theCase={theCase} draft={draft} set={set} />
        <CostFields draft={draft} set={set} />
      </Form>
    </Dialog>
  );
}

type WhichThingProps = {
  theCase: CaseView;
  draft: ComesBackDraft;
  set: (part: Partial<ComesBackDraft>) => void;
};

/** One of those that are noted, or another one in words. */
function WhichThing({ theCase: { customer }, draft, set }: WhichThingProps) {
  const { t } = useTranslation();
  const { things } = customer;
  return (
    <>
      {things.length > 1 && (
        <Choice
          label={t('returns.which')}
          value={draft.thing}
          options={[
            ...things.map((one) => ({
              value: one.id,
              label: [sayThing({ ...one, version: one.instructions }, t), one.serial]
                .filter(Boolean)
                .join(', '),
            })),
            { value: '', label: t('returns.anotherThing') },
          ]}
          choose={(id) => set(thingChosen(things, id))}
        />
      )}
      <div className={classes.pair}>
        <TextField
          optional
          label={t('returns.make')}
          value={draft.make}
          choose={(make) => set({ make, thing: '' })}
          maxLength={200}
        />
        <TextField
          optional
          label={t('returns.model')}
          value={draft.model}
          choose={(model) => set({ model, thing: '' })}
          maxLength={200}
        />
      </div>
      <TextField
        optional
        label={t('returns.version')}
        value={draft.version}
        choose={(version) => set({ version })}
        maxLength={200}
      />
    </>
  );
}
