import { sql } from 'kysely';
import { act } from '../modules/mandates/commands/act.ts';
import { chooseKind } from '../modules/mandates/commands/choose-kind.ts';
import { setMandate } from '../modules/mandates/commands/set-mandate.ts';
import type { Context } from '../platform/context.ts';
import { desks, type OrganizationKey, type PersonKey } from './cast.ts';
import type { Act, Scene } from './scene.ts';

type Trust = { step: 'draft' | 'tell' | 'do'; limitMinor: number; currency: string };

/** Whoever answers for the client says up to how much a company refunds without asking. */
export const trusts =
  (company: OrganizationKey, trust: Trust): Act =>
  async ({ stage, desk }) => {
    const { slug, accountable } = desks[desk];
    const engagementId = stage.installed.desks[desk].engagements[company];
    if (!engagementId) throw new Error(`${company} is not engaged on this desk`);
    await stage.asPerson(accountable, (ctx) =>
      setMandate(ctx, { desk: slug, engagementId, kind: 'refund', ...trust }),
    );
  };

type Refund = {
  by: PersonKey;
  amountMinor: number;
  currency: string;
  text: string;
  ifNobody?: { by: Temporal.Instant; amountMinor?: number };
};

/** Money back: at once where that is allowed, else a question that the story calls by a name. */
export const refunds =
  (name: string, { by, ifNobody, ...refund }: Refund): Act =>
  async (scene) => {
    await asksOnTheWay(scene, { name, by, table: 'acts' }, (ctx) =>
      act(ctx, {
        ...{ case: scene.caseId, kind: 'refund', ...refund },
        ...(ifNobody && { ifNobody: { ...ifNobody, by: ifNobody.by.toString() } }),
      }),
    );
  };

/** Of which kind a need is; where the client wants to be asked first, the story calls the question by a name. */
export const isOfKind =
  (name: string, { by, kind }: { by: PersonKey; kind: string }): Act =>
  async (scene) => {
    await asksOnTheWay(scene, { name, by, table: 'case_needs' }, (ctx) =>
      chooseKind(ctx, { case: scene.caseId, kind }),
    );
  };

type OnTheWay = { name: string; by: PersonKey; table: 'acts' | 'case_needs' };

/** The question that became of it, if one did, is known to the story by its name. */
async function asksOnTheWay(
  scene: Scene,
  { name, by, table }: OnTheWay,
  work: (ctx: Context) => Promise<{ id: string }>,
): Promise<void> {
  const taskId = await scene.stage.asPerson(by, async (ctx) => {
    const { id } = await work(ctx);
    const { rows } = await sql<{ taskId: string | null }>`
      select task_id from ${sql.table(table)} where desk_id = ${scene.stage.installed.desks[scene.desk].id} and id = ${id}`.execute(
      ctx.db,
    );
    return rows[0]?.taskId;
  });
  if (taskId) scene.tasks.set(name, taskId);
}
