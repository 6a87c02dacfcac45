import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../platform/http/endpoint.ts';
import { Answered, Empty, Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Line, Quiet, Verbs } from '../../../ui/lines.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { type PreparationView, preparationsApi } from '../contract.ts';
import { PrepareForm } from './prepare-form.tsx';

type Ways = Output<typeof preparationsApi.preparations>['ways'];

/** What was prepared for clients, and what came of it. */
export function PreparedCard() {
  const { t } = useTranslation();
  const sentence = useSentence();
  const prepared = useAsk(preparationsApi.preparations, {});
  const [changing, change] = useState<PreparationView | null>(null);
  return (
    <Card title={t('preparations.prepared')}>
      <Answered of={prepared} sentence={sentence}>
        {({ items, ways }) => (
          <>
            {items.length === 0 && <Empty>{t('preparations.none')}</Empty>}
            <ul>
              {items.map((one) => (
                <PreparedLine key={one.id} prepared={one} change={() => change(one)} />
              ))}
            </ul>
            {changing && <ChangeDialog known={changing} ways={ways} close={() => change(null)} />}
          </>
        )}
      </Answered>
    </Card>
  );
}

function PreparedLine({ prepared, change }: { prepared: PreparationView; change: () => void }) {
  const { t } = useTranslation();
  const { what, state, letter, preparedBy, reason } = prepared;
  const { client, answers } = what;
  const isOpen = state === 'open' || state === 'expired';
  const said = [
    t(`preparations.state.${state}`),
    state === 'open' && t(`preparations.letter.${letter}`, { to: answers.mail ?? answers.number }),
    reason,
    t('preparations.by', { name: preparedBy.name }),
  ].filter(Boolean);
  return (
    <Line>
      <bdi>{client}</bdi>
      <Quiet>{said.join(' · ')}</Quiet>
      <Verbs>
        {isOpen && (
          <>
            <Verb plain label={t('preparations.changeOf', { client })} onPress={change}>
              {t('preparations.change')}
            </Verb>
            <Withdraw prepared={prepared} />
          </>
        )}
      </Verbs>
    </Line>
  );
}

function Withdraw({ prepared: { id, what } }: { prepared: PreparationView }) {
  const { t } = useTranslation();
  const withdraw = useCommand(preparationsApi.withdrawPreparation, {
    done: () => say(t('preparations.withdrawn')),
  });
  const problem = useProblem(withdraw);
  return (
    <>
      <Verb
        plain
        loading={withdraw.isPending}
        label={t('preparations.withdrawOf', { client: what.client })}
        onPress={() => withdraw.mutate({ preparation: id })}
      >
        {t('preparations.withdraw')}
      </Verb>
      <Problem sentence={problem} />
    </>
  );
}

type ChangeDialogProps = { known: PreparationView; ways: Ways; close: () => void };

function ChangeDialog({ known, ways, close }: ChangeDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('preparations.changing', { client: known.what.client })} close={close} wide>
      <PrepareForm known={known} ways={ways} done={close} cancel={close} />
    </Dialog>
  );
}
