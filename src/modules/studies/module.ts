import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { learn } from './commands/learn.ts';
import { makeStudy } from './commands/make-study.ts';
import { sayInStudy } from './commands/say-in-study.ts';
import { studiesApi } from './contract.ts';
import { studiesOfDesk } from './queries/studies.ts';
import { study } from './queries/study.ts';

export const studies: Module = {
  name: 'studies',
  routes: [
    serve(studiesApi.studies, studiesOfDesk),
    serve(studiesApi.study, study),
    serve(studiesApi.makeStudy, makeStudy),
    serve(studiesApi.sayInStudy, sayInStudy),
    serve(studiesApi.learn, learn),
  ],
};
