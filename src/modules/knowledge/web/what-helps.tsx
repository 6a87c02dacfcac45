import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { useActions } from '../../../ui/keys.ts';
import { useSettled } from '../../../ui/settled.ts';
import { Verb } from '../../../ui/verb.tsx';
import { useAsk } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { askOrRecall } from '../../../web/offline/kept-answers.ts';
import type { CaseView } from '../../cases/contract.ts';
import { knowledgeApi } from '../contract.ts';
import { begunOn } from './begun.ts';
import { type Insert, OneArticle } from './one-article.tsx';
import { SearchBeside } from './search-beside.tsx';
import { WriteArticle } from './write-article.tsx';

const MOST = 5;

type WhatHelpsProps = {
  theCase: CaseView;
  /** Puts it into the reply, where there is one to write. */
  insert: Insert;
  mayWrite: boolean;
};

/** What is known and fits a case, beside it; by other words where somebody looks for them. */
export function WhatHelps({ theCase, insert, mayWrite }: WhatHelpsProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [typed, type] = useState('');
  const q = useSettled(typed.trim());
  const fitting = useAsk(
    knowledgeApi.fittingArticles,
    { case: theCase.id, ...(q !== '' && { q }) },
    // What fits by itself is kept with the case where somebody keeps it for the road.
    { keep: true, ...(q === '' && { through: askOrRecall }) },
  );
  const [opened, open] = useState<string | null>(null);
  const [begun, begin] = useState<ReturnType<typeof begunOn> | null>(null);
  const write = () => begin(begunOn(theCase, { looked: q }));
  const items = fitting.data?.items.slice(0, MOST) ?? [];
  useActions([
    ...(mayWrite ? [{ says: t('knowledge.write'), act: write }] : []),
    ...(items.length > 0
      ? [
          { key: 's', says: t('knowledge.keysHelped') },
          { key: 'w', says: t('knowledge.keysWrong') },
        ]
      : []),
  ]);
  return (
    <Card title={t('knowledge.helps')}>
      <SearchBeside {...{ typed, type }} />
      <Answered of={fitting} sentence={sentence}>
        {() => (
          <>
            <div role="status">
              {items.length === 0 && (
                <Empty>
                  {q === '' ? t('knowledge.noneFits') : t('knowledge.nothingFound', { words: q })}
                </Empty>
              )}
            </div>
            <ul>
              {items.map((article) => (
                <OneArticle
                  isRow
                  key={article.id}
                  {...{ article, insert }}
                  caseId={theCase.id}
                  isOpen={article.id === opened}
                  turn={() => open(article.id === opened ? null : article.id)}
                />
              ))}
            </ul>
            {mayWrite && (
              <Verb plain onPress={write}>
                {t('knowledge.write')}
              </Verb>
            )}
          </>
        )}
      </Answered>
      {begun && (
        <WriteArticle desk={theCase.deskId} begun={begun} caseId={theCase.id} close={() => begin(null)} />
      )}
    </Card>
  );
}
