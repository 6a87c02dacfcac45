import { type ParsedTarEntryWithData, unpackTar } from 'modern-tar';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../platform/context.ts';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { runningThroughline } from '../../testing/running.ts';
import { say } from '../conversations/commands/say.ts';
import { aSecond, move as moveTo } from '../conversations/move-work.fixture.ts';
import { makeToken } from '../people/commands/tokens.ts';
import { makeMoveExport } from './commands/make-move-export.ts';
import { moveExports } from './queries/move-exports.ts';
import { tables } from './tables.ts';

const running = runningThroughline();
let on: Desk;
beforeEach(async () => {
  on = await aDesk(running.test);
});

const takeBack = () => moveTo(on, { to: on.engagements.client });
const settled = () => running.program.worker.settle();
const made = (who = on.leo) => on.as(who, (ctx) => moveExports(ctx, { desk: on.slug }));

async function ask(move: string, who = on.leo): Promise<Response> {
  const { token } = await on.as(who, (ctx) => makeToken(ctx, { name: 'along' }));
  return fetch(`${running.program.url}/api/desks/${on.slug}/moves/${move}/export`, {
    headers: { authorization: `Bearer ${token}` },
  });
}

const textOf = (parts: ParsedTarEntryWithData[], name: string) =>
  Buffer.from(parts.find(({ header }) => header.name === name)?.data ?? []).toString('utf8');

async function taken(move: string): Promise<ParsedTarEntryWithData[]> {
  const answer = await ask(move);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-tar']);
  return unpackTar(new Uint8Array(await answer.arrayBuffer()));
}

const custody = async () =>
  (
    await running.test.sql(
      `select actor_kind, purpose from custody_entries where desk_id = $1 and kind = 'exported' order by seq`,
      [on.id],
    )
  ).rows;

describe('work that moves', () => {
  it('leaves an archive of all as it was then, which whoever answers for the desk takes along', async () => {
    const theCase = await aCase(on);
    const note = { case: theCase.id, audience: 'company' as const, text: 'Among Clearline alone.' };
    await on.as(on.dana, (ctx) => say(ctx, note));
    const { id: move } = await takeBack();
    expect(await made()).toMatchObject({ items: [] });
    await settled();
    expect(await made()).toMatchObject({ items: [{ moveId: move, madeAt: expect.any(String) }] });
    // What is written since is not in it.
    await on.as(on.leo, (ctx) =>
      say(ctx, { case: theCase.id, audience: 'companies', text: 'Written after it.' }),
    );

    const parts = await taken(move);
    expect(JSON.parse(textOf(parts, 'manifest.json'))).toMatchObject({ desk: { id: on.id, slug: on.slug } });
    expect(JSON.parse(textOf(parts, 'end.json'))).toMatchObject({ kinds: { cases: { rows: 1 } } });
    const said = textOf(parts, 'data/entry_words/000001.ndjson');
    expect(said).toContain('I followed the sheet to the letter.');
    // The briefing that came with the move.
    expect(said).toContain('Next word by: ');
    for (const absent of ['Among Clearline alone.', 'Written after it.']) expect(said).not.toContain(absent);
    expect(textOf(parts, 'data/moves/000001.ndjson')).toContain('"state":"done"');
    await settled();
    expect(await custody()).toEqual([
      { actor_kind: 'desk-system', purpose: 'move' },
      { actor_kind: 'person', purpose: 'export' },
    ]);
  });

  it('is made once, and is not found where no work has moved', async () => {
    const { id: move } = await takeBack();
    await settled();
    expect(await on.asDesk(makeMoveExport)).toBe(0);
    const change = `update move_exports set made_at = now() where desk_id = $1`;
    await expect(running.test.sql(change, [on.id])).rejects.toThrow();
    expect((await ask(on.id)).status).toBe(404);
    expect((await ask('no-such-move')).status).toBe(404);
    expect((await ask(move)).status).toBe(200);
  });

  it('shows it to nobody else, and nobody writes into it', async () => {
    const second = await aSecond(running.test, on);
    const { id: move } = await moveTo(on, { to: second.engagement });
    await settled();
    expect((await ask(move, second.nora)).status).toBe(403);
    expect((await ask(move, on.priya)).status).toBe(404);
    await expect(made(second.nora)).rejects.toMatchObject({ code: 'not-permitted' });
    const read = (ctx: Context) => tables(ctx).selectFrom('moveExportChunks').select('place').execute();
    expect(await on.as(on.leo, read)).toEqual([{ place: 0 }]);
    expect(await on.as(second.nora, read)).toEqual([]);
    const write = (ctx: Context) =>
      tables(ctx)
        .insertInto('moveExportChunks')
        .values({ deskId: on.id, moveId: move, place: 99, bytes: Buffer.from('x') })
        .execute();
    await expect(on.as(on.leo, write)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(on.asDesk(write)).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('keeps it for seven days', async () => {
    const { id: move } = await takeBack();
    await settled();
    await running.test.advance('7 days');
    await settled();
    expect(await made()).toMatchObject({ items: [] });
    expect((await ask(move)).status).toBe(404);
    const { rows } = await running.test.sql('select 1 from move_export_chunks where desk_id = $1', [on.id]);
    expect(rows).toEqual([]);
  });
});
