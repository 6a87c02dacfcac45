import type { TFunction } from 'i18next';
import type { ProposalView } from '../contract.ts';

/** What became of somebody who was proposed, and why. */
export function sayDecided({ state, byRule, person, decidedBy, reason }: ProposalView, t: TFunction): string {
  if (state === 'proposed') return '';
  const how = byRule ? 'byRule' : state;
  const said = t(`desks.was.${how}`, { name: person.name, by: decidedBy });
  return reason ? `${said}: ${reason}` : said;
}
