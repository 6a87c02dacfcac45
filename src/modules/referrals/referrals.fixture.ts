import type { Desk } from '../../testing/a-desk.ts';
import type { TestDatabase } from '../../testing/database.ts';
import { makeReferralLink } from './commands/links.ts';
import type { Referral } from './contract.ts';
import { referralLinks } from './queries/referral-links.ts';

let made = 0;

/** What Soundhouse passes on, each time for somebody else. */
export function aReferral(more: Partial<Referral> = {}): Referral & { address: string } {
  made += 1;
  return {
    ...{ name: 'Bill Navarro', address: `passed-on-${made}@customers.example` },
    ...{ need: 'wants to return a mixer', theirReference: `RMA ${made}` },
    consent: { by: 'Bill himself', how: 'on the telephone', on: '2026-01-02' },
    ...more,
  };
}

/** The address of the standing link of Soundhouse, which is made anew. */
export async function aLink(desk: Desk): Promise<string> {
  const engagementId = desk.engagements.thirdParty;
  await desk.as(desk.leo, (ctx) => makeReferralLink(ctx, { desk: desk.slug, engagementId }));
  const { items } = await desk.as(desk.leo, (ctx) => referralLinks(ctx, { desk: desk.slug }));
  return items.find((one) => one.engagementId === engagementId)?.url ?? '';
}

type Written = {
  kind: string;
  state: string;
  to: string;
  subject: string;
  text: string;
  link: string | null;
};

/** What was written to an address, in its order. */
export async function writtenTo(test: TestDatabase, address: string): Promise<Written[]> {
  const { rows } = await test.sql(
    `select o.kind, o.state, w.recipient as "to", w.subject, w.text, w.headers ->> 'referralLinkId' as link
     from outbox o join outbox_words w on w.desk_id = o.desk_id and w.outbox_id = o.id
     where w.recipient = $1 order by o.id`,
    [address],
  );
  return rows;
}
