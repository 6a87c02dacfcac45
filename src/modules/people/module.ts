import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { beAway, withdrawAbsence } from './commands/absences.ts';
import { changeMe } from './commands/me.ts';
import {
  addDepartment,
  addMember,
  changeDepartment,
  changeMember,
  changeOrganization,
  endMembership,
} from './commands/members.ts';
import { endToken, makeToken, myTokens } from './commands/tokens.ts';
import { peopleApi } from './contract.ts';
import { myAbsences } from './queries/absences.ts';
import { departments, me, members } from './queries/me.ts';

export const people: Module = {
  name: 'people',
  routes: [
    serve(peopleApi.me, me),
    serve(peopleApi.changeMe, changeMe),
    serve(peopleApi.beAway, beAway),
    serve(peopleApi.absences, myAbsences),
    serve(peopleApi.withdrawAbsence, withdrawAbsence),
    serve(peopleApi.makeToken, makeToken),
    serve(peopleApi.tokens, myTokens),
    serve(peopleApi.endToken, endToken),
    serve(peopleApi.members, members),
    serve(peopleApi.addMember, addMember),
    serve(peopleApi.changeMember, changeMember),
    serve(peopleApi.endMembership, endMembership),
    serve(peopleApi.changeOrganization, changeOrganization),
    serve(peopleApi.departments, departments),
    serve(peopleApi.addDepartment, addDepartment),
    serve(peopleApi.changeDepartment, changeDepartment),
  ],
};
