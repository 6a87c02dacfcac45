import { lazyRouteComponent } from '@tanstack/react-router';

/** Asked for twice, it comes once. */
export const laterPages = () => import('./pages/later.ts');
type Pages = Awaited<ReturnType<typeof laterPages>>;

/** Every screen but those that are opened first comes as one piece: a hundred small ones take twice as long. */
export const later = <Name extends keyof Pages>(name: Name) => lazyRouteComponent(laterPages, name);
