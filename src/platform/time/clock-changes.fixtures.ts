import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type ClockChange = {
  zone: string;
  utc: string;
  kind: 'gap' | 'overlap';
  seconds: number;
} & LocalEdges;
type LocalEdges = { offsetAfter: number; lastLocalBefore: string; firstLocalAfter: string };

/** Every change of the corpus where it lies beside the project, else the few odd ones below. */
export function clockChanges(): ClockChange[] {
  const file = join(process.env.CORPUS_DIR ?? '../shared/corpus', 'calendar/deb-tzdata/transitions.json');
  const changes = existsSync(file) ? changesOfCorpus(file) : ownChanges;
  console.log(
    `clock changes: ${changes.length} ${changes === ownChanges ? "of the project's own" : 'of the corpus'}`,
  );
  return changes;
}

function changesOfCorpus(file: string): ClockChange[] {
  const { zones }: { zones: Record<string, Omit<ClockChange, 'zone'>[]> } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  return Object.entries(zones).flatMap(([zone, changes]) => changes.map((change) => ({ zone, ...change })));
}

const ownChanges: ClockChange[] = [
  aChange('Europe/Berlin', '2025-03-30T01:00:00Z', ['2025-03-30T01:59:59', '2025-03-30T03:00:00']),
  aChange('Europe/Berlin', '2025-10-26T01:00:00Z', ['2025-10-26T02:59:59', '2025-10-26T02:00:00']),
  // The repeated hour ends at midnight, so the day is the same one before and after.
  aChange('America/Sao_Paulo', '2018-02-18T02:00:00Z', ['2018-02-17T23:59:59', '2018-02-17T23:00:00']),
  // One minute of the new day, then back into the old one.
  aChange('America/St_Johns', '2010-11-07T02:31:00Z', ['2010-11-07T00:00:59', '2010-11-06T23:01:00']),
  // The island moved across the date line: a whole day is missing.
  aChange('Pacific/Apia', '2011-12-30T10:00:00Z', ['2011-12-29T23:59:59', '2011-12-31T00:00:00']),
];

function aChange(
  zone: string,
  utc: string,
  [lastLocalBefore, firstLocalAfter]: [string, string],
): ClockChange {
  const before = Temporal.PlainDateTime.from(lastLocalBefore).add({ seconds: 1 });
  const seconds = before.until(firstLocalAfter).total('seconds');
  const offsetAfter = Temporal.Instant.from(utc)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
    .until(firstLocalAfter)
    .total('seconds');
  const kind = seconds > 0 ? 'gap' : 'overlap';
  return { zone, utc, kind, seconds: Math.abs(seconds), offsetAfter, lastLocalBefore, firstLocalAfter };
}
