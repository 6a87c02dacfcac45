import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { useSettled } from '../../../ui/settled.ts';
import { Verb } from '../../../ui/verb.tsx';
import { useAsk } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { knowledgeApi } from '../contract.ts';
import { begunWith } from './begun.ts';
import { type Insert, OneArticle } from './one-article.tsx';
import { SearchBeside } from './search-beside.tsx';
import classes from './what-helps.module.css';
import { WriteArticle } from './write-article.tsx';

const MOST = 5;
const MOST_WORDS = 400;

type HelpsOnCallProps = {
  deskId: string;
  /** The case that the call is about, where there is one already. */
  caseId: string | null;
  /** What they say, as far as it is written down. */
  said: string;
  /** Puts it into what they are told. */
  insert: Insert;
};

/** What is known of what they say, while they say it: looked for with each word that is done. */
export function HelpsOnCall({ deskId, caseId, said, insert }: HelpsOnCallProps) {
  const { t } = useTranslation();
  const [typed, type] = useState('');
  const looked = useSettled(typed.trim());
  const q = looked || said.slice(-MOST_WORDS).replace(/\S+$/u, '').trim();
  const sentence = useSentence();
  const { isAsked, fitting } = useFitting({ deskId, caseId, q });
  const [opened, open] = useState<string | null>(null);
  const [begun, begin] = useState<{ words: string } | null>(null);
  if (!isAsked && typed === '' && begun === null) return null;
  return (
    <section aria-label={t('knowledge.helpsOnCall')} className={classes.onCall}>
      <p className={classes.title} aria-hidden>
        {t('knowledge.helps')}
      </p>
      <SearchBeside {...{ typed, type }} />
      {isAsked && (
        <Answered of={fitting} sentence={sentence}>
          {({ items }) => (
            <>
              <div role="status">{items.length === 0 && <Empty>{t('knowledge.noneFits')}</Empty>}</div>
              <ul>
                {items.slice(0, MOST).map((article) => (
                  <OneArticle
                    key={article.id}
                    {...{ article, caseId, insert }}
                    isOpen={article.id === opened}
                    turn={() => open(article.id === opened ? null : article.id)}
                  />
                ))}
              </ul>
              {items.length === 0 && (
                <Verb plain onPress={() => begin({ words: begunWith(said, looked) })}>
                  {t('knowledge.write')}
                </Verb>
              )}
            </>
          )}
        </Answered>
      )}
      {begun && (
        // What is sent and typed in the dialog is nothing for the form in which this stands.
        // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps events to itself.
        <div onSubmit={keep} onKeyDown={keep}>
          <WriteArticle
            desk={deskId}
            begun={begun}
            {...(caseId !== null && { caseId })}
            close={() => begin(null)}
          />
        </div>
      )}
    </section>
  );
}

const keep = (event: SyntheticEvent) => event.stopPropagation();

/** By their words on a case that is there, else by their words on the desk. */
function useFitting({ deskId, caseId, q }: { deskId: string; caseId: string | null; q: string }) {
  const ofCase = useAsk(
    knowledgeApi.fittingArticles,
    { case: caseId ?? '', ...(q !== '' && { q }) },
    { enabled: caseId !== null, keep: true },
  );
  const ofDesk = useAsk(
    knowledgeApi.articles,
    { desk: deskId, q, limit: MOST },
    { enabled: caseId === null && q !== '', keep: true },
  );
  return { isAsked: caseId !== null || q !== '', fitting: caseId === null ? ofDesk : ofCase };
}
