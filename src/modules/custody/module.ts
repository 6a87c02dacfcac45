import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { numberCustody } from './commands/number-custody.ts';
import { custodyApi } from './contract.ts';
import { custodyOfCase } from './queries/custody-of-case.ts';

export const custody: Module = {
  name: 'custody',
  routes: [serve(custodyApi.custodyOfCase, custodyOfCase)],
  sweepers: [numberCustody],
};
