import type { Context } from '../../../platform/context.ts';
import { dismiss } from '../../conversations/index.ts';
import { decideProposals } from '../../desks/index.ts';
import { type ProposalChoice, proposedPerson } from '../proposed.ts';
import type { Worker } from '../the-day.ts';
import { pocketWords } from '../words.ts';

/** Admits whoever a digit stands for, or does not, as whoever texted it; answers what was decided, and whether it can be taken back. */
export async function decideProposal(
  them: Context,
  { deskId, language }: Worker,
  { proposalId: id, text: decision }: ProposalChoice,
): Promise<{ reply: string; isAdmitted: boolean }> {
  const words = pocketWords(language);
  const { name, state } = await proposedPerson(them, deskId, id);
  if (state !== 'proposed') return { reply: words.decidedBefore(name), isAdmitted: false };
  await decideProposals(them, { desk: deskId, proposals: [id], decision });
  const isAdmitted = decision === 'admitted';
  return {
    reply: isAdmitted ? `${words.admitted(name)} ${words.undoHow}` : words.notAdmitted(name),
    isAdmitted,
  };
}

/** Whoever was admitted works there no more. That somebody was refused is never taken back. */
export async function takeDecisionBack(
  them: Context,
  { deskId, language }: Worker,
  proposalId: string,
): Promise<string> {
  const { id: person, name } = await proposedPerson(them, deskId, proposalId);
  await dismiss(them, { desk: deskId, person });
  return pocketWords(language).admittedNoMore(name);
}
