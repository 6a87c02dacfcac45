import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { changeCustomer } from './commands/change-customer.ts';
import { checkFact } from './commands/check-fact.ts';
import { learn } from './commands/learn.ts';
import { noteThing } from './commands/note-thing.ts';
import { retireThing } from './commands/retire-thing.ts';
import { customersApi } from './contract.ts';

export const customers: Module = {
  name: 'customers',
  routes: [
    serve(customersApi.learn, learn),
    serve(customersApi.checkFact, checkFact),
    serve(customersApi.noteThing, noteThing),
    serve(customersApi.retireThing, retireThing),
    serve(customersApi.changeCustomer, changeCustomer),
  ],
};
