export { admit } from './commands/admit.ts';
export { endEngagement, engage } from './commands/engage.ts';
export { openDesk } from './commands/open-desk.ts';
export { endingWords } from './ending-words.ts';
export { proposalLinkToken, proposalLinkUrl } from './proposal-link.ts';
export { proposalWords } from './proposal-words.ts';
export { engagementOf } from './queries/engagement-of.ts';
export { heirOf } from './queries/heir-of.ts';
export { visibleDesk } from './queries/visible-desk.ts';
