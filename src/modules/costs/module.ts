import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { setRates } from './commands/set-rates.ts';
import { costsApi } from './contract.ts';
import { costed } from './queries/costed.ts';
import { costs as costOfFailure } from './queries/costs.ts';

export const costs: Module = {
  name: 'costs',
  routes: [
    serve(costsApi.costs, costOfFailure),
    serve(costsApi.costed, costed),
    serve(costsApi.setRates, setRates),
  ],
};
