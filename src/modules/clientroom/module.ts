import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { chooseMorning } from './commands/choose-morning.ts';
import { noteShortfall } from './commands/note-shortfall.ts';
import { raiseNeed } from './commands/raise-need.ts';
import { sendMornings } from './commands/send-mornings.ts';
import { handBack, stepIn } from './commands/step-in.ts';
import { clientroomApi } from './contract.ts';
import { awaited } from './queries/awaited.ts';
import { casesBehind } from './queries/deeds.ts';
import { morning } from './queries/morning.ts';
import { myMorning } from './queries/my-morning.ts';
import { shortfallsOf } from './queries/shortfalls.ts';
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
    serve(clientroomApi.shortfalls, shortfallsOf),
    serve(clientroomApi.noteShortfall, noteShortfall),
    serve(clientroomApi.raiseNeed, raiseNeed),
    serve(clientroomApi.myMorning, myMorning),
    serve(clientroomApi.chooseMorning, chooseMorning),
  ],
  sweepers: [
    { name: 'mornings', desks: 'app.desks_with_mornings_due()', sweep: sendMornings, byClock: true },
  ],
};
