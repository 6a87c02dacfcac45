import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { LoadingCards } from '../../../ui/loading.tsx';
import { sayDate } from '../../../ui/moment.ts';
import { useAsk } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { demandApi } from '../contract.ts';
import { ChartCard } from './chart-card.tsx';
import { FrequenciesCard } from './frequencies-card.tsx';
import { ShareCard } from './share-card.tsx';

type DemandScreenProps = { desk: string; weeks: number; of: string; choose: (of: string) => void };

/** With what customers come to a desk. It counts nobody who works there. */
export function DemandScreen({ desk, weeks, of, choose }: DemandScreenProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const measured = useAsk(demandApi.measures, { desk, weeks, of }, { keep: true });
  const types = useAsk(demandApi.types, { desk });
  return (
    <Answered of={measured} sentence={sentence} loading={<LoadingCards heights={[240, 160, 320]} />}>
      {(found) => (
        <>
          <p>
            {t('demand.screen.window', {
              from: sayDate(found.window.from, t('language')),
              until: sayDate(found.window.until, t('language')),
              zone: found.window.zone,
            })}
          </p>
          {found.contacts === 0 && <Empty>{t('demand.screen.none')}</Empty>}
          <ShareCard desk={desk} measured={found} />
          <FrequenciesCard desk={desk} measured={found} />
          <ChartCard desk={desk} measured={found} types={types.data?.items ?? []} of={of} choose={choose} />
        </>
      )}
    </Answered>
  );
}
