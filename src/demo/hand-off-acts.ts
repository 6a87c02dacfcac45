import { sql } from 'kysely';
import { decideStranger } from '../modules/conversations/commands/decide-stranger.ts';
import { acceptHandOff, declineHandOff, offerHandOff } from '../modules/conversations/commands/hand-off.ts';
import { joinCases } from '../modules/conversations/commands/join-cases.ts';
import type { PersonKey } from './cast.ts';
import type { Act } from './scene.ts';

type Briefing = {
  situation: string;
  background?: string;
  assessment?: string;
  recommendation?: string;
  promised?: string;
  doNotAskAgain?: string;
  cannotWait?: string;
};

/** The owner offers the case to somebody else: the first of those named who does not own it already. */
export const offers =
  (to: PersonKey | PersonKey[], briefing: Briefing): Act =>
  async (scene) => {
    const { stage, caseId } = scene;
    const owner = await scene.owner();
    const receiver = [to].flat().find((person) => person !== owner);
    if (!receiver) throw new Error(`${owner} owns this case and cannot be offered it`);
    const toId = stage.installed.people[receiver];
    // Long enough for a story that goes over a weekend.
    const made = await stage.asPerson(owner, (ctx) => {
      const answerBy = Temporal.Instant.from(ctx.now).add({ hours: 120 }).toString();
      return offerHandOff(ctx, { case: caseId, toId, answerBy, ...briefing });
    });
    scene.offer = { handOff: made.id, to: receiver };
  };

/** Whoever it is offered to takes it. */
export const accepts =
  (readBack?: string): Act =>
  async ({ stage, offer: { handOff, to } }) => {
    await stage.asPerson(to, (ctx) => acceptHandOff(ctx, { handOff, readBack }));
  };

export const declines =
  (reason: string): Act =>
  async ({ stage, offer: { handOff, to } }) => {
    await stage.asPerson(to, (ctx) => declineHandOff(ctx, { handOff, reason }));
  };

/** The owner finds that the customer's two newest cases are one need; the older one goes on. */
export const joinsOlder: Act = async (scene) => {
  const { stage, desk, customerId } = scene;
  const [newer, older] = await stage.asDesk(desk, async (ctx) => {
    const { rows } = await sql<{ id: string }>`
      select id from cases where customer_id = ${customerId} order by opened_at desc limit 2`.execute(ctx.db);
    return rows;
  });
  if (!newer || !older) throw new Error('there are not two cases to join');
  const owner = await scene.owner();
  await stage.asPerson(owner, (ctx) => joinCases(ctx, { case: newer.id, to: older.id }));
  await scene.findCase();
};

/** The owner says whether somebody who wrote about the case belongs to the customer. */
export const decidesStranger =
  (admit: boolean): Act =>
  async (scene) => {
    const { stage, desk, caseId } = scene;
    const entry = await stage.asDesk(desk, async (ctx) => {
      const { rows } = await sql<{ id: string }>`
        select e.id from entries e join strangers s on s.desk_id = e.desk_id and s.entry_id = e.id
        where e.case_id = ${caseId} and s.state = 'held' limit 1`.execute(ctx.db);
      return rows[0]?.id ?? '';
    });
    const owner = await scene.owner();
    await stage.asPerson(owner, (ctx) => decideStranger(ctx, { entry, admit }));
  };
