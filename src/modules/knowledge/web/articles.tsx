import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { LoadingRows } from '../../../ui/loading.tsx';
import { Found, type Search, SearchField } from '../../../ui/search-field.tsx';
import { When } from '../../../ui/when.tsx';
import { useAsk } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { type ArticleRow, knowledgeApi } from '../contract.ts';
import classes from './articles.module.css';
import { sayLanguages, sayThing, sayUses } from './say-article.ts';

const MOST = 50;

/** What a desk knows: the latest change first, or what fits the words while one types. */
export function Articles({ desk, search }: { desk: string; search: Search }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const { words } = search;
  const asked = useAsk(
    knowledgeApi.articles,
    { desk, limit: MOST, ...(words !== '' && { q: words }) },
    { keep: true },
  );
  return (
    <>
      <SearchField search={search} label={t('knowledge.search')} hint={t('knowledge.searchHint')} />
      <Answered of={asked} sentence={sentence} loading={<LoadingRows />}>
        {({ items }) =>
          items.length === 0 && words === '' ? (
            <Empty>{t('knowledge.empty')}</Empty>
          ) : (
            <Rows items={items} desk={desk} says={words === '' ? null : sayFound(items.length, words)} />
          )
        }
      </Answered>
    </>
  );

  function sayFound(count: number, words: string): string {
    return count > 0 ? t('knowledge.found', { count }) : t('knowledge.nothingFound', { words });
  }
}

/** What was put away, which no words find. */
export function ArchivedArticles({ desk }: { desk: string }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const asked = useAsk(knowledgeApi.articles, { desk, confidence: 'archived', limit: MOST });
  return (
    <Answered of={asked} sentence={sentence} loading={<LoadingRows />}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty>{t('knowledge.noneArchived')}</Empty>
        ) : (
          <Rows items={items} desk={desk} says={null} />
        )
      }
    </Answered>
  );
}

type RowsProps = {
  items: readonly ArticleRow[];
  desk: string;
  /** What was found by words. */
  says: string | null;
};

/** Without words they are the latest, and as many as are shown at most are not all. */
function Rows({ items, desk, says }: RowsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Found>{says ?? (items.length === MOST && t('knowledge.latest', { count: MOST }))}</Found>
      <ul className={classes.list} aria-label={t('knowledge.title')}>
        {items.map((article) => (
          <li key={article.id}>
            <Row article={article} desk={desk} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Row({ article, desk }: { article: ArticleRow; desk: string }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const zone = useDeskZone(article.deskId);
  const about = [sayThing(article, t), sayUses(article, t), sayLanguages(article, t)]
    .filter((part) => part !== '')
    .join(' · ');
  return (
    <Link
      to="/app/o/$organization/desks/$desk/knowledge/$article"
      params={{ organization, desk, article: article.id }}
      className={classes.row}
      data-row
    >
      <span className={classes.words} lang={article.language}>
        {article.words}
      </span>
      <span className={classes.quiet}>
        {t(`knowledge.confidence.${article.confidence}`)} · <When at={article.changedAt} zone={zone} />
      </span>
      {article.beginning !== '' && (
        <span className={classes.beginning} lang={article.language}>
          {article.beginning}
        </span>
      )}
      {about !== '' && <span className={classes.quiet}>{about}</span>}
    </Link>
  );
}
