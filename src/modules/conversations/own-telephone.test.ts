import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { say, wordText } from './commands/say.ts';
import { caseView } from './queries/case-view.ts';
import { outbox } from './queries/outbox.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const view = (id: string) => desk.as(desk.dana, (ctx) => caseView(ctx, { case: id }));

describe('a text from one’s own telephone', () => {
  it('reads as the desk would send it, and is said to be sent and never sent', async () => {
    const { id } = await aCase(desk, { address: '+447700900020' });
    expect(await view(id)).toMatchObject({ reach: null });
    const text = 'We come at nine.';
    const { to, words } = await desk.as(desk.dana, (ctx) => wordText(ctx, { case: id, text }));
    expect(to).toBe('+447700900020');
    expect(words).toMatch(
      /^We come at nine\.\nWhere it stands: .*\nNext word by: .*\nDana Okafor, .*\/c\/[\w-]{43}$/s,
    );
    expect((await view(id)).entries).toHaveLength(1);

    const before = await view(id);
    await desk.as(desk.dana, (ctx) =>
      say(ctx, { case: id, text, audience: 'customer', fromOwnTelephone: true }),
    );
    const after = await view(id);
    expect(after.entries.at(-1)).toMatchObject({ kind: 'message', text, delivery: 'said to be sent' });
    expect(after.due).not.toBe(before.due);
    const { items } = await desk.as(desk.dana, (ctx) => outbox(ctx, { desk: desk.slug, fate: 'sent' }));
    expect(items).toMatchObject([{ channel: 'text', state: 'said to be sent', to: '+447700900020' }]);
    const waiting = await test.sql(`select * from app.waiting_outbox('text', 10)`);
    expect(waiting.rows).toEqual([]);
  });

  it('is not written to a landline, nor to whoever wants no texts', async () => {
    const { id } = await aCase(desk, { address: '+442071234567' });
    const texting = () => desk.as(desk.dana, (ctx) => wordText(ctx, { case: id, text: 'Hello.' }));
    await expect(texting()).rejects.toMatchObject({ code: 'customer.no-mail' });
    const other = await aCase(desk, { address: '+447700900021' });
    await test.sql(`update contact_points set texts_stopped_at = app.now() where address = '+447700900021'`);
    await expect(
      desk.as(desk.dana, (ctx) =>
        say(ctx, { case: other.id, text: 'Hello.', audience: 'customer', fromOwnTelephone: true }),
      ),
    ).rejects.toMatchObject({ code: 'customer.no-mail' });
  });
});
