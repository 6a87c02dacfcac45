import { createHash } from 'node:crypto';
import type { Instant, Site } from '../../platform/context.ts';

/** Six digits that are known to whoever reads them at the number, and stand nowhere. */
export function codeOf(site: Site, pocket: { id: string; until: Instant }): string {
  const number = site.sign('pocket', `${pocket.id} ${pocket.until}`).readUInt32BE(0) % 1_000_000;
  return String(number).padStart(6, '0');
}

/** Guessing it from this is stopped by the few tries that there are, not by the hash. */
export const hashOfCode = (id: string, code: string): Buffer =>
  createHash('sha256').update(`${id} ${code}`).digest();
