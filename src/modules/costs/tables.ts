import type { Generated } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';

export type CostsTables = {
  costRates: {
    deskId: string;
    version: number;
    currency: string;
    contactMinutes: number;
    contactHourMinor: number;
    contactFixedMinor: number;
    reworkMinutes: number;
    reworkHourMinor: number;
    reworkFixedMinor: number;
    returnMinutes: number;
    returnHourMinor: number;
    returnFixedMinor: number;
    saleMinor: number | null;
    byId: string;
    recordedAt: Generated<Instant>;
  };
  contactPrices: {
    deskId: string;
    version: number;
    priceMinor: number | null;
    byId: string;
    recordedAt: Generated<Instant>;
  };
};

export const tables = (ctx: Context) => ctx.db.withTables<CostsTables>();
