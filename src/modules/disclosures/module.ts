import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { knowEarlier, markSetback, tellCustomer } from './commands/mark-setback.ts';
import { tellClient } from './commands/tell-client.ts';
import { disclosuresApi } from './contract.ts';
import { disclosureLag } from './queries/lag.ts';
import { mySetbacks, setbacksOfCase } from './queries/setbacks.ts';

export const disclosures: Module = {
  name: 'disclosures',
  routes: [
    serve(disclosuresApi.setbacksOfCase, setbacksOfCase),
    serve(disclosuresApi.setbacks, mySetbacks),
    serve(disclosuresApi.lag, disclosureLag),
    serve(disclosuresApi.markSetback, markSetback),
    serve(disclosuresApi.tellCustomer, tellCustomer),
    serve(disclosuresApi.knowEarlier, knowEarlier),
  ],
  sweepers: [
    { name: 'setbacks', desks: 'app.desks_with_setbacks_to_tell()', sweep: tellClient, byClock: true },
  ],
};
