import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import { conflict } from '../../../platform/refusal.ts';
import { append, visibleCase, whereItGoesOn } from '../../cases/index.ts';
import { customerSays, keepFile, type NewFile, place } from '../../conversations/index.ts';
import { recordCustody } from '../../custody/index.ts';
import { wayChanged } from '../events.ts';
import { tables } from '../tables.ts';
import { gapOfWay } from './gap-of-way.ts';

type Told = {
  caseId: string;
  customerId: string;
  text: string;
  /** Where they found it. */
  link: string | null;
  files: NewFile[];
  /** Nothing more is needed on the case. */
  isSolved: boolean;
};

/**
 * A customer tells on their page how they got round it by themselves. It opens nothing again and moves no clock: they ask
 * for nothing with it. Where their case is in no open gap, it is one. Runs as the desk's system, in their name.
 */
export async function tellWay(
  ctx: Context,
  { caseId, customerId, text, link, files, isSolved }: Told,
): Promise<{ entryId: string }> {
  const theCase = await whereItGoesOn(ctx, await visibleCase(ctx, caseId));
  if (theCase.customerId !== customerId)
    throw conflict('case.other-customer', 'This case belongs to somebody else.');
  const { deskId } = theCase;
  const entryId = await append(ctx, place(theCase), {
    ...{ kind: 'way', audience: 'customer', channel: 'page' },
    author: { kind: 'customer', id: customerId },
    words: { text: link === null ? text : `${text}\n${link}` },
  });
  for (const file of files) await keepFile(ctx, { deskId, entryId }, file);
  const collected = { kind: 'collected', caseId: theCase.id, customerId, entryId } as const;
  await recordCustody(ctx, { deskId, ...collected });
  // Before it is told, so that it stands on it by itself and somebody still looks at it.
  await gapOfWay(ctx, theCase, text);
  await tables(ctx)
    .insertInto('ways')
    .values({ deskId, id: entryId, caseId: theCase.id, withLink: link !== null, byId: null })
    .execute();
  await record(ctx, wayChanged, deskId, { caseId: theCase.id });
  if (isSolved && (theCase.state !== 'ended' || theCase.outcome === 'unknown'))
    await customerSays(ctx, { caseId: theCase.id, customerId, answer: 'found-another-way' });
  return { entryId };
}
