import { useTranslation } from 'react-i18next';
import { useAsk } from '../../../web/api.ts';
import type { CaseView } from '../../cases/contract.ts';
import { knowledgeApi } from '../contract.ts';
import classes from './article.module.css';
import { ToGap } from './to-gap.tsx';
import { WhoMends } from './who-mends.tsx';

/** The gaps that a case is in, whose they are and by when. */
export function GapsOfCase({ theCase }: { theCase: CaseView }) {
  const { t } = useTranslation();
  const { data } = useAsk(knowledgeApi.gapsOfCase, { case: theCase.id });
  if (!data || data.items.length === 0) return null;
  return (
    <ul aria-label={t('knowledge.gap.title')}>
      {data.items.map((gap) => (
        <li key={gap.id} className={classes.gap}>
          <ToGap gap={gap} />
          <span className={classes.quiet}>
            {t(gap.isWrong ? 'knowledge.gap.wrong' : 'knowledge.gap.none')} · <WhoMends gap={gap} />
          </span>
        </li>
      ))}
    </ul>
  );
}
