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
import type { Insert } from './one-article.tsx';
import { Ranked } from './ranked.tsx';
import { SearchBeside } from './search-beside.tsx';
import { WriteArticle } from './write-article.tsx';

type WhatHelpsProps = {
  theCase: CaseView;
  /** Puts it into the reply, where there is one to write. */
  insert: Insert;
  mayWrite: boolean;
};

/** What is known and fits a case, beside it; by other words where somebody looks for them. */
export function WhatHelps({ theCase, insert, mayWrite }: WhatHelpsProps) {
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
  useActions([
    ...(mayWrite ? [{ says: t('knowledge.write'), act: write }] : []),
    ...(fitting.data && fitting.data.items.length > 0
      ? [
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
      >
        {() =>
          mayWrite && (
            <Verb plain onPress={write}>
              {t('knowledge.write')}
            </Verb>
          )
        }
      </Ranked>
      {begun && (
        <WriteArticle desk={theCase.deskId} begun={begun} caseId={theCase.id} close={() => begin(null)} />
      )}
    </Card>
  );
}
