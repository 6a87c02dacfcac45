import { beforeAll, describe, expect, it } from 'vitest';
import { corpusFiles, corpusJson, corpusSays } from '../../testing/corpus.ts';
import { e164 } from './number.ts';

type Example = { region: string; nationalNumber: string; e164: string; nationalPrefix?: string };

beforeAll(() => console.log(corpusSays()));

/** Prefixes that the library knows to be dialled only before some numbers of the country. */
const seldom = ['+573211234567', '+9721919123456', '+9721599123456'];

describe('every number of the corpus', () => {
  const examples = corpusFiles('names-addresses-phones/*/examples.json').flatMap((file) =>
    corpusJson<Example>(file),
  );

  it('is there', () => {
    expect(examples.length).toBeGreaterThanOrEqual(4);
  });

  it('is itself, written for abroad', () => {
    expect(examples.filter((one) => e164(one.e164) !== one.e164)).toEqual([]);
  });

  it('is found as it is dialled in its country', () => {
    const wrong = examples.filter(({ region, nationalNumber, nationalPrefix = '', e164: number }) => {
      if (!/^[A-Z]{2}$/.test(region) || seldom.includes(number)) return false;
      return e164(nationalPrefix + nationalNumber, region) !== number;
    });
    expect(wrong).toEqual([]);
  });
});
