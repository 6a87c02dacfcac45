import { v7 as uuid } from 'uuid';
import type { Context, Instant } from '../../../platform/context.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import type { HandOffView } from '../../cases/contract.ts';
import { append, dueIn, type VisibleCase } from '../../cases/index.ts';
import { tables } from '../tables.ts';
import { place } from './say.ts';

export type BriefingWords = HandOffView['briefing'];

export const nothingSaid: BriefingWords = {
  situation: '',
  background: '',
  assessment: '',
  recommendation: '',
  promised: '',
  doNotAskAgain: '',
  cannotWait: '',
};

/** What of something is a briefing; what is left out is not said. */
export const briefingIn = (said: { [Part in keyof BriefingWords]?: string | undefined }) =>
  Object.fromEntries(
    Object.keys(nothingSaid).flatMap((part) => {
      const words = said[part as keyof BriefingWords];
      return words === undefined ? [] : [[part, words]];
    }),
  ) as Partial<BriefingWords>;

type Offer = {
  toId: string;
  answerBy: Instant;
  offeredById: string | null;
  togetherId: string | null;
  /** Left out, after two open hours of the desk; at once where the briefing says why it cannot wait. */
  changesAt?: Instant;
  briefing: BriefingWords;
};

/** Puts an offer beside a case and on its line; none where it is offered to somebody already. */
export async function makeOffer(
  ctx: Context,
  theCase: VisibleCase,
  { briefing, changesAt = timeToSay(ctx, theCase), ...offer }: Offer,
): Promise<string | null> {
  const id = uuid();
  const db = tables(ctx);
  const offered = await db
    .insertInto('handOffs')
    .values({
      ...{ deskId: theCase.deskId, id, caseId: theCase.id, fromId: theCase.ownerId, answeredAt: null },
      ...offer,
      changesAt: briefing.cannotWait === '' ? changesAt : null,
      // What else asks for it, the database knows.
      needsReadBack: briefing.promised !== '' || briefing.doNotAskAgain !== '',
    })
    .onConflict((already) => already.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!offered) return null;
  await db
    .insertInto('handOffWords')
    .values({ deskId: theCase.deskId, handOffId: id, ...briefing })
    .execute();
  await append(ctx, place(theCase), {
    kind: 'hand-off offered',
    audience: 'companies',
    data: { handOffId: id, toId: offer.toId, answerBy: offer.answerBy },
  });
  return id;
}

/** In which a customer who was told can say what they would rather have. */
const timeToSay = (ctx: Context, { desk }: VisibleCase): Instant =>
  asInstant(dueIn(Temporal.Instant.from(ctx.now), { count: 2, unit: 'hours' }, desk));

/** Four working hours from now of whoever is asked, else of the desk. */
export async function halfADay(ctx: Context, { desk }: VisibleCase, personId: string): Promise<Instant> {
  const theirs = await tables(ctx)
    .selectFrom('personSettings')
    .select(['zone', 'hours'])
    .where('personId', '=', personId)
    .executeTakeFirst();
  const times = theirs?.hours ? { ...desk, zone: theirs.zone, hours: theirs.hours } : desk;
  return asInstant(dueIn(Temporal.Instant.from(ctx.now), { count: 4, unit: 'hours' }, times));
}
