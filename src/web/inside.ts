import { createRootRoute, createRoute, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { Lost } from './shell/lost.tsx';

export const root = createRootRoute({ component: Outlet, notFoundComponent: Lost });

/** What is there for whoever works for an organization. */
export const inside = createRoute({
  getParentRoute: () => root,
  path: '/app/o/$organization',
  component: lazyRouteComponent(() => import('./shell/frame.tsx'), 'Frame'),
});
