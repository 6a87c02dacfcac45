import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { append } from '../cases/index.ts';
import { keepFile } from '../conversations/index.ts';
import { learn } from '../customers/commands/learn.ts';
import { noteThing } from '../customers/commands/note-thing.ts';
import { changeEngagement } from '../desks/commands/change-engagement.ts';
import { engage } from '../desks/commands/engage.ts';
import type { Given } from '../desks/contract.ts';
import { deskView } from '../desks/queries/desk-view.ts';
import { answerTask } from './commands/answer-task.ts';
import { askTask } from './commands/ask-task.ts';
import { returnTask } from './commands/return-task.ts';
import { tellAsked } from './commands/tell-asked.ts';
import type { Passing } from './contract.ts';
import { oneTask } from './queries/tasks.ts';

const test = testDatabase();
let desk: Desk;
let theCase: { id: string; customerId: string };
beforeAll(async () => {
  desk = await aDesk(test);
  theCase = await aCase(desk);
  await test.sql(
    `update customers set name = 'Bill Navarro', named = true, postal_address = E'3 Mill Lane\\nLeeds' where id = $1`,
    [theCase.customerId],
  );
  await test.sql(
    `insert into contact_points (desk_id, id, customer_id, kind, address)
     values ($1, gen_random_uuid(), $2, 'phone', '+441134960000')`,
    [desk.id, theCase.customerId],
  );
});

const agree = (mayBeGiven: Given[], who = desk.leo, engagement = desk.engagements.thirdParty) =>
  desk.as(who, (ctx) => changeEngagement(ctx, { desk: desk.slug, engagement, mayBeGiven }));
type More = { request?: string; engagementId?: string; passing?: Passing[] };
const ask = (passedOn: Record<string, string>, more: More = {}) =>
  desk.as(desk.dana, (ctx) =>
    askTask(ctx, {
      ...{ case: theCase.id, engagementId: desk.engagements.thirdParty, request: 'Where is the refund?' },
      ...{ passedOn, ...more },
    }),
  );
const ofCode = (code: string) => expect.objectContaining({ code });
const notAgreed = ofCode('task.not-agreed');

describe('what a third party may be given', () => {
  it('is said to whoever asks, and nothing of the kind of whoever reads all', async () => {
    const { engagements } = await desk.as(desk.dana, (ctx) => deskView(ctx, { desk: desk.slug }));
    const given = Object.fromEntries(engagements.map((one) => [one.role, one.mayBeGiven]));
    expect(given).toEqual({
      client: null,
      provider: null,
      'third party': ['name', 'contact', 'address', 'thing', 'facts', 'entries', 'files'],
    });
    await ask({ Name: 'Bill Navarro', Mail: 'bill@customers.example', Address: '3 Mill Lane, Leeds' });
  });

  it('is nothing until the client says what, beyond the words of what it is asked', async () => {
    const { organizationId } = (await aDesk(test)).sam;
    const engagementId = await desk.as(desk.leo, async (ctx) => {
      const asked = { desk: desk.slug, organizationId, role: 'third party' as const, purpose: 'repairs' };
      return (await engage(ctx, asked)).id;
    });
    const { engagements } = await desk.as(desk.dana, (ctx) => deskView(ctx, { desk: desk.slug }));
    expect(engagements.find(({ id }) => id === engagementId)?.mayBeGiven).toEqual([]);
    await ask({ Order: 'SH-1' }, { engagementId });
    await expect(ask({ Name: 'Bill Navarro' }, { engagementId })).rejects.toEqual(notAgreed);
    await agree(['name'], desk.leo, engagementId);
    await ask({ Name: 'Bill Navarro' }, { engagementId });
  });

  it('is agreed by whoever answers for the desk, and of whoever reads all of it nothing of the kind is said', async () => {
    await expect(agree(['name'], desk.priya)).rejects.toEqual(ofCode('not-permitted'));
    await expect(agree(['name'], desk.leo, desk.engagements.provider)).rejects.toEqual(
      ofCode('engagement.reads-all'),
    );
    const { organizationId } = (await aDesk(test)).dana;
    const asked = {
      desk: desk.slug,
      organizationId,
      purpose: 'answers calls',
      mayBeGiven: ['name' as const],
    };
    await expect(desk.as(desk.leo, (ctx) => engage(ctx, { ...asked, role: 'provider' }))).rejects.toEqual(
      ofCode('engagement.reads-all'),
    );
    await expect(
      test.sql(`update engagements set may_be_given = '{name}' where id = $1`, [desk.engagements.provider]),
    ).rejects.toMatchObject({ constraint: 'others_read_all' });
  });

  it.each<[string, Given, Record<string, string>]>([
    ['the name, whatever it is called', 'name', { Order: 'SH-1, of BILL  navarro' }],
    ['a mail address', 'contact', { Write: 'to Bill@customers.example please' }],
    ['a number, as people write it', 'contact', { Ring: '0113 496 0000' }],
    ['where they live', 'address', { There: '3, Mill Lane in one line: 3 mill lane Leeds' }],
  ])('without it %s is not passed on, nor asked about in words', async (_what, without, passedOn) => {
    const rest = (['name', 'contact', 'address', 'thing'] as const).filter((one) => one !== without);
    await agree(rest);
    await expect(ask(passedOn)).rejects.toEqual(notAgreed);
    const request = `Is this theirs: ${Object.values(passedOn)[0]}?`;
    await expect(ask({}, { request })).rejects.toEqual(notAgreed);
    await ask({ Order: 'SH-1', Bills: 'navarros' });
    await agree([...rest, without]);
    await ask(passedOn, { request });
  });

  it('is no matter of whoever works on the desk', async () => {
    await agree([]);
    await ask({ Name: 'Bill Navarro' }, { engagementId: desk.engagements.client });
    await expect(ask({ Name: 'Bill Navarro' })).rejects.toEqual(notAgreed);
  });
});

