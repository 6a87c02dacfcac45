import { sql } from 'kysely';
import type { Locator, Page } from 'playwright-core';
import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { engage } from '../src/modules/desks/commands/engage.ts';
import { askTask } from '../src/modules/tasks/commands/ask-task.ts';
import { keepAddress } from '../src/modules/tasks/commands/keep-address.ts';
import { makeTaskLink } from '../src/modules/tasks/commands/make-task-link.ts';
import type { Context } from '../src/platform/context.ts';
import { testDatabase } from '../src/testing/database.ts';
import { aDemo } from './a-demo.ts';
import { aBrowser, desktop, expectFitting, narrow } from './browser.ts';

const test = testDatabase();
const browser = aBrowser();
const { signedIn, running } = aDemo(test, browser);

const collects = 'Please collect the second mixer at his door';
const confirms = 'Is version 1.4 of the sheet printed?';
let reference = '';
let link = '';

/** Somebody of the demo acts as the screen would have them act. */
async function asMember<T>(mail: string, work: (ctx: Context) => Promise<T>): Promise<T> {
  const { rows } = await test.sql(
    `select m.person_id, m.organization_id from person_settings s join memberships m on m.person_id = s.person_id
     where s.mail like $1`,
    [`${mail}%`],
  );
  const [row] = rows;
  return test.database.as(
    { kind: 'person', personId: row?.person_id, organizationId: row?.organization_id },
    work,
  );
}

beforeAll(async () => {
  const { rows } = await test.sql(
    `select c.reference, e.id, o.name from cases c join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
     join engagements e on e.desk_id = c.desk_id join organizations o on o.id = e.organization_id
     where k.name = 'Bill Navarro' order by c.opened_at`,
  );
  reference = rows[0]?.reference;
  const due = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const ask = (company: string, request: string) =>
    asMember('dana', (ctx) =>
      askTask(ctx, {
        case: reference,
        engagementId: rows.find(({ name }) => name === company)?.id,
        request,
        due,
      }),
    );
  const { id } = await ask('Soundhouse', collects);
  await ask('Harmon Audio', confirms);
  link = (await asMember('dana', (ctx) => makeTaskLink(ctx, { taskId: id }))).url;
});

async function bottomOf(seen: Locator): Promise<number> {
  await seen.waitFor();
  const box = await seen.boundingBox();
  return box ? box.y + box.height : Number.POSITIVE_INFINITY;
}

/** Who owns it, what was promised, which company does what by when, and what whoever reads must do. */
async function openBill(page: Page, next: RegExp): Promise<Locator[]> {
  const [organization] = /^.*\/app\/o\/[^/]+/.exec(page.url()) ?? [];
  await page.goto(`${organization}/cases/${reference}`);
  const glance = page.getByRole('region', { name: 'At a glance' });
  return [
    page.getByText('Dana Okafor owns it'),
    glance.getByText(next),
    glance.getByText(/^.?Bill Navarro.? was promised a word by /),
    glance.getByText(new RegExp(`^Soundhouse answers “.?${collects}.?” by `)),
  ];
}

describe("what is seen at once on Bill's case", () => {
  it.each([
    ['Dana Okafor', 'the agent', /^You: (tell|answer) .?Bill Navarro/],
    ['Leo Brandt', 'the client', /^You: answer Dana Okafor, who asks “/],
  ])(
    'stands before %s, %s, without scrolling on a desktop and within two screens of a telephone',
    async (name, _, next) => {
      for (const [viewport, most] of [
        [desktop, desktop.height],
        [narrow, 2 * narrow.height],
      ] as const) {
        const page = await signedIn(name, { viewport });
        for (const seen of await openBill(page, next)) expect(await bottomOf(seen)).toBeLessThanOrEqual(most);
        await page.context().close();
      }
    },
  );

  it('is nothing to do, with who does what, for whoever is asked nothing', async () => {
    const tom = await signedIn('Tom Whitfield');
    const seen = await openBill(tom, /^Nothing for you now: Dana Okafor tells .?Bill Navarro/);
    for (const one of seen) await one.waitFor();
    await expectFitting(tom);
    await tom.context().close();
  });

  it('is one sentence for the distributor on the page of its task', async () => {
    for (const viewport of [desktop, narrow]) {
      const page = await (await browser.open({ viewport, javaScriptEnabled: false })).newPage();
      await page.goto(new URL(new URL(link).pathname, running().url).href);
      expect(await bottomOf(page.getByText(/^You: answer Harmon Audio by /))).toBeLessThanOrEqual(
        viewport.height,
      );
      await page.context().close();
    }
  });
});

