import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { asInstant } from '../../platform/time/instant.ts';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { append } from '../cases/index.ts';
import { say } from './commands/say.ts';
import { nextWordBy, waitedForIn } from './prefill.ts';
import { caseView } from './queries/case-view.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const now = '2026-11-24T09:00:00.000Z';
const at = (days: number) => asInstant(Temporal.Instant.from(now).add({ hours: 24 * days }));
const asked = (taskId: string, due?: string) => ({ kind: 'task asked', taskId, data: due ? { due } : {} });
const waited = (entries: Parameters<typeof waitedForIn>[1]) =>
  desk.asDesk(async (ctx) => waitedForIn({ ...ctx, now }, entries));

describe('what is waited for', () => {
  it('is the earliest piece of work ahead that nobody has settled', async () => {
    const answer = (taskId: string, kind: string) => ({ kind, taskId, data: {} });
    expect(await waited([asked('a', at(4)), asked('b', at(2)), asked('c')])).toBe(at(2));
    expect(await waited([asked('a', at(4)), answer('a', 'task accepted')])).toBe(at(4));
    for (const kind of ['task done', 'task declined', 'task returned', 'task withdrawn'])
      expect(await waited([asked('a', at(4)), asked('b', at(2)), answer('b', kind)])).toBe(at(4));
    const again = { ...asked('b', at(2)), kind: 'task asked again' };
    expect(await waited([asked('a', at(4)), asked('b', at(2)), answer('b', 'task done'), again])).toBe(at(2));
    expect(await waited([asked('a', at(-1))])).toBe(null);
    const call = { kind: 'contact', taskId: 'c', data: { beginsAt: at(1), endsAt: at(2) } };
    expect(await waited([asked('a', at(4)), call])).toBe(at(2));
    expect(await waited([])).toBe(null);
  });
});

describe('the next word', () => {
  const by = (given: { waitedFor?: string; rhythm?: 'daily' | 'weekly'; proposed?: string }) =>
    desk.asDesk(async (ctx) => {
      const times = { zone: 'Europe/London', hours: { always: true as const }, holidays: [] };
      const limits = { answerLimitMinutes: 240, silenceLimitMinutes: 1440 };
      return nextWordBy({ ...ctx, now }, { rhythm: null, ...given, desk: { ...times, ...limits } });
    });

  it('comes when what is waited for is due, else after the silence limit', async () => {
    expect(await by({})).toBe(at(1));
    expect(await by({ waitedFor: at(5) })).toBe(at(5));
  });

  it('comes no later than the customer wished, than within 14 days, or than its author said', async () => {
    expect(await by({ waitedFor: at(5), rhythm: 'daily' })).toBe(at(1));
    expect(await by({ waitedFor: at(5), rhythm: 'weekly' })).toBe(at(5));
    expect(await by({ waitedFor: at(15) })).toBe(at(1));
    expect(await by({ waitedFor: at(5), proposed: at(3) })).toBe(at(3));
  });

  it('is filled in on a case, and told where nobody says otherwise', async () => {
    const { id } = await aCase(desk, { address: 'waits@customers.example' });
    const due = new Date(Date.now() + 3 * 86_400_000).toISOString();
    const taskId = randomUUID();
    await test.sql(
      `insert into tasks (desk_id, id, case_id, asked_by_id, asked_by_organization_id, organization_id, engagement_id)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        desk.id,
        taskId,
        id,
        desk.dana.id,
        desk.dana.organizationId,
        desk.sam.organizationId,
        desk.engagements.thirdParty,
      ],
    );
    await desk.as(desk.dana, (ctx) =>
      append(
        ctx,
        { deskId: desk.id, caseId: id },
        { kind: 'task asked', audience: 'task', taskId, data: { due } },
      ),
    );
    const view = () => desk.as(desk.dana, (ctx) => caseView(ctx, { case: id }));
    expect((await view()).prefill.nextWordBy).toBe(due);
    await desk.as(desk.dana, (ctx) => say(ctx, { case: id, text: 'We asked.', audience: 'customer' }));
    expect((await view()).due).toBe(due);
  });
});
