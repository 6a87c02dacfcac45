import type { Page } from 'playwright-core';
import { noteThing } from '../src/modules/customers/commands/note-thing.ts';
import { aCase, type Desk } from '../src/testing/a-desk.ts';

/** The case of somebody with a mixer that is silent. */
export async function aSilentMixer(desk: Desk, name: string) {
  const made = await aCase(desk, { name, address: `${name.toLowerCase()}@customers.example` });
  const thing = { make: 'Harmon', model: 'MX-12', serial: null, boughtFrom: null, boughtOn: null };
  await desk.as(desk.dana, (ctx) =>
    noteThing(ctx, { desk: desk.slug, customer: made.customerId, ...thing, instructions: '1.3' }),
  );
  return made;
}

/** What helps, beside a case. */
export const beside = (page: Page) => page.getByRole('region', { name: 'What helps', exact: true });
