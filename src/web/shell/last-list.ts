import { useLocation, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useOrganization } from '../organization.ts';

// In this tab, by the organization one acts for.
const last = new Map<string, string>();

/** Today, the search and the morning, as they were last seen, are where a case leads back to. */
export function useRememberList(organization: string): void {
  const { pathname, href } = useLocation();
  useEffect(() => {
    if (/\/(today|search|morning)$/.test(pathname)) last.set(organization, href);
  }, [organization, pathname, href]);
}

export function useBackToList(): () => void {
  const organization = useOrganization();
  const { history } = useRouter();
  return () => history.push(last.get(organization) ?? `/app/o/${organization}/today`);
}
