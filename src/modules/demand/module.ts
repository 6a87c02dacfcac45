import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { causeOfType, changeCause, makeCause } from './commands/causes.ts';
import { makeType, mergeType, renameType } from './commands/demand-types.ts';
import { markDemand } from './commands/mark-demand.ts';
import { demandApi } from './contract.ts';
import { cause, causesOfDesk } from './queries/causes.ts';
import { contactsOfCase } from './queries/contacts.ts';
import { countedContacts } from './queries/counted-contacts.ts';
import { demandTypes } from './queries/demand-types.ts';
import { demandMeasures } from './queries/measures.ts';

export const demand: Module = {
  name: 'demand',
  routes: [
    serve(demandApi.types, demandTypes),
    serve(demandApi.makeType, makeType),
    serve(demandApi.renameType, renameType),
    serve(demandApi.mergeType, mergeType),
    serve(demandApi.contacts, contactsOfCase),
    serve(demandApi.mark, markDemand),
    serve(demandApi.measures, demandMeasures),
    serve(demandApi.counted, countedContacts),
    serve(demandApi.causes, causesOfDesk),
    serve(demandApi.cause, cause),
    serve(demandApi.makeCause, makeCause),
    serve(demandApi.changeCause, changeCause),
    serve(demandApi.causeOfType, causeOfType),
  ],
};
