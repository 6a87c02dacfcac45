import { expect, it } from 'vitest';
import { aCase, aDesk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { acceptHandOff, offerHandOff } from './commands/hand-off.ts';

const test = testDatabase();

it('never tells a customer to wait for a time that has passed', async () => {
  const desk = await aDesk(test);
  const made = await aCase(desk);
  const to = made.ownerId === desk.tom.id ? desk.dana : desk.tom;
  await test.advance('20 days');
  const { id } = await desk.as(desk.priya, (ctx) =>
    offerHandOff(ctx, {
      case: made.id,
      toId: to.id,
      situation: 'Nobody answered.',
      cannotWait: 'It is urgent.',
    }),
  );
  await desk.as(to, (ctx) => acceptHandOff(ctx, { handOff: id }));
  const { rows } = await test.sql('select text from outbox_words order by outbox_id desc limit 1');
  expect(rows[0].text).toContain('You should have heard by');
  expect(rows[0].text).not.toContain('Next word by:');
});
