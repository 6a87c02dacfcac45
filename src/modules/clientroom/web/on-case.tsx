import { Link } from '@tanstack/react-router';
import { useOrganization } from '../../../web/organization.ts';
import classes from './morning.module.css';

type OnCaseProps = { reference: string; subject: string; entryId?: string };

/** Leads to a case, and where it is about one thing there, to that. */
export function OnCase({ reference, subject, entryId }: OnCaseProps) {
  const organization = useOrganization();
  return (
    <Link
      to="/app/o/$organization/cases/$case"
      params={{ organization, case: reference }}
      hash={entryId}
      className={classes.link}
      data-row
    >
      {subject}
    </Link>
  );
}
