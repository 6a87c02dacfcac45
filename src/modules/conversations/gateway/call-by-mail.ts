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
    .select(['g.number', 'd.zone'])
    .where('g.deskId', '=', raw.deskId)
    .where('g.sender', '=', mail.from.address.toLowerCase())
    .where('g.endedAt', 'is', null)
    .executeTakeFirst();
}

type Gateway = NonNullable<Awaited<ReturnType<typeof gatewayWriting>>>;

/** A call that nobody answered, told of in a mail: from the first number in it that is not ours, with what was spoken. */
export async function contactByCallMail(
  ctx: Context,
  { raw, mail, gateway }: { raw: RawMail; mail: ParsedMail; gateway: Gateway },
): Promise<Placed> {
  const { deskId } = raw;
  const files = mail.attachments.filter(({ type }) => type.startsWith('audio/'));
  const told = [mail.subject, mail.text, ...mail.attachments.map(({ name }) => name)].join('\n');
  const number = numbersIn(told, countryOf(gateway.zone)).find((one) => one !== gateway.number) ?? null;
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
