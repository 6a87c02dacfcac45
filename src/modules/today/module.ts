import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { todayApi } from './contract.ts';
import { search } from './queries/search.ts';
import { myToday } from './queries/today.ts';

export const today: Module = {
  name: 'today',
  routes: [serve(todayApi.today, myToday), serve(todayApi.search, search)],
};
