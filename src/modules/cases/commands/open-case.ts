import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context, Instant } from '../../../platform/context.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { recordCustody } from '../../custody/index.ts';
import { type DeskTimes, firstDue } from '../due.ts';
import { type Candidate, chooseFirstOwner } from '../first-owner.ts';
import { asCandidate, type CandidateRow } from '../queries/candidates.ts';
import { newReference } from '../reference.ts';
import { type Channel, tables } from '../tables.ts';
import { append, type NewEntry } from './append.ts';
import { wakeAt } from './move-case.ts';

type Opening = {
  deskId: string;
  customer: { id: string; language: string };
  subject: string;
  channel: Channel;
  /** When it reached us, where that was before now; their clock runs from then. */
  received?: Instant;
  data?: Record<string, unknown>;
};

export type NewCase = Opening & {
  need: string;
  html?: string;
  writtenAt?: Instant;
  /** It counts as the customer's once somebody of the desk admits it. */
  fromStranger?: boolean;
};

/** A need that was found in an entry of another case. */
export type SplitCase = Opening & { from: { id: string; entryId: string } };

export type OpenedCase = { id: string; reference: string; contactId: string; ownerId: string; due: Instant };

/** A first contact becomes a case: with the customer's own words, an owner, and a time by which they hear. */
export async function openCase(ctx: Context, asked: NewCase): Promise<OpenedCase> {
  return open(ctx, asked, {
    kind: 'contact',
    audience: 'customer',
    author: { kind: 'customer', id: asked.customer.id },
    ...(asked.writtenAt && { writtenAt: asked.writtenAt }),
    ...(asked.fromStranger && { fromStranger: true }),
    words: { text: asked.need, ...(asked.html && { html: asked.html }) },
  });
}

/** The words stay on the entry that they came from; who found the need in them is the author of this one. */
export async function openSplit(ctx: Context, asked: SplitCase): Promise<OpenedCase> {
  const { id: fromId, entryId: fromEntryId } = asked.from;
  const data = { ...asked.data, fromId, fromEntryId };
  return open(ctx, { ...asked, data }, { kind: 'split', audience: 'customer' });
}

async function open(ctx: Context, asked: Opening, first: NewEntry): Promise<OpenedCase> {
  const { desk, lastOwner, candidates } = await whoCouldOwn(ctx, asked);
  const now = Temporal.Instant.from(ctx.now);
  const owner = chooseFirstOwner({
    now,
    customerLanguage: asked.customer.language,
    lastOwner,
    candidates,
    accountable: desk.accountableId,
  });
  const received = Temporal.Instant.from(asked.received ?? ctx.now);
  const due = asInstant(firstDue(received, desk));
  const place = { deskId: asked.deskId, caseId: uuid() };
  const reference = newReference();

  const contactId = uuid();
  const contact = append(ctx, place, {
    ...first,
    id: contactId,
    channel: asked.channel,
    due,
    data: { ...asked.data, firstOwner: owner },
  });
  const db = tables(ctx);
  await Promise.all([
    contact,
    db
      .insertInto('cases')
      .values({
        deskId: place.deskId,
        id: place.caseId,
        reference,
        customerId: asked.customer.id,
        ownerId: owner.personId,
        due,
        dueSetAt: ctx.now,
        wakeAt: wakeAt(ctx.now, due),
        lastEntryId: contactId,
      })
      .execute(),
    db
      .insertInto('caseWords')
      .values({ deskId: place.deskId, caseId: place.caseId, subject: asked.subject })
      .execute(),
    recordCustody(ctx, {
      ...place,
      kind: 'collected',
      customerId: asked.customer.id,
      entryId: contactId,
    }),
  ]);
  return { id: place.caseId, reference, contactId, ownerId: owner.personId, due };
}

type Found = {
  desk: DeskTimes & { accountableId: string };
  lastOwner: string | null;
  candidates: Candidate[];
};

/** One round trip: the desk's times, whom the customer had before, and who works here with how much on their hands. */
async function whoCouldOwn(ctx: Context, asked: Opening): Promise<Found> {
  const { rows } = await sql<{
    desk: Found['desk'];
    lastOwner: string | null;
    candidates: CandidateRow[] | null;
  }>`
    select
      jsonb_build_object('zone', d.zone, 'hours', d.hours, 'holidays', d.holidays, 'accountableId', d.accountable_id,
        'answerLimitMinutes', d.answer_limit_minutes, 'silenceLimitMinutes', d.silence_limit_minutes) as desk,
      (select c.owner_id from cases c where c.desk_id = d.id and c.customer_id = ${asked.customer.id}
        order by c.opened_at desc limit 1) as last_owner,
      (select jsonb_agg(jsonb_build_object('personId', person_id, 'languages', languages, 'hours', hours, 'zone', zone,
          'awayFrom', away_from, 'awayUntil', away_until, 'standIn', stand_in, 'openCases', open_cases))
        from app.who_could_own(d.id)) as candidates
    from desks d where d.id = ${asked.deskId}`.execute(ctx.db);
  const [row] = rows;
  if (!row) throw new Error('a case is opened on a desk that its actor sees');
  return { desk: row.desk, lastOwner: row.lastOwner, candidates: (row.candidates ?? []).map(asCandidate) };
}
