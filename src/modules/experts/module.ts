import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { askNow } from './commands/ask-now.ts';
import { goOnAsking } from './commands/go-on-asking.ts';
import { endExpertise, markExpertise } from './commands/mark-expertise.ts';
import { takeAskBack } from './commands/take-ask-back.ts';
import { expertsApi } from './contract.ts';
import { askedOfMe } from './queries/asked-of-me.ts';
import { asksOfCase } from './queries/asks-of-case.ts';
import { advised, expertsOnDesk } from './queries/experts.ts';

export const experts: Module = {
  name: 'experts',
  routes: [
    serve(expertsApi.experts, expertsOnDesk),
    serve(expertsApi.advised, advised),
    serve(expertsApi.markExpertise, markExpertise),
    serve(expertsApi.endExpertise, endExpertise),
    serve(expertsApi.ask, askNow),
    serve(expertsApi.asksOfCase, asksOfCase),
    serve(expertsApi.takeAskBack, takeAskBack),
    serve(expertsApi.askedOfMe, askedOfMe),
  ],
  sweepers: [{ name: 'asks', desks: 'app.desks_with_asks_due()', sweep: goOnAsking }],
};
