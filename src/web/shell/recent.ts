import { useEffect } from 'react';
import { useMe } from '../../modules/people/web/index.ts';
import { useOrganization } from '../organization.ts';

export type RecentCase = { reference: string; subject: string; customer: string };

const MOST = 6;
const recent = new Map<string, RecentCase[]>();

/** The cases that whoever looks has opened in this tab, the last one first. They leave it with the tab. */
export function useRecentCases(): readonly RecentCase[] {
  return recent.get(usePlace()) ?? [];
}

export function useRememberCase({ reference, subject, customer }: RecentCase): void {
  const place = usePlace();
  useEffect(() => {
    const others = (recent.get(place) ?? []).filter((one) => one.reference !== reference);
    recent.set(place, [{ reference, subject, customer }, ...others].slice(0, MOST));
  }, [place, reference, subject, customer]);
}

/** Rights may have changed, and with them what somebody may still read. */
export function forgetRecentCases(): void {
  recent.clear();
}

function usePlace(): string {
  return `${useOrganization()} ${useMe().data?.id}`;
}
