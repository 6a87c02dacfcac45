import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const project = path.resolve(import.meta.dirname, '../..');
const shared = path.resolve(project, process.env.CORPUS_DIR ?? '../shared/corpus');

/** Real input for tests lies outside the project; without it a handful of mails of our own stand in. */
export const hasCorpus = existsSync(path.join(shared, 'MANIFEST.tsv'));
export const corpusFolder = hasCorpus ? shared : path.join(import.meta.dirname, 'corpus-fixtures');

export function corpusSays(): string {
  if (!hasCorpus)
    return 'corpus: the folder of CORPUS_DIR is not there, running on the fixtures of the project';
  const manifest = createHash('sha256')
    .update(readFileSync(path.join(shared, 'MANIFEST.tsv')))
    .digest('hex');
  return `corpus: manifest ${manifest.slice(0, 16)}`;
}

/** Files of the corpus by pattern, as paths in it. */
export function corpusFiles(pattern: string): string[] {
  const found = globSync(pattern, { cwd: corpusFolder });
  return found.filter((file) => statSync(path.join(corpusFolder, file)).isFile()).sort();
}

export function corpusBytes(file: string): Buffer {
  return readFileSync(path.join(corpusFolder, file));
}

export function corpusText(file: string): string {
  return corpusBytes(file).toString('utf8');
}

export function corpusJson<T>(file: string): T[] {
  if (file.endsWith('.jsonl')) {
    return corpusText(file)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  }
  return JSON.parse(corpusText(file));
}

/** The set that a file belongs to, such as mail-real/npm-spam-assassin. */
export function corpusSet(file: string): string {
  return file.split('/').slice(0, 2).join('/');
}

export type Tally = { n: number; right: number };

export function count(tallies: Map<string, Tally>, name: string, isRight: boolean): void {
  const tally = tallies.get(name) ?? { n: 0, right: 0 };
  tallies.set(name, { n: tally.n + 1, right: tally.right + (isRight ? 1 : 0) });
}

export function percent({ n, right }: Tally): number {
  return n === 0 ? 100 : (100 * right) / n;
}

export function say(what: string, tallies: Map<string, Tally>): void {
  for (const [name, tally] of tallies) {
    console.log(`${what} ${name}: n ${tally.n}, right ${tally.right} (${percent(tally).toFixed(1)} %)`);
  }
}

/** Levels reached once must not be lost again; the fixtures of the project are read without a fault. */
export function below(tallies: Map<string, Tally>, levels: Record<string, number>): string[] {
  return [...tallies]
    .filter(([name, tally]) => percent(tally) < (hasCorpus ? (levels[name] ?? 100) : 100))
    .map(([name]) => name);
}
