import { v7 as uuid } from 'uuid';
import type { Context } from '../../platform/context.ts';
import { usualWeek } from '../../platform/time/hours.ts';
import type { Desk } from '../../testing/a-desk.ts';
import type { TestDatabase } from '../../testing/database.ts';
import { type Confirming, confirmByLink } from './commands/answer-preparation.ts';
import { prepare } from './commands/prepare.ts';
import type { Prepared } from './contract.ts';
import { preparationUrl } from './preparation-link.ts';
import { preparationOfLink } from './queries/preparation-of-link.ts';

/** What Clearline prepares for Ray, who repairs washing machines alone; each time for another Ray. */
export function whatIsPrepared(on: Desk, more: Partial<Prepared> = {}): Prepared {
  const tag = uuid().slice(-12);
  return {
    client: 'Ray’s Repairs',
    answers: { name: 'Ray Kowalski', mail: `ray-${tag}@repairs.example` },
    language: 'en',
    desk: {
      ...{ slug: `ray-${tag}`, name: 'Ray’s Repairs', address: `help-${tag}@repairs.example` },
      ...{ color: '#2f5d8a', languages: ['en'], zone: 'Europe/London', hours: usualWeek, onePerson: true },
      ...{ answerLimitMinutes: 240, silenceLimitMinutes: 1440 },
    },
    purpose: 'answers the telephone and makes appointments',
    data: ['names', 'addresses'],
    keptIn: 'GB',
    people: [
      { personId: on.priya.id, role: 'lead', title: 'Lead of the front office' },
      {
        ...{ personId: on.dana.id, role: 'agent', title: 'Front office' },
        ...{ skills: ['washing machines'], languages: ['en', 'de'] },
      },
    ],
    mandates: [
      { kind: 'visit', step: 'tell' },
      { kind: 'refund', step: 'do', limitMinor: 5000, currency: 'GBP' },
    ],
    ...more,
  };
}

/** Prepared by Priya; the address of the link, which only a mail or text shows. */
export async function prepared(test: TestDatabase, on: Desk, more: Partial<Prepared> = {}) {
  const what = whatIsPrepared(on, more);
  const { id } = await on.as(on.priya, (ctx) => prepare(ctx, what));
  return { id, what, url: await linkOf(test, id) };
}

/** Where the link leads: the one that asked, unless it is said which. */
export async function linkOf(test: TestDatabase, id: string, which = 'link_id'): Promise<string> {
  const { rows } = await test.sql(`select ${which} as link from preparations where id = $1`, [id]);
  return preparationUrl(test.database.site, rows[0].link);
}

/** The client says yes to what stands there now. */
export async function sayYes(ctx: Context, confirming: Confirming): Promise<void> {
  await confirmByLink(ctx, await preparationOfLink(ctx), confirming);
}
