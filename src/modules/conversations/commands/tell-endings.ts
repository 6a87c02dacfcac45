import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import { endingWords } from '../../desks/index.ts';
import { showInstant } from '../words.ts';
import { mailToStaff } from './mail-to-staff.ts';

type Ended = { organizationName: string; endedAt: Instant; leads: string[] };

/** Tells of a company that works on the desk no more: everybody who still does, and by mail whoever led for it. */
export async function tellEndings(ctx: Context): Promise<number> {
  const { rows } = await sql<Ended>`
    select organization_name, ended_at, leads from app.tell_endings()`.execute(ctx.db);
  for (const { organizationName, endedAt, leads } of rows)
    for (const lead of leads)
      await mailToStaff(ctx, lead, (language, { name, zone }) => {
        const words = endingWords(language);
        const when = showInstant(endedAt, { language, zone });
        return { subject: words.subject(name), text: words.mail(organizationName, name, when) };
      });
  return rows.length;
}
