import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../ui/page.tsx';
import { useActor } from '../../people/web/index.ts';
import type { StudyView } from '../contract.ts';
import { mayStudy } from '../policy.ts';
import { BothSaid } from './both-said.tsx';
import { Learned } from './learned.tsx';
import { ReadNext } from './read-next.tsx';
import { SayProgress, sayStudy } from './say-study.tsx';

type StudyScreenProps = { study: StudyView; desk: string; back: ReactNode };

/** What is to be read next, what both said, and what was learned. */
export function StudyScreen({ study, desk, back }: StudyScreenProps) {
  const { t } = useTranslation();
  const actor = useActor();
  const may = actor !== null && mayStudy(actor, study.deskId);
  return (
    <Page narrow title={sayStudy(study, t)}>
      <p>{back}</p>
      <p>
        <SayProgress study={study} />
      </p>
      {may && <ReadNext study={study} />}
      <BothSaid study={study} />
      <Learned study={study} desk={desk} />
    </Page>
  );
}
