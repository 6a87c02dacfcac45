import type { Selectable } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { notFound } from '../../../platform/refusal.ts';
import type { Rhythm } from '../../customers/tables.ts';
import type { DeskTimes } from '../due.ts';
import { parseReference } from '../reference.ts';
import { type CasesTables, tables } from '../tables.ts';

export type VisibleCase = Selectable<CasesTables['cases']> & {
  desk: DeskTimes & { id: string; name: string; address: string; languages: string[] };
  subject: string;
  rhythm: Rhythm | null;
  language: string;
  stands: string | null;
};

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The case an actor named by id or reference, as they may see it, with what a command needs to know of its desk. */
export const visibleCase = (ctx: Context, named: string): Promise<VisibleCase> => caseNamed(ctx, { named });

/** `deskId`: on that desk alone. */
async function caseNamed(
  ctx: Context,
  { named, deskId }: { named: string; deskId?: string },
): Promise<VisibleCase> {
  const reference = parseReference(named);
  if (!reference && !uuidForm.test(named)) throw noSuchCase();
  const query = tables(ctx)
    .selectFrom('cases as c')
    .innerJoin('desks as d', 'd.id', 'c.deskId')
    .innerJoin('caseWords as w', (join) =>
      join.onRef('w.deskId', '=', 'c.deskId').onRef('w.caseId', '=', 'c.id'),
    )
    .innerJoin('customers as k', (join) =>
      join.onRef('k.deskId', '=', 'c.deskId').onRef('k.id', '=', 'c.customerId'),
    )
    .leftJoin('entryWords as s', (join) =>
      join.onRef('s.deskId', '=', 'c.deskId').onRef('s.entryId', '=', 'c.standsEntryId'),
    )
    .selectAll('c')
    .select(['w.subject', 'k.rhythm', 'k.language', 's.stands'])
    .select([
      'd.name as deskName',
      'd.address as deskAddress',
      'd.languages as deskLanguages',
      'd.zone',
      'd.hours',
      'd.holidays',
      'd.answerLimitMinutes',
      'd.silenceLimitMinutes',
    ]);
  const row = await query
    .where((is) => (reference ? is('c.reference', '=', reference) : is('c.id', '=', named)))
    .$if(deskId !== undefined, (on) => on.where('c.deskId', '=', deskId ?? ''))
    .executeTakeFirst();
  if (!row) throw noSuchCase();
  const {
    deskName,
    deskAddress,
    deskLanguages,
    zone,
    hours,
    holidays,
    answerLimitMinutes,
    silenceLimitMinutes,
    ...rest
  } = row;
  const times = { zone, hours, holidays, answerLimitMinutes, silenceLimitMinutes };
  return {
    ...rest,
    desk: { id: row.deskId, name: deskName, address: deskAddress, languages: deskLanguages, ...times },
  };
}

/** The case itself, or where it was joined to another, perhaps over several steps, the one in which it goes on. */
export async function whereItGoesOn(ctx: Context, theCase: VisibleCase): Promise<VisibleCase> {
  if (!theCase.joinedToId) return theCase;
  const { deskId, joinedToId: named } = theCase;
  return whereItGoesOn(ctx, await caseNamed(ctx, { named, deskId }));
}

export const noSuchCase = () => notFound('case.not-found', 'There is no such case here.');
