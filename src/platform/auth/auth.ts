import { createHmac } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { magicLink } from 'better-auth/plugins/magic-link';
import { v7 as uuid } from 'uuid';
import type { Database } from '../database/database.ts';
import { sessionCookie } from '../http/credential.ts';

export type SignInMail = { to: string; url: string; kind: 'sign-in' | 'password' };

export type AuthSettings = {
  url: string;
  secret: string;
  sendMail: (mail: SignInMail) => Promise<void>;
  /** Told of what went wrong after the answer was given. */
  onFailure: (error: Error) => void;
};

const sessionSeconds = 14 * 24 * 3600;
const linkSeconds = 10 * 60;

/** In which our own route names the peer to better-auth; whatever a client wrote there is overwritten. */
export const peerHeader = 'x-throughline-peer';

/** better-auth in its own schema, under its own role. People are added by the product: nobody signs up by themselves. */
export function makeAuth(database: Database, settings: AuthSettings) {
  return betterAuth({
    appName: 'Throughline',
    baseURL: settings.url,
    basePath: '/api/auth',
    secret: settings.secret,
    database: database.auth,
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
      // Not waited for: how long the answer takes would tell who is known here.
      sendResetPassword: async ({ user, url }) => {
        settings.sendMail({ to: user.email, url, kind: 'password' }).catch(settings.onFailure);
      },
    },
    verification: { storeIdentifier: 'hashed' },
    session: { expiresIn: sessionSeconds, updateAge: 24 * 3600, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 100,
      customRules: { '/sign-in/email': { window: 60, max: 20 } },
    },
    advanced: {
      ipAddress: { ipAddressHeaders: [peerHeader] },
      cookiePrefix: 'throughline',
      useSecureCookies: settings.url.startsWith('https:'),
      database: { generateId: () => uuid() },
    },
    plugins: [
      magicLink({
        disableSignUp: true,
        storeToken: 'hashed',
        expiresIn: linkSeconds,
        // Only to whom it lets in, and not waited for: the answer tells nobody who is known here.
        sendMagicLink: ({ email, url }, asked) => {
          const send = async () => {
            const known = await asked?.context.internalAdapter.findUserByEmail(email);
            if (known) await settings.sendMail({ to: email, url, kind: 'sign-in' });
          };
          send().catch(settings.onFailure);
        },
      }),
    ],
  });
}

export type Auth = ReturnType<typeof makeAuth>;

/** Signs a person in without a password, for the first start and the demo; the value of the cookie to set. */
export async function beginSession(
  auth: Auth,
  { personId, userAgent = '' }: { personId: string; userAgent?: string | undefined },
  secret: string,
): Promise<{ name: string; value: string }> {
  const context = await auth.$context;
  const session = await context.internalAdapter.createSession(personId, false, { userAgent });
  const signature = createHmac('sha256', secret).update(session.token).digest('base64');
  return {
    name: context.authCookies.sessionToken.name || sessionCookie,
    value: `${session.token}.${signature}`,
  };
}

export const sessionCookieOptions = (url: string) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: url.startsWith('https:'),
  maxAge: sessionSeconds,
});
