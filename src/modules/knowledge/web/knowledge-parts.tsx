import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './articles.module.css';

/** What is known, what is not, and what came back. */
export function KnowledgeParts({ organization, desk }: { organization: string; desk: string }) {
  const { t } = useTranslation();
  const params = { organization, desk };
  return (
    <nav aria-label={t('knowledge.title')} className={classes.parts}>
      <Link
        to="/app/o/$organization/desks/$desk/knowledge"
        params={params}
        activeOptions={{ exact: true, includeSearch: false }}
      >
        {t('knowledge.gap.articles')}
      </Link>
      <Link to="/app/o/$organization/desks/$desk/knowledge/gaps" params={params}>
        {t('knowledge.gap.title')}
      </Link>
      <Link to="/app/o/$organization/desks/$desk/knowledge/returns" params={params}>
        {t('knowledge.returns')}
      </Link>
    </nav>
  );
}
