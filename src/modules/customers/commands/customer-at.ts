import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { mailbox } from '../../../platform/mail/addresses.ts';
import { e164 } from '../../../platform/phone/number.ts';
import { invalid } from '../../../platform/refusal.ts';
import { customerLinkToken, hashOfToken } from '../link.ts';
import { tables } from '../tables.ts';

/** `pointId` is the contact point at which they were asked for. */
export type KnownCustomer = { id: string; pointId: string; name: string; named: boolean; language: string };
export type Point = { kind: 'mail' | 'phone'; address: string };
/** `country` is the desk's, in whose way a telephone number may be written. */
type Asked = {
  deskId: string;
  name: string;
  address: string;
  language: string;
  country?: string | undefined;
};

/** The one customer reached at a mail address or a number on a desk; a new one, with a page of their own, where nobody is. */
export async function customerAt(ctx: Context, asked: Asked): Promise<KnownCustomer> {
  const [known] = await customersAt(ctx, asked.deskId, contactPoint(asked.address, asked.country));
  return known ?? newCustomerAt(ctx, asked);
}

/** A new one: where nobody was found just now, or beside others of a household who share a number. */
export async function newCustomerAt(ctx: Context, asked: Asked): Promise<KnownCustomer> {
  const point = contactPoint(asked.address, asked.country);
  const id = uuid();
  const pointId = uuid();
  const linkId = uuid();
  const tokenHash = hashOfToken(customerLinkToken(ctx.site, linkId));
  const made = await sql`
    with point as (
      insert into contact_points (desk_id, id, customer_id, kind, address)
      values (${asked.deskId}, ${pointId}, ${id}, ${point.kind}, ${point.address})
      on conflict (desk_id, address) where kind = 'mail' do nothing returning desk_id, customer_id
    ), customer as (
      insert into customers (desk_id, id, name, language)
      select desk_id, customer_id, ${asked.name}, ${asked.language} from point returning desk_id, id
    )
    insert into customer_links (desk_id, id, customer_id, token_hash)
    select desk_id, ${linkId}::uuid, id, ${tokenHash}::bytea from customer`.execute(ctx.db);
  // Two first mails at once: the second one finds the customer that the first has made meanwhile.
  return made.numAffectedRows === 1n
    ? { id, pointId, name: asked.name, named: true, language: asked.language }
    : customerAt(ctx, asked);
}

/** Who is reached at a mail address on this desk, if anybody is. */
export async function customerOf(
  ctx: Context,
  deskId: string,
  address: string,
): Promise<KnownCustomer | undefined> {
  const [known] = await pointsAt(ctx, deskId, { kind: 'mail', address });
  return known;
}

/**
 * Everybody reached there; at a number several of a household may be. Whoever else asks for the same number waits until
 * this transaction ends, so that two first calls at once do not make two customers of one.
 */
export async function customersAt(ctx: Context, deskId: string, point: Point): Promise<KnownCustomer[]> {
  if (point.kind === 'phone') {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${deskId} ${point.address}`}, 0))`.execute(
      ctx.db,
    );
  }
  return pointsAt(ctx, deskId, point);
}

async function pointsAt(ctx: Context, deskId: string, point: Point): Promise<KnownCustomer[]> {
  return (
    tables(ctx)
      .selectFrom('contactPoints as p')
      .innerJoin('customers as k', (join) =>
        join.onRef('k.deskId', '=', 'p.deskId').onRef('k.id', '=', 'p.customerId'),
      )
      .select(['k.id', 'p.id as pointId', 'k.name', 'k.named', 'k.language'])
      .where('p.deskId', '=', deskId)
      // Written out: each kind has an index of its own.
      .where('p.kind', '=', sql.lit(point.kind))
      .where('p.address', '=', point.address)
      .orderBy('k.id')
      .execute()
  );
}

/** Whether somebody can be reached there by mail, from wherever the desk runs: not so at "root@localhost". */
export const isMailAddress = (address: string) =>
  address.length <= 254 && mailbox('', address)?.domain.includes('.') === true;

/** `country` is where a number that does not say its country is dialled. */
export function contactPoint(address: string, country?: string): Point {
  const trimmed = address.trim();
  if (isMailAddress(trimmed)) return { kind: 'mail', address: trimmed.toLowerCase() };
  const number = e164(trimmed, country);
  if (number) return { kind: 'phone', address: number };
  if (/^[\d\s()./\p{Dash}]{5,}$/u.test(trimmed)) {
    throw invalid(
      'customer.phone-country',
      'Nobody can be rung at this number. Write it with + and the country, such as +44 113 496 0000.',
    );
  }
  throw invalid(
    'customer.address',
    'Give a mail address or a telephone number, so that the customer can be answered.',
  );
}
