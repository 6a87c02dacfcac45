import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ParsedMail } from '../../platform/mail/parse-mail.ts';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { append } from '../cases/index.ts';
import { noteCall } from './commands/note-call.ts';
import { say } from './commands/say.ts';
import { splitCase } from './commands/split-case.ts';
import { contactByMail } from './mail/place-mail.ts';
import type { RawMail } from './mail/read-mail.ts';
import { caseView } from './queries/case-view.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const fresh = () => `${uuid()}@customers.example`;
const view = (id: string) => desk.as(desk.dana, (ctx) => caseView(ctx, { case: id }));
const split = async (entry: string, who: 'dana' | 'sam' = 'dana') => {
  const made = await desk.as(desk[who], (ctx) => splitCase(ctx, { entry, subject: 'The invoice' }));
  return view(made.id);
};

function arrives(address: string, text: string, answers: string[] = []) {
  const raw = { deskId: desk.id, envelopeTo: desk.address, source: 'import' } as RawMail;
  const mail: Partial<ParsedMail> = {
    from: { name: '', address, domain: 'customers.example' },
    ...{ subject: 'No sound', text, replyText: text, html: null, attachments: [], writtenAt: null },
    ...{ inReplyTo: answers, references: answers, messageId: `<${uuid()}@customers.example>` },
  };
  return desk.asDesk((ctx) => contactByMail(ctx, raw, mail as ParsedMail));
}

/** Answers a case; the mail that this sends. */
async function answer(caseId: string) {
  await desk.as(desk.dana, (ctx) => say(ctx, { case: caseId, text: 'We look.', audience: 'customer' }));
  const { rows } = await test.sql(
    `select w.recipient, w.subject, o.message_id as "messageId", w.headers ->> 'inReplyTo' as "inReplyTo"
     from outbox o join outbox_words w on w.outbox_id = o.id where o.case_id = $1 order by o.id desc limit 1`,
    [caseId],
  );
  return rows[0];
}

