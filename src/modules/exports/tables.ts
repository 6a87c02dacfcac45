import type { Generated } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';

type ExportsTables = {
  moveExports: {
    deskId: string;
    moveId: string;
    readAsId: string | null;
    madeAt: Instant | null;
    recordedAt: Generated<Instant>;
  };
  moveExportChunks: { deskId: string; moveId: string; place: number; bytes: Buffer };
};

export const tables = (ctx: Context) => ctx.db.withTables<ExportsTables>();
