import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { hashOf } from '../../../platform/http/credential.ts';
import { readReplyAddress, type ToTask } from '../../conversations/index.ts';
import { isOpen } from '../contract.ts';
import { tables } from '../tables.ts';
import { carries } from './carries.ts';
import { isTheirs } from './company-address.ts';

type Arrived = Parameters<ToTask>[1];

/** The task at whose address a mail came in, as the link of that address opens it. */
export async function taskOfToken(ctx: Context, raw: Arrived['raw']) {
  const { token } = readReplyAddress(raw.envelopeTo);
  if (!token) return undefined;
  return tables(ctx)
    .selectFrom('taskLinks as l')
    .innerJoin('tasks as t', (join) => join.onRef('t.deskId', '=', 'l.deskId').onRef('t.id', '=', 'l.taskId'))
    .innerJoin('engagements as e', (join) =>
      join.onRef('e.deskId', '=', 't.deskId').onRef('e.id', '=', 't.engagementId'),
    )
    .innerJoin('taskWords as w', (join) =>
      join.onRef('w.deskId', '=', 't.deskId').onRef('w.taskId', '=', 't.id'),
    )
    .leftJoin('taskAddresses as a', (join) =>
      join.onRef('a.deskId', '=', 't.deskId').onRef('a.engagementId', '=', 't.engagementId'),
    )
    .leftJoin('personSettings as s', 's.personId', 'l.personId')
    .select(['t.deskId', 't.id', 't.caseId', 't.state', 'w.choices', 'a.domain'])
    .select((row) => row.fn.coalesce('a.address', 's.mail').as('address'))
    .select(['l.tokenHash', 'l.expiresAt', 'l.revokedAt', 'e.startsAt', 'e.endsAt'])
    .where('l.deskId', '=', raw.deskId)
    .where('l.replyHash', '=', hashOf(token))
    .executeTakeFirst();
}

const mostReferences = 1000;

/**
 * What the company of a mail is asked under a reference that the mail carries: what is open, else what was settled, newest
 * first.
 */
export async function tasksCarried(ctx: Context, { raw, mail }: Pick<Arrived, 'raw' | 'mail'>) {
  const sender = mail.from?.address;
  if (!sender) return [];
  const companies = await companiesWriting(ctx, { deskId: raw.deskId, sender });
  if (companies.length === 0) return [];
  const referred = await tables(ctx)
    .selectFrom('tasks as t')
    .innerJoin('taskWords as w', (join) =>
      join.onRef('w.deskId', '=', 't.deskId').onRef('w.taskId', '=', 't.id'),
    )
    .innerJoin('taskAddresses as a', (join) =>
      join.onRef('a.deskId', '=', 't.deskId').onRef('a.engagementId', '=', 't.engagementId'),
    )
    .select(['t.deskId', 't.id', 't.caseId', 't.state', 't.theirReference', 'w.choices'])
    .select(['a.address', 'a.domain'])
    .where('t.deskId', '=', raw.deskId)
    .where(
      't.engagementId',
      'in',
      companies.map(({ engagementId }) => engagementId),
    )
    .where('t.theirReference', 'is not', null)
    .orderBy('t.id', 'desc')
    .limit(mostReferences)
    .execute();
  const text = `${mail.subject}\n${mail.text}`;
  const carried = referred.filter(({ theirReference }) => carries(text, theirReference ?? ''));
  const open = carried.filter(isOpen);
  return open.length > 0 ? open : carried;
}

const mostOfSender = 50;

/** What the company that writes from an address is asked: what is open first, the newest before the others. */
export async function tasksOfSender(ctx: Context, { deskId, sender }: { deskId: string; sender: string }) {
  const companies = await companiesWriting(ctx, { deskId, sender });
  if (companies.length === 0) return [];
  return tables(ctx)
    .selectFrom('tasks as t')
    .innerJoin('taskWords as w', (join) =>
      join.onRef('w.deskId', '=', 't.deskId').onRef('w.taskId', '=', 't.id'),
    )
    .select([
      't.deskId',
      't.id',
      't.caseId',
      't.state',
      't.due',
      't.theirReference',
      'w.choices',
      'w.request',
    ])
    .where('t.deskId', '=', deskId)
    .where('t.kind', '=', 'work')
    .where(
      't.engagementId',
      'in',
      companies.map(({ engagementId }) => engagementId),
    )
    .orderBy(sql`t.state not in ('asked', 'accepted')`)
    .orderBy('t.id', 'desc')
    .limit(mostOfSender)
    .execute();
}

/** The companies that are engaged on the desk, asked by mail and write from an address. */
export async function companiesWriting(ctx: Context, { deskId, sender }: { deskId: string; sender: string }) {
  const companies = await tables(ctx)
    .selectFrom('taskAddresses as a')
    .innerJoin('engagements as e', (join) =>
      join.onRef('e.deskId', '=', 'a.deskId').onRef('e.id', '=', 'a.engagementId'),
    )
    .select(['a.deskId', 'a.engagementId', 'e.organizationId', 'a.address', 'a.domain'])
    .where('a.deskId', '=', deskId)
    .where('e.startsAt', '<=', ctx.now)
    .where((is) => is.or([is('e.endsAt', 'is', null), is('e.endsAt', '>', ctx.now)]))
    .execute();
  return companies.filter((company) => isTheirs(company, sender));
}
