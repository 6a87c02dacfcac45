import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Begun last, one of these would keep a core waiting for the other. */
const longest = [
  'sight/routes.test.ts',
  'e2e/kills.test.ts',
  'sight/worlds.test.ts',
  'e2e/writing.test.ts',
  'e2e/stories.test.ts',
  'e2e/finding.test.ts',
  'e2e/ways-of-working.test.ts',
  'e2e/',
  'sight/',
  'embedded/',
];

/** What takes longest comes first, and the rest in the usual order. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    return usual.toSorted((one, other) => rank(one) - rank(other));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const place = longest.findIndex((part) => moduleId.includes(part));
  return place === -1 ? longest.length : place;
}
