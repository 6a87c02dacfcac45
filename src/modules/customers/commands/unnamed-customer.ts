import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { customerLinkToken, hashOfToken } from '../link.ts';
import { tables } from '../tables.ts';
import type { KnownCustomer } from './customer-at.ts';

type Unnamed = { deskId: string; number: string | null; name: string; language: string };

/** Somebody who rang or wrote and has told nobody yet who they are; where the number was withheld, they have none. */
export async function unnamedCustomer(
  ctx: Context,
  { deskId, number, name, language }: Unnamed,
): Promise<KnownCustomer> {
  const [id, pointId, linkId] = [uuid(), uuid(), uuid()];
  const db = tables(ctx);
  const tokenHash = hashOfToken(customerLinkToken(ctx.site, linkId));
  await Promise.all([
    db.insertInto('customers').values({ deskId, id, name, language, rhythm: null, named: false }).execute(),
    db
      .insertInto('customerLinks')
      .values({ deskId, id: linkId, customerId: id, tokenHash, revokedAt: null })
      .execute(),
    number &&
      db
        .insertInto('contactPoints')
        .values({ deskId, id: pointId, customerId: id, kind: 'phone', address: number, admittedById: null })
        .execute(),
  ]);
  return { id, pointId, name, named: false, language };
}
