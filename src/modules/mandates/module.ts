import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { act } from './commands/act.ts';
import { chooseKind } from './commands/choose-kind.ts';
import { markNeeds } from './commands/mark-needs.ts';
import { offerOurs } from './commands/offer-ours.ts';
import { addActKind, setMandate } from './commands/set-mandate.ts';
import { settleActs } from './commands/settle-acts.ts';
import { mandatesApi } from './contract.ts';
import { actsOfCase, mandatesOfDesk } from './queries/mandates.ts';
import { needKinds, needOfCase } from './queries/needs.ts';

export const mandates: Module = {
  name: 'mandates',
  routes: [
    serve(mandatesApi.mandates, mandatesOfDesk),
    serve(mandatesApi.setMandate, setMandate),
    serve(mandatesApi.addActKind, addActKind),
    serve(mandatesApi.needKinds, needKinds),
    serve(mandatesApi.markNeeds, markNeeds),
    serve(mandatesApi.need, needOfCase),
    serve(mandatesApi.chooseKind, chooseKind),
    serve(mandatesApi.acts, actsOfCase),
    serve(mandatesApi.act, act),
  ],
  sweepers: [
    { name: 'acts', desks: 'app.desks_with_acts_answered()', sweep: settleActs },
    { name: 'ours', desks: 'app.desks_with_ours_to_offer()', sweep: offerOurs, byClock: true },
  ],
};
