import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../testing/database.ts';
import { whoHelped } from '../coaching/queries/who-helped.ts';
import { acceptHandOff, offerHandOff } from '../conversations/commands/hand-off.ts';
import { say } from '../conversations/commands/say.ts';
import { callSomebody } from '../desks/commands/call-somebody.ts';
import { aCustomer, aDesk, asCustomer, asPerson, type Desk } from './fixtures.ts';
import { customerPage } from './view.ts';

const test = testDatabase();

const call = (desk: Desk, by: string, person: string, called: string | null) =>
  asPerson(test, by, (ctx) => callSomebody(ctx, { desk: desk.slug, person, called }));

/** All that ever went out to a customer of the desk, and stands on their line. */
async function toldOn(desk: Desk): Promise<string> {
  const { rows } = await test.sql(
    `select w.text || w.headers::text as said from outbox_words w where w.desk_id = $1
     union all select w.text from entry_words w join entries e on e.desk_id = w.desk_id and e.id = w.entry_id
     where w.desk_id = $1 and e.audience = 'customer'`,
    [desk.id],
  );
  return rows.map(({ said }) => said).join('\n');
}

describe('by another name', () => {
  it('customers know whoever the client lets them know so, on their page and in every letter', async () => {
    const desk = await aDesk(test);
    await call(desk, desk.leo, desk.dana, 'Dee');
    const bill = await aCustomer(test, desk);
    await asPerson(test, desk.dana, (ctx) =>
      say(ctx, { case: bill.caseId, text: 'Please press the red switch.', audience: 'customer' }),
    );
    const view = await asCustomer(test, bill, (ctx) => customerPage(ctx));
    expect(view.owner.name).toBe('Dee');
    expect(view.messages[0]?.from).toMatchObject({ person: { id: desk.dana, name: 'Dee' } });
    const helped = await asCustomer(test, bill, (ctx) =>
      whoHelped(ctx, { deskId: desk.id, id: bill.caseId }),
    );
    expect(helped).toEqual([{ id: desk.dana, name: 'Dee' }]);

    const offer = { case: bill.caseId, toId: desk.leo, situation: 'It hums.', cannotWait: 'It is urgent.' };
    const { id } = await asPerson(test, desk.dana, (ctx) => offerHandOff(ctx, offer));
    await asPerson(test, desk.leo, (ctx) => acceptHandOff(ctx, { handOff: id }));
    const told = await toldOn(desk);
    expect(told).toContain('Dee');
    expect(told).not.toContain('Dana');
  });

  it('is said by the client alone, and taken back', async () => {
    const desk = await aDesk(test);
    await expect(call(desk, desk.dana, desk.dana, 'Dee')).rejects.toMatchObject({ code: 'not-permitted' });
    await call(desk, desk.leo, desk.dana, 'Dee');
    await call(desk, desk.leo, desk.dana, null);
    const bill = await aCustomer(test, desk);
    expect((await asCustomer(test, bill, (ctx) => customerPage(ctx))).owner.name).toBe('Dana Okafor');
  });
});
