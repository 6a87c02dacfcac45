import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { markExtraStep, thank } from './commands/extra-steps.ts';
import { proceduresApi } from './contract.ts';
import { extraStepsOfCase, extraStepsOfDesk } from './queries/extra-steps.ts';

export const procedures: Module = {
  name: 'procedures',
  routes: [
    serve(proceduresApi.extraStepsOfDesk, extraStepsOfDesk),
    serve(proceduresApi.extraStepsOfCase, extraStepsOfCase),
    serve(proceduresApi.markExtraStep, markExtraStep),
    serve(proceduresApi.thank, thank),
  ],
};
