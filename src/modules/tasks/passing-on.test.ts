import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../platform/context.ts';
import { hashOf } from '../../platform/http/credential.ts';
import { httpServer } from '../../platform/http/server.ts';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { append } from '../cases/index.ts';
import { keepFile } from '../conversations/index.ts';
import { myMentions } from '../conversations/queries/mentions.ts';
import { learn } from '../customers/commands/learn.ts';
import { noteThing } from '../customers/commands/note-thing.ts';
import { endEngagement } from '../desks/commands/engage.ts';
import { answerTask } from './commands/answer-task.ts';
import { askTask } from './commands/ask-task.ts';
import { makeTaskLink } from './commands/make-task-link.ts';
import { tellAsked } from './commands/tell-asked.ts';
import type { Passing } from './contract.ts';
import { custodyOf } from './fixtures.ts';
import { knowsAddress, mailsOn } from './mail/by-mail.fixture.ts';
import { taskPageRoutes } from './page.ts';
import { previewTask, previewTelling } from './queries/preview-task.ts';
import { taskFile } from './queries/task-file.ts';
import { oneTask } from './queries/tasks.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

let made = 0;

/** A case of which two facts, a thing, two entries and a file are known. */
async function known() {
  made += 1;
  const theCase = await aCase(desk, { address: `known-${made}@customers.example` });
  return desk.as(desk.dana, async (ctx) => {
    const of = { desk: desk.slug, customer: theCase.customerId };
    const place = { deskId: desk.id, caseId: theCase.id };
    const said = (text: string, audience: 'companies' | 'company') =>
      append(ctx, place, { kind: 'note', audience, words: { text } });
    const noteId = await said('It hums since Friday.', 'companies');
    return {
      ...{ theCase, noteId, ownNoteId: await said('Between us.', 'company') },
      factId: (await learn(ctx, { ...of, text: 'Rehearses on Thursdays.' })).id,
      sensitiveId: (await learn(ctx, { ...of, text: 'Wears a hearing aid.', sensitive: true })).id,
      thingId: (await noteThing(ctx, { ...of, ...thing })).id,
      fileId: await keepFile(ctx, { deskId: desk.id, entryId: noteId }, file),
    };
  });
}

const thing = {
  make: 'Brewster',
  model: 'MX-12',
  serial: 'MX-12-0042',
  boughtFrom: null,
  boughtOn: '2026-03-07',
};
const file = { name: 'hum.txt', type: 'text/plain', content: Buffer.from('hmmm') };

type Known = Awaited<ReturnType<typeof known>>;
const all = ({ factId, thingId, noteId, fileId }: Known): Passing[] => [
  ...[
    { kind: 'fact' as const, id: factId },
    { kind: 'thing' as const, id: thingId },
  ],
  ...[
    { kind: 'entry' as const, id: noteId },
    { kind: 'file' as const, id: fileId },
  ],
];
const ask = ({ theCase }: Known, passing: Passing[]) =>
  desk.as(desk.dana, (ctx) =>
    askTask(ctx, {
      ...{ case: theCase.id, engagementId: desk.engagements.thirdParty, request: 'Is it the plug?' },
      passing,
    }),
  );
const seenBySam = (id: string) => desk.as(desk.sam, (ctx) => oneTask(ctx, { task: id }));
const refusedAs = (code: string) => expect.objectContaining({ code });

