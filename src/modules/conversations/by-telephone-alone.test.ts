import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { proposeDone } from './commands/finish.ts';
import { joinCases } from './commands/join-cases.ts';
import { noteCall } from './commands/note-call.ts';
import { openCaseFor } from './commands/open-case-for.ts';
import { say } from './commands/say.ts';
import { caseView } from './queries/case-view.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

describe('a customer who is known by telephone alone', () => {
  it('is not called told by what nobody would read, and is told by a call', async () => {
    const { id } = await aCase(desk, { address: '+441632960961' });
    const view = () => desk.as(desk.dana, (ctx) => caseView(ctx, { case: id }));
    const before = await view();
    const text = 'We look into it.';
    await expect(
      desk.as(desk.dana, (ctx) => say(ctx, { case: id, text, audience: 'customer' })),
    ).rejects.toMatchObject({ code: 'customer.no-mail' });
    await expect(desk.as(desk.dana, (ctx) => proposeDone(ctx, { case: id, text }))).rejects.toMatchObject({
      code: 'customer.no-mail',
    });
    expect(await view()).toMatchObject({ due: before.due, entries: before.entries });

    await desk.as(desk.dana, (ctx) =>
      noteCall(ctx, { case: id, direction: 'out', outcome: 'reached', text }),
    );
    expect((await view()).due).not.toBe(before.due);
  });

  it('is one and the same however the number is written where the desk is', async () => {
    const open = (address: string) =>
      desk.as(desk.dana, async (ctx) => {
        const customer = { name: 'Rosa Alvarez', address };
        const { id } = await openCaseFor(ctx, {
          desk: desk.slug,
          subject: 'Pump',
          text: 'It leaks.',
          customer,
        });
        return (await caseView(ctx, { case: id })).customer;
      });
    const first = await open('01632 960 963');
    expect(first.contactPoints).toMatchObject([{ kind: 'phone', address: '+441632960963' }]);
    expect((await open('+44 (0)1632 960963')).id).toBe(first.id);
  });
});

const aCaseOf = async (customerId: string) => {
  const { rows } = await test.sql('select id from cases where customer_id = $1', [customerId]);
  return rows[0].id as string;
};

describe('a number of a household', () => {
  const open = (customer: Parameters<typeof openCaseFor>[1]['customer']) =>
    desk.as(desk.dana, async (ctx) => {
      const words = { desk: desk.slug, subject: 'Pump', text: 'It leaks.' };
      const { id } = await openCaseFor(ctx, { ...words, customer });
      return (await caseView(ctx, { case: id })).customer;
    });
  const address = '+441632960970';

  it('asks who rings where it is known under another name, and makes nobody one with somebody else', async () => {
    const rosa = await open({ name: 'Rosa Alvarez', address });
    await expect(open({ name: 'Luis Alvarez', address })).rejects.toMatchObject({ code: 'customer.who' });
    const luis = await open({ name: 'Luis Alvarez', address, isAnother: true });
    expect(luis.id).not.toBe(rosa.id);
    expect(luis.contactPoints).toMatchObject([{ kind: 'phone', address }]);
    expect((await open({ name: 'rosa álvarez', address })).id).toBe(rosa.id);
    expect((await open({ id: luis.id })).id).toBe(luis.id);
  });

  it('makes one customer of two first calls of one person at once', async () => {
    const customer = { name: 'Ines Cole', address: '+441632960971' };
    const [one, other] = await Promise.all([open(customer), open(customer)]);
    expect(other?.id).toBe(one?.id);
  });

  it('is one of theirs once where two who share it turn out to be one', async () => {
    const shared = '+441632960972';
    const called = (name: string, isAnother = false) => ({ name, address: shared, isAnother });
    const bo = await open(called('Bo'));
    const first = await aCaseOf(bo.id);
    const second = await aCaseOf((await open(called('Bo Lind', true))).id);
    await test.sql('insert into join_offers (desk_id, case_id, to_case_id) values ($1, $2, $3)', [
      ...[desk.id, second, first],
    ]);
    await desk.as(desk.dana, (ctx) => joinCases(ctx, { case: second, to: first }));
    const points = await test.sql('select customer_id from contact_points where address = $1', [shared]);
    expect(points.rows).toEqual([{ customer_id: bo.id }]);
  });
});
