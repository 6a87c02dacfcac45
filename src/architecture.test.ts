import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { moduleNames } from './entry/modules.ts';

const root = import.meta.dirname;
const doors = ['index.ts', 'contract.ts', 'policy.ts', 'events.ts', 'tables.ts', 'fixtures.ts'];

type Import = { file: string; target: string };

const sources = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile() && /\.tsx?$/.test(file.name) && !file.name.endsWith('.d.ts'))
  .map((file) => relative(root, join(file.parentPath, file.name)).split(sep).join('/'));

const imports: Import[] = sources.flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(
    ([, path = '']) => ({
      file,
      target: relative(root, join(root, dirname(file), path))
        .split(sep)
        .join('/'),
    }),
  ),
);

const moduleOf = (file: string) => file.match(/^modules\/([^/]+)\//)?.[1];
const isTest = (file: string) =>
  /(\.test|\.fixtures?|-steps)\.tsx?$/.test(file) ||
  file.startsWith('testing/') ||
  moduleOf(file) === 'sight';
const inside = (file: string) => file.replace(/^modules\/[^/]+\//, '');
const places = (found: Import[]) => found.map(({ file, target }) => `${file} → ${target}`);

describe('the architecture', () => {
  it('lets a module know only modules before it', () => {
    const backwards = imports.filter(({ file, target }) => {
      const [from, to] = [moduleOf(file), moduleOf(target)];
      if (!from || !to || from === to || isTest(file)) return false;
      // A screen of an earlier module may be opened from a later one; both are put together in src/web.
      return moduleNames.indexOf(to) > moduleNames.indexOf(from);
    });
    expect(places(backwards)).toEqual([]);
  });

  it('lets a module in only by its doors', () => {
    const through = imports.filter(({ file, target }) => {
      const [from, to] = [moduleOf(file), moduleOf(target)];
      if (!to || from === to || isTest(file) || file.startsWith('entry/') || file.startsWith('demo/'))
        return false;
      const door = inside(target);
      return !doors.includes(door) && !door.startsWith('web/');
    });
    expect(places(through)).toEqual([]);
  });

  it('keeps the platform free of the product', () => {
    const product = imports.filter(
      ({ file, target }) => file.startsWith('platform/') && !isTest(file) && !target.startsWith('platform/'),
    );
    expect(places(product)).toEqual([]);
  });

  it('keeps server code out of the browser', () => {
    const screen = (file: string) => /^(web|ui)\//.test(file) || /^modules\/[^/]+\/web\//.test(file);
    const shared =
      /^modules\/[^/]+\/(contract|policy|events)\.ts$|^platform\/(http\/endpoint|time\/[^/]+|markdown|money|shortened|actor|context|refusal|events)\.ts$/;
    const server = imports.filter(
      ({ file, target }) => screen(file) && !screen(target) && !shared.test(target) && !isTest(file),
    );
    expect(places(server)).toEqual([]);
  });

  it('keeps files short enough to read at once', () => {
    const long = sources.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 301);
    expect(long).toEqual([]);
  });

  it('asks the database for the time, not the machine', () => {
    const clocks = sources.filter(
      (file) => !isTest(file) && /^(modules|platform)\//.test(file) && !/\/web\//.test(file),
    );
    const own = clocks.filter((file) =>
      /\bDate\.now\(\)|new Date\(\)/.test(readFileSync(join(root, file), 'utf8')),
    );
    // What is signed for somebody outside is compared with their clock.
    expect(own).toEqual(['platform/phone/standard-webhook.ts']);
  });
});