describe('what of a case goes with a task', () => {
  it('is read by whoever is asked, as it was then, and nothing else of the case', async () => {
    const about = await known();
    const { id } = await ask(about, all(about));
    await desk.as(desk.dana, (ctx) =>
      learn(ctx, {
        ...{ desk: desk.slug, customer: about.theCase.customerId, text: 'Rehearses on Mondays.' },
        replacesId: about.factId,
      }),
    );
    const { passed } = await seenBySam(id);
    expect(passed).toMatchObject([
      { kind: 'fact', text: 'Rehearses on Thursdays.' },
      { kind: 'thing', thing: { make: 'Brewster', serial: 'MX-12-0042', boughtOn: '2026-03-07' } },
      { kind: 'entry', text: 'It hums since Friday.', by: 'desk' },
      { kind: 'file', file: { id: about.fileId, name: 'hum.txt', size: 4 } },
    ]);
    const record = await custodyOf(test, about.theCase.id, 'passed on');
    expect(record).toHaveLength(5);
    expect(record.filter((row) => row.entry_id === about.noteId)).toHaveLength(1);
    await desk.as(desk.sam, async (ctx) => {
      const db = ctx.db.withTables<Record<'facts' | 'things' | 'entryWords', { deskId: string }>>();
      for (const table of ['facts', 'things'] as const)
        expect(await db.selectFrom(table).select('deskId').execute()).toEqual([]);
      expect(await taskFile(ctx, { task: id, file: about.fileId })).toMatchObject({ bytes: file.content });
    });
    expect(await custodyOf(test, about.theCase.id, 'opened')).toContainEqual(
      expect.objectContaining({ actor_id: desk.sam.id }),
    );
  });

  it('is neither what is sensitive, nor a company’s own, nor of another case', async () => {
    const [about, another] = [await known(), await known()];
    for (const passing of [
      { kind: 'fact', id: about.sensitiveId },
      { kind: 'entry', id: about.ownNoteId },
      { kind: 'fact', id: another.factId },
      { kind: 'file', id: another.fileId },
    ] as const)
      await expect(ask(about, [passing])).rejects.toEqual(refusedAs('task.passing'));
  });

  it('is more later, by mail as well, and what was passed on stays', async () => {
    await knowsAddress(desk);
    const about = await known();
    const { id } = await ask(about, [{ kind: 'thing', id: about.thingId }]);
    const told = await desk.as(desk.tom, (ctx) =>
      tellAsked(ctx, { task: id, text: 'Here is how it sounds.', passing: all(about) }),
    );
    const [asking, telling] = await mailsOn(test, id);
    expect(asking?.text).toContain('Serial number: MX-12-0042\nBought on: 7 March 2026');
    expect(asking?.text).not.toContain('hums');
    expect(telling?.text).toContain('Tom Hughes (Harmon Audio) writes to you:\n\nHere is how it sounds.');
    expect(telling?.text).toContain('What we know: Rehearses on Thursdays.');
    expect(telling?.text).toContain('File: hum.txt\nFiles are on the page below.');
    expect(telling?.text).not.toContain('Serial number');
    const view = await seenBySam(id);
    expect(view.passed.map(({ kind }) => kind)).toEqual(['thing', 'fact', 'entry', 'file']);
    expect(await custodyOf(test, about.theCase.id, 'passed on')).toHaveLength(5);
    expect(view.entries.at(-1)).toMatchObject({
      id: told.id,
      kind: 'task told',
      text: 'Here is how it sounds.',
    });
    await expect(test.sql('update task_passings set what_id = id')).rejects.toThrow();
  });

  it('is told to whoever accepted it on the desk, and to nobody before', async () => {
    const about = await known();
    const { id } = await desk.as(desk.dana, (ctx) =>
      askTask(ctx, {
        ...{ case: about.theCase.id, engagementId: desk.engagements.client, request: 'Is it the plug?' },
      }),
    );
    const tell = (text: string) => desk.as(desk.tom, (ctx) => tellAsked(ctx, { task: id, text }));
    await tell('It hums.');
    await desk.as(desk.leo, (ctx) =>
      answerTask(ctx, { task: id, state: 'accepted', expectedOn: '2030-12-09' }),
    );
    const { id: entryId } = await tell('It hums louder.');
    const { items } = await desk.as(desk.leo, (ctx) => myMentions(ctx));
    expect(items.map(({ entryId, kind, text }) => ({ entryId, kind, text }))).toEqual([
      { entryId, kind: 'task told', text: 'It hums louder.' },
    ]);
  });

  it('is shown before it goes, and passes nothing on by that', async () => {
    const about = await known();
    const { html } = await desk.as(desk.dana, (ctx) =>
      previewTask(ctx, {
        ...{ case: about.theCase.id, engagementId: desk.engagements.client, request: 'Is it the plug?' },
        passing: all(about),
      }),
    );
    for (const shown of ['Rehearses on Thursdays.', 'MX-12-0042', 'It hums since Friday.', 'hum.txt'])
      expect(html).toContain(shown);
    expect(await custodyOf(test, about.theCase.id, 'passed on')).toEqual([]);
  });

  it('is shown before more goes, beside what they read already, and tells nobody by that', async () => {
    const about = await known();
    const { id } = await ask(about, [{ kind: 'fact', id: about.factId }]);
    const passedBefore = await custodyOf(test, about.theCase.id, 'passed on');
    await desk.as(desk.dana, (ctx) => tellAsked(ctx, { task: id, text: 'It hums.' }));
    await desk.as(desk.dana, (ctx) =>
      append(
        ctx,
        { deskId: desk.id, caseId: about.theCase.id },
        {
          ...{ kind: 'task written', audience: 'companies', taskId: id },
          words: { text: 'Nobody there may read this.' },
        },
      ),
    );
    const telling = { task: id, text: 'It hums louder.', passing: all(about) };
    const { html } = await desk.as(desk.dana, (ctx) => previewTelling(ctx, telling));
    for (const shown of ['Rehearses on Thursdays.', 'MX-12-0042', 'It hums.', 'It hums louder.', 'hum.txt'])
      expect(html).toContain(shown);
    expect(html).not.toContain('Nobody there may read this.');
    expect(html.match(/Rehearses on Thursdays/g)).toHaveLength(1);
    expect(await custodyOf(test, about.theCase.id, 'passed on')).toEqual(passedBefore);
    await expect(desk.as(desk.dana, (ctx) => previewTelling(ctx, { task: id }))).rejects.toMatchObject({
      code: 'task.nothing-told',
    });
    await expect(desk.as(desk.sam, (ctx) => previewTelling(ctx, telling))).rejects.toMatchObject({
      kind: expect.stringMatching(/forbidden|not-found/),
    });
  });
});

