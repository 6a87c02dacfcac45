import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Quiet } from '../../../ui/lines.tsx';
import { LoadingCards } from '../../../ui/loading.tsx';
import { useAsk } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import type { DeskView } from '../../desks/contract.ts';
import { clientroomApi } from '../contract.ts';
import { AskedOfYou } from './asked-of-you.tsx';
import { WantsToJoin } from './wants-to-join.tsx';

/** What others cannot go on without: each is answered where it stands. */
export function WaitsForYou({ desk }: { desk: DeskView }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const waits = useAsk(clientroomApi.awaited, { desk: desk.slug });
  return (
    <Card title={t('clientroom.waits')}>
      <Answered of={waits} sentence={sentence} loading={<LoadingCards heights={[120]} />}>
        {({ items, count, proposals }) => (
          <>
            {items.length + proposals.length === 0 && <Empty>{t('clientroom.nothingWaits')}</Empty>}
            <ul>
              {items.map((task) => (
                <AskedOfYou key={task.id} task={task} zone={desk.zone} />
              ))}
              {proposals.map((proposal) => (
                <WantsToJoin key={proposal.id} proposal={proposal} desk={desk} />
              ))}
            </ul>
            {count > items.length && <Quiet>{t('clientroom.more', { count: count - items.length })}</Quiet>}
          </>
        )}
      </Answered>
    </Card>
  );
}
