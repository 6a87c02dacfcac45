import type { Context } from '../../platform/context.ts';
import type { CasesTables } from '../cases/tables.ts';
import type { ConversationsTables } from '../conversations/tables.ts';
import type { CustomersTables } from '../customers/tables.ts';
import type { DesksTables } from '../desks/tables.ts';

/** Read only: this module shows what others keep, and owns nothing. */
export const tables = (ctx: Context) =>
  ctx.db.withTables<CasesTables & ConversationsTables & CustomersTables & DesksTables>();
