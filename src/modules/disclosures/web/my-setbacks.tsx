import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { useNow } from '../../../ui/clock.ts';
import { sayMoment } from '../../../ui/moment.ts';
import { useAsk } from '../../../web/api.ts';
import { useOrganization } from '../../../web/organization.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { disclosuresApi, type SetbackView } from '../contract.ts';
import classes from './setbacks.module.css';

/** What went wrong and its customer does not know yet, the longest known first. */
export function MySetbacks() {
  const { t } = useTranslation();
  const setbacks = useAsk(disclosuresApi.setbacks, {});
  if (!setbacks.data || setbacks.data.items.length === 0) return null;
  return (
    <Card title={t('disclosures.mine')}>
      <ul className={classes.setbacks}>
        {setbacks.data.items.map((setback) => (
          <li key={setback.id}>
            <Untold setback={setback} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Untold({ setback }: { setback: SetbackView }) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = useDeskZone(setback.deskId);
  const organization = useOrganization();
  const { customer: name, reference, subject, what, knownAt, held } = setback;
  const at = (moment: string) => sayMoment(Date.parse(moment), { now, zone, t });
  return (
    <Link
      to="/app/o/$organization/cases/$case"
      params={{ organization, case: reference }}
      className={classes.row}
      data-row
    >
      <span>
        <strong>{t('disclosures.doesNotKnowSince', { name, moment: at(knownAt) })}</strong>: {what}
      </span>
      <span className={classes.quiet}>
        <bdi>{subject}</bdi>
        {held && ` · ${t('disclosures.held', { who: held.by, moment: at(held.until) })}`}
      </span>
    </Link>
  );
}
