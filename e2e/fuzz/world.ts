import { randomInt, randomUUID } from 'node:crypto';
import { receiveWord } from '../../src/modules/coaching/commands/customers-word.ts';
import { say } from '../../src/modules/conversations/commands/say.ts';
import { makeToken } from '../../src/modules/people/commands/tokens.ts';
import { prepared } from '../../src/modules/preparations/preparations.fixture.ts';
import { aCase, aDesk, type Desk } from '../../src/testing/a-desk.ts';
import type { RunningTest } from '../../src/testing/running.ts';
import { aMail, sendBySmtp } from '../../src/testing/send-mail.ts';
import { aSessionOf } from '../session.ts';
import { asksOn, knowledgeOn, studiesOn, walksOn } from './knowledge.ts';
import { listsOf } from './lists.ts';
import type { World } from './requests.ts';
import type { Known } from './values.ts';

type Person = Desk['leo'];
export type Speaker = (method: string, path: string, body?: unknown) => Promise<string>;

export type Side = { known: Known; actors: World['actors'] };

/** A desk with something of every kind on it, and people who may do much of it. */
export async function aSide(running: RunningTest): Promise<Side> {
  const desk = await aDesk(running.test);
  const actors = await actorsOf(running, desk);
  return { known: await thingsOn(running, desk, actors), actors };
}

/** One side, and one from the other desk who is a stranger here. */
export const worldOf = (own: Side, other: Side): World => ({
  own: own.known,
  foreign: other.known,
  actors: { ...own.actors, foreigner: other.actors.leo ?? {} },
});

/** Some by a token, some signed in as a browser is. */
async function actorsOf({ test }: RunningTest, desk: Desk): Promise<World['actors']> {
  const signedIn = async ({ id }: Person) => ({
    cookie: `throughline.session_token=${await aSessionOf(test, id)}`,
  });
  return {
    leo: { authorization: `Bearer ${await tokenOf(desk, desk.leo)}` },
    sam: { authorization: `Bearer ${await tokenOf(desk, desk.sam)}` },
    priya: await signedIn(desk.priya),
    dana: await signedIn(desk.dana),
  };
}

const tokenOf = async (desk: Desk, person: Person) =>
  (await desk.as(person, (ctx) => makeToken(ctx, { name: 'fuzz' }))).token;

