import type { Context } from '../../../platform/context.ts';
import { dismiss } from '../../conversations/index.ts';
import { decideProposals } from '../../desks/index.ts';
import { type ProposalChoice, proposedPerson } from '../proposed.ts';
import type { Worker } from '../the-day.ts';
import { pocketWords } from '../words.ts';

/** Admits whoever a digit stands for, or does not, as whoever texted it; answers what was decided. */
export async function decideProposal(
  them: Context,
  { deskId, language }: Worker,
  { taskId: id, text: decision }: ProposalChoice,
): Promise<string> {
  const words = pocketWords(language);
  const { name, state } = await proposedPerson(them, deskId, id);
  if (state !== 'proposed') return words.decidedBefore(name);
  await decideProposals(them, { desk: deskId, proposals: [id], decision });
  return decision === 'admitted' ? `${words.admitted(name)} ${words.undoHow}` : words.notAdmitted(name);
}

/** Whoever was admitted works there no more; whoever was not is proposed again by their company. */
export async function takeDecisionBack(
  them: Context,
  { deskId, language }: Worker,
  proposalId: string,
): Promise<string> {
  const { id: person, name } = await proposedPerson(them, deskId, proposalId);
  await dismiss(them, { desk: deskId, person });
  return pocketWords(language).admittedNoMore(name);
}
