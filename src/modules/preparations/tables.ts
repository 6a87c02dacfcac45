import type { Context } from '../../platform/context.ts';
import type { DesksTables } from '../desks/tables.ts';
import type { PeopleTables } from '../people/tables.ts';

export const tables = (ctx: Context) => ctx.db.withTables<DesksTables & PeopleTables>();
