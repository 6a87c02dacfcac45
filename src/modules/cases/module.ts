import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { casesApi } from './contract.ts';
import { casesOfDesk } from './queries/case-rows.ts';

export const cases: Module = {
  name: 'cases',
  routes: [serve(casesApi.cases, casesOfDesk)],
};
