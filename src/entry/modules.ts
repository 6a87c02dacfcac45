import { cases } from '../modules/cases/module.ts';
import { clientroom } from '../modules/clientroom/module.ts';
import { coaching } from '../modules/coaching/module.ts';
import { conversations } from '../modules/conversations/module.ts';
import { costs } from '../modules/costs/module.ts';
import { custody } from '../modules/custody/module.ts';
import { customers } from '../modules/customers/module.ts';
import { demand } from '../modules/demand/module.ts';
import { desks } from '../modules/desks/module.ts';
import { disclosures } from '../modules/disclosures/module.ts';
import { experts } from '../modules/experts/module.ts';
import { exports } from '../modules/exports/module.ts';
import { knowledge } from '../modules/knowledge/module.ts';
import { mandates } from '../modules/mandates/module.ts';
import { measures } from '../modules/measures/module.ts';
import { people } from '../modules/people/module.ts';
import { pocket } from '../modules/pocket/module.ts';
import { preparations } from '../modules/preparations/module.ts';
import { procedures } from '../modules/procedures/module.ts';
import { referrals } from '../modules/referrals/module.ts';
import { returns } from '../modules/returns/module.ts';
import { studies } from '../modules/studies/module.ts';
import { tasks } from '../modules/tasks/module.ts';
import { today } from '../modules/today/module.ts';
import { walks } from '../modules/walks/module.ts';
import type { Module } from '../platform/module.ts';

/** All modules in building order: each knows only those before it. */
export const modules: Module[] = [
  people,
  desks,
  customers,
  custody,
  cases,
  conversations,
  tasks,
  knowledge,
  experts,
  referrals,
  mandates,
  preparations,
  disclosures,
  procedures,
  demand,
  returns,
  studies,
  costs,
  walks,
  coaching,
  today,
  pocket,
  clientroom,
  measures,
  exports,
];

/** The folders of all modules, those without a plan of their own included. */
export const moduleNames = [...modules.map((module) => module.name), 'customerpage', 'sight'];
