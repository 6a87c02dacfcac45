import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import { endingWords } from '../../desks/index.ts';
import { showInstant } from '../words.ts';
import { mailToCompany, mailToStaff } from './mail-to-staff.ts';

type Ended = { organizationName: string; endedAt: Instant; leads: string[]; address: string | null };

/** Tells of a company that works on the desk no more: everybody who still does, and by mail whoever led for it, or the address at which it was asked. */
export async function tellEndings(ctx: Context): Promise<number> {
  const { rows } = await sql<Ended>`
    select organization_name, ended_at, leads, address from app.tell_endings()`.execute(ctx.db);
  for (const { leads, address, ...ended } of rows) {
    for (const lead of leads) await mailToStaff(ctx, lead, saysSo(ended, 'mail'));
    if (address) await mailToCompany(ctx, address, saysSo(ended, 'mailToAsked'));
  }
  return rows.length;
}

const saysSo =
  ({ organizationName, endedAt }: Pick<Ended, 'organizationName' | 'endedAt'>, by: 'mail' | 'mailToAsked') =>
  (language: string, { name, zone }: { name: string; zone: string }) => {
    const words = endingWords(language);
    const when = showInstant(endedAt, { language, zone });
    return { subject: words.subject(name), text: words[by](organizationName, name, when) };
  };
