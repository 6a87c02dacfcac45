import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router';
import { Frame } from './shell/frame.tsx';
import { Lost } from './shell/lost.tsx';

export const root = createRootRoute({ component: Outlet, notFoundComponent: Lost });

/** What is there for whoever works for an organization. */
export const inside = createRoute({
  getParentRoute: () => root,
  path: '/app/o/$organization',
  component: Frame,
});
