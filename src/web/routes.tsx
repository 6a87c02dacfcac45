import {
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
  redirect,
} from '@tanstack/react-router';
import { filtersOf } from '../modules/today/web/filter.ts';
import { safeBack } from './back.ts';
import { inside, root } from './inside.ts';
import { measuresPages } from './measures-pages.ts';
import { ChooseOrganization } from './pages/choose-organization.tsx';
import { Broken } from './shell/broken.tsx';
import { Nowhere } from './shell/lost.tsx';

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/app/$', params: { _splat: '' } });
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/app/sign-in',
  validateSearch: ({ back, error }: Record<string, unknown>): { back: string; error?: string } => ({
    back: safeBack(back),
    error: typeof error === 'string' ? error : undefined,
  }),
  component: lazyRouteComponent(() => import('./pages/sign-in.tsx'), 'SignIn'),
});

const newPassword = createRoute({
  getParentRoute: () => root,
  path: '/app/new-password',
  validateSearch: ({ token }: Record<string, unknown>): { token?: string } => ({
    // A token of digits alone comes out of the address as a number.
    token: typeof token === 'number' ? String(token) : typeof token === 'string' ? token : undefined,
  }),
  component: lazyRouteComponent(() => import('./pages/new-password.tsx'), 'NewPassword'),
});

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup/$token',
  component: lazyRouteComponent(() => import('./pages/set-up.tsx'), 'SetUp'),
});

/** An address that names no organization: the one I work for is put in, or chosen where there are several. */
const choose = createRoute({
  getParentRoute: () => root,
  path: '/app/$',
  // What comes next is on its way while it is asked for whom.
  onEnter: () => void bring(inside, first, today),
  component: ChooseOrganization,
});

const first = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/landing.tsx'), 'Landing'),
});

const today = createRoute({
  getParentRoute: () => inside,
  path: '/today',
  validateSearch: filtersOf,
  component: lazyRouteComponent(() => import('./pages/today.tsx'), 'TodayPage'),
});

const theCase = createRoute({
  getParentRoute: () => inside,
  path: '/cases/$case',
  component: lazyRouteComponent(() => import('./pages/case.tsx'), 'CasePage'),
});

const brief = createRoute({
  getParentRoute: () => inside,
  path: '/cases/$case/brief',
  component: lazyRouteComponent(() => import('./pages/brief.tsx'), 'BriefPage'),
});

const search = createRoute({
  getParentRoute: () => inside,
  path: '/search',
  validateSearch: ({ q }: Record<string, unknown>): { q?: string } => ({
    // A search for digits comes out of the address as a number.
    q: typeof q === 'number' ? String(q) : typeof q === 'string' && q !== '' ? q : undefined,
  }),
  component: lazyRouteComponent(() => import('./pages/search.tsx'), 'SearchPage'),
});

const call = createRoute({
  getParentRoute: () => inside,
  path: '/call',
  validateSearch: ({ number }: Record<string, unknown>): { number?: string } => ({
    // A number of digits alone comes out of the address as one.
    number: typeof number === 'number' ? String(number) : text(number),
  }),
  component: lazyRouteComponent(() => import('./pages/call.tsx'), 'CallPage'),
});

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const quarantine = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/quarantine',
  validateSearch: ({ mail, state }: Record<string, unknown>): { mail?: string; state?: 'ignored' } => ({
    mail: text(mail),
    state: state === 'ignored' ? state : undefined,
  }),
  component: lazyRouteComponent(() => import('./pages/quarantine.tsx'), 'QuarantinePage'),
});

type Fate = (typeof fates)[number];
const fates = ['waiting', 'sent', 'failed', 'not sent'] as const;

const outbox = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/outbox',
  validateSearch: ({ mail, fate }: Record<string, unknown>): { mail?: string; fate?: Fate } => ({
    mail: text(mail),
    fate: fates.find((one) => one === fate),
  }),
  component: lazyRouteComponent(() => import('./pages/outbox.tsx'), 'OutboxPage'),
});

const settings = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/settings',
  component: lazyRouteComponent(() => import('./pages/desk-settings.tsx'), 'DeskSettingsPage'),
});

const morning = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/morning',
  component: lazyRouteComponent(() => import('./pages/morning.tsx'), 'MorningPage'),
});

const handOff = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/hand-off',
  component: lazyRouteComponent(() => import('./pages/hand-off.tsx'), 'HandOffPage'),
});

const extraSteps = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/extra-steps',
  component: lazyRouteComponent(() => import('./pages/extra-steps.tsx'), 'ExtraStepsPage'),
});

const knowledge = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/knowledge',
  validateSearch: ({ q, confidence }: Record<string, unknown>): { q?: string; confidence?: 'archived' } => ({
    // A search for digits comes out of the address as a number.
    q: typeof q === 'number' ? String(q) : text(q),
    confidence: confidence === 'archived' ? confidence : undefined,
  }),
  component: lazyRouteComponent(() => import('./pages/knowledge.tsx'), 'KnowledgePage'),
});

const article = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/knowledge/$article',
  component: lazyRouteComponent(() => import('./pages/knowledge.tsx'), 'ArticlePage'),
});

const gaps = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/knowledge/gaps',
  validateSearch: ({ state }: Record<string, unknown>): { state?: 'closed' | 'withdrawn' } => ({
    state: state === 'closed' || state === 'withdrawn' ? state : undefined,
  }),
  component: lazyRouteComponent(() => import('./pages/gaps.tsx'), 'GapsPage'),
});

const gap = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/knowledge/gaps/$gap',
  component: lazyRouteComponent(() => import('./pages/gaps.tsx'), 'GapPage'),
});

const words = createRoute({
  getParentRoute: () => inside,
  path: '/words',
  component: lazyRouteComponent(() => import('./pages/words.tsx'), 'WordsPage'),
});

const register = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/register',
  component: lazyRouteComponent(() => import('./pages/desk-register.tsx'), 'DeskRegisterPage'),
});

const customer = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/customers/$customer',
  component: lazyRouteComponent(() => import('./pages/customer.tsx'), 'CustomerPage'),
});

const organization = createRoute({
  getParentRoute: () => inside,
  path: '/organization',
  component: lazyRouteComponent(() => import('./pages/organization.tsx'), 'OrganizationPage'),
});

const begin = createRoute({
  getParentRoute: () => inside,
  path: '/begin',
  component: lazyRouteComponent(() => import('./pages/begin.tsx'), 'BeginPage'),
});

const account = createRoute({
  getParentRoute: () => inside,
  path: '/account',
  component: lazyRouteComponent(() => import('./pages/account.tsx'), 'AccountPage'),
});

const nowhere = createRoute({ getParentRoute: () => inside, path: '/$', component: () => <Nowhere /> });

const pages = [
  first,
  today,
  theCase,
  brief,
  search,
  call,
  quarantine,
  outbox,
  settings,
  morning,
  handOff,
  extraSteps,
  knowledge,
  article,
  gaps,
  gap,
  ...measuresPages,
  words,
  register,
  customer,
  organization,
  begin,
  account,
  nowhere,
];

inside.update({
  // Every screen is here before it is wanted: it opens at once, and also while the server is away.
  onEnter: () => void bring(inside, today).then(() => bring(...pages)),
});

type Screen = { options: { component?: RouteComponent } };

const bring = (...screens: Screen[]): Promise<unknown> =>
  Promise.all(screens.map(({ options }) => options.component?.preload?.()));

export const router = createRouter({
  routeTree: root.addChildren([start, signIn, newPassword, setUp, inside.addChildren(pages), choose]),
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
