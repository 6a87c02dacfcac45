import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { changeCustomer } from './commands/change-customer.ts';
import { learn } from './commands/learn.ts';
import { customersApi } from './contract.ts';

export const customers: Module = {
  name: 'customers',
  routes: [serve(customersApi.learn, learn), serve(customersApi.changeCustomer, changeCustomer)],
};
