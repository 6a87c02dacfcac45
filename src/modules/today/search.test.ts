import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../platform/http/credential.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { showReference } from '../cases/reference.ts';
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
const found = async (q: string, who: Who = 'dana', on = desk) =>
  (await on.as(on[who], (ctx) => search(ctx, { q }))).items;
const idsOf = async (q: string, who: Who = 'dana', on = desk) =>
  (await found(q, who, on)).map(({ caseId }) => caseId);

describe('search', () => {
  it('finds the words of the need, of the subject, of the customer and of what was said since', async () => {
    const theCase = await opened({ subject: 'Rattling drum', text: 'It wobbles.', name: 'Wilhelmina Quill' });
    await desk.as(desk.dana, (ctx) =>
      say(ctx, { case: theCase.id, text: 'Tighten the transit bolts.', audience: 'companies' }),
    );
    expect(await found('rattling')).toMatchObject([
      { caseId: theCase.id, in: 'case', subject: 'Rattling drum', snippet: 'It wobbles.' },
    ]);
    expect(await found('wobbles')).toMatchObject([
      { caseId: theCase.id, in: 'entry', snippet: 'It wobbles.' },
    ]);
    expect(await found('quill')).toMatchObject([
      { caseId: theCase.id, in: 'customer', customer: 'Wilhelmina Quill' },
    ]);
    expect(await found('transit bolts')).toMatchObject([
      { caseId: theCase.id, in: 'entry', entryId: expect.any(String), snippet: 'Tighten the transit bolts.' },
    ]);
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

  it('finds a case by its reference, with or without the dash, before everything that quotes it', async () => {
    const theCase = await opened({});
    await opened({ text: `This is about ${showReference(theCase.reference)}.` });
    for (const q of [theCase.reference, showReference(theCase.reference), theCase.reference.toLowerCase()]) {
      expect((await found(q))[0]).toMatchObject({
        caseId: theCase.id,
        in: 'case',
        reference: theCase.reference,
      });
    }
    const quoted = await found(showReference(theCase.reference));
    expect(quoted).toHaveLength(2);
  });

  it('finds the cases of a customer by mail address or telephone number, as people write them', async () => {
    const byMail = await opened({ address: 'ottoline.finch@customers.example' });
    const again = await opened({ address: 'ottoline.finch@customers.example' });
    const byPhone = await opened({ address: '+441134960123' });
    expect((await idsOf('Ottoline.Finch@customers.example')).sort()).toEqual([byMail.id, again.id].sort());
    expect(await found('ottoline')).toMatchObject([
      { in: 'customer', snippet: 'ottoline.finch@customers.example' },
      { in: 'customer' },
    ]);
    expect(await idsOf('+44 (113) 496-0123')).toEqual([byPhone.id]);
    expect(await idsOf('0044 113 496 0123')).toEqual([byPhone.id]);
  });

  it('shows each case once, names before what was said, newest first', async () => {
    const said = await opened({ text: 'zeppelin zeppelin' });
    await desk.as(desk.dana, (ctx) =>
      say(ctx, { case: said.id, text: 'zeppelin again', audience: 'companies' }),
    );
    const later = await opened({ text: 'a zeppelin' });
    const called = await opened({ subject: 'Zeppelin' });
    expect(await idsOf('zeppelin')).toEqual([called.id, later.id, said.id]);
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
    expect(await found('stromboli')).toMatchObject([{ entryId: long.id }]);
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
        sql<{ id: string }>`select id from app.found('common', ${most})`.execute(ctx.db),
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
    expect(await found('obelisk')).toMatchObject([{ snippet: 'Clearline whispers obelisk.' }]);
    expect(await found('obelisk', 'tom')).toMatchObject([{ snippet: 'Clearline whispers obelisk.' }]);
    expect(await found('obelisk', 'leo')).toMatchObject([{ snippet: 'Harmon whispers obelisk too.' }]);
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
    const items = await test.database.as(
      { kind: 'customer-link', hash },
      async (ctx) => (await search(ctx, { q: 'marzipan' })).items,
    );
    expect(items).toEqual([]);
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
