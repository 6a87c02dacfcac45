import type { Context } from '../../platform/context.ts';
import type { ProposalView } from '../desks/contract.ts';
import { proposalsWaiting, visibleDesk } from '../desks/index.ts';
import { mayDecideForClient } from '../desks/policy.ts';
import { sayBy } from './say-by.ts';
import { tables } from './tables.ts';
import type { Worker } from './the-day.ts';
import { pocketWords } from './words.ts';

/** Of a bundle, who is proposed: one digit admits them, the next does not. */
export type AskedOfProposal = { proposalId: string; choices: 2 };
export type Decision = 'admitted' | 'refused';
export type ProposalChoice = { caseId: null; proposalId: string; text: Decision };

/** Who waits for a word of whoever answers for the desk, the first proposed first; asked as them. */
export async function proposedTo(them: Context, { deskId }: Worker): Promise<ProposalView[]> {
  if (!mayDecideForClient(them.actor, deskId)) return [];
  return (await proposalsWaiting(them, deskId)).toReversed();
}

/** One line each, with what happens if nobody answers. */
export function sayProposals(
  proposals: readonly ProposalView[],
  from: number,
  worker: { language: string; zone: string; now: string },
): string[] {
  const words = pocketWords(worker.language);
  const list = new Intl.ListFormat(worker.language);
  const lacking = (asks: ProposalView['asks']) => [
    ...new Set(asks.filter(({ said }) => !said).map(({ person }) => person.name)),
  ];
  return proposals.map(({ person, admitsAt, asks }, at) =>
    words.proposal({
      name: person.name,
      company: person.organization ?? '',
      digits: [from + 2 * at + 1, from + 2 * at + 2],
      admittedBy: admitsAt && sayBy(admitsAt, worker),
      once: list.format(lacking(asks)) || null,
    }),
  );
}

export const choicesOfProposal = ({ proposalId }: AskedOfProposal): ProposalChoice[] =>
  (['admitted', 'refused'] as const).map((text) => ({ caseId: null, proposalId, text }));

/** Who somebody is that was proposed, and what was decided of them. */
export async function proposedPerson(ctx: Context, deskId: string, proposalId: string) {
  const desk = await visibleDesk(ctx, deskId);
  return tables(ctx)
    .selectFrom('proposals as q')
    .innerJoin('persons as p', 'p.id', 'q.personId')
    .select(['p.id', 'p.name', 'q.state'])
    .where('q.deskId', '=', desk.id)
    .where('q.id', '=', proposalId)
    .executeTakeFirstOrThrow();
}