/** What stands on a desk, by the names under which it is asked for. */
async function thingsOn(running: RunningTest, desk: Desk, actors: World['actors']): Promise<Known> {
  const by =
    (name: string): Speaker =>
    async (method, path, body) => {
      const answer = await running.api(method, path, { body, headers: actors[name] });
      if (answer.status >= 300)
        throw new Error(`${method} ${path} answered ${answer.status} ${answer.body?.detail}`);
      return answer.body.id;
    };
  const [leo, priya, dana] = [by('leo'), by('priya'), by('dana')];
  const at = `/api/desks/${desk.slug}`;
  const connection = { format: 'standard', url: null };
  const aGateway = (speaker: Speaker) => speaker('POST', `${at}/gateways`, { number: aNumber(), connection });
  const address = `${randomUUID()}@customers.example`;
  const [first, second] = [await aCase(desk, { address }), await aCase(desk, { address })];
  const offered = async ({ id: toId }: Person) => {
    const { id, ownerId } = await aCase(desk, { address: `${randomUUID()}@customers.example` });
    return ownerId === toId
      ? []
      : [await leo('POST', `/api/cases/${id}/hand-offs`, { toId, situation: 'Loud' })];
  };
  const asked = { engagementId: desk.engagements.thirdParty, request: 'Was it returned?' };
  await leo('POST', `${at}/need-kinds`, { kind: 'visit', name: 'Visit', mark: 'ask first' });
  const department = await priya('POST', '/api/departments', { name: 'Repairs' });
  return {
    desk: [desk.slug],
    kind: ['visit', `kind-${randomUUID().slice(0, 8)}`, `kind-${randomUUID().slice(0, 8)}`],
    number: [aNumber(), aNumber()],
    gateway: [await aGateway(leo), await aGateway(leo), await aGateway(leo)],
    case: [first.id, first.reference, second.id],
    to: [first.id, second.id],
    from: [first.id, second.id],
    customer: [first.customerId],
    entry: await entriesOf(running, first.id),
    cases: [first.id, second.id],
    handOff: (
      await Promise.all(
        [desk.dana, desk.priya, desk.leo, desk.tom, desk.dana, desk.priya, desk.tom, desk.tom].map(offered),
      )
    ).flat(),
    ...(await listsOf(desk, { leo, priya, dana }, first.id)),
    draft: await beingSent(running, desk, dana),
    task: [
      await dana('POST', `/api/cases/${first.id}/tasks`, asked),
      await dana('POST', `/api/cases/${second.id}/tasks`, asked),
    ],
    fact: [
      await dana('POST', `${at}/customers/${first.customerId}/facts`, {
        text: 'Left-handed',
        sensitive: true,
      }),
    ],
    thing: [
      await dana('POST', `${at}/customers/${first.customerId}/things`, mixer),
      await dana('POST', `${at}/customers/${first.customerId}/things`, mixer),
    ],
    setback: [
      await dana('POST', `/api/cases/${first.id}/setbacks`, { what: 'It went to the wrong address.' }),
      await dana('POST', `/api/cases/${second.id}/setbacks`, { what: 'It was lost.' }),
    ],
    step: [
      await dana('POST', `/api/cases/${first.id}/extra-steps`, { around: 'Returns within 14 days' }),
      await leo('POST', `/api/cases/${second.id}/extra-steps`, { around: 'No calls after six' }),
    ],
    ...(await knowledgeOn(desk, dana, first.id)),
    ...(await asksOn(desk, { leo, dana })),
    ...(await studiesOn(running.test, desk)),
    ...(await walksOn(running.test, desk)),
    note: await wordsTo(desk, ['One', 'Two', 'Three', 'Four']),
    replacesId: [
      await dana('POST', `${at}/customers/${first.customerId}/facts`, { text: 'Deaf in one ear' }),
    ],
    absence: [
      await dana('POST', '/api/me/absences', {
        startsAt: '2027-01-01T00:00:00Z',
        endsAt: '2027-01-02T00:00:00Z',
        standInId: null,
      }),
    ],
    token: [await dana('POST', '/api/me/tokens', { name: 'another' })],
    department: [department],
    departmentId: [department],
    mail: [...(await notSent(running, desk)), ...(await quarantined(running, desk))],
    file: [await aFileOn(running, desk, actors.dana)],
    fileId: [await aFileOn(running, desk, actors.leo), await aFileOn(running, desk, actors.leo)],
    ...peopleOf(desk),
    personId: [...(peopleOf(desk).personId ?? []), ...(await membersBesides(priya))],
    ...(await proposedOn(desk, { leo, priya })),
    ...(await movesOn(desk, leo)),
    // The program itself sends no mail, and so asks nobody.
    preparation: await Promise.all([1, 2, 3, 4].map(async () => (await prepared(running.test, desk)).id)),
  };
}

const aNumber = () => `+4930${randomInt(10_000_000, 99_999_999)}`;

const mixer = { make: 'Harmon', model: 'MX-12', serial: null, boughtFrom: null, boughtOn: null };

/** What a customer said to Dana, who helped. */
async function wordsTo(desk: Desk, texts: string[]): Promise<string[]> {
  const { id: caseId, customerId } = await aCase(desk, { address: `${randomUUID()}@customers.example` });
  await desk.as(desk.dana, (ctx) => say(ctx, { case: caseId, text: 'Press it in.', audience: 'customer' }));
  const notes: string[] = [];
  for (const text of texts) {
    const word = { caseId, customerId, kind: 'advice' as const, toId: desk.dana.id, text };
    notes.push((await desk.asDesk((ctx) => receiveWord(ctx, word))).entryId);
  }
  return notes;
}

/** Drafts of which half are on their way, and half were held on it. */
async function beingSent({ test }: RunningTest, desk: Desk, dana: Speaker): Promise<string[]> {
  const send = async () => {
    const { id } = await aCase(desk, { address: `${randomUUID()}@customers.example` });
    return dana('POST', `/api/cases/${id}/sendings`, {
      ...{ text: 'We look.', stands: null, nextWordBy: null, fileIds: [], seen: 1 },
      ...{ tab: randomUUID(), version: 0 },
    });
  };
  const drafts = [await send(), await send(), await send(), await send(), await send(), await send()];
  await test.sql(
    `update drafts set state = 'held', send_at = null, held_for = 'crossed' where id = any ($1)`,
    [drafts.slice(2)],
  );
  return drafts;
}

