import { randomUUID } from 'node:crypto';
import { aCase, type Desk } from '../../testing/a-desk.ts';
import type { TestDatabase } from '../../testing/database.ts';
import { callWindows } from './call-windows.ts';
import { askForCall, type CallWish } from './commands/ask-for-call.ts';
import type { CallWindow } from './contract.ts';

const always = { zone: 'Europe/London', hours: { always: true } as const, holidays: [] };
const now = Temporal.Now.instant();
const soon = now.add({ hours: 1 }).toString();
// None of them begins while a test runs.
const windows = callWindows(now, always).filter(({ beginsAt }) => beginsAt > soon);

/** One of the windows that a desk which is always open offers now; the last is two days ahead. */
export function windowAt(place: number): CallWindow {
  const window = windows.at(place);
  if (!window) throw new Error('no such window');
  return window;
}

export const ask = (
  desk: Desk,
  { id: caseId, customerId }: { id: string; customerId: string },
  wish: Partial<CallWish> = {},
): Promise<{ entryId: string }> => {
  const asked = { ...windowAt(0), number: { written: '0113 496 0000' }, text: 'It hums.', ...wish };
  return desk.asDesk((ctx) => askForCall(ctx, { caseId, customerId, ...asked }));
};

export const aCaseOf = (desk: Desk, name: string) =>
  aCase(desk, { address: `${name}-${randomUUID()}@customers.example` });

export async function callsOf(test: TestDatabase, caseId: string) {
  const { rows } = await test.sql(
    `select id, state, person_id, organization_id, engagement_id, asked_by_id, due = begins_at as in_time
     from tasks where case_id = $1 order by id`,
    [caseId],
  );
  return rows;
}

/** A case on which a call is asked, and the task of it. */
export async function aCall(test: TestDatabase, desk: Desk, wish: Partial<CallWish> = {}) {
  const theCase = await aCaseOf(desk, 'called');
  await ask(desk, theCase, wish);
  const [task] = await callsOf(test, theCase.id);
  const owner = [desk.tom, desk.dana].find(({ id }) => id === theCase.ownerId) ?? desk.priya;
  return { theCase, taskId: task.id as string, owner };
}
