import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../platform/http/credential.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { openCaseFor } from '../conversations/commands/open-case-for.ts';
import { say } from '../conversations/commands/say.ts';
import { customerLinkToken } from '../customers/link.ts';
import { endEngagement } from '../desks/commands/engage.ts';
import { askTask } from '../tasks/commands/ask-task.ts';
import { search } from './queries/search.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

type Asked = { subject?: string; text?: string; name?: string; address?: string };

async function opened(
  { subject = 'A question', text = 'Hello.', name = 'Someone', address }: Asked,
  on = desk,
) {
  const customer = { name, address: address ?? `${randomUUID()}@customers.example` };
  const made = await on.as(on.dana, (ctx) => openCaseFor(ctx, { desk: on.slug, subject, text, customer }));
  return { id: made.id, reference: made.reference ?? '' };
}

type Who = 'dana' | 'tom' | 'priya' | 'leo' | 'sam';
const found = async (q: string, who: Who = 'dana', on = desk) => on.as(on[who], (ctx) => search(ctx, { q }));
/** The cases of all that is found. */
const idsOf = async (q: string, who: Who = 'dana', on = desk) => {
  const { cases, messages, customers } = await found(q, who, on);
  const ofCustomers = customers.flatMap((one) => one.cases.map(({ id }) => id));
  return [...[...cases, ...messages].map(({ caseId }) => caseId), ...ofCustomers];
};
const nothing = { cases: [], messages: [], customers: [] };

