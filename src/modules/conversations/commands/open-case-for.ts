import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { countryOf } from '../../../platform/phone/number.ts';
import { permit } from '../../../platform/refusal.ts';
import { openCase } from '../../cases/index.ts';
import { customerAt, languageOf } from '../../customers/index.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { conversationsApi } from '../contract.ts';
import { maySpeakToCustomers } from '../policy.ts';

/** What a customer asked on the telephone or in person, written down for them by somebody of the desk. */
export async function openCaseFor(
  ctx: Context,
  input: Input<typeof conversationsApi.openCase>,
): Promise<Made> {
  const desk = await visibleDesk(ctx, input.desk);
  permit(maySpeakToCustomers(ctx.actor, desk.id));

  const { name, address, language = languageOf(input.text, desk.languages) } = input.customer;
  const customer = await customerAt(ctx, {
    ...{ deskId: desk.id, name, address, language },
    country: countryOf(desk.zone),
  });
  const { id, reference } = await openCase(ctx, {
    deskId: desk.id,
    customer,
    subject: input.subject,
    need: input.text,
    // Whoever is signed in writes down what they heard; a token is another program's.
    channel: ctx.actor.scopes === null ? 'phone' : 'api',
  });
  return { id, caseId: id, reference };
}
