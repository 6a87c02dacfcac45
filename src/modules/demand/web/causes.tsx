import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { When } from '../../../ui/when.tsx';
import { useOrganization } from '../../../web/organization.ts';
import { useDeskZone } from '../../people/web/index.ts';
import type { CauseRow } from '../contract.ts';
import classes from './demand.module.css';
import { sayRemover } from './say-cause.ts';

type CausesProps = { desk: string; weeks: number; title: string; causes: readonly CauseRow[] };

/** Each with what stands behind it, whose it is and what came of it; a card of none is not there. */
export function Causes({ title, causes, ...place }: CausesProps) {
  if (causes.length === 0) return null;
  return (
    <Card title={title}>
      <ul className={classes.contacts}>
        {causes.map((cause) => (
          <Row key={cause.id} cause={cause} {...place} />
        ))}
      </ul>
    </Card>
  );
}

function Row({ cause, desk, weeks }: Pick<CausesProps, 'desk' | 'weeks'> & { cause: CauseRow }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const zone = useDeskZone(cause.deskId);
  const { id, name, behind, behindWords, contacts, types, due, removedAt } = cause;
  return (
    <li className={classes.contact}>
      <Link
        to="/app/o/$organization/desks/$desk/demand/causes/$cause"
        params={{ organization, desk, cause: id }}
        search={{ weeks }}
        data-row
      >
        <bdi>{name}</bdi>
      </Link>
      <p className={classes.words}>
        {t(`demand.cause.behind.${behind}`)}: {behindWords}
      </p>
      <p className={classes.quiet}>
        {sayRemover(cause, t)} <When at={removedAt ?? due} zone={zone} />
      </p>
      {types.length > 0 && (
        <p className={classes.quiet}>
          <Link
            to="/app/o/$organization/desks/$desk/demand/contacts"
            params={{ organization, desk }}
            search={{ which: 'failure', cause: id, weeks }}
            aria-label={t('demand.cause.seeContacts', { count: contacts, name })}
          >
            {t('demand.cause.contacts', { count: contacts })}
          </Link>
          {' · '}
          <bdi>{types.map((type) => type.name).join(', ')}</bdi>
        </p>
      )}
    </li>
  );
}
