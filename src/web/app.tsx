import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { I18nextProvider } from 'react-i18next';
import { theme, variables } from '../ui/theme.ts';
import { Voice } from '../ui/voice.tsx';
import { doorFor } from './back.ts';
import { i18n } from './i18n/i18n.ts';
import { forgetAnswers } from './offline/device.ts';
import { keptAnswers } from './queries.ts';
import { isOfAnother } from './request.ts';
import { router } from './routes.tsx';

const queries = keptAnswers(signInAgain);

let isLeft = false;

/**
 * A session that has ended leads to the door, and from there back to where one was. Where somebody else has signed in, a page
 * asked for anew keeps nothing of what was on the screens.
 */
function signInAgain(error: Error): void {
  if (isOfAnother(error)) {
    if (isLeft) return;
    isLeft = true;
    void forgetAnswers().finally(() => window.location.assign('/app'));
    return;
  }
  const { pathname, href } = router.state.location;
  if (pathname === '/app/sign-in' || pathname.startsWith('/setup/')) return;
  queries.clear();
  void forgetAnswers();
  void router.navigate({ to: '/app/sign-in', search: doorFor(href) });
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
