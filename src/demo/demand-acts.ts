import { markDemand } from '../modules/demand/commands/mark-demand.ts';
import type { Demand } from '../modules/demand/contract.ts';
import type { PersonKey } from './cast.ts';
import type { Act } from './scene.ts';

/** Somebody says of the latest contact what it is from the customer's side, and of which type. */
export const cameWith =
  (demand: Demand, newType: string, { by = 'tom' }: { by?: PersonKey } = {}): Act =>
  async ({ stage, caseId }) => {
    await stage.asPerson(by, (ctx) => markDemand(ctx, { case: caseId, demand, newType }));
  };