/** Messages that did not go for want of a mail server. */
async function notSent({ program, test }: RunningTest, desk: Desk): Promise<string[]> {
  for (const text of ['One', 'Two']) {
    const { id } = await aCase(desk, { address: `${randomUUID()}@customers.example` });
    await desk.as(desk.dana, (ctx) => say(ctx, { case: id, text, audience: 'customer' }));
  }
  await program.worker.settle();
  const { rows } = await test.sql(`select id from outbox where desk_id = $1 and kind = 'message'`, [desk.id]);
  return rows.map(({ id }) => id);
}

/** Whom nobody has proposed yet. */
const membersBesides = (priya: Speaker) =>
  Promise.all(
    ['Ada', 'Ben', 'Cora', 'Dov'].map((name) =>
      priya('POST', '/api/members', { name, mail: `${randomUUID()}@people.example` }),
    ),
  );

/** People of whom some wait, and a rule by which they would be admitted. */
async function proposedOn(desk: Desk, { leo, priya }: Record<'leo' | 'priya', Speaker>): Promise<Known> {
  const at = `/api/desks/${desk.slug}`;
  const proposals: string[] = [];
  for (const name of ['Maya', 'Noor', 'Ines', 'Theo', 'Yuki', 'Omar']) {
    const personId = await priya('POST', '/api/members', { name, mail: `${randomUUID()}@people.example` });
    const asWhat = { role: 'agent', title: 'Support', skills: [], languages: ['en'], words: 'Trained here.' };
    proposals.push(await priya('POST', `${at}/proposals`, { personId, ...asWhat }));
  }
  const engagementId = desk.engagements.provider;
  const named = { trainedById: desk.priya.id, vouchedById: desk.dana.id };
  const rule = { engagementId, roles: ['agent'], words: 'Two weeks beside Priya', ...named };
  return { proposal: proposals, proposals, rule: [await leo('POST', `${at}/roster-rules`, rule)] };
}

/** Work of companies that have nobody here, so that the rest goes on when it moves; of one it is to move already. */
async function movesOn(desk: Desk, leo: Speaker): Promise<Known> {
  const at = `/api/desks/${desk.slug}`;
  const { organizationId } = desk.sam;
  const engage = () =>
    leo('POST', `${at}/engagements`, { organizationId, role: 'provider', purpose: 'answers' });
  const [moving, ...others] = [await engage(), await engage(), await engage(), await engage()];
  const toEngagementId = desk.engagements.client;
  const movesAt = '2099-01-01T00:00:00Z';
  const move = await leo('POST', `${at}/moves`, { fromEngagementId: moving, toEngagementId, movesAt });
  return { move: [move], fromEngagementId: others, toEngagementId: [toEngagementId] };
}

function peopleOf(desk: Desk): Known {
  const people = [desk.tom.id, desk.dana.id, desk.priya.id, desk.sam.id];
  return {
    person: [desk.tom.id, desk.sam.id],
    personId: people,
    toId: people,
    toIds: people,
    standInId: people,
    trainedById: [desk.leo.id],
    vouchedById: [desk.leo.id],
    owner: people,
    organizationId: [desk.sam.organizationId, desk.dana.organizationId],
    engagement: [desk.engagements.provider, desk.engagements.thirdParty],
    engagementId: Object.values(desk.engagements),
  };
}

async function aFileOn(
  { program }: RunningTest,
  desk: Desk,
  headers: Record<string, string> = {},
): Promise<string> {
  const body = new FormData();
  body.set('file', new Blob(['hum']), 'hum.txt');
  const answer = await fetch(`${program.url}/api/desks/${desk.slug}/files`, {
    method: 'POST',
    headers,
    body,
  });
  return ((await answer.json()) as { id: string }).id;
}

async function entriesOf(running: RunningTest, caseId: string): Promise<string[]> {
  const { rows } = await running.test.sql('select id from entries where case_id = $1', [caseId]);
  return rows.map(({ id }) => id);
}

/** Mails of which nobody can say who wrote them: they wait for somebody to look at them. */
async function quarantined({ program, test }: RunningTest, desk: Desk): Promise<string[]> {
  const from = `two-${randomUUID()}@customers.example`;
  for (const subject of ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven']) {
    const raw = aMail({
      from,
      to: desk.address,
      subject,
      text: subject,
      headers: { from: 'other@customers.example' },
    });
    await sendBySmtp({ host: '127.0.0.1', port: program.smtp?.port ?? 0 }, { from, to: desk.address, raw });
  }
  await program.worker.settle();
  const { rows } = await test.sql(`select id from raw_mails where desk_id = $1 and state = 'quarantined'`, [
    desk.id,
  ]);
  return rows.map(({ id }) => id);
}
