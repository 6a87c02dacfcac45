import type { Figure, Figures } from './figures.ts';
import type { Measure } from './load/plan.ts';

const names: Record<Measure, string> = {
  create: 'create a case',
  add: 'add a message',
  today: 'show Today, the 50 most urgent of mine',
  list: 'list the 50 most urgent of a desk',
  open: 'open a case of 30 entries',
  'search-rare': 'search a rare word',
  'search-common': 'search a common word',
  callers: 'find who rings by their name',
  'what-we-wait-for': 'what is waited for from the client',
  'what-i-hand-off': 'what the client hands off',
  roster: 'the roster of 200 people, 50 companies',
  tasks: 'the tasks that are asked of us',
  'this-morning': 'this morning',
};

const heads = [
  'measure',
  'at once',
  'a second',
  'p50 ms',
  'p95 ms',
  'p99 ms',
  'errors',
  'pgbench a second',
  'ratio',
];

/** The figures as a Markdown document that is also readable in a terminal. */
export function report(figures: Figures): string {
  return `${[table(figures.measures), mails(figures), memory(figures), machine(figures)].join('\n\n')}\n`;
}

function table(measures: Figure[]): string {
  const rows = measures.map((figure) => [
    names[figure.measure],
    String(figure.concurrency),
    show(figure.perSecond),
    show(figure.p50),
    show(figure.p95),
    show(figure.p99),
    String(figure.errors),
    show(figure.pgbenchPerSecond),
    show(figure.ratio),
  ]);
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(heads), rule, ...rows.map(line)].join('\n');
}

function mails({ mails: one }: Figures): string {
  if (!one) return 'Mails: not measured.';
  const lost = one.refused + one.unread > 0 ? `; ${one.refused} refused, ${one.unread} not read in time` : '';
  return (
    `Mails: ${show(one.casesPerSecond)} a second until each was a case, ${show(one.acceptedPerSecond)} a second accepted ` +
    `(${one.count} mails of 7 kB over 10 connections${lost}); pgbench wrote the rows of ${show(one.pgbenchPerSecond)} cases a second.`
  );
}

function memory({ memory: { afterStartMb, afterLoadMb } }: Figures): string {
  return `Memory of the server's process at rest (PostgreSQL apart): ${afterStartMb} MB after its start, ${afterLoadMb} MB after all of the above.`;
}

function machine({ machine: one, cases, secondsEach, faults }: Figures): string {
  return [
    `${cases.toLocaleString('en')} cases, ${secondsEach} s each, measured on ${one.date}: ${one.cores} cores of ${one.cpu}, ${one.memoryGb} GB, ${one.os}, ` +
      `Node ${one.node}, PostgreSQL ${one.postgres} (${one.durability}).`,
    `Load average in the minute before: ${one.loadBefore}. Errors in the server's log: ${faults}.`,
  ].join('\n');
}

/** Three digits say enough. */
function show(value: number): string {
  if (!Number.isFinite(value)) return 'none';
  return value >= 100 ? Math.round(value).toString() : value.toPrecision(3);
}
