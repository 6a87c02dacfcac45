import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { useKeysHere } from '../../../ui/keys-here.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type DeskView, desksApi, type ProposalView } from '../../desks/contract.ts';
import { DecideDialog, ProposalLine } from '../../desks/web/index.ts';

type WantsToJoinProps = { proposal: ProposalView; desk: DeskView };

/** Somebody who is proposed; a admits them where one stands, a refusal is said with its reason. */
export function WantsToJoin({ proposal, desk }: WantsToJoinProps) {
  const { t } = useTranslation();
  const [isRefusing, refuse] = useState(false);
  const decide = useCommand(desksApi.decideProposals, {
    done: () => say(t('desks.decided.admitted', { names: name, count: 1 })),
  });
  const problem = useProblem(decide);
  const { name } = proposal.person;
  const admit = () => decide.mutate({ desk: desk.slug, proposals: [proposal.id], decision: 'admitted' });
  const row = useKeysHere([
    { key: 'a', act: admit },
    { key: 'x', act: () => refuse(true) },
  ]);
  return (
    <ProposalLine proposal={proposal} desk={desk} mayDecide choosing={null} at={row}>
      <Verb shownKey="a" disabled={decide.isPending} onPress={admit} data-row>
        {t('desks.decide.admitted', { names: name })}
      </Verb>
      <Verb shownKey="x" onPress={() => refuse(true)}>
        {t('desks.decide.refused', { names: name })}
      </Verb>
      <Problem sentence={problem} />
      {isRefusing && (
        <DecideDialog desk={desk} decision="refused" on={[proposal]} close={() => refuse(false)} />
      )}
    </ProposalLine>
  );
}
