import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { useActions } from '../../../ui/keys.ts';
import { Page } from '../../../ui/page.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { When } from '../../../ui/when.tsx';
import { Written } from '../../../ui/written.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { type ArticleView, knowledgeApi } from '../contract.ts';
import classes from './article.module.css';
import { draftOf } from './article-draft.ts';
import { JudgementFields } from './article-fields.tsx';
import { ChangeArticle } from './change-article.tsx';
import { SaidOfSomebody } from './said-of-somebody.tsx';
import { sayThing, sayUses, sayWho } from './say-article.ts';
import { usePictures } from './shown-picture.tsx';
import { Versions } from './versions.tsx';

/** One article: their words above, what helps, and all that is known of it. */
export function ArticleScreen({ article, back }: { article: ArticleView; back: ReactNode }) {
  const { t } = useTranslation();
  const [changing, setChanging] = useState(false);
  const picture = usePictures(article);
  const change = () => setChanging(true);
  useActions(article.mayChange ? [{ says: t('knowledge.change'), act: change }] : []);
  return (
    <Page
      narrow
      title={article.words}
      actions={article.mayChange && <Verb onPress={change}>{t('knowledge.change')}</Verb>}
    >
      <p>{back}</p>
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
      <Judging article={article} />
      <Versions article={article} />
      {changing && <ChangeArticle article={article} close={() => setChanging(false)} />}
    </Page>
  );
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
  const chosen = judge.isPending ? judge.variables : undefined;
  return (
    <Card title={t('knowledge.judging')}>
      <div className={classes.judged}>
        <JudgementFields
          mayShare={mayShare}
          mayPublish={mayPublish}
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
      <SaidOfSomebody
        error={judge.error}
        article={draftOf(article)}
        clear={(cleared) => judge.variables && judge.mutate({ ...judge.variables, cleared: [...cleared] })}
      />
    </Card>
  );
}
