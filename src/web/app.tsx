import { MantineProvider } from '@mantine/core';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { I18nextProvider } from 'react-i18next';
import { theme, variables } from '../ui/theme.ts';
import { Voice } from '../ui/voice.tsx';
import { i18n } from './i18n/i18n.ts';
import { RequestFailed } from './request.ts';
import { router } from './routes.tsx';

const MOST_TRIES = 2;

const queries = new QueryClient({
  queryCache: new QueryCache({ onError: signInAgain }),
  mutationCache: new MutationCache({ onError: signInAgain }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (tried, error) =>
        tried < MOST_TRIES && error instanceof RequestFailed && error.kind === 'unreachable',
    },
  },
});

/** A session that has ended leads to the door, and from there back to where one was. */
function signInAgain(error: Error): void {
  if (!(error instanceof RequestFailed) || error.status !== 401) return;
  const { pathname, href } = router.state.location;
  if (pathname === '/app/sign-in' || pathname.startsWith('/setup/')) return;
  queries.clear();
  void router.navigate({ to: '/app/sign-in', search: { back: href } });
}

export function App() {
  return (
    <I18nextProvider i18n={i18n}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={variables}
        defaultColorScheme="auto"
        deduplicateCssVariables={false}
      >
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
          <Voice />
        </QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>
  );
}
