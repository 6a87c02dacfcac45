import { describe, expect, it } from 'vitest';
import { aCase, aDesk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { dismiss } from '../conversations/commands/leave-desk.ts';
import { changeDesk } from '../desks/commands/change-desk.ts';
import { beginning } from './queries/beginning.ts';

const test = testDatabase();

describe('how far a desk has come', () => {
  it('is told by its settings, its people and its cases', async () => {
    const desk = await aDesk(test);
    const now = () => desk.as(desk.leo, (ctx) => beginning(ctx, { desk: desk.slug }));
    expect(await now()).toEqual({
      settingsChanged: false,
      people: 4,
      cases: 0,
      onePerson: false,
      sendsMail: true,
    });
    await desk.as(desk.leo, (ctx) => changeDesk(ctx, { desk: desk.slug, name: 'Harmon Audio care' }));
    await desk.as(desk.leo, (ctx) => dismiss(ctx, { desk: desk.slug, person: desk.tom.id }));
    for (let count = 0; count < 6; count += 1) await aCase(desk);
    expect(await now()).toEqual({
      settingsChanged: true,
      people: 3,
      cases: 5,
      onePerson: false,
      sendsMail: true,
    });
  });

  it('needs no colleagues where the client is one person', async () => {
    const desk = await aDesk(test);
    await desk.as(desk.leo, (ctx) => changeDesk(ctx, { desk: desk.slug, onePerson: true }));
    const now = await desk.as(desk.leo, (ctx) => beginning(ctx, { desk: desk.slug }));
    expect(now).toMatchObject({ onePerson: true });
  });

  it('is nobody’s business who does not work there', async () => {
    const desk = await aDesk(test);
    const tried = desk.as(desk.sam, (ctx) => beginning(ctx, { desk: desk.slug }));
    await expect(tried).rejects.toMatchObject({ kind: 'not-found' });
  });
});