describe('search', () => {
  it('finds the words of the need, of the subject, of the customer and of what was said since', async () => {
    const theCase = await opened({ subject: 'Rattling drum', text: 'It wobbles.', name: 'Wilhelmina Quill' });
    await desk.as(desk.dana, (ctx) =>
      say(ctx, { case: theCase.id, text: 'Tighten the transit bolts.', audience: 'companies' }),
    );
    expect(await found('rattling')).toMatchObject({
      ...nothing,
      cases: [{ caseId: theCase.id, subject: 'Rattling drum', snippet: 'It wobbles.', marks: [] }],
    });
    expect(await found('wobbles')).toMatchObject({
      ...nothing,
      messages: [{ caseId: theCase.id, snippet: 'It wobbles.', marks: [[3, 10]] }],
    });
    expect(await found('quill')).toMatchObject({
      ...nothing,
      customers: [
        { name: 'Wilhelmina Quill', desk: desk.slug, cases: [{ id: theCase.id, subject: 'Rattling drum' }] },
      ],
    });
    expect(await found('transit bolts')).toMatchObject({
      ...nothing,
      messages: [{ caseId: theCase.id, entryId: expect.any(String), snippet: 'Tighten the transit bolts.' }],
    });
  });

  it('wants all words in one text, the last one perhaps unfinished', async () => {
    const theCase = await opened({ text: 'The gasket leaks at the hinge.' });
    for (const q of ['gasket hinge', 'hinge gask', 'leaks gas']) expect(await idsOf(q)).toEqual([theCase.id]);
    for (const q of ['gask hinge', 'gasket lid']) expect(await idsOf(q)).toEqual([]);
  });

  it.each([
    ['Die Straße zur ÉCOLE', 'strasse ecole'],
    ['Die Strasse zur Ecole', 'STRASSE école'],
    ['noe\u0308l at the cafe\u0301', 'noel café'],
    ['Ｆｕｌｌｗｉｄｔｈ tea', 'fullwidth tea'],
  ])('is blind to case and accents: %s, asked for as %s', async (text, q) => {
    const theCase = await opened({ text: `${text} ${theOne()}` });
    expect(await idsOf(`${q}`)).toContain(theCase.id);
  });

  it('finds parts of what is written together', async () => {
    const theCase = await opened({
      text: 'See www.harmonaudio.example/manual_12.pdf, serial MX-12/0042&7 <bold>',
    });
    for (const q of ['harmonaudio', 'manual', 'mx 12', '0042', 'MX-12/0042&7', 'bold']) {
      expect(await idsOf(q), q).toContain(theCase.id);
    }
  });

  it('finds a customer with their cases by mail address, however much of it is typed', async () => {
    const first = await opened({ address: 'ottoline.finch@customers.example' });
    const again = await opened({ address: 'ottoline.finch@customers.example' });
    for (const q of ['Ottoline.Finch@customers.example', 'ottoline', 'ottoline.fin', 'finch@customers.exa']) {
      expect((await found(q)).customers, q).toMatchObject([
        { addresses: ['ottoline.finch@customers.example'], cases: [{ id: again.id }, { id: first.id }] },
      ]);
    }
  });

  it.each([
    ['+441134960123', ['+44 (113) 496-0123', '0044 113 496 0123', '0113 496 0123', '0113 496', '1134960123']],
    ['+12125550164', ['(212) 555-0164', '+1 212 555', '2125550164']],
    ['+390612345678', ['06 1234 5678', '+39 06 12345']],
    ['+491701234567', ['0170/1234567', '+49 (0)170 1234567']],
  ])('finds who is reached at %s as people write the number', async (address, written) => {
    const theCase = await opened({ address });
    for (const q of written) expect(await idsOf(q), q).toEqual([theCase.id]);
    expect(await idsOf(`${written[0]}9`)).toEqual([]);
  });

  it('finds numbers in what was said, too', async () => {
    const theCase = await opened({ text: 'Ring me on 0151 4960888.' });
    expect(await idsOf('0151 4960888')).toEqual([theCase.id]);
  });

  it('shows each case once, by what it is called before what was said on it, newest first', async () => {
    const said = await opened({ text: 'zeppelin zeppelin' });
    const more = await desk.as(desk.dana, (ctx) =>
      say(ctx, { case: said.id, text: 'zeppelin again', audience: 'companies' }),
    );
    const later = await opened({ text: 'a zeppelin' });
    const called = await opened({ subject: 'Zeppelin', text: 'Any zeppelin.' });
    const { cases, messages } = await found('zeppelin');
    expect(cases.map(({ caseId }) => caseId)).toEqual([called.id]);
    expect(messages.map(({ caseId }) => caseId)).toEqual([later.id, said.id]);
    expect(messages[1]?.entryId).toBe(more.id);
  });

  it('shows of each kind no more than asked for, and lets none crowd out another', async () => {
    const named = await opened({ name: 'Montgolfier' });
    for (let count = 0; count < 4; count += 1) {
      await opened({ subject: count < 2 ? 'Montgolfier' : 'Balloon', text: 'A montgolfier.' });
    }
    const { cases, messages, customers } = await desk.as(desk.dana, (ctx) =>
      search(ctx, { q: 'montgolfier', limit: 1 }),
    );
    expect([cases, messages, customers].map((all) => all.length)).toEqual([1, 1, 1]);
    expect(customers[0]?.cases).toMatchObject([{ id: named.id }]);
  });

  it('reads the query as words and never as an expression', async () => {
    const theCase = await opened({ text: 'Fish & chips, or: "cod"!' });
    for (const q of ['fish & chips', 'cod | nothing!', "fish:* <-> (chips') \\", '!cod', 'fish   ']) {
      const ids = await idsOf(q);
      expect(ids.includes(theCase.id), q).toBe(!q.includes('nothing'));
    }
    for (const q of ['???', "'", ':*', '&', '\\', '%', '_', '   ']) expect(await idsOf(q), q).toEqual([]);
  });

  it('holds a text far too long for a search vector', async () => {
    const words = Array.from({ length: 60_000 }, (_, at) => `w${at.toString(36)}`).join(' ');
    const theCase = await opened({ text: `${'ﷺ'.repeat(40_000)} ${'x'.repeat(5000)}` });
    const long = await desk.as(desk.dana, (ctx) =>
      say(ctx, { case: theCase.id, text: `stromboli ${words}`, audience: 'companies' }),
    );
    expect(await found('stromboli')).toMatchObject({ ...nothing, messages: [{ entryId: long.id }] });
  });

  it('answers the newest matches of a word, newest first, however much came in between', async () => {
    const own = await aDesk(test);
    const theCase = await opened({}, own);
    let count = 0;
    const idOf = (at: number) => `01900000-0000-7000-8000-${String(at).padStart(12, '0')}`;
    const write = async (times: number) => {
      const ids = Array.from({ length: times }, () => idOf(count++));
      await own.asDesk(async (ctx) => {
        await sql`insert into entries (desk_id, id, case_id, kind, audience, author_kind, author_id)
          select ${own.id}, id, ${theCase.id}, 'note', 'companies', 'desk-system', ${own.id}
          from unnest(${ids}::uuid[]) id`.execute(ctx.db);
        await sql`insert into entry_words (desk_id, entry_id, text)
          select ${own.id}, id, 'a common word' from unnest(${ids}::uuid[]) id`.execute(ctx.db);
      });
    };
    for (const others of [1_000_000, 300_000, 40_000, 5000, 0]) {
      await write(25);
      await test.sql(`select setval('search_places', nextval('search_places') + $1)`, [others]);
    }
    const newest = async (most: number) => {
      const { rows } = await own.as(own.dana, (ctx) =>
        sql<{ id: string }>`select id from app.found('common', 'entry', ${most})`.execute(ctx.db),
      );
      return rows.map(({ id }) => id);
    };
    const all = Array.from({ length: 125 }, (_, at) => idOf(124 - at));
    for (const most of [10, 60, 90, 110, 200])
      expect(await newest(most), `${most}`).toEqual(all.slice(0, most));
  });
});

