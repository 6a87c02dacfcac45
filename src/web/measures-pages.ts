import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { contactsAsked, weeksAsked } from '../modules/demand/web/asked.ts';
import { measuredAsked } from '../modules/measures/web/asked.ts';
import { inside } from './inside.ts';

const demand = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/demand',
  validateSearch: weeksAsked,
  component: lazyRouteComponent(() => import('./pages/demand.tsx'), 'DemandPage'),
});

const demandContacts = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/demand/contacts',
  validateSearch: contactsAsked,
  component: lazyRouteComponent(() => import('./pages/demand.tsx'), 'DemandContactsPage'),
});

const measures = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/demand/measures',
  validateSearch: measuredAsked,
  component: lazyRouteComponent(() => import('./pages/measures.tsx'), 'MeasuresPage'),
});

const measuredNeeds = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/demand/measures/needs',
  validateSearch: measuredAsked,
  component: lazyRouteComponent(() => import('./pages/measures.tsx'), 'MeasuredNeedsPage'),
});

const demandCauses = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/demand/causes',
  validateSearch: weeksAsked,
  component: lazyRouteComponent(() => import('./pages/causes.tsx'), 'CausesPage'),
});

const demandCause = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/demand/causes/$cause',
  validateSearch: weeksAsked,
  component: lazyRouteComponent(() => import('./pages/causes.tsx'), 'CausePage'),
});

const demandTypes = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/demand/types',
  component: lazyRouteComponent(() => import('./pages/demand.tsx'), 'DemandTypesPage'),
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
];
