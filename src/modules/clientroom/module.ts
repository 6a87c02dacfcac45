import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { clientroomApi } from './contract.ts';
import { awaited } from './queries/awaited.ts';
import { casesBehind } from './queries/deeds.ts';
import { morning } from './queries/morning.ts';

export const clientroom: Module = {
  name: 'clientroom',
  routes: [
    serve(clientroomApi.awaited, awaited),
    serve(clientroomApi.morning, morning),
    serve(clientroomApi.casesBehind, casesBehind),
  ],
};
