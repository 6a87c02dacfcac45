import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { useActions } from '../../../ui/keys.ts';
import { languageName } from '../../../ui/language-names.ts';
import { Page } from '../../../ui/page.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { When } from '../../../ui/when.tsx';
import { Written } from '../../../ui/written.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useActor, useDeskZone } from '../../people/web/index.ts';
import { type ArticleView, isVideo, knowledgeApi } from '../contract.ts';
import { mayWriteArticles } from '../policy.ts';
import classes from './article.module.css';
import { draftOf } from './article-draft.ts';
import { JudgementFields } from './article-fields.tsx';
import { ChangeArticle } from './change-article.tsx';
import { ChangedSince } from './changed-since.tsx';
import { InLanguages } from './in-languages.tsx';
import { LookAtPictures } from './look-at-pictures.tsx';
import { SaidOfSomebody } from './said-of-somebody.tsx';
import { sayThing, sayUses, sayWho } from './say-article.ts';
import { usePictures } from './shown-picture.tsx';
import { type Original, TranslateArticle } from './translate-article.tsx';
import type { Cleared } from './use-cleared.ts';
import { Versions } from './versions.tsx';

type ArticleScreenProps = {
  article: ArticleView;
  back: ReactNode;
  /** Leads to another article. */
  open: (article: string) => void;
};

/** One article: their words above, what helps, and all that is known of it. */
export function ArticleScreen({ article, back, open }: ArticleScreenProps) {
  const { t } = useTranslation();
  const actor = useActor();
  const [translating, setTranslating] = useState(false);
  const original = actor && mayWriteArticles(actor, article.deskId) ? originalOf(article) : null;
  const translate = () => setTranslating(true);
  const [changing, setChanging] = useState(false);
  const picture = usePictures(article);
  const change = () => setChanging(true);
  useActions([
    ...(article.mayChange ? [{ says: t('knowledge.change'), act: change }] : []),
    ...(original ? [{ says: t('knowledge.translation.translate'), act: translate }] : []),
  ]);
  return (
    <Page
      narrow
      title={article.words}
      actions={
        <>
          {original && <Verb onPress={translate}>{t('knowledge.translation.translate')}</Verb>}
          {article.mayChange && <Verb onPress={change}>{t('knowledge.change')}</Verb>}
        </>
      }
    >
      <p>{back}</p>
      <ChangedSince article={article} change={change} />
      <Card title={t('knowledge.helps')} spaced>
        {article.helps === '' ? (
          <Empty>{t('knowledge.helpsUnknown')}</Empty>
        ) : (
          <div lang={article.language}>
            <Written text={article.helps} picture={picture} />
          </div>
        )}
        <About article={article} />
      </Card>
      <InLanguages article={article} />
      <Judging article={article} />
      <Versions article={article} />
      {translating && original && (
        <TranslateArticle original={original} done={open} close={() => setTranslating(false)} />
      )}
      {changing && <ChangeArticle article={article} close={() => setChanging(false)} />}
    </Page>
  );
}

/** No more read a translation than its original. */
const mostReaders = ({ isTranslation, audience, family }: ArticleView) =>
  isTranslation ? (family.find((one) => one.isOriginal)?.audience ?? audience) : undefined;

/** What is translated from here: this one, or the original of this one where that is read. */
function originalOf({
  id,
  deskId,
  audience,
  language,
  isTranslation,
  original,
  family,
  history,
  pictures,
}: ArticleView) {
  const taken = [language, ...family.map((one) => one.language)];
  const away = family.filter((one) => one.confidence === 'archived').map((one) => one.language);
  const [now] = history;
  if (!isTranslation)
    return now ? ({ id, deskId, audience, now, pictures, taken, away } satisfies Original) : null;
  const first = family.find((one) => one.isOriginal);
  return original && first ? { ...original, deskId, audience: first.audience, taken, away } : null;
}

function About({ article }: { article: ArticleView }) {
  const { t } = useTranslation();
  const zone = useDeskZone(article.deskId);
  const { cause, source, language, author, organization, changedAt } = article;
  const uses = sayUses(article, t);
  const writer = sayWho(author, organization);
  const facts = [
    ['cause', cause],
    ['source', source],
    ['thing', sayThing(article, t)],
  ] as const;
  return (
    <>
      <dl className={classes.facts}>
        {facts.map(
          ([name, text]) =>
            text && (
              <div key={name}>
                <dt>{t(`knowledge.${name}`)}</dt>
                <dd lang={language}>{text}</dd>
              </div>
            ),
        )}
      </dl>
      <p className={classes.quiet}>
        {(article.isTranslation || article.family.length > 0) &&
          `${languageName(language, t('language'))} · `}
        {writer !== '' && `${t('knowledge.writtenBy', { who: writer })} · `}
        <When at={changedAt} zone={zone} />
        {uses !== '' && ` · ${uses}`}
      </p>
    </>
  );
}

/** What is chosen stands there at once. */
function Judging({ article }: { article: ArticleView }) {
  const { t } = useTranslation();
  const judge = useCommand(knowledgeApi.judgeArticle, { done: () => say(t('knowledge.judged')) });
  const problem = useProblem(judge);
  const { confidence, audience, mayShare, mayPublish } = article;
  if (!article.mayChange && !mayShare)
    return (
      <p className={classes.quiet}>
        {t(`knowledge.confidence.${confidence}`)} · {t(`knowledge.audience.${audience}`)}
      </p>
    );
  const again = (part: keyof Cleared) => (marks: readonly string[]) => {
    const said = judge.variables;
    if (said) judge.mutate({ ...said, [part]: [...(said[part] ?? []), ...marks] });
  };
  const chosen = judge.isPending ? judge.variables : undefined;
  return (
    <Card title={t('knowledge.judging')}>
      <div className={classes.judged}>
        <JudgementFields
          mayShare={mayShare}
          mayPublish={mayPublish}
          most={mostReaders(article)}
          mayJudge={article.mayChange}
          value={{
            confidence: chosen?.confidence ?? confidence,
            audience: chosen?.audience ?? audience,
          }}
          choose={(part) => judge.mutate({ article: article.id, version: article.version, ...part })}
        />
      </div>
      {!article.mayChange && <p className={classes.quiet}>{t(`knowledge.confidence.${confidence}`)}</p>}
      {!mayShare && <p className={classes.quiet}>{t(`knowledge.audience.${audience}`)}</p>}
      {audience === 'customers' && (
        <p className={classes.quiet}>
          {!article.mayChange && `${t('knowledge.seenByCustomers')} `}
          {confidence !== 'validated' && t('knowledge.shownOnceChecked')}
        </p>
      )}
      <Problem sentence={problem} />
      <SaidOfSomebody error={judge.error} article={draftOf(article)} clear={again('cleared')} />
      <LookAtPictures
        error={judge.error}
        deskId={article.deskId}
        helps={article.helps}
        moves={(id) => article.pictures.some((one) => one.id === id && isVideo(one))}
        clear={again('clearedPictures')}
      />
    </Card>
  );
}