describe('a case that is split off', () => {
  it('shows the words that stay where they were, when they came, and each case names the other', async () => {
    const told = await aCase(desk, { address: fresh() });
    const before = await view(told.id);
    await test.advance('1 hour');
    const made = await split(told.contactId);
    expect(made).toMatchObject({
      state: 'open',
      subject: 'The invoice',
      need: 'I followed the sheet to the letter.',
      customer: { id: told.customerId },
      owner: { id: told.ownerId },
      entries: [
        {
          kind: 'split',
          audience: 'customer',
          author: { kind: 'person', id: desk.dana.id },
          channel: 'mail',
          text: 'I followed the sheet to the letter.',
          writtenAt: before.entries[0]?.at,
          data: { fromId: told.id, fromEntryId: told.contactId, firstOwner: { reason: 'last owner' } },
        },
      ],
    });
    const after = await view(told.id);
    expect(after.entries[0]).toEqual(before.entries[0]);
    expect(after.entries.at(-1)).toMatchObject({
      kind: 'split',
      text: null,
      data: { toId: made.id, entryId: told.contactId },
    });
    expect(after).toMatchObject({ due: before.due, version: before.version });
    const { rows } = await test.sql('select text from entry_words where entry_id = $1', [
      made.entries[0]?.id,
    ]);
    expect(rows).toEqual([]);
  });

  it('has a next word by and custody rows like every new case, and sends nothing', async () => {
    const told = await aCase(desk, { address: fresh() });
    const made = await split(told.contactId);
    const again = await aCase(desk, { address: fresh() });
    const seconds = (Date.parse(again.due) - Date.parse(made.due ?? '')) / 1000;
    expect(Math.abs(seconds)).toBeLessThan(60);
    const { rows } = await test.sql(
      `select kind, customer_id, entry_id from custody_inbox where case_id = $1 and kind = 'collected'`,
      [made.id],
    );
    expect(rows).toEqual([
      { kind: 'collected', customer_id: told.customerId, entry_id: made.entries[0]?.id },
    ]);
    expect((await test.sql('select from outbox where case_id = $1', [made.id])).rows).toEqual([]);
  });

  it('answers the mail that it came from, and a reply to that answer lands in it', async () => {
    const [used, written] = [fresh(), fresh()];
    const first = await arrives(used, 'The invoice is wrong, and it hums.');
    await desk.asDesk(async (ctx) => {
      const { customerId } = (
        await sql<{ customerId: string }>`select customer_id from cases where id = ${first.caseId}`.execute(
          ctx.db,
        )
      ).rows[0] ?? { customerId: '' };
      await sql`insert into contact_points (desk_id, id, customer_id, kind, address)
        values (${desk.id}, ${uuid()}, ${customerId}, 'mail', ${written})`.execute(ctx.db);
    });
    const { messageId: ours } = await answer(first.caseId);
    const second = await arrives(written, 'And the box was open.', [ours]);
    expect(second.caseId).toBe(first.caseId);
    await answer(first.caseId);

    const made = await split(second.entryId);
    const letter = await answer(made.id);
    const { rows } = await test.sql(`select data ->> 'messageId' as id from entries where id = $1`, [
      second.entryId,
    ]);
    expect(letter).toMatchObject({ recipient: written, subject: 'Re: The invoice', inReplyTo: rows[0].id });
    const reply = await arrives(written, 'Thank you.', [rows[0].id, letter.messageId]);
    expect(reply).toMatchObject({ outcome: 'appended', caseId: made.id });
    expect(await arrives(written, 'It still hums.', [ours])).toMatchObject({ caseId: first.caseId });
  });

  it('can come from what was said on the telephone', async () => {
    const told = await aCase(desk, { address: fresh() });
    const { id } = await desk.as(desk.dana, (ctx) =>
      noteCall(ctx, {
        case: told.id,
        direction: 'in',
        outcome: 'reached',
        text: 'The invoice is wrong too.',
      }),
    );
    expect((await split(id)).need).toBe('The invoice is wrong too.');
  });
});

describe('splitting', () => {
  it('is for who sees the case and speaks to the customer', async () => {
    const told = await aCase(desk, { address: fresh() });
    await expect(split(told.contactId, 'sam')).rejects.toMatchObject({ code: 'entry.not-found' });
  });

  it('refuses what the customer did not say', async () => {
    const told = await aCase(desk, { address: fresh() });
    const { id } = await desk.as(desk.dana, (ctx) =>
      say(ctx, { case: told.id, text: 'We look.', audience: 'customer' }),
    );
    await expect(split(id)).rejects.toMatchObject({ code: 'split.not-theirs' });
  });

  it('refuses a sender whom nobody has admitted', async () => {
    const told = await aCase(desk, { address: fresh() });
    const id = await desk.asDesk(async (ctx) => {
      const place = { deskId: desk.id, caseId: told.id };
      const words = { text: 'Send it to me.' };
      const entryId = await append(ctx, place, {
        ...{ kind: 'contact', audience: 'customer', channel: 'mail', fromStranger: true, words },
      });
      await sql`insert into strangers (desk_id, entry_id, address) values (${desk.id}, ${entryId}, ${fresh()})`.execute(
        ctx.db,
      );
      return entryId;
    });
    await expect(split(id)).rejects.toMatchObject({ code: 'split.not-theirs' });
  });

  it('never shows the words of one customer to another, past every command', async () => {
    const [one, other] = [await aCase(desk, { address: fresh() }), await aCase(desk, { address: fresh() })];
    const data = { fromId: one.id, fromEntryId: one.contactId };
    const place = { deskId: desk.id, caseId: other.id };
    await expect(
      desk.as(desk.dana, (ctx) => append(ctx, place, { kind: 'split', audience: 'customer', data })),
    ).rejects.toMatchObject({ kind: 'conflict' });
  });
});
