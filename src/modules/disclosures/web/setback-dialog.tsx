import { Checkbox, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Answered } from '../../../ui/answered.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useFirstFocus } from '../../../ui/first-focus.ts';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import type { CaseView } from '../../cases/contract.ts';
import { maySpeakToCustomers } from '../../conversations/policy.ts';
import { emptyUnsent, everyReader, placeOf, type Reader, unsentAt } from '../../conversations/web/index.ts';
import type { Me } from '../../people/contract.ts';
import { useActor, useDeskZone, useMe } from '../../people/web/index.ts';
import { disclosuresApi, type SetbackView } from '../contract.ts';
import { mayHoldSetbacks } from '../policy.ts';

type SetbackDialogProps = {
  theCase: CaseView;
  close: () => void;
  /** One that was marked, and that the customer is told of now. */
  marked?: SetbackView;
};

/** Something went wrong: what, sorry, next word. What is being written on the case is what it begins with. */
export function SetbackDialog(props: SetbackDialogProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const me = useMe();
  const asked = useAsk(disclosuresApi.setbacksOfCase, { case: props.theCase.id });
  const { name } = props.theCase.customer;
  return (
    <Dialog
      title={props.marked ? t('disclosures.tell', { name }) : t('disclosures.mark')}
      close={props.close}
      wide
    >
      <Answered of={asked} sentence={sentence}>
        {({ sorry }) => me.data && <SetbackForm {...props} me={me.data} sorry={sorry} />}
      </Answered>
    </Dialog>
  );
}

/** `begun`: what was being written on the case as this began with it. */
type Draft = {
  what: string;
  sorry: string;
  due: string | null;
  tells: boolean;
  holds: boolean;
  begun: Begun | null;
};

type SetbackFormProps = SetbackDialogProps & { me: Me; sorry: string };

function SetbackForm({ theCase, close, marked, me, sorry: prefilled }: SetbackFormProps) {
  const { t } = useTranslation();
  const zone = useDeskZone(theCase.deskId);
  const actor = useActor();
  const speaks = actor !== null && maySpeakToCustomers(actor, theCase.deskId);
  const mayTell = speaks && theCase.reach !== null && ['open', 'done'].includes(theCase.state);
  const begins = marked ? null : begunOn(theCase, me);
  const [draft, change, forget] = useKept<Draft>(marked ? `telling ${marked.id}` : `setback ${theCase.id}`, {
    ...{ what: marked?.what ?? begins?.text ?? '', sorry: prefilled, due: null, holds: false, begun: begins },
    tells: begins === null || begins.reader === 'customer',
  });
  const set = (part: Partial<Draft>) => change((before) => ({ ...before, ...part }));
  const { what, sorry, due, holds, begun } = draft;
  const tells = mayTell && draft.tells;
  const field = useFirstFocus<HTMLTextAreaElement>();
  const { name } = theCase.customer;
  const done = () => {
    forget();
    // What was written there since stays.
    if (begun && unsentAt(begun.place).text === begun.text) emptyUnsent(begun.place);
    say(t(marked ? 'disclosures.told' : 'disclosures.said', { name }));
    close();
  };
  const mark = useCommand(disclosuresApi.markSetback, { done });
  const tell = useCommand(disclosuresApi.tellCustomer, { done });
  const command = marked ? tell : mark;
  const problem = useProblem(command);
  const nextWordBy = due ?? theCase.prefill.nextWordBy;
  const telling = {
    text: [what, sorry]
      .map((part) => part.trim())
      .filter(Boolean)
      .join('\n\n'),
    nextWordBy,
  };
  const send = () =>
    marked
      ? tell.mutate({ setback: marked.id, telling })
      : mark.mutate({ case: theCase.id, what, ...(tells && { telling }), ...(holds && { hold: true }) });

  return (
    <Form verb={verb()} send={send} sending={command.isPending} problem={problem} cancel={close}>
      {!marked && <p>{t('disclosures.hint')}</p>}
      <Textarea
        ref={field}
        data-autofocus
        label={t('disclosures.what')}
        value={what}
        onChange={({ currentTarget }) => set({ what: currentTarget.value })}
        required
        withAsterisk={false}
        autosize
        minRows={2}
      />
      {!marked && mayTell && (
        <Checkbox
          label={t('disclosures.tellNow', { name })}
          checked={tells}
          onChange={({ currentTarget }) => set({ tells: currentTarget.checked })}
        />
      )}
      {speaks && theCase.reach === null && <p>{t('disclosures.unreachable', { name })}</p>}
      {(tells || marked) && (
        <>
          <TextField
            optional
            label={t('disclosures.sorry')}
            value={sorry}
            choose={(next) => set({ sorry: next })}
            maxLength={500}
          />
          <MomentField
            label={t('disclosures.nextWordBy')}
            value={nextWordBy}
            zone={zone}
            choose={(next) => set({ due: next })}
            required
          />
        </>
      )}
      {!marked && actor !== null && mayHoldSetbacks(actor, theCase.deskId) && (
        <Checkbox
          label={t('disclosures.hold')}
          checked={holds}
          onChange={({ currentTarget }) => set({ holds: currentTarget.checked })}
        />
      )}
    </Form>
  );

  function verb(): string {
    if (marked) return t('disclosures.tell', { name });
    return tells ? t('disclosures.sayAndTell', { name }) : t('disclosures.say');
  }
}

type Begun = { place: string; reader: Reader; text: string };

/** What I am writing on the case, to whom. */
function begunOn(theCase: CaseView, me: Me): Begun | null {
  const all = everyReader
    .map((reader) => ({ reader, place: placeOf(me, theCase.id, reader) }))
    .map((one) => ({ ...one, text: unsentAt(one.place).text }));
  return all.find(({ text }) => text.trim() !== '') ?? null;
}
