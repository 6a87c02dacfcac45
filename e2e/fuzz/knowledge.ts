import { randomUUID } from 'node:crypto';
import { keepPicture, preparedPicture } from '../../src/modules/knowledge/commands/keep-picture.ts';
import { told } from '../../src/modules/knowledge/ways.fixture.ts';
import { drawn } from '../../src/platform/pictures/drawn.fixture.ts';
import { aCase, type Desk } from '../../src/testing/a-desk.ts';
import type { TestDatabase } from '../../src/testing/database.ts';
import type { Known } from './values.ts';
import type { Speaker } from './world.ts';

/** What a desk knows, what it does not, and what came back. */
export async function knowledgeOn(desk: Desk, speaker: Speaker, caseId: string): Promise<Known> {
  const { id: deskId, slug, leo, dana, as } = desk;
  const three = (path: string, body: object) => Promise.all([1, 2, 3].map(() => speaker('POST', path, body)));
  const gap = { ...asked, ownerId: leo.organizationId, departmentId: null, due: '2027-01-01T00:00:00Z' };
  const articles = await three(`/api/desks/${slug}/articles`, article);
  const inGerman = { ...article, ...german, ofVersion: 1 };
  const translations = await Promise.all(
    articles.map((id) => speaker('POST', `/api/articles/${id}/translations`, inGerman)),
  );
  const sentBack = { kind: 'refund', reason: 'No sound on the mains' };
  const picture = await as(dana, async (ctx) =>
    keepPicture(ctx, { deskId, picture: await preparedPicture(drawn.gif) }),
  );
  return {
    picture: [picture],
    return: await three(`/api/cases/${caseId}/returns`, sentBack),
    article: [...articles, ...translations],
    gap: await three(`/api/cases/${caseId}/gaps`, gap),
    way: [await told(desk, caseId), await told(desk, caseId), await told(desk, caseId)],
    ownerId: [leo.organizationId, dana.organizationId],
  };
}

/** Who knows something at any time, and what they are asked on three cases. */
export async function asksOn(desk: Desk, { leo, dana }: Record<'leo' | 'dana', Speaker>): Promise<Known> {
  const said = { language: 'en', knows: 'The mono switch', hours: { always: true }, notBefore: null };
  const reached = { byText: true, byMail: true };
  const first = await leo('POST', `/api/desks/${desk.slug}/expertise`, { ...said, ...reached });
  const ask: string[] = [];
  for (const question of ['What does it do?', 'Since when?', 'On which model?']) {
    const { id } = await aCase(desk, { address: `${randomUUID()}@customers.example` });
    ask.push(await dana('POST', `/api/cases/${id}/asks`, { question }));
  }
  return { first: [first], ask };
}

const asked = {
  language: 'en',
  words: 'No sound on the mains',
  make: 'Harmon',
  model: 'MX-12',
  versions: null,
};

const article = {
  ...{ ...asked, helps: 'Press the mono switch out.', cause: null, source: null, audience: 'companies' },
};

const german = { language: 'de', words: 'Kein Ton am Netz', helps: 'Den Schalter Mono herausdrücken.' };

/** What came until now, drawn to be read together. */
export async function studiesOn(test: TestDatabase, { id: deskId, dana }: Desk): Promise<Known> {
  const drawn = async () => {
    const { rows } = await test.sql(
      `insert into studies (desk_id, id, begins_at, ends_at, weeks, wanted, made_by_id)
       values ($1, gen_random_uuid(), app.now() - interval '7 days', app.now() + interval '1 day', 1, 5, $2) returning id`,
      [deskId, dana.id],
    );
    return rows[0]?.id as string;
  };
  const study = [await drawn(), await drawn(), await drawn()];
  const { rows } = await test.sql('select id from study_contacts where study_id = any ($1)', [study]);
  return { study, contact: rows.map(({ id }) => id as string) };
}

/** Weeks that are over, of which as many cases as there are were drawn to be walked. */
export async function walksOn(test: TestDatabase, { id: deskId, dana }: Desk): Promise<Known> {
  const { rows: walks } = await test.sql(
    `insert into walks (desk_id, id, week, made_by_id)
     select $1, gen_random_uuid(), date_trunc('week', app.now())::date - 7 * weeks, $2 from generate_series(4, 6) weeks
     returning id`,
    [deskId, dana.id],
  );
  const { rows: cases } = await test.sql(
    `insert into walk_cases (desk_id, id, walk_id, place, case_id)
     select $1, gen_random_uuid(), $2, row_number() over (), c.id
     from (select id from cases where desk_id = $1 order by opened_at limit 5) c returning id`,
    [deskId, walks[0]?.id],
  );
  return { walk: walks.map(({ id }) => id as string), walkCase: cases.map(({ id }) => id as string) };
}