describe('a file on the page of a link', () => {
  const opened = async (url: string, path: string) => {
    const server = await httpServer(pino({ level: 'silent' }));
    await taskPageRoutes(server, { database: test.database });
    const token = new URL(url).pathname.split('/').at(-1) ?? '';
    const response = await server.inject({ url: path, cookies: { task: token } });
    await server.close();
    return response;
  };

  it('is saved by whoever holds the link, while it holds', async () => {
    const about = await known();
    const { id } = await ask(about, all(about));
    const other = await ask(about, []);
    const linkTo = (taskId: string) => desk.as(desk.dana, (ctx) => makeTaskLink(ctx, { taskId }));
    const { url } = await linkTo(id);
    const path = `/task/${id}/files/${about.fileId}`;
    expect((await opened(url, `/task/${id}`)).body).toContain(`<a href="${path}">hum.txt</a>`);
    const saved = await opened(url, path);
    expect(saved).toMatchObject({ statusCode: 200, body: 'hmmm' });
    expect(saved.headers['content-disposition']).toContain('attachment; filename="hum.txt"');
    const othersPath = `/task/${other.id}/files/${about.fileId}`;
    expect((await opened((await linkTo(other.id)).url, othersPath)).statusCode).toBe(404);
    const token = hashOf(new URL(url).pathname.split('/').at(-1) ?? '');
    const byLink = <T>(work: (ctx: Context) => Promise<T>) =>
      test.database.as({ kind: 'task-link', hash: token }, work);
    await expect(byLink((ctx) => taskFile(ctx, { task: other.id, file: about.fileId }))).rejects.toEqual(
      refusedAs('task.not-found'),
    );
    await test.advance('31 days');
    expect((await opened(url, path)).statusCode).toBeGreaterThanOrEqual(400);
  });

  it('is nobody’s there once their engagement has ended', async () => {
    const about = await known();
    const { id } = await ask(about, all(about));
    await desk.as(desk.leo, (ctx) =>
      endEngagement(ctx, { desk: desk.slug, engagement: desk.engagements.thirdParty }),
    );
    await desk.as(desk.sam, async (ctx) => {
      const db = ctx.db.withTables<Record<'files' | 'taskPassings', { deskId: string }>>();
      expect(await db.selectFrom('files').select('deskId').execute()).toEqual([]);
      expect(await db.selectFrom('taskPassings').select('deskId').execute()).toEqual([]);
      await expect(taskFile(ctx, { task: id, file: about.fileId })).rejects.toEqual(
        refusedAs('task.not-found'),
      );
    });
  });
});
