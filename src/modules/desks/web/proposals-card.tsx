import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered, Empty, Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Quiet } from '../../../ui/lines.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { When } from '../../../ui/when.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { useActor } from '../../people/web/index.ts';
import { type DeskView, desksApi, type ProposalView } from '../contract.ts';
import { leadsOn } from '../policy.ts';
import { DecideDialog, type Deciding } from './decide-dialog.tsx';
import { parts } from './parts.ts';
import { ProposalLine } from './proposal-line.tsx';
import classes from './proposals-card.module.css';
import { ProposeForm } from './propose-form.tsx';
import { sayDecided } from './say-decided.ts';

type ProposalsCardProps = { desk: DeskView; mayDecide: boolean };

/** Who is proposed for the desk: admitted or refused by the client, proposed and taken back by who leads there. */
export function ProposalsCard({ desk, mayDecide }: ProposalsCardProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const actor = useActor();
  const proposals = useAsk(desksApi.proposals, { desk: desk.slug });
  return (
    <Card title={t('desks.proposals')} at={parts.proposals}>
      <Answered of={proposals} sentence={sentence}>
        {({ items }) => {
          const waiting = items.filter(({ state }) => state === 'proposed');
          return (
            <>
              {waiting.length === 0 && <Empty>{t('desks.nobodyWaits')}</Empty>}
              {mayDecide ? (
                <ToDecide desk={desk} waiting={waiting} />
              ) : (
                <ul>
                  {waiting.map((proposal) => (
                    <ProposalLine
                      key={proposal.id}
                      proposal={proposal}
                      desk={desk}
                      mayDecide={false}
                      choosing={null}
                    >
                      <TakeBack proposal={proposal} desk={desk} />
                    </ProposalLine>
                  ))}
                </ul>
              )}
              <Decided desk={desk} decided={items.filter(({ state }) => state !== 'proposed')} />
              {actor !== null && leadsOn(actor, desk.id) && !mayDecide && (
                <ProposeForm desk={desk} waiting={waiting} />
              )}
            </>
          );
        }}
      </Answered>
    </Card>
  );
}

type ToDecideProps = { desk: DeskView; waiting: readonly ProposalView[] };

/** One by one, or those that are chosen together. */
function ToDecide({ desk, waiting }: ToDecideProps) {
  const { t } = useTranslation();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const chosen = waiting.filter(({ id }) => picked.includes(id));
  const pick = (id: string, isChosen: boolean) =>
    setPicked((before) => (isChosen ? [...before, id] : before.filter((one) => one !== id)));
  return (
    <>
      <ul>
        {waiting.map((proposal) => (
          <ProposalLine
            key={proposal.id}
            proposal={proposal}
            desk={desk}
            mayDecide
            choosing={
              waiting.length > 1 && (
                <Checkbox
                  aria-label={t('desks.choose', { name: proposal.person.name })}
                  checked={picked.includes(proposal.id)}
                  onChange={({ currentTarget }) => pick(proposal.id, currentTarget.checked)}
                />
              )
            }
          >
            {(['admitted', 'refused'] as const).map((decision) => (
              <Verb
                key={decision}
                plain
                label={t(`desks.decide.${decision}`, { names: proposal.person.name })}
                onPress={() => setDeciding({ decision, on: [proposal] })}
              >
                {t(`desks.decideVerb.${decision}`)}
              </Verb>
            ))}
          </ProposalLine>
        ))}
      </ul>
      {chosen.length > 1 && (
        <div className={classes.verbs}>
          {(['admitted', 'refused'] as const).map((decision) => (
            <Verb key={decision} onPress={() => setDeciding({ decision, on: chosen })}>
              {t(`desks.decideAll.${decision}`, { count: chosen.length })}
            </Verb>
          ))}
        </div>
      )}
      {deciding && <DecideDialog desk={desk} {...deciding} close={() => setDeciding(null)} />}
    </>
  );
}

function TakeBack({ proposal, desk }: { proposal: ProposalView; desk: DeskView }) {
  const { t } = useTranslation();
  const actor = useActor();
  const takeBack = useCommand(desksApi.withdrawProposal, { done: () => say(t('desks.takenBack')) });
  const problem = useProblem(takeBack);
  const ours = desk.engagements.find(({ organization }) => organization.id === actor?.organizationId);
  const isOurs = proposal.person.organization === ours?.organization.name;
  if (actor === null || !leadsOn(actor, desk.id) || !isOurs) return null;
  return (
    <>
      <Verb
        plain
        label={t('desks.takeBackOf', { name: proposal.person.name })}
        loading={takeBack.isPending}
        onPress={() => takeBack.mutate({ desk: desk.slug, proposal: proposal.id })}
      >
        {t('desks.takeBack')}
      </Verb>
      <Problem sentence={problem} />
    </>
  );
}

const mostDecided = 10;

function Decided({ desk, decided }: { desk: DeskView; decided: readonly ProposalView[] }) {
  const { t } = useTranslation();
  if (decided.length === 0) return null;
  return (
    <ul className={classes.decided} aria-label={t('desks.decidedBefore')}>
      {decided.slice(0, mostDecided).map((proposal) => (
        <li key={proposal.id}>
          <Quiet>
            {sayDecided(proposal, t)}
            {proposal.decidedAt && (
              <>
                {' · '}
                <When at={proposal.decidedAt} zone={desk.zone} />
              </>
            )}
          </Quiet>
        </li>
      ))}
    </ul>
  );
}
