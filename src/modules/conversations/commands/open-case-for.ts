import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { countryOf } from '../../../platform/phone/number.ts';
import { conflict, permit } from '../../../platform/refusal.ts';
import { openCase } from '../../cases/index.ts';
import {
  contactPoint,
  customersAt,
  languageOf,
  newCustomerAt,
  visibleCustomer,
} from '../../customers/index.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { conversationsApi } from '../contract.ts';
import { maySpeakToCustomers } from '../policy.ts';

type Asked = Input<typeof conversationsApi.openCase>;

/** What a customer asked on the telephone or in person, written down for them by somebody of the desk. */
export async function openCaseFor(ctx: Context, input: Asked): Promise<Made> {
  const desk = await visibleDesk(ctx, input.desk);
  permit(maySpeakToCustomers(ctx.actor, desk.id));
  const customer =
    'id' in input.customer
      ? await visibleCustomer(ctx, { deskId: desk.id, id: input.customer.id })
      : await whoAsks(ctx, desk, { ...input.customer, text: input.text });
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

type Named = Exclude<Asked['customer'], { id: string }> & { text: string };

/** A number may be that of a household: who rings is known by name, and never guessed. */
async function whoAsks(
  ctx: Context,
  desk: { id: string; zone: string; languages: string[] },
  { name, address, text, isAnother = false, language = languageOf(text, desk.languages) }: Named,
): Promise<{ id: string; language: string }> {
  const country = countryOf(desk.zone);
  const point = contactPoint(address, country);
  const there = await customersAt(ctx, desk.id, point);
  const known = point.kind === 'mail' ? there[0] : there.find((one) => isCalled(one.name, name));
  if (known && !isAnother) return known;
  if (there.length > 0 && !isAnother)
    throw conflict(
      'customer.who',
      'This number is known here under another name. Choose who rings, or say that it is somebody else.',
    );
  return newCustomerAt(ctx, { deskId: desk.id, name, address, language, country });
}

const isCalled = (name: string, asked: string) =>
  name.localeCompare(asked.trim(), 'und', { sensitivity: 'base' }) === 0;
