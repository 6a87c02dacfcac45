import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { desksApi } from '../../modules/desks/contract.ts';
import { knowledgeApi } from '../../modules/knowledge/contract.ts';
import { mayWriteArticles } from '../../modules/knowledge/policy.ts';
import {
  ArchivedArticles,
  ArticleScreen,
  Articles,
  HelpAddress,
  KnowledgeParts,
  WriteArticle,
} from '../../modules/knowledge/web/index.ts';
import { useActor } from '../../modules/people/web/index.ts';
import { Answered } from '../../ui/answered.tsx';
import { Choice } from '../../ui/choice.tsx';
import { useActions, useKeys } from '../../ui/keys.ts';
import { LoadingCards } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { useSearched } from '../../ui/search-field.tsx';
import { Verb } from '../../ui/verb.tsx';
import { useAsk } from '../api.ts';
import { isNowhere, useSentence } from '../failure.ts';
import { Nowhere } from '../shell/lost.tsx';
import { DeskChoice } from './desk-choice.tsx';

const all = '/app/o/$organization/desks/$desk/knowledge';
const one = '/app/o/$organization/desks/$desk/knowledge/$article';

/** What a desk knows; what is looked for stands in the address. */
export function KnowledgePage() {
  const { t } = useTranslation();
  const { organization, desk } = useParams({ from: all });
  const { q = '', confidence = 'in use' } = useSearch({ from: all });
  const navigate = useNavigate({ from: all });
  const [isWriting, write] = useState(false);
  const search = useSearched(
    q,
    (words) => void navigate({ search: (before) => ({ ...before, q: words }), replace: true }),
  );
  const begin = () => write(true);
  const { data, error } = useAsk(desksApi.desk, { desk });
  const actor = useActor();
  const mayWrite = actor !== null && data !== undefined && mayWriteArticles(actor, data.id);
  useActions(mayWrite ? [{ says: t('knowledge.write'), act: begin }] : []);
  if (isNowhere(error)) return <Nowhere />;
  return (
    <Page
      title={t('knowledge.title')}
      actions={
        <>
          <Choice
            hideLabel
            label={t('knowledge.which')}
            value={confidence}
            options={[
              { value: 'in use', label: t('knowledge.inUse') },
              { value: 'archived', label: t('knowledge.confidence.archived') },
            ]}
            choose={(value) =>
              navigate({ search: { q, confidence: value === 'archived' ? value : undefined } })
            }
          />
          <DeskChoice
            desk={desk}
            choose={(slug) => navigate({ to: all, params: { organization, desk: slug } })}
          />
          {mayWrite && (
            <Verb primary onPress={begin}>
              {t('knowledge.write')}
            </Verb>
          )}
        </>
      }
    >
      <KnowledgeParts organization={organization} desk={desk} />
      <p>{t('knowledge.what')}</p>
      {data && <HelpAddress slug={data.slug} />}
      {confidence === 'archived' ? (
        <ArchivedArticles desk={desk} />
      ) : (
        <Articles key={desk} {...{ desk, search }} />
      )}
      {isWriting && (
        <WriteArticle
          desk={desk}
          begun={{ words: search.words }}
          done={(article) => navigate({ to: one, params: { organization, desk, article } })}
          close={() => write(false)}
        />
      )}
    </Page>
  );
}

export function ArticlePage() {
  const { t } = useTranslation();
  const { organization, desk, article } = useParams({ from: one });
  const sentence = useSentence();
  const navigate = useNavigate();
  const view = useAsk(knowledgeApi.article, { article });
  const params = { organization, desk };
  useKeys({ esc: { says: t('knowledge.toAll'), act: () => void navigate({ to: all, params }) } });
  if (isNowhere(view.error)) return <Nowhere />;
  return (
    <Answered of={view} sentence={sentence} loading={<LoadingCards heights={[240, 120]} />}>
      {(known) => (
        <ArticleScreen
          key={known.id}
          article={known}
          open={(article) => void navigate({ to: one, params: { ...params, article } })}
          back={
            <Link to={all} params={params}>
              {t('knowledge.toAll')}
            </Link>
          }
        />
      )}
    </Answered>
  );
}
