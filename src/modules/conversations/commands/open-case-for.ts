import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { countryOf } from '../../../platform/phone/number.ts';
import { conflict, permit } from '../../../platform/refusal.ts';
import { openCase, visibleCase } from '../../cases/index.ts';
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
import { putDown } from './keep-call.ts';
import { noteOf, tellByPhone } from './note-call.ts';

type Asked = Input<typeof conversationsApi.openCase>;

/** What a customer asked on the telephone or in person, written down for them by somebody of the desk. */
export async function openCaseFor(ctx: Context, input: Asked): Promise<Made> {
  const desk = await visibleDesk(ctx, input.desk);
  permit(maySpeakToCustomers(ctx.actor, desk.id));
  return writeNeedDown(ctx, desk, { ...input, by: 'phone' });
}

type Desk = Awaited<ReturnType<typeof visibleDesk>>;

/** The same by whoever may ask for something there, be it for themselves. */
export async function writeNeedDown(
  ctx: Context,
  desk: Desk,
  { by, ...input }: Omit<Asked, 'desk'> & { by: 'phone' | 'page' },
): Promise<Made> {
  const customer =
    'id' in input.customer
      ? await visibleCustomer(ctx, { deskId: desk.id, id: input.customer.id })
      : await whoAsks(ctx, desk, { ...input.customer, text: input.text });
  const { id, reference } = await openCase(ctx, {
    deskId: desk.id,
    customer,
    subject: input.subject ?? subjectOfNeed(input.text),
    need: input.text,
    // Whoever is signed in writes down what they heard; a token is another program's.
    channel: ctx.actor.scopes === null ? by : 'api',
  });
  if (input.told)
    await tellByPhone(ctx, await visibleCase(ctx, id), {
      ...{ direction: 'in', ...input.told, draft: input.draft },
    });
  if (input.note) await noteOf(ctx, { deskId: desk.id, id }, input.note);
  if (input.draft) await putDown(ctx, await visibleCase(ctx, id), input.draft);
  return { id, caseId: id, reference };
}

const mostOfSubject = 80;

/** The first line of what they said, up to its end or to a word's. */
export function subjectOfNeed(text: string): string {
  const [line = ''] = text.split('\n');
  const [sentence = ''] = line.split(/(?<=[.!?])\s/u);
  const signs = [...sentence.replace(/[.\s]+$/u, '')];
  if (signs.length === 0) return [...text].slice(0, mostOfSubject).join('');
  if (signs.length <= mostOfSubject) return signs.join('');
  const begun = signs.slice(0, mostOfSubject).join('');
  return `${begun.replace(/\s+\S*$/u, '')}…`;
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
