import { Link } from '@tanstack/react-router';
import { useOrganization } from '../../../web/organization.ts';
import { useMe } from '../../people/web/index.ts';
import type { GapRow } from '../contract.ts';
import classes from './articles.module.css';

/** Leads to a gap, in its own words. */
export function ToGap({ gap }: { gap: Pick<GapRow, 'id' | 'deskId' | 'words' | 'language'> }) {
  const organization = useOrganization();
  const slug = useMe().data?.desks.find((desk) => desk.id === gap.deskId)?.slug;
  return (
    <Link
      to="/app/o/$organization/desks/$desk/knowledge/gaps/$gap"
      params={{ organization, desk: slug ?? gap.deskId, gap: gap.id }}
      lang={gap.language}
      className={classes.words}
    >
      {gap.words}
    </Link>
  );
}
