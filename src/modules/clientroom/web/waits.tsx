import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Quiet } from '../../../ui/lines.tsx';
import { LoadingCards } from '../../../ui/loading.tsx';
import { useAsk } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import type { DeskView, ProposalView } from '../../desks/contract.ts';
import { useActor } from '../../people/web/index.ts';
import { clientroomApi } from '../contract.ts';
import { AskedOfYou } from './asked-of-you.tsx';
import { WantsToJoin } from './wants-to-join.tsx';

type WaitsProps = { desk: DeskView; mayAdmit: boolean };

/** What others cannot go on without: each is answered where it stands. */
export function WaitsForYou({ desk, mayAdmit }: WaitsProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const actor = useActor();
  /** Whose word it takes: of who decides, or who was asked by the standing rule. */
  const isAsked = ({ asks }: ProposalView) =>
    mayAdmit || asks.some(({ person, said }) => person.id === actor?.id && !said);
  const waits = useAsk(clientroomApi.awaited, { desk: desk.slug });
  return (
    <Card title={t('clientroom.waits')}>
      <Answered of={waits} sentence={sentence} loading={<LoadingCards heights={[120]} />}>
        {({ items, count, proposals: proposed }) => {
          const proposals = proposed.filter(isAsked);
          return (
            <>
              {items.length + proposals.length === 0 && <Empty>{t('clientroom.nothingWaits')}</Empty>}
              <ul>
                {items.map((task) => (
                  <AskedOfYou key={task.id} task={task} zone={desk.zone} />
                ))}
                {proposals.map((proposal) => (
                  <WantsToJoin key={proposal.id} proposal={proposal} desk={desk} mayAdmit={mayAdmit} />
                ))}
              </ul>
              {count > items.length && <Quiet>{t('clientroom.more', { count: count - items.length })}</Quiet>}
            </>
          );
        }}
      </Answered>
    </Card>
  );
}
