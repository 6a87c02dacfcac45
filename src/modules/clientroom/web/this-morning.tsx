import { Answered } from '../../../ui/answered.tsx';
import { LoadingCards } from '../../../ui/loading.tsx';
import { useAsk } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import type { DeskView } from '../../desks/contract.ts';
import { clientroomApi } from '../contract.ts';
import { BadNewsCard } from './bad-news.tsx';
import { DoneCard } from './done.tsx';
import { WaitsForYou } from './waits.tsx';
import { WordsCard } from './words.tsx';

type ThisMorningProps = { desk: DeskView; mayAdmit: boolean };

/** Exceptions first: what went wrong and what others wait for, then what was done, then what customers said. */
export function ThisMorning({ desk, mayAdmit }: ThisMorningProps) {
  const sentence = useSentence();
  const asked = useAsk(clientroomApi.morning, { desk: desk.slug });
  return (
    <Answered of={asked} sentence={sentence} loading={<LoadingCards heights={[80, 160, 160]} />}>
      {({ badNews, done, words }) => (
        <>
          <BadNewsCard news={badNews} zone={desk.zone} />
          <WaitsForYou desk={desk} mayAdmit={mayAdmit} />
          <DoneCard done={done} desk={desk} />
          <WordsCard words={words} zone={desk.zone} />
        </>
      )}
    </Answered>
  );
}
