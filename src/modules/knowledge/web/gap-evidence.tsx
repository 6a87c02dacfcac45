import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { When } from '../../../ui/when.tsx';
import { useOrganization } from '../../../web/organization.ts';
import { useDeskZone } from '../../people/web/index.ts';
import type { GapView } from '../contract.ts';
import classes from './way.module.css';
import { WayWords } from './way-words.tsx';

/** How those got round it who found another way, each with the case that they told it on. */
export function GapEvidence({ gap }: { gap: GapView }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const zone = useDeskZone(gap.deskId);
  if (gap.evidence.length === 0) return null;
  return (
    <Card
      title={t('knowledge.way.evidence')}
      aside={<span className={classes.quiet}>{t('knowledge.way.count', { count: gap.ways })}</span>}
    >
      <ul className={classes.ways}>
        {gap.evidence.map((way) => (
          <li key={way.id} className={classes.way}>
            <WayWords way={way} />
            <p className={classes.quiet}>
              <Link
                to="/app/o/$organization/cases/$case"
                params={{ organization, case: way.reference }}
                data-row
              >
                <bdi>{way.customer}</bdi>, <bdi>{way.subject}</bdi>
              </Link>{' '}
              · {way.notedBy && `${t('knowledge.way.noted', { name: way.notedBy })} · `}
              <When at={way.at} zone={zone} />
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
