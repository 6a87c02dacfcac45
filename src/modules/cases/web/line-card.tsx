import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { When } from '../../../ui/when.tsx';
import { useDeskZone } from '../../people/web/index.ts';
import type { CaseView } from '../contract.ts';
import { sayEntry } from './entry-words.ts';
import classes from './line-card.module.css';

/** Everything that happened on the case, of every company, in its order. */
export function LineCard({ theCase }: { theCase: CaseView }) {
  const { t } = useTranslation();
  const zone = useDeskZone(theCase.deskId);
  return (
    <Card title={t('cases.line')}>
      <ol className={classes.line} aria-label={t('cases.line')}>
        {theCase.entries.map((entry) => (
          <li key={entry.id} className={entry.kind === 'next word missed' ? classes.missed : undefined}>
            <span>{sayEntry(entry, t)}</span>
            <When at={entry.at} zone={zone} className={classes.when} />
          </li>
        ))}
      </ol>
    </Card>
  );
}
