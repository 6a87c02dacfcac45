import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { conversationsApi } from '../conversations/contract.ts';
import { addPocket, changePocket, confirmPocket, endPocket } from './commands/pockets.ts';
import { sendBundles } from './commands/send-bundles.ts';
import { sendDays } from './commands/send-days.ts';
import { tellDangers } from './commands/tell-dangers.ts';
import { pocketApi } from './contract.ts';
import { pockets } from './queries/pockets.ts';
import { whoHearsOnDesk } from './queries/who-hears.ts';

export const pocket: Module = {
  name: 'pocket',
  routes: [
    serve(pocketApi.pockets, pockets),
    serve(pocketApi.addPocket, addPocket),
    serve(pocketApi.confirmPocket, confirmPocket),
    serve(pocketApi.changePocket, changePocket),
    serve(pocketApi.endPocket, endPocket),
    serve(conversationsApi.whoHears, whoHearsOnDesk),
  ],
  sweepers: [
    { name: 'dangers', desks: 'app.desks_with_dangers()', sweep: tellDangers },
    { name: 'days', desks: 'app.desks_with_days_due()', sweep: sendDays, byClock: true },
    { name: 'bundles', desks: 'app.desks_with_bundles_due()', sweep: sendBundles, byClock: true },
  ],
};
