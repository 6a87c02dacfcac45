import { createContext, useContext } from 'react';

/** The organization that this tab acts for: it stands in the address, so two tabs can act for two. */
export const Organization = createContext<string | null>(null);

export function useOrganization(): string {
  const chosen = useContext(Organization);
  if (chosen === null) throw new Error('This screen stands below /app/o/<organization>.');
  return chosen;
}
