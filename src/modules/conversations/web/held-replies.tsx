import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../../web/api.ts';
import { useOrganization } from '../../../web/organization.ts';
import { conversationsApi } from '../contract.ts';
import classes from './draft-notices.module.css';

/** Replies of mine that could not be sent: nobody has them yet, and I think that they do. */
export function HeldReplies() {
  const { t } = useTranslation();
  const organization = useOrganization();
  const { data } = useAsk(conversationsApi.myDrafts, {});
  const held = data?.items.filter(({ state }) => state === 'held') ?? [];
  if (held.length === 0) return null;
  return (
    <section className={classes.notice} aria-label={t('conversations.waitsForYou')}>
      {held.map(({ id, caseId, customer, subject, heldFor }) => (
        <p key={id}>
          <strong>{t('conversations.notSent', { name: customer })}:</strong>{' '}
          <Link to="/app/o/$organization/cases/$case" params={{ organization, case: caseId }}>
            {subject}
          </Link>
          . {heldFor}
        </p>
      ))}
    </section>
  );
}
