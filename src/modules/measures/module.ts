import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { measuresApi } from './contract.ts';
import { measuredNeeds } from './queries/measured-needs.ts';
import { measuresOfDesk } from './queries/measures.ts';

export const measures: Module = {
  name: 'measures',
  routes: [serve(measuresApi.measures, measuresOfDesk), serve(measuresApi.measured, measuredNeeds)],
};
