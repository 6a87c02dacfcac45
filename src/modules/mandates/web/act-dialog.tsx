import { Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../platform/http/endpoint.ts';
import { Answered } from '../../../ui/answered.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { useNow } from '../../../ui/clock.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { sayMoment } from '../../../ui/moment.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import type { CaseView } from '../../cases/contract.ts';
import { worksForClient } from '../../desks/policy.ts';
import { useActor, useDeskZone } from '../../people/web/index.ts';
import { type ActView, mandatesApi } from '../contract.ts';
import { promise } from '../policy.ts';
import { ExtentField } from './extent-field.tsx';
import { type Acting, actedOf, actFrom, fateOf, type Handed, nearer, sayFate, sayPromiseOf } from './fate.ts';
import { currencies, sayKind } from './measures.ts';

type ActDialogProps = {
  theCase: CaseView;
  close: () => void;
  /** What others ask about a kind of act before it is done. */
  alsoAsk: (kind: string) => ReactNode;
};

/** Something is done for the customer; while it is written, one sentence says what comes of it. */
export function ActDialog({ theCase, close, alsoAsk }: ActDialogProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const handed = useAsk(mandatesApi.mandates, { desk: theCase.deskId });
  const acts = useAsk(mandatesApi.acts, { case: theCase.id });
  const isNamed = theCase.entries.some(({ kind }) => kind === 'kind chosen');
  const need = useAsk(mandatesApi.need, { case: theCase.id }, { enabled: isNamed });
  const isOpen = need.data?.need?.isAllowed ?? true;
  return (
    <Dialog title={t('mandates.act')} close={close} wide>
      <Answered of={handed} sentence={sentence}>
        {(view) => (
          <ActForm {...{ theCase, close, alsoAsk, isOpen }} handed={view} acts={acts.data?.items ?? []} />
        )}
      </Answered>
    </Dialog>
  );
}

/** What came of an act on a case, as the screen was last told: every command asks for it again. */
function useStateOf(caseId: string): (actId: string) => ActView['state'] | undefined {
  const organization = useOrganization();
  const queries = useQueryClient();
  return (actId) =>
    queries
      .getQueryData<Output<typeof mandatesApi.acts>>([mandatesApi.acts.path, organization, { case: caseId }])
      ?.items.find(({ id }) => id === actId)?.state;
}

type ActFormProps = ActDialogProps & {
  handed: Handed;
  acts: readonly ActView[];
  /** Whether the client hands off what the case is about. */
  isOpen: boolean;
};

function ActForm({ theCase, handed, acts, isOpen, alsoAsk, close }: ActFormProps) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = useDeskZone(theCase.deskId);
  const actor = useActor();
  const command = useCommand(mandatesApi.act);
  const problem = useProblem(command);
  const stateOf = useStateOf(theCase.id);
  const [isUnclear, setUnclear] = useState(false);
  const [acting, change, forget] = useKept<Acting>(`act ${theCase.id}`, {
    kind: handed.kinds[0]?.kind ?? '',
    amount: '',
    currency: handed.items.find(({ currency }) => currency)?.currency ?? currencies[0],
    text: '',
    by: null,
    instead: '',
  });
  const set = (part: Partial<Acting>) => change((before) => ({ ...before, ...part }));
  const kind = handed.kinds.find((one) => one.kind === acting.kind);
  if (!kind) return null;
  const isFree = actor !== null && worksForClient(actor, theCase.deskId);
  const mandate = handed.items.find(
    (one) => isOpen && one.kind === kind.kind && one.organization.id === actor?.organizationId,
  );
  const by = acting.by ?? handed.answerBy;
  const { extent, otherwise } = actFrom(kind, acting);
  const before = actedOf(acts, kind, acting.currency);
  const meant = { isFree, mandate: mandate ?? null, kind, extent, before };
  const fate = fateOf(meant);
  const { client } = handed;
  const isReached = theCase.reach !== null;

  const send = () => {
    setUnclear(extent === null);
    if (extent === null) return;
    const { amountMinor, currency, days } = extent;
    command.mutate(
      {
        case: theCase.id,
        kind: kind.kind,
        text: acting.text,
        ...(amountMinor !== null && currency !== null && { amountMinor, currency }),
        ...(days !== null && { days }),
        ...(fate.isAsked && {
          ifNobody: {
            by,
            ...(otherwise?.amountMinor && { amountMinor: otherwise.amountMinor }),
            ...(otherwise?.days && { days: otherwise.days }),
            ...(kind.measure === 'none' && otherwise && mandate?.goesOn && { goesOn: true }),
          },
        }),
      },
      {
        // What may be done can have changed while it was written: what came of it is read from the act.
        onSuccess: ({ id }) => {
          forget();
          close();
          const state = stateOf(id);
          const isAsked = state ? state === 'asked' : fate.isAsked;
          say(isAsked ? t('mandates.asked', { client }) : t('mandates.done'));
        },
      },
    );
  };
  const moment = sayMoment(Date.parse(by), { now, zone, t });
  const isPromise = kind.kind === promise;
  const within = nearer({ ...meant, fate });
  return (
    <Form
      verb={fate.isAsked ? t('mandates.askThem', { client }) : t('mandates.doIt')}
      send={send}
      sending={command.isPending}
      problem={isUnclear && extent === null ? t('mandates.noAmount') : problem}
      cancel={close}
    >
      <Choice
        begin
        label={t('mandates.what')}
        value={kind.kind}
        options={handed.kinds.map((one) => ({ value: one.kind, label: sayKind(one, t) }))}
        choose={(chosen) => set({ kind: chosen, amount: '', instead: '' })}
      />
      <ExtentField
        measure={kind.measure}
        label={t(
          isPromise ? 'mandates.ahead' : kind.measure === 'days' ? 'mandates.days' : 'mandates.amount',
        )}
        value={acting.amount}
        choose={(amount) => set({ amount })}
        currency={acting.currency}
        chooseCurrency={(currency) => set({ currency })}
      />
      <Textarea
        label={t(isPromise ? 'mandates.promise' : 'mandates.why')}
        description={isPromise && sayPromiseOf({ extent, isReached }, { now, zone, t })}
        value={acting.text}
        onChange={({ currentTarget }) => set({ text: currentTarget.value })}
        required
        withAsterisk={false}
        autosize
        minRows={2}
        maxLength={2000}
      />
      {alsoAsk(kind.kind)}
      {fate.isAsked && (
        <>
          <MomentField
            label={t('mandates.by')}
            value={by}
            zone={zone}
            choose={(at) => set({ by: at })}
            required
          />
          {mandate?.goesOn && (
            <Choice
              label={t('mandates.ifNobody')}
              value={acting.instead === 'goes on' ? 'goes on' : 'nothing'}
              options={(['nothing', 'goes on'] as const).map((value) => ({
                value,
                label: t(`mandates.ifNobodyDo.${value}`),
              }))}
              choose={(instead) => set({ instead })}
            />
          )}
          {kind.measure !== 'none' && mandate && mandate.step !== 'draft' && (
            <TextField
              optional
              label={t(kind.measure === 'days' ? 'mandates.insteadDays' : 'mandates.instead')}
              hint={t('mandates.insteadHint', { client })}
              value={acting.instead}
              choose={(instead) => set({ instead })}
              maxLength={12}
            />
          )}
        </>
      )}
      {within && (
        <Verb plain onPress={() => set({ amount: String(within) })}>
          {t('mandates.nearer', { count: within })}
        </Verb>
      )}
      <p role="status">{sayFate({ ...meant, fate, otherwise, client, moment, isReached }, t)}</p>
    </Form>
  );
}
