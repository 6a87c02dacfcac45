import { randomUUID } from 'node:crypto';
import { aCase, type Desk } from '../../testing/a-desk.ts';
import { makeGap } from './commands/make-gap.ts';
import type { GapWords } from './contract.ts';

export const silence: GapWords = {
  ...{ language: 'en', words: 'No sound on the mains', make: 'Harmon', model: 'MX-12', versions: '1.3' },
};

export const inAWeek = '2027-01-04T12:00:00.000Z';

export const aCaseHere = (desk: Desk) => aCase(desk, { address: `${randomUUID()}@customers.example` });

type More = Partial<GapWords> & { case?: string; searches?: string[]; ownerId?: string };

/** A gap that Dana finds on a case, of the client where nothing else is said. */
export async function found(desk: Desk, more: More = {}, who = desk.dana): Promise<string> {
  const onCase = more.case ?? (await aCaseHere(desk)).id;
  const mended = { ownerId: desk.leo.organizationId, departmentId: null, due: inAWeek, searches: [] };
  const made = await desk.as(who, (ctx) => makeGap(ctx, { ...silence, ...mended, ...more, case: onCase }));
  return made.id;
}
