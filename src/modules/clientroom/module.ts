import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { chooseMorning } from './commands/choose-morning.ts';
import { sendMornings } from './commands/send-mornings.ts';
import { handBack, stepIn } from './commands/step-in.ts';
import { clientroomApi } from './contract.ts';
import { awaited } from './queries/awaited.ts';
import { casesBehind } from './queries/deeds.ts';
import { morning } from './queries/morning.ts';
import { myMorning } from './queries/my-morning.ts';
import { clientSpoke } from './queries/spoke.ts';
import { wordsOfYesterday } from './queries/words.ts';

export const clientroom: Module = {
  name: 'clientroom',
  routes: [
    serve(clientroomApi.awaited, awaited),
    serve(clientroomApi.morning, morning),
    serve(clientroomApi.words, wordsOfYesterday),
    serve(clientroomApi.casesBehind, casesBehind),
    serve(clientroomApi.spoke, clientSpoke),
    serve(clientroomApi.stepIn, stepIn),
    serve(clientroomApi.handBack, handBack),
    serve(clientroomApi.myMorning, myMorning),
    serve(clientroomApi.chooseMorning, chooseMorning),
  ],
  sweepers: [
    { name: 'mornings', desks: 'app.desks_with_mornings_due()', sweep: sendMornings, byClock: true },
  ],
};