describe('what somebody may find', () => {
  it('is a note of their own company and not one of another', async () => {
    const theCase = await opened({});
    await desk.as(desk.dana, (ctx) =>
      say(ctx, { case: theCase.id, text: 'Clearline whispers obelisk.', audience: 'company' }),
    );
    await desk.as(desk.leo, (ctx) =>
      say(ctx, { case: theCase.id, text: 'Harmon whispers obelisk too.', audience: 'company' }),
    );
    expect((await found('obelisk')).messages).toMatchObject([{ snippet: 'Clearline whispers obelisk.' }]);
    expect((await found('obelisk', 'tom')).messages).toMatchObject([
      { snippet: 'Clearline whispers obelisk.' },
    ]);
    expect((await found('obelisk', 'leo')).messages).toMatchObject([
      { snippet: 'Harmon whispers obelisk too.' },
    ]);
  });

  it('is nothing of a desk they do not work on, however common the word', async () => {
    const other = await aDesk(test);
    const mine = await opened({ text: 'Both desks say tamarind.' });
    const theirs = await opened({ text: 'Both desks say tamarind.' }, other);
    expect(await idsOf('tamarind')).toEqual([mine.id]);
    expect(await idsOf('tamarind', 'dana', other)).toEqual([theirs.id]);
    expect(await idsOf(theirs.reference)).toEqual([]);
  });

  it('is nothing for a third party, not even what they were asked', async () => {
    const theCase = await opened({ text: 'Sent back the gramophone.' });
    await desk.as(desk.dana, (ctx) =>
      askTask(ctx, {
        case: theCase.id,
        engagementId: desk.engagements.thirdParty,
        request: 'Is the gramophone with you?',
      }),
    );
    expect(await idsOf('gramophone', 'leo')).toEqual([theCase.id]);
    expect(await idsOf('gramophone', 'sam')).toEqual([]);
    expect(await idsOf(theCase.reference, 'sam')).toEqual([]);
  });

  it('is nothing any more once the engagement has ended', async () => {
    const own = await aDesk(test);
    const theCase = await opened({ text: 'periwinkle' }, own);
    expect(await idsOf('periwinkle', 'priya', own)).toEqual([theCase.id]);
    await own.as(own.leo, (ctx) =>
      endEngagement(ctx, { desk: own.slug, engagement: own.engagements.provider }),
    );
    expect(await idsOf('periwinkle', 'priya', own)).toEqual([]);
    expect(await idsOf('periwinkle', 'leo', own)).toEqual([theCase.id]);
  });

  it('is nothing for a customer, whose own words these are', async () => {
    await opened({ text: 'My own marzipan.', address: 'own@customers.example' });
    const { rows: links } = await test.database.as({ kind: 'desk-system', deskId: desk.id }, (ctx) =>
      sql<{ id: string }>`select l.id from customer_links l join contact_points p on p.desk_id = l.desk_id
        and p.customer_id = l.customer_id where p.address = 'own@customers.example'`.execute(ctx.db),
    );
    const hash = await desk.asDesk(async (ctx) => hashOf(customerLinkToken(ctx.site, links[0]?.id ?? '')));
    const theirs = await test.database.as({ kind: 'customer-link', hash }, (ctx) =>
      search(ctx, { q: 'marzipan' }),
    );
    expect(theirs).toEqual(nothing);
  });

  it('is never read from the table itself', async () => {
    for (const statement of ['select * from search_documents', 'delete from search_documents']) {
      const tried = desk.as(desk.leo, (ctx) => sql.raw(statement).execute(ctx.db));
      await expect(tried, statement).rejects.toMatchObject({ kind: 'forbidden' });
    }
    await expect(test.sql('update search_documents set kind = kind')).rejects.toThrow('append-only');
  });
});

describe('a customer who is called otherwise', () => {
  it('is found by the new name and not by the old one', async () => {
    const theCase = await opened({ name: 'Philippa Oldname', address: 'renamed@customers.example' });
    await desk.asDesk((ctx) =>
      sql`update customers set name = 'Philippa Newname' where name = 'Philippa Oldname'`.execute(ctx.db),
    );
    expect(await idsOf('oldname')).toEqual([]);
    expect(await idsOf('newname')).toEqual([theCase.id]);
  });
});

let count = 0;
/** Makes texts of one test different. */
function theOne(): string {
  count += 1;
  return `number ${count}`;
}
