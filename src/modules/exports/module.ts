import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { dropMoveExports, makeMoveExport } from './commands/make-move-export.ts';
import { exportsApi } from './contract.ts';
import { moveExports } from './queries/move-exports.ts';

export const exports: Module = {
  name: 'exports',
  routes: [serve(exportsApi.moveExports, moveExports)],
  sweepers: [
    {
      name: 'exports',
      desks: 'app.desks_with_exports_to_make()',
      sweep: makeMoveExport,
      atOneMoment: true,
    },
    { name: 'exports over', desks: 'app.desks_with_exports_over()', sweep: dropMoveExports, byClock: true },
  ],
};
