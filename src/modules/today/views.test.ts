import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { moveView, removeView, renameView, saveView } from './commands/views.ts';
import { views } from './queries/views.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

type Who = 'dana' | 'tom' | 'priya' | 'leo';
type Filters = { shared?: boolean; owner?: string; state?: 'open' | 'ended'; everywhere?: boolean };

const save = async (who: Who, name: string, { shared = false, ...filters }: Filters = {}, on = desk) =>
  (await on.as(on[who], (ctx) => saveView(ctx, { desk: on.slug, name, shared, ...filters }))).id;
const listed = async (who: Who, on = desk) => (await on.as(on[who], (ctx) => views(ctx))).items;
const namesOf = async (who: Who, on = desk) => (await listed(who, on)).map(({ name }) => name);

describe('a view', () => {
  it('of my own is seen by me alone, last in the order in which I saved them', async () => {
    const own = await aDesk(test);
    await save('dana', 'Waiting', { everywhere: true, state: 'open' }, own);
    await save('dana', 'Everything', { owner: 'everybody' }, own);
    expect(await listed('dana', own)).toMatchObject([
      { name: 'Waiting', owner: null, state: 'open', everywhere: true, shared: false, desk: own.slug },
      { name: 'Everything', owner: 'everybody', state: null, everywhere: false },
    ]);
    expect(await namesOf('priya', own)).toEqual([]);
  });

  it('that a lead shares is seen by the people of the desk, before their own, and by nobody else', async () => {
    const own = await aDesk(test);
    await save('tom', 'Mine', {}, own);
    await save('priya', 'Of Tom', { shared: true, owner: own.tom.id }, own);
    expect(await namesOf('tom', own)).toEqual(['Of Tom', 'Mine']);
    expect(await namesOf('leo', own)).toEqual(['Of Tom']);
    expect(await namesOf('dana')).not.toContain('Of Tom');
  });

  it('is shared, renamed, moved and removed for all only by who leads', async () => {
    await expect(save('dana', 'Ours', { shared: true })).rejects.toMatchObject({ code: 'not-permitted' });
    const view = await save('leo', 'Ours', { shared: true });
    const refused = { code: 'not-permitted' };
    const dana = <T>(work: Parameters<typeof desk.as<T>>[1]) => desk.as(desk.dana, work);
    await expect(dana((ctx) => renameView(ctx, { view, name: 'Mine' }))).rejects.toMatchObject(refused);
    await expect(dana((ctx) => moveView(ctx, { view, before: null }))).rejects.toMatchObject(refused);
    await expect(dana((ctx) => removeView(ctx, { view }))).rejects.toMatchObject(refused);
    await desk.as(desk.priya, (ctx) => renameView(ctx, { view, name: 'All of ours' }));
    expect(await namesOf('dana')).toContain('All of ours');
    await desk.as(desk.priya, (ctx) => removeView(ctx, { view }));
    expect(await namesOf('dana')).not.toContain('All of ours');
  });

  it('of somebody else is not there for me', async () => {
    const view = await save('tom', 'Tom’s');
    const absent = { code: 'view.not-found' };
    const priya = <T>(work: Parameters<typeof desk.as<T>>[1]) => desk.as(desk.priya, work);
    await expect(priya((ctx) => renameView(ctx, { view, name: 'Mine' }))).rejects.toMatchObject(absent);
    await expect(priya((ctx) => removeView(ctx, { view }))).rejects.toMatchObject(absent);
  });

  it('is put before another one of its kind, or last', async () => {
    const own = await aDesk(test);
    const [a, , c] = [
      await save('dana', 'a', {}, own),
      await save('dana', 'b', {}, own),
      await save('dana', 'c', {}, own),
    ];
    const move = (view: string, before: string | null) =>
      own.as(own.dana, (ctx) => moveView(ctx, { view, before }));
    await move(c, a);
    expect(await namesOf('dana', own)).toEqual(['c', 'a', 'b']);
    await move(c, null);
    expect(await namesOf('dana', own)).toEqual(['a', 'b', 'c']);
    const shared = await save('priya', 'shared', { shared: true }, own);
    await expect(move(a, shared)).rejects.toMatchObject({ code: 'view.not-found' });
  });

  it.each([{ owner: 'everybody', everywhere: true }, { state: 'ended' as const }])(
    'of a list that there is not is refused: %o',
    async (filters) => {
      await expect(save('dana', 'No', filters)).rejects.toMatchObject({ code: 'view.no-such-list' });
    },
  );
});
