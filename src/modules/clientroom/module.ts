import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { clientroomApi } from './contract.ts';
import { awaited } from './queries/awaited.ts';

export const clientroom: Module = {
  name: 'clientroom',
  routes: [serve(clientroomApi.awaited, awaited)],
};
