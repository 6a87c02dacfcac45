import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { proposeDone } from './commands/finish.ts';
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

    await desk.as(desk.dana, (ctx) => noteCall(ctx, { case: id, direction: 'out', reached: true, text }));
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