/** Whatever is long there is longer here: names, what is asked, and of whom. */
async function makeWorst(): Promise<void> {
  const { rows } = await test.sql(
    `select d.slug, c.owner_id, c.customer_id from cases c join desks d on d.id = c.desk_id where c.reference = $1`,
    [reference],
  );
  const { slug, owner_id: ownerId, customer_id: customerId } = rows[0];
  await test.sql(
    `update persons set name = name || ' Featherstonehaugh-Cholmondeley of Leeds' where id = $1`,
    [ownerId],
  );
  await test.sql(`update customers set name = name || ' Wolfeschlegelsteinhausenbergerdorff' where id = $1`, [
    customerId,
  ]);
  const due = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  for (const [at, name] of ['Returns', 'Repairs', 'Printing', 'Carriers'].entries()) {
    const organizationId = uuid();
    await test.database.as({ kind: 'operator' }, (ctx) =>
      sql`select app.found_organization(${organizationId}, ${`${name} and Daughters of the Northern Counties`}, 'GB')`.execute(
        ctx.db,
      ),
    );
    const engagementId = await asMember('margaret', async (ctx) => {
      const { id } = await engage(ctx, { desk: slug, organizationId, role: 'third party', purpose: 'helps' });
      await keepAddress(ctx, { desk: slug, engagementId: id, address: `asked-${at}@third.example` });
      return id;
    });
    const request = `Please see to it that all that is missing of number ${at} is found and sent to him at once by a carrier`;
    await asMember('dana', (ctx) =>
      askTask(ctx, { case: reference, engagementId, request, due: due(at + 2) }),
    );
  }
}

const readers = [
  ['Margaret Harmon', 'harmon'],
  ['Ray Kowalski', 'rays'],
] as const;

/** Of each case, how far down whoever reads must look to have seen all of it. */
async function farthest(page: Page, references: string[]): Promise<Record<string, number>> {
  const [organization] = /^.*\/app\/o\/[^/]+/.exec(page.url()) ?? [];
  const depths: Record<string, number> = {};
  for (const one of references) {
    await page.goto(`${organization}/cases/${one}`);
    const parts = [page.getByText(/ owns it$/), page.getByRole('region', { name: 'At a glance' })];
    depths[one] = Math.max(...(await Promise.all(parts.map(bottomOf))));
  }
  return depths;
}

describe('what is seen at once on the cases of the demo of which most was asked, the longest among them', () => {
  beforeAll(makeWorst);

  it.each(readers)(
    'stands before %s of %s without scrolling, and within two screens of a telephone',
    async (name, client) => {
      const { rows } = await test.sql(
        `select c.reference from cases c join desks d on d.id = c.desk_id
       where c.due is not null and d.client_id = (select m.organization_id from memberships m join persons p on p.id = m.person_id
         where p.name = $1)
       order by (select count(*) from tasks t where t.desk_id = c.desk_id and t.case_id = c.id) desc, c.opened_at limit 5`,
        [name],
      );
      const references = rows.map((row) => row.reference);
      expect(references.length, client).toBeGreaterThan(0);
      for (const [viewport, most] of [
        [desktop, desktop.height],
        [narrow, 2 * narrow.height],
      ] as const) {
        const page = await signedIn(name, { viewport });
        const depths = await farthest(page, references);
        expect(Object.entries(depths).filter(([, depth]) => depth > most)).toEqual([]);
        await page.context().close();
      }
    },
    300_000,
  );

  it('names every company and what it does, on the longest as well', async () => {
    const page = await signedIn('Margaret Harmon', { viewport: narrow });
    await farthest(page, [reference]);
    const doing = page.getByRole('region', { name: 'At a glance' }).getByText(/ answers “.*” by /);
    expect(await doing.count()).toBe(6);
    await page.context().close();
  });
});