const mixer = { make: 'Brewster', model: 'MX-12', serial: null, boughtFrom: null, boughtOn: null };

/** Something of each kind on the case, of which one entry names the customer. */
const known = () =>
  desk.as(desk.dana, async (ctx) => {
    const of = { desk: desk.slug, customer: theCase.customerId };
    const place = { deskId: desk.id, caseId: theCase.id };
    const say = (text: string) =>
      append(ctx, place, { kind: 'note', audience: 'companies', words: { text } });
    const entryId = await say('It hums since Friday.');
    const file = { name: 'hum.txt', type: 'text/plain', content: Buffer.from('hmmm') };
    return {
      facts: { kind: 'fact', id: (await learn(ctx, { ...of, text: 'Rehearses on Thursdays.' })).id },
      thing: { kind: 'thing', id: (await noteThing(ctx, { ...of, ...mixer })).id },
      entries: { kind: 'entry', id: entryId },
      files: { kind: 'file', id: await keepFile(ctx, { deskId: desk.id, entryId }, file) },
      naming: { kind: 'entry', id: await say('Bill Navarro says it hums.') },
    } satisfies Record<string, Passing>;
  });

describe('what is written to a third party later', () => {
  const tell = (task: string, text: string) => desk.as(desk.dana, (ctx) => tellAsked(ctx, { task, text }));
  const giveBack = (task: string, text: string) =>
    desk.as(desk.dana, (ctx) => returnTask(ctx, { task, text }));
  const done = (task: string) => desk.as(desk.sam, (ctx) => answerTask(ctx, { task, state: 'done' }));

  it('says nothing of the customer that is not agreed, told or asked again', async () => {
    await agree([]);
    const { id } = await ask({});
    for (const text of ['It is for Bill Navarro.', 'Write to bill@customers.example', 'At 3 Mill Lane Leeds'])
      await expect(tell(id, text)).rejects.toEqual(notAgreed);
    await tell(id, 'It is for the same one.');
    await done(id);
    await expect(giveBack(id, 'Bill Navarro has not got it.')).rejects.toEqual(notAgreed);
    await giveBack(id, 'They have not got it.');
    await agree(['name']);
    await tell(id, 'It is for Bill Navarro.');
  });

  it('is no matter of whoever works on the desk, nor of what they themselves say', async () => {
    await agree([]);
    const own = await ask({}, { engagementId: desk.engagements.client });
    await tell(own.id, 'It is for Bill Navarro.');
    const { id } = await ask({});
    await desk.as(desk.sam, (ctx) =>
      answerTask(ctx, { task: id, state: 'done', text: 'Bill Navarro has it.' }),
    );
  });
});

describe('what of a case goes with a task', () => {
  const kinds = ['facts', 'thing', 'entries', 'files'] as const;

  it.each(kinds)('is refused by the database without %s, when it is asked and later', async (without) => {
    const about = await known();
    const one = about[without];
    const rest = kinds.filter((kind) => kind !== without);
    await agree(rest);
    const passing = rest.map((kind) => about[kind]);
    await expect(ask({}, { passing: [...passing, one] })).rejects.toEqual(notAgreed);
    const { id: task } = await ask({}, { passing });
    const tell = () => desk.as(desk.dana, (ctx) => tellAsked(ctx, { task, passing: [one] }));
    await expect(tell()).rejects.toEqual(notAgreed);
    expect((await desk.as(desk.dana, (ctx) => oneTask(ctx, { task }))).mayBeGiven).toEqual(rest);
    expect((await desk.as(desk.sam, (ctx) => oneTask(ctx, { task }))).mayBeGiven).toBeNull();
    await agree([...kinds]);
    await tell();
  });

  it('says nothing of the customer that is not agreed', async () => {
    const { naming, entries } = await known();
    await agree([...kinds]);
    await ask({}, { passing: [entries] });
    await expect(ask({}, { passing: [naming] })).rejects.toEqual(notAgreed);
    await agree(['name', 'entries']);
    await ask({}, { passing: [naming] });
  });

  it('is all of it for whoever works on the desk', async () => {
    await agree([]);
    const { naming, facts } = await known();
    await ask({}, { passing: [naming, facts], engagementId: desk.engagements.client });
  });
});
