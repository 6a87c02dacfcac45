import { Resolver } from 'node:dns';
import { z } from 'zod';
import { SetupError } from './setup-error.ts';

const decodable = (url: string) => {
  try {
    const { username, password, pathname } = new URL(url);
    return decodeURIComponent(username + password + pathname) !== undefined;
  } catch {
    return false;
  }
};
const isNameServer = (address: string) => {
  try {
    new Resolver().setServers([address]);
    return true;
  } catch {
    return false;
  }
};
const withPercentSigns = 'a percent sign in it is written %25';

const port = z.coerce.number().int().min(0).max(65_535);

/** Everything that can be set, by environment variables, read once at start. Documented in docs/operating.md. */
const Settings = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .refine(decodable, withPercentSigns)
    .optional(),
  THROUGHLINE_SECRET: z.string().min(32, 'at least 32 characters').optional(),
  THROUGHLINE_URL: z.url({ protocol: /^https?$/ }).optional(),
  THROUGHLINE_DATA: z.string().min(1).optional(),
  THROUGHLINE_HOST: z.string().min(1).default('127.0.0.1'),
  THROUGHLINE_PORT: port.default(3000),
  THROUGHLINE_PROXIES: z
    .string()
    .transform((list) => list.split(',').map((one) => one.trim()))
    .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])))
    .default([]),
  THROUGHLINE_INSIDE: z
    .string()
    .transform((list) => list.split(',').map((one) => one.trim()))
    .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])))
    .default([]),
  THROUGHLINE_ROLE: z.enum(['web', 'worker', 'both']).default('both'),
  THROUGHLINE_SMTP_HOST: z.string().min(1).default('127.0.0.1'),
  THROUGHLINE_SMTP_PORT: port.optional(),
  THROUGHLINE_MAIL_SERVER: z
    .url({ protocol: /^smtps?$/ })
    .refine(decodable, withPercentSigns)
    .optional(),
  THROUGHLINE_MAIL_FROM: z.email().optional(),
  THROUGHLINE_NAME_SERVERS: z
    .string()
    .transform((list) => list.split(',').map((one) => one.trim()))
    .refine((list) => list.every(isNameServer), 'not an address')
    .optional(),
  THROUGHLINE_TEXT_GATEWAY: z.url({ protocol: /^https?$/ }).optional(),
  THROUGHLINE_TEXT_NUMBER: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/)
    .optional(),
  THROUGHLINE_TEXT_KEY: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/)
    .optional(),
  THROUGHLINE_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});
export type Settings = z.infer<typeof Settings>;

const right: Record<string, string> = {
  DATABASE_URL: 'an address such as postgres://user:password@host:5432/throughline',
  THROUGHLINE_SECRET: 'at least 32 random characters, the same for every process',
  THROUGHLINE_URL: 'the address people use, such as https://desk.example.com',
  THROUGHLINE_PORT: 'a number from 0 to 65535',
  THROUGHLINE_SMTP_PORT: 'a number from 0 to 65535',
  THROUGHLINE_PROXIES: 'the addresses of your reverse proxies, such as 127.0.0.1, 10.0.0.0/8',
  THROUGHLINE_INSIDE: 'the addresses of gateways in your own network, such as 127.0.0.1, 10.0.0.0/8',
  THROUGHLINE_ROLE: 'web, worker or both',
  THROUGHLINE_MAIL_SERVER: 'an address such as smtp://user:password@mail.example.com:587',
  THROUGHLINE_MAIL_FROM: 'a mail address',
  THROUGHLINE_NAME_SERVERS: 'the addresses of name servers, such as 9.9.9.9, 127.0.0.1:5353',
  THROUGHLINE_TEXT_GATEWAY: 'an address such as https://texts.example.com/send',
  THROUGHLINE_TEXT_NUMBER: 'a number such as +447700900123',
  THROUGHLINE_TEXT_KEY: 'whsec_ and at least 24 random bytes in base64',
  THROUGHLINE_LOG: 'debug, info, warn, error or silent',
};

/** Reads the settings; a wrong one is refused with one sentence: which, why, and what would be right. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Settings.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = String(issue?.path[0] ?? 'a setting');
    throw new SetupError(
      `${name} is not right (${issue?.message ?? 'unreadable'}). It should be ${right[name] ?? 'set'}.`,
    );
  }
  if (parsed.data.DATABASE_URL && !parsed.data.THROUGHLINE_SECRET) {
    throw new SetupError(
      `THROUGHLINE_SECRET is missing. With DATABASE_URL it should be ${right.THROUGHLINE_SECRET}.`,
    );
  }
  const { THROUGHLINE_TEXT_GATEWAY, THROUGHLINE_TEXT_NUMBER, THROUGHLINE_TEXT_KEY } = parsed.data;
  const texts = [THROUGHLINE_TEXT_GATEWAY, THROUGHLINE_TEXT_NUMBER, THROUGHLINE_TEXT_KEY];
  if (texts.some((one) => one !== undefined) && texts.includes(undefined)) {
    throw new SetupError(
      'THROUGHLINE_TEXT_GATEWAY, THROUGHLINE_TEXT_NUMBER and THROUGHLINE_TEXT_KEY belong together: set all of them or none.',
    );
  }
  return parsed.data;
}
