import { randomUUID } from 'node:crypto';
import type { Input } from '../../platform/http/endpoint.ts';
import { aCase, type Desk } from '../../testing/a-desk.ts';
import { markSetback } from './commands/mark-setback.ts';
import type { disclosuresApi } from './contract.ts';
import { setbacksOfCase } from './queries/setbacks.ts';

type Marking = Omit<Input<typeof disclosuresApi.markSetback>, 'case' | 'what'>;

export const what = 'The part went to the wrong address.';

export const aCaseOf = (desk: Desk, more: { language?: string } = {}) =>
  aCase(desk, { address: `${randomUUID()}@customers.example`, ...more });

export const mark = (desk: Desk, caseId: string, more: Marking = {}, who = desk.dana) =>
  desk.as(who, (ctx) => markSetback(ctx, { case: caseId, what, ...more }));

export async function setbackOf(desk: Desk, caseId: string) {
  const { items } = await desk.as(desk.dana, (ctx) => setbacksOfCase(ctx, { case: caseId }));
  const [one] = items;
  if (!one) throw new Error('nothing went wrong');
  return one;
}
