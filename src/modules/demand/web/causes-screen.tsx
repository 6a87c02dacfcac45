import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { useActions } from '../../../ui/keys.ts';
import { LoadingCards } from '../../../ui/loading.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { useAsk } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { demandApi } from '../contract.ts';
import { CauseDialog } from './cause-dialog.tsx';
import { Causes } from './causes.tsx';

type CausesScreenProps = { desk: string; weeks: number };

/** What most contacts come of first, then what is removed. */
export function CausesScreen({ desk, weeks }: CausesScreenProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const causes = useAsk(demandApi.causes, { desk, weeks }, { keep: true });
  const [making, make] = useState(false);
  const begin = () => make(true);
  useActions([{ says: t('demand.cause.make'), act: begin }]);
  return (
    <>
      <p>
        <Verb primary onPress={begin}>
          {t('demand.cause.make')}
        </Verb>
      </p>
      <Answered of={causes} sentence={sentence} loading={<LoadingCards heights={[240]} />}>
        {({ items }) => {
          const [open, removed] = [false, true].map((is) =>
            items.filter((one) => (one.removedAt !== null) === is),
          );
          return (
            <>
              {items.length === 0 && <Empty>{t('demand.cause.none')}</Empty>}
              <Causes title={t('demand.cause.title')} causes={open ?? []} desk={desk} weeks={weeks} />
              <Causes title={t('demand.cause.removed')} causes={removed ?? []} desk={desk} weeks={weeks} />
            </>
          );
        }}
      </Answered>
      {making && <CauseDialog desk={desk} close={() => make(false)} />}
    </>
  );
}
