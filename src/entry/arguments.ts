import { type ParseArgsConfig, parseArgs } from 'node:util';
import { readSettings, type Settings } from '../platform/settings.ts';

/** Something typed wrong: its message says what would be right. */
export class UsageError extends Error {
  override name = 'UsageError';
}

const common = { data: { type: 'string' }, json: { type: 'boolean' } } as const;
type Common = typeof common;
type Options = NonNullable<ParseArgsConfig['options']>;
type Config<O extends Options> = { args: string[]; options: O & Common; allowPositionals: true };

/** What stands after a command's name: its own options, and those that every command takes. */
export function readArguments<const O extends Options>(args: string[], options: O) {
  return parseArgs<Config<O>>({ args, options: { ...common, ...options }, allowPositionals: true });
}

/** For a command that takes nothing but options. */
export function readOptions<const O extends Options>(args: string[], options: O) {
  const { values, positionals } = readArguments(args, options);
  if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is one word too many here.`);
  return values;
}

type Named = { data?: string; port?: string; 'smtp-port'?: string };

/** The settings of the environment, with what was typed in front of them: a data folder named here is the one meant. */
export function settingsFrom(values: Named, environment = process.env): Settings {
  return readSettings({
    ...environment,
    ...(values.data !== undefined && { THROUGHLINE_DATA: values.data, DATABASE_URL: undefined }),
    ...portFrom(values, 'port', 'THROUGHLINE_PORT'),
    ...portFrom(values, 'smtp-port', 'THROUGHLINE_SMTP_PORT'),
  });
}

function portFrom(values: Named, option: 'port' | 'smtp-port', setting: string): Record<string, string> {
  const typed = values[option];
  if (typed === undefined) return {};
  if (!/^\d{1,5}$/.test(typed) || Number(typed) > 65_535) {
    throw new UsageError(`--${option} is not right. It should be a number from 0 to 65535.`);
  }
  return { [setting]: typed };
}
