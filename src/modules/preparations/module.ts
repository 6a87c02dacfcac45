import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { inviteCompany } from './commands/invite-company.ts';
import { changePreparation, prepare, withdrawPreparation } from './commands/prepare.ts';
import { preparationsApi } from './contract.ts';
import { preparationsOfUs } from './queries/preparations.ts';

export const preparations: Module = {
  name: 'preparations',
  routes: [
    serve(preparationsApi.inviteCompany, inviteCompany),
    serve(preparationsApi.preparations, preparationsOfUs),
    serve(preparationsApi.prepare, prepare),
    serve(preparationsApi.changePreparation, changePreparation),
    serve(preparationsApi.withdrawPreparation, withdrawPreparation),
  ],
};
