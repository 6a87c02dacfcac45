import { useTranslation } from 'react-i18next';
import { When } from '../../../ui/when.tsx';
import { useAsk } from '../../../web/api.ts';
import type { CaseView } from '../../cases/contract.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { knowledgeApi } from '../contract.ts';
import classes from './article.module.css';
import { sayOwner } from './say-gap.ts';
import { ToGap } from './to-gap.tsx';

/** The gaps that a case is in, whose they are and by when. */
export function GapsOfCase({ theCase }: { theCase: CaseView }) {
  const { t } = useTranslation();
  const zone = useDeskZone(theCase.deskId);
  const { data } = useAsk(knowledgeApi.gapsOfCase, { case: theCase.id });
  if (!data || data.items.length === 0) return null;
  return (
    <ul aria-label={t('knowledge.gap.title')}>
      {data.items.map((gap) => (
        <li key={gap.id} className={classes.gap}>
          <ToGap gap={gap} />
          <span className={classes.quiet}>
            {t(gap.isWrong ? 'knowledge.gap.wrong' : 'knowledge.gap.none')} · {sayOwner(gap)},{' '}
            {gap.closedAt === null ? (
              <>
                {t('knowledge.gap.by')} <When at={gap.due} zone={zone} />
              </>
            ) : (
              t('knowledge.gap.closed')
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
