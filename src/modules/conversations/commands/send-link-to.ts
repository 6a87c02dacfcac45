import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, notFound, permit } from '../../../platform/refusal.ts';
import { visibleCase } from '../../cases/index.ts';
import type { callApi } from '../call-contract.ts';
import { maySpeakToCustomers } from '../policy.ts';
import { tables } from '../tables.ts';
import { addresseeOf } from './addressee.ts';
import { letterTo } from './queue-letter.ts';
import { place } from './say.ts';
import { maySendLink } from './send-link.ts';

/** Sends the customer the link to their page while somebody talks with them, to where they want it. */
export async function sendLinkTo(ctx: Context, input: Input<typeof callApi.sendLink>): Promise<Made> {
  const theCase = await visibleCase(ctx, input.case);
  permit(maySpeakToCustomers(ctx.actor, theCase.deskId));
  const { contactPointId } = input;
  const point = await tables(ctx)
    .selectFrom('contactPoints')
    .select(['address'])
    .where('deskId', '=', theCase.deskId)
    .where('customerId', '=', theCase.customerId)
    .where('id', '=', contactPointId)
    .executeTakeFirst();
  if (!point) throw notFound('contact-point.not-found', 'This customer is not reached there.');
  const addressee = await addresseeOf(ctx, { ...place(theCase), contactPointId });
  if (!addressee)
    throw conflict('link.no-way', 'Nothing that is written can be sent there. Choose another address.');
  if (!(await maySendLink(ctx, point.address)))
    throw conflict('link.sent', 'The link went there within the last hour. Ask them to look once more.');
  await letterTo(ctx, addressee, {
    ...place(theCase),
    ...{ entryId: null, kind: 'link' },
    subject: (words) => words.linkSubject(addressee.deskName),
    text: (words) => words.linkPromised,
  });
  return { id: contactPointId, caseId: theCase.id };
}
