import { sql } from 'kysely';
import { act } from '../modules/mandates/commands/act.ts';
import { setMandate } from '../modules/mandates/commands/set-mandate.ts';
import { desks, type OrganizationKey, type PersonKey } from './cast.ts';
import type { Act } from './scene.ts';

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
    const taskId = await scene.stage.asPerson(by, async (ctx) => {
      const { id } = await act(ctx, {
        ...{ case: scene.caseId, kind: 'refund', ...refund },
        ...(ifNobody && { ifNobody: { ...ifNobody, by: ifNobody.by.toString() } }),
      });
      const { rows } = await sql<{ taskId: string | null }>`
        select task_id from acts where desk_id = ${scene.stage.installed.desks[scene.desk].id} and id = ${id}`.execute(
        ctx.db,
      );
      return rows[0]?.taskId;
    });
    if (taskId) scene.tasks.set(name, taskId);
  };
