import { setRates } from '../modules/costs/commands/set-rates.ts';
import type { CostRates } from '../modules/costs/contract.ts';
import { makeCause } from '../modules/demand/commands/causes.ts';
import { markDemand } from '../modules/demand/commands/mark-demand.ts';
import type { Behind, Demand } from '../modules/demand/contract.ts';
import { typeNamed } from '../modules/demand/queries/visible-type.ts';
import { desks, type OrganizationKey, type PersonKey } from './cast.ts';
import type { Act } from './scene.ts';

/** Somebody says of the latest contact what it is from the customer's side, and of which type. */
export const cameWith =
  (demand: Demand, newType: string, { by = 'tom' }: { by?: PersonKey } = {}): Act =>
  async ({ stage, caseId }) => {
    await stage.asPerson(by, (ctx) => markDemand(ctx, { case: caseId, demand, newType }));
  };

type Cause = {
  by: PersonKey;
  name: string;
  behind: Behind;
  behindWords: string;
  owner: OrganizationKey;
  due: Temporal.Instant;
};

/** Somebody says of what the contacts of a type come, and whose that is to remove. */
export const comesOf =
  (type: string, { by, owner, due, ...words }: Cause): Act =>
  async ({ stage, desk }) => {
    const { id: deskId } = stage.installed.desks[desk];
    const ownerId = stage.installed.organizations[owner];
    await stage.asPerson(by, async (ctx) => {
      const found = await typeNamed(ctx, { deskId, demand: 'failure', name: type });
      if (!found) throw new Error(`nobody came with ${type}`);
      const owned = { ownerId, departmentId: null, due: due.toString() };
      await makeCause(ctx, { desk: desks[desk].slug, type: found.id, ...words, ...owned });
    });
  };

/** Whoever leads there says by what the cost of failure is reckoned. */
export const reckonsBy =
  (by: PersonKey, rates: CostRates): Act =>
  async ({ stage, desk }) => {
    await stage.asPerson(by, (ctx) => setRates(ctx, { desk: desks[desk].slug, version: 0, ...rates }));
  };
