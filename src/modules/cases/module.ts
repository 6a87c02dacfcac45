import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { desksApi } from '../desks/contract.ts';
import { dismiss, sweepLeavers } from './commands/leave-desk.ts';
import { casesApi } from './contract.ts';
import { casesOfDesk } from './queries/case-rows.ts';

export const cases: Module = {
  name: 'cases',
  routes: [serve(casesApi.cases, casesOfDesk), serve(desksApi.dismiss, dismiss)],
  sweepers: [{ name: 'leavers', desks: 'app.desks_with_leavers()', sweep: sweepLeavers, byClock: true }],
};
