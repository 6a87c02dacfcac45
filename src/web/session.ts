import { answerOf } from './request.ts';

export type Session = {
  id: string;
  token: string;
  createdAt: string;
  expiresAt: string;
  userAgent: string | null;
};

type Mine = { items: { id: string; name: string }[] };

export const SHORTEST_PASSWORD = 10;

/** Sign-in and sessions are better-auth's; they stand outside the contracts. */
export const session = {
  signIn: (email: string, password: string) => post('/api/auth/sign-in/email', { email, password }),
  sendLink: (email: string, callbackURL: string) =>
    post('/api/auth/sign-in/magic-link', { email, callbackURL }),
  sendPasswordLink: (email: string) =>
    post('/api/auth/request-password-reset', { email, redirectTo: '/app/new-password' }),
  setPassword: (token: string, newPassword: string) =>
    post('/api/auth/reset-password', { token, newPassword }),
  signOut: () => post('/api/auth/sign-out', {}),
  current: () => get<{ session: Session } | null>('/api/auth/get-session'),
  list: () => get<Session[]>('/api/auth/list-sessions'),
  end: (token: string) => post('/api/auth/revoke-session', { token }),
  organizations: (signal: AbortSignal) => get<Mine>('/api/me/organizations', signal),
  setUp: (setup: Record<string, string | boolean>) => post('/api/setup', setup),
};

const get = <T>(url: string, signal?: AbortSignal): Promise<T> => answerOf<T>(() => fetch(url, { signal }));

const post = (url: string, body: object): Promise<unknown> =>
  answerOf(() =>
    fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
