import { cases } from '../modules/cases/module.ts';
import { conversations } from '../modules/conversations/module.ts';
import { customers } from '../modules/customers/module.ts';
import { desks } from '../modules/desks/module.ts';
import { people } from '../modules/people/module.ts';
import type { Module } from '../platform/module.ts';

/** All modules in building order: each knows only those before it. */
export const modules: Module[] = [people, desks, customers, cases, conversations];
