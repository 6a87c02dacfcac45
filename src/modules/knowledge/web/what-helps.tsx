import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { useActions } from '../../../ui/keys.ts';
import { useSettled } from '../../../ui/settled.ts';
import { Verb } from '../../../ui/verb.tsx';
import { useAsk } from '../../../web/api.ts';
import { askOrRecall } from '../../../web/offline/kept-answers.ts';
import type { CaseView } from '../../cases/contract.ts';
import { knowledgeApi } from '../contract.ts';
import { begunOn } from './begun.ts';
import { GapsOfCase } from './gaps-of-case.tsx';
import { MarkGap } from './mark-gap.tsx';
import { useMissed } from './missed.ts';
import type { Attach, Insert } from './one-article.tsx';
import { Ranked } from './ranked.tsx';
import { SearchBeside } from './search-beside.tsx';
import classes from './what-helps.module.css';
import { WriteArticle } from './write-article.tsx';

type WhatHelpsProps = {
  theCase: CaseView;
  /** Puts it into the reply, where there is one to write. */
  insert: Insert;
  attach: Attach;
  mayWrite: boolean;
};

/** What is known and fits a case, beside it; by other words where somebody looks for them. */
export function WhatHelps({ theCase, insert, attach, mayWrite }: WhatHelpsProps) {
  const { t } = useTranslation();
  const [typed, type] = useState('');
  const q = useSettled(typed.trim());
  const fitting = useAsk(
    knowledgeApi.fittingArticles,
    { case: theCase.id, ...(q !== '' && { q }) },
    // What fits by itself is kept with the case where somebody keeps it for the road.
    { keep: true, ...(q === '' && { through: askOrRecall }) },
  );
  const [begun, begin] = useState<ReturnType<typeof begunOn> | null>(null);
  const write = () => begin(begunOn(theCase, { looked: q }));
  const [missed, forget] = useMissed(q, fitting);
  const [marking, setMarking] = useState(false);
  const mark = () => setMarking(true);
  useActions([
    ...(mayWrite
      ? [
          { says: t('knowledge.write'), act: write },
          { key: 'q', says: t('knowledge.gap.mark'), act: mark },
        ]
      : []),
    ...(fitting.data && fitting.data.items.length > 0
      ? [
          ...(insert === null ? [] : [{ key: 'i', says: t('knowledge.keysInsert') }]),
          { key: 's', says: t('knowledge.keysHelped') },
          { key: 'w', says: t('knowledge.keysWrong') },
        ]
      : []),
  ]);
  return (
    <Card title={t('knowledge.helps')}>
      <SearchBeside {...{ typed, type }} />
      <Ranked
        areRows
        of={fitting}
        none={q === '' ? t('knowledge.noneFits') : t('knowledge.nothingFound', { words: q })}
        caseId={theCase.id}
        insert={insert}
        attach={attach}
      >
        {() =>
          mayWrite && (
            <div className={classes.actions}>
              <Verb plain onPress={write}>
                {t('knowledge.write')}
              </Verb>
              <Verb plain shownKey="q" onPress={mark}>
                {t('knowledge.gap.mark')}
              </Verb>
            </div>
          )
        }
      </Ranked>
      <GapsOfCase theCase={theCase} />
      {marking && (
        <MarkGap
          desk={theCase.deskId}
          caseId={theCase.id}
          begun={begunOn(theCase)}
          searches={missed}
          kept={forget}
          close={() => setMarking(false)}
        />
      )}
      {begun && (
        <WriteArticle desk={theCase.deskId} begun={begun} caseId={theCase.id} close={() => begin(null)} />
      )}
    </Card>
  );
}
