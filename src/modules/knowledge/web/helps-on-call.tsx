import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettled } from '../../../ui/settled.ts';
import { Verb } from '../../../ui/verb.tsx';
import { wordsDone } from '../../../ui/words-done.ts';
import { useAsk } from '../../../web/api.ts';
import { casesApi } from '../../cases/contract.ts';
import { type AboutCall, OnCallPart, ToItself } from '../../conversations/web/index.ts';
import { knowledgeApi, mostFitting } from '../contract.ts';
import type { ArticleDraft } from './article-draft.ts';
import { begunOn, begunWith } from './begun.ts';
import { keepInserted, useInsertedBesideCase } from './inserted-on-call.ts';
import { MarkGap } from './mark-gap.tsx';
import { useMissed } from './missed.ts';
import { Ranked } from './ranked.tsx';
import { SearchBeside } from './search-beside.tsx';
import { WriteArticle } from './write-article.tsx';

/** What is known of what they say, while they say it: looked for with each word that is done. */
export function HelpsOnCall({ callId, deskId, caseId, writtenOn, language, said, insert }: AboutCall) {
  const { t } = useTranslation();
  const [typed, type] = useState('');
  const looked = useSettled(typed.trim());
  const { isAsked, fitting } = useFitting({ deskId, caseId, language, q: looked || wordsDone(said) });
  const [begun, begin] = useState<Partial<ArticleDraft> | null>(null);
  const [gap, mark] = useState<Partial<ArticleDraft> | null>(null);
  const [missed, forget] = useMissed(looked, fitting);
  const onCase = caseId ?? writtenOn;
  const { data: theCase } = useAsk(casesApi.theCase, { case: onCase ?? '' }, { enabled: onCase !== null });
  const begins = () => ({ ...(theCase && begunOn(theCase)), words: begunWith(said, typed) });
  useInsertedBesideCase(callId, writtenOn);
  if (!isAsked && typed === '' && begun === null && gap === null) return null;
  return (
    <OnCallPart label={t('knowledge.helpsOnCall')} title={t('knowledge.helps')}>
      <SearchBeside {...{ typed, type }} />
      {isAsked && (
        <Ranked
          of={fitting}
          none={t('knowledge.noneFits')}
          {...{ caseId, insert }}
          inserted={(article) => caseId === null && keepInserted(callId, article)}
        >
          {(found) =>
            found === 0 && (
              <>
                <Verb plain onPress={() => begin(begins())}>
                  {t('knowledge.write')}
                </Verb>
                {onCase !== null && (
                  <Verb plain onPress={() => mark(begins())}>
                    {t('knowledge.gap.mark')}
                  </Verb>
                )}
              </>
            )
          }
        </Ranked>
      )}
      {(begun || gap) && (
        <ToItself>
          {begun && (
            <WriteArticle
              desk={deskId}
              begun={begun}
              {...(caseId !== null && { caseId })}
              close={() => begin(null)}
            />
          )}
          {gap && onCase !== null && (
            <MarkGap
              desk={deskId}
              caseId={onCase}
              begun={gap}
              searches={missed}
              kept={forget}
              close={() => mark(null)}
            />
          )}
        </ToItself>
      )}
    </OnCallPart>
  );
}

/** By their words on a case that is there, else by their words on the desk. */
function useFitting({
  deskId,
  caseId,
  language,
  q,
}: Pick<AboutCall, 'deskId' | 'caseId' | 'language'> & { q: string }) {
  const ofCase = useAsk(
    knowledgeApi.fittingArticles,
    { case: caseId ?? '', ...(q !== '' && { q }) },
    { enabled: caseId !== null, keep: true },
  );
  const ofDesk = useAsk(
    knowledgeApi.articles,
    { desk: deskId, q, limit: mostFitting, ...(language !== undefined && { language }) },
    { enabled: caseId === null && q !== '', keep: true },
  );
  return { isAsked: caseId !== null || q !== '', fitting: caseId === null ? ofDesk : ofCase };
}
