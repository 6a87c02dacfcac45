import type { Context } from '../../../platform/context.ts';
import type { ParsedMail } from '../../../platform/mail/parse-mail.ts';
import { countryOf, numbersIn } from '../../../platform/phone/number.ts';
import { append } from '../../cases/index.ts';
import type { Placed } from '../mail/place-mail.ts';
import type { RawMail } from '../mail/read-mail.ts';
import { tables } from '../tables.ts';
import { contactFrom } from './who-calls.ts';

/** The gateway that writes from this address; undefined of a person's mail. */
export async function gatewayWriting(ctx: Context, raw: RawMail, mail: ParsedMail) {
  if (!mail.from || raw.source !== 'smtp') return undefined;
  return tables(ctx)
    .selectFrom('gateways as g')
    .innerJoin('desks as d', 'd.id', 'g.deskId')
    .select('d.zone')
    .where('g.deskId', '=', raw.deskId)
    .where('g.sender', '=', mail.from.address.toLowerCase())
    .where('g.endedAt', 'is', null)
    .executeTakeFirst();
}

type Gateway = NonNullable<Awaited<ReturnType<typeof gatewayWriting>>>;

/** A call that nobody answered, told of in a mail, with what was spoken. */
export async function contactByCallMail(
  ctx: Context,
  { raw, mail, gateway }: { raw: RawMail; mail: ParsedMail; gateway: Gateway },
): Promise<Placed> {
  const { deskId } = raw;
  const files = mail.attachments.filter(({ type }) => type.startsWith('audio/'));
  const number = callerIn(mail, await ofOthers(ctx, { deskId, zone: gateway.zone }));
  const isRecorded = files.length > 0;
  const { entryId, caseId } = await contactFrom(ctx, {
    ...{ deskId, number, channel: 'phone', at: raw.recordedAt, text: '', files },
    subject: (words) => (isRecorded ? words.voicemail : words.missedCall),
    data: { call: 'in', outcome: isRecorded ? 'voicemail left' : 'not reached' },
  });
  // What the provider wrote, and maybe heard, are no words of the customer.
  const text = [mail.subject, mail.text.trim()].filter(Boolean).join('\n\n');
  if (text) await append(ctx, { deskId, caseId }, { kind: 'note', audience: 'companies', words: { text } });
  return { outcome: 'appended', caseId, entryId };
}

/** The numbers in a text that are none of the desk's. */
async function ofOthers(
  ctx: Context,
  { deskId, zone }: { deskId: string; zone: string },
): Promise<(text: string) => string[]> {
  const ours = await tables(ctx)
    .selectFrom('gateways')
    .select('number')
    .where('deskId', '=', deskId)
    .execute();
  return (text) =>
    [...new Set(numbersIn(text, countryOf(zone)))].filter((one) =>
      ours.every(({ number }) => number !== one),
    );
}

/** What exchanges write in the place of a number. */
const withheld = /\b(withheld|anonymous|anonym|unterdrückt|anónim[oa]|ocult[oa])\b/iu;

/** Nobody is taken for whoever else has a number in it, such as a hotline: it is the only one of the subject, or of all. */
function callerIn(
  { subject, text, attachments }: ParsedMail,
  numbers: (text: string) => string[],
): string | null {
  const [first, ...others] = numbers(subject);
  if (first && others.length === 0) return first;
  const all = numbers([subject, text, ...attachments.map(({ name }) => name)].join('\n'));
  return all.length === 1 && !withheld.test(`${subject}\n${text}`) ? (all[0] ?? null) : null;
}
