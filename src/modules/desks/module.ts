import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { admit } from './commands/admit.ts';
import { changeDesk } from './commands/change-desk.ts';
import { endEngagement, engage } from './commands/engage.ts';
import { openDesk } from './commands/open-desk.ts';
import { desksApi } from './contract.ts';
import { deskView, myDesks } from './queries/desk-view.ts';

export const desks: Module = {
  name: 'desks',
  routes: [
    serve(desksApi.desks, myDesks),
    serve(desksApi.openDesk, openDesk),
    serve(desksApi.desk, deskView),
    serve(desksApi.changeDesk, changeDesk),
    serve(desksApi.engage, engage),
    serve(desksApi.endEngagement, endEngagement),
    serve(desksApi.admit, admit),
  ],
};
