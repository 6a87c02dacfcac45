import type { Context, Instant } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, permit } from '../../../platform/refusal.ts';
import { append, moveCase, type VisibleCase, visibleCase } from '../../cases/index.ts';

import type { conversationsApi } from '../contract.ts';
import { mayNote, maySpeakToCustomers } from '../policy.ts';
import { nextWordBy, prefillFor } from '../prefill.ts';
import { attachFiles } from './attach-files.ts';
import { queueMail } from './queue-mail.ts';

/** An answer to the customer, or a note for those who help them. */
export async function say(ctx: Context, input: Input<typeof conversationsApi.say>): Promise<Made> {
  const theCase = await visibleCase(ctx, input.case);
  if (input.audience !== 'customer') return note(ctx, theCase, input);
  permit(maySpeakToCustomers(ctx.actor, theCase.deskId));
  refuseOver(theCase);

  const told = whatIsTold(ctx, theCase, input);
  const id = await append(ctx, place(theCase), {
    kind: 'message',
    audience: 'customer',
    due: told.due,
    words: { text: input.text, stands: told.stands },
  });
  await attachFiles(ctx, theCase.deskId, { entryId: id, fileIds: input.fileIds ?? [] });
  await queueMail(ctx, { ...place(theCase), entryId: id, kind: 'message', text: () => input.text, ...told });
  await moveCase(ctx, theCase, { move: { due: told.due, standsEntryId: id, state: 'open' }, entryId: id });
  return { id, caseId: theCase.id };
}

async function note(
  ctx: Context,
  theCase: VisibleCase,
  input: Input<typeof conversationsApi.say>,
): Promise<Made> {
  permit(mayNote(ctx.actor, theCase.deskId));
  const id = await append(ctx, place(theCase), {
    kind: 'note',
    audience: input.audience,
    words: { text: input.text },
  });
  await attachFiles(ctx, theCase.deskId, { entryId: id, fileIds: input.fileIds ?? [] });
  return { id, caseId: theCase.id };
}

export const place = (theCase: VisibleCase) => ({ deskId: theCase.deskId, caseId: theCase.id });

/** Every word to a customer says where it stands and when the next one comes. */
export function whatIsTold(
  ctx: Context,
  theCase: VisibleCase,
  said: { stands?: string | undefined; nextWordBy?: Instant | undefined },
): { stands: string; due: Instant } {
  const prefill = prefillFor(ctx, { desk: theCase.desk, stands: theCase.stands, customer: theCase });
  const due = nextWordBy(ctx, { desk: theCase.desk, rhythm: theCase.rhythm, proposed: said.nextWordBy });
  return { stands: said.stands ?? prefill.stands, due };
}

export function refuseOver(theCase: VisibleCase): void {
  if (theCase.state === 'ended')
    throw conflict('case.ended', 'This case has ended. Reopen it first, then write.');
  if (theCase.state === 'joined')
    throw conflict('case.joined', 'This case was joined to another. Write there.');
}
