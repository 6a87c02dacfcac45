import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { noteCall } from '../conversations/commands/note-call.ts';
import { receiveContact } from '../conversations/index.ts';
import { markDemand } from './commands/mark-demand.ts';
import { contactsOfCase } from './queries/contacts.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const theirs = () => aCase(desk, { address: `${randomUUID()}@customers.example` });
const writes = ({ id: caseId, customerId }: { id: string; customerId: string }, text: string) =>
  desk.asDesk((ctx) => receiveContact(ctx, { caseId, customerId, channel: 'page', text, files: [] }));
const contacts = async (caseId: string, who = desk.leo) =>
  (await desk.as(who, (ctx) => contactsOfCase(ctx, { case: caseId }))).items;
const marks = (caseId: string, more: Omit<Parameters<typeof markDemand>[1], 'case'>, who = desk.dana) =>
  desk.as(who, (ctx) => markDemand(ctx, { case: caseId, ...more }));

describe('a contact', () => {
  it('is marked by one word, which a later one replaces, and the earlier stays', async () => {
    const { id } = await theirs();
    expect(await contacts(id)).toMatchObject([{ suggestion: null, marks: [] }]);
    await marks(id, { demand: 'value' });
    await test.advance('1 minute');
    await marks(id, { demand: 'failure', newType: 'The sheet is wrong' }, desk.leo);
    expect(await contacts(id)).toMatchObject([
      {
        marks: [
          { demand: 'failure', type: { name: 'The sheet is wrong' }, by: 'Leo Brandt' },
          { demand: 'value', type: null, by: 'Dana Okafor' },
        ],
      },
    ]);
    await expect(test.sql('delete from demand_marks')).rejects.toThrow(/append-only/);
  });

  it('keeps its type under the same word again, which writes nothing, and loses it where none is said', async () => {
    const { id } = await theirs();
    await marks(id, { demand: 'failure', newType: 'Where is it' });
    await marks(id, { demand: 'failure' });
    const seen = async () => (await contacts(id)).flatMap((one) => one.marks.map(({ type }) => type?.name));
    expect(await seen()).toEqual(['Where is it']);
    await marks(id, { demand: 'failure', type: null });
    await marks(id, { demand: 'failure', type: null });
    expect(await seen()).toEqual([undefined, 'Where is it']);
    await marks(id, { demand: 'value' });
    expect(await seen()).toEqual([undefined, undefined, 'Where is it']);
  });

  it('that is not named is the latest one', async () => {
    const theCase = await theirs();
    const [{ entryId: first } = { entryId: '' }] = await contacts(theCase.id);
    await test.advance('1 hour');
    await writes(theCase, 'It hums now, too.');
    await marks(theCase.id, { demand: 'failure' });
    await marks(theCase.id, { demand: 'value', entry: first });
    expect((await contacts(theCase.id)).map(({ marks: [mark] }) => mark?.demand)).toEqual([
      'failure',
      'value',
    ]);
  });

  it('is what a customer came with, and nothing else on the case', async () => {
    const { id } = await theirs();
    const { id: call } = await desk.as(desk.dana, (ctx) =>
      noteCall(ctx, { case: id, direction: 'out', outcome: 'not reached' }),
    );
    await expect(marks(id, { demand: 'value', entry: call })).rejects.toMatchObject({
      code: 'contact.not-found',
    });
    const past = desk.as(desk.dana, ({ db }) =>
      db
        .withTables<{ demandMarks: Record<string, unknown> }>()
        .insertInto('demandMarks')
        .values({
          ...{ deskId: desk.id, id: randomUUID(), caseId: id, entryId: call, demand: 'value' },
          byId: desk.dana.id,
        })
        .execute(),
    );
    await expect(past).rejects.toThrow(/came_at/);
  });

  it('is not there for who does not work on the desk', async () => {
    const { id } = await theirs();
    await expect(marks(id, { demand: 'value' }, desk.sam)).rejects.toMatchObject({ code: 'case.not-found' });
    await expect(contacts(id, desk.sam)).rejects.toMatchObject({ code: 'case.not-found' });
  });

  it.each([
    'Any news on my mixer?',
    'I am still waiting.',
    'I have not heard back from you',
    'Gibt es schon Neuigkeiten?',
    'Wie ist der aktuelle Stand?',
    'Wo bleibt mein Paket?',
    'Ich habe bis heute keine Antwort',
    '¿Hay novedades?',
    'Sigo esperando',
    'Todavía no me han contestado',
  ])('in which somebody asks for news is suggested as failure: %s', async (text) => {
    const theCase = await theirs();
    await writes(theCase, text);
    expect(await contacts(theCase.id)).toContainEqual(
      expect.objectContaining({ suggestion: 'asks for news', marks: [] }),
    );
  });

  it.each([
    'I followed the sheet and heard nothing',
    'Good news: it works now.',
    'Das neue Gerät ist da, danke.',
    'La nueva ya ha llegado.',
  ])('of other words suggests nothing: %s', async (text) => {
    const theCase = await theirs();
    await writes(theCase, text);
    expect((await contacts(theCase.id)).map(({ suggestion }) => suggestion)).toEqual([null, null]);
  });

  it('that nobody answered is suggested as failure', async () => {
    const { id } = await theirs();
    await desk.as(desk.dana, (ctx) => noteCall(ctx, { case: id, direction: 'in', outcome: 'not reached' }));
    await desk.as(desk.dana, (ctx) =>
      noteCall(ctx, { case: id, direction: 'in', outcome: 'reached', text: 'We look.' }),
    );
    expect((await contacts(id)).map(({ suggestion }) => suggestion).sort()).toEqual([
      'missed call',
      null,
      null,
    ]);
  });
});
