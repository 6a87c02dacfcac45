import { Answered } from '../../../ui/answered.tsx';
import { LoadingCards } from '../../../ui/loading.tsx';
import { useAsk } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import type { DeskView } from '../../desks/contract.ts';
import { useActor } from '../../people/web/index.ts';
import { clientroomApi } from '../contract.ts';
import { mayHaveMornings } from '../policy.ts';
import { BadNewsCard } from './bad-news.tsx';
import { DoneCard } from './done.tsx';
import { EveryMorning } from './every-morning.tsx';
import { ShortfallsCard } from './shortfalls.tsx';
import { WaitsForYou } from './waits.tsx';
import { WordsCard } from './words.tsx';

type ThisMorningProps = { desk: DeskView };

/** Exceptions first: what went wrong and what others wait for, then what was done, then what customers said. */
export function ThisMorning({ desk }: ThisMorningProps) {
  const actor = useActor();
  const isOurs = actor !== null && mayHaveMornings(actor, desk.id);
  const sentence = useSentence();
  const asked = useAsk(clientroomApi.morning, { desk: desk.slug });
  return (
    <>
      <Answered of={asked} sentence={sentence} loading={<LoadingCards heights={[80]} />}>
        {({ badNews }) => <BadNewsCard news={badNews} desk={desk} />}
      </Answered>
      <WaitsForYou desk={desk} />
      {asked.data && <DoneCard done={asked.data.done} desk={desk} />}
      <WordsCard desk={desk} />
      <ShortfallsCard desk={desk} />
      {isOurs && <EveryMorning desk={desk} />}
    </>
  );
}
