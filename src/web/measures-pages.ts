import { createRoute } from '@tanstack/react-router';
import { costsAsked } from '../modules/costs/web/asked.ts';
import { contactsAsked, weeksAsked } from '../modules/demand/web/asked.ts';
import { measuredAsked } from '../modules/measures/web/asked.ts';
import { inside } from './inside.ts';
import { later } from './later.ts';

const demand = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/demand',
  validateSearch: weeksAsked,
  component: later('DemandPage'),
});

const demandContacts = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/demand/contacts',
  validateSearch: contactsAsked,
  component: later('DemandContactsPage'),
});

const measures = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/demand/measures',
  validateSearch: measuredAsked,
  component: later('MeasuresPage'),
});

const measuredNeeds = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/demand/measures/needs',
  validateSearch: measuredAsked,
  component: later('MeasuredNeedsPage'),
});

const demandCauses = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/demand/causes',
  validateSearch: weeksAsked,
  component: later('CausesPage'),
});

const demandCause = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/demand/causes/$cause',
  validateSearch: weeksAsked,
  component: later('CausePage'),
});

const costs = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/demand/costs',
  validateSearch: costsAsked,
  component: later('CostsPage'),
});

const costed = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/demand/costs/cases',
  validateSearch: costsAsked,
  component: later('CostedPage'),
});

const studies = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/demand/studies',
  component: later('StudiesPage'),
});

const study = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/demand/studies/$study',
  component: later('StudyPage'),
});

const walks = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/demand/walks',
  component: later('WalksPage'),
});

const walk = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/demand/walks/$walk',
  component: later('WalkPage'),
});

const demandTypes = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/demand/types',
  component: later('DemandTypesPage'),
});

/** What customers of a desk come with, of what it comes, and how it went for them. */
export const measuresPages = [
  demand,
  demandContacts,
  measures,
  measuredNeeds,
  demandCauses,
  demandCause,
  demandTypes,
  costs,
  costed,
  studies,
  study,
  walks,
  walk,
];
