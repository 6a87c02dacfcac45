import { createRoute, createRouter, redirect } from '@tanstack/react-router';
import { returnsAsked, windowAsked } from '../modules/returns/web/asked.ts';
import { filtersOf } from '../modules/today/web/filter.ts';
import { safeBack } from './back.ts';
import { inside, root } from './inside.ts';
import { later, laterPages } from './later.ts';
import { measuresPages } from './measures-pages.ts';
import { CasePage } from './pages/case.tsx';
import { ChooseOrganization } from './pages/choose-organization.tsx';
import { Landing } from './pages/landing.tsx';
import { SignIn } from './pages/sign-in.tsx';
import { TodayPage } from './pages/today.tsx';
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
  component: SignIn,
});

const newPassword = createRoute({
  getParentRoute: () => root,
  path: '/app/new-password',
  validateSearch: ({ token }: Record<string, unknown>): { token?: string } => ({
    // A token of digits alone comes out of the address as a number.
    token: typeof token === 'number' ? String(token) : typeof token === 'string' ? token : undefined,
  }),
  component: later('NewPassword'),
});

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup/$token',
  component: later('SetUp'),
});

/** An address that names no organization: the one I work for is put in, or chosen where there are several. */
const choose = createRoute({
  getParentRoute: () => root,
  path: '/app/$',
  component: ChooseOrganization,
});

const first = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: Landing,
});

const today = createRoute({
  getParentRoute: () => inside,
  path: '/today',
  validateSearch: filtersOf,
  component: TodayPage,
});

const theCase = createRoute({
  getParentRoute: () => inside,
  path: '/cases/$case',
  component: CasePage,
});

const brief = createRoute({
  getParentRoute: () => inside,
  path: '/cases/$case/brief',
  component: later('BriefPage'),
});

const search = createRoute({
  getParentRoute: () => inside,
  path: '/search',
  validateSearch: ({ q }: Record<string, unknown>): { q?: string } => ({
    // A search for digits comes out of the address as a number.
    q: typeof q === 'number' ? String(q) : typeof q === 'string' && q !== '' ? q : undefined,
  }),
  component: later('SearchPage'),
});

const call = createRoute({
  getParentRoute: () => inside,
  path: '/call',
  validateSearch: ({ number }: Record<string, unknown>): { number?: string } => ({
    // A number of digits alone comes out of the address as one.
    number: typeof number === 'number' ? String(number) : text(number),
  }),
  component: later('CallPage'),
});

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const quarantine = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/quarantine',
  validateSearch: ({ mail, state }: Record<string, unknown>): { mail?: string; state?: 'ignored' } => ({
    mail: text(mail),
    state: state === 'ignored' ? state : undefined,
  }),
  component: later('QuarantinePage'),
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
  component: later('OutboxPage'),
});

const settings = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/settings',
  component: later('DeskSettingsPage'),
});

const morning = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/morning',
  component: later('MorningPage'),
});

const handOff = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/hand-off',
  component: later('HandOffPage'),
});

const extraSteps = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/extra-steps',
  component: later('ExtraStepsPage'),
});

const knowledge = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/knowledge',
  validateSearch: ({ q, confidence }: Record<string, unknown>): { q?: string; confidence?: 'archived' } => ({
    // A search for digits comes out of the address as a number.
    q: typeof q === 'number' ? String(q) : text(q),
    confidence: confidence === 'archived' ? confidence : undefined,
  }),
  component: later('KnowledgePage'),
});

const article = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/knowledge/$article',
  component: later('ArticlePage'),
});

const gaps = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/knowledge/gaps',
  validateSearch: ({ state }: Record<string, unknown>): { state?: 'closed' | 'withdrawn' } => ({
    state: state === 'closed' || state === 'withdrawn' ? state : undefined,
  }),
  component: later('GapsPage'),
});

const gap = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/knowledge/gaps/$gap',
  component: later('GapPage'),
});

const returns = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/knowledge/returns',
  validateSearch: windowAsked,
  component: later('ReturnsPage'),
});

const returned = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/knowledge/returns/cases',
  validateSearch: returnsAsked,
  component: later('ReturnedPage'),
});

const words = createRoute({
  getParentRoute: () => inside,
  path: '/words',
  component: later('WordsPage'),
});

const register = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/register',
  component: later('DeskRegisterPage'),
});

const customer = createRoute({
  getParentRoute: () => inside,
  path: '/desks/$desk/customers/$customer',
  component: later('CustomerPage'),
});

const organization = createRoute({
  getParentRoute: () => inside,
  path: '/organization',
  component: later('OrganizationPage'),
});

const begin = createRoute({
  getParentRoute: () => inside,
  path: '/begin',
  component: later('BeginPage'),
});

const account = createRoute({
  getParentRoute: () => inside,
  path: '/account',
  component: later('AccountPage'),
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
  returns,
  returned,
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
  onEnter: () => void laterPages().catch(() => {}),
});

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
