import { describe, expect, it } from 'vitest';
import { marksOf, snippetOf } from './snippet.ts';

const long = `${'before '.repeat(60)}the switch is stuck ${'after '.repeat(60)}`;

describe('a snippet', () => {
  it('is the whole text where that is short, on one line', () => {
    expect(snippetOf('  It makes\n\n\tno sound. ', 'sound')).toBe('It makes no sound.');
  });

  it('has at most 160 signs around the first word that was found', () => {
    const snippet = snippetOf(long, 'Switch');
    expect([...snippet].length).toBeLessThanOrEqual(160);
    expect(snippet).toMatch(/^…before .*the switch is stuck after .*…$/);
  });

  it.each([
    ['a word that only begins as the last one asked for', 'stuc', true],
    ['a word in the middle of the query only where it is whole', 'stuc nothing', false],
    ['the earliest of several words', 'stuck switch', true],
  ])('is built around %s', (_what, query, found) => {
    expect(snippetOf(long, query).includes('the switch is stuck')).toBe(found);
  });

  it.each([
    ['Straße', 'strasse'],
    ['Strasse', 'straße'],
    ['ÉCOLE', 'ecole'],
    ['e\u0301cole', 'École'],
    ['smørrebrød', 'smorrebrod'],
  ])('finds %s by %s, as the search does', (written, query) => {
    const snippet = snippetOf(`${'before '.repeat(60)}${written} ${'after '.repeat(60)}`, query);
    expect(snippet).toContain(`${written.normalize('NFC')} after`);
  });

  it('is the beginning where no word stands in the text', () => {
    expect(snippetOf(long, 'nowhere')).toMatch(/^before before .*…$/);
  });

  it('never cuts a sign in two', () => {
    const snippet = snippetOf('😀'.repeat(300), 'nowhere');
    expect(snippet).toBe(`${'😀'.repeat(159)}…`);
  });

  it('fills its line where the match stands at the end', () => {
    const snippet = snippetOf(`${'before '.repeat(60)}switch`, 'switch');
    expect(snippet).toMatch(/switch$/);
    expect([...snippet].length).toBeGreaterThan(140);
  });
});

describe('the marks in a snippet', () => {
  it.each([
    ['Der Schalter klemmt, SCHALTER!', 'schalter', ['Schalter', 'SCHALTER']],
    ['the switch is stuck', 'switch stu', ['switch', 'stuck']],
    ['the switch is stuck', 'swi stuck', ['stuck']],
    ['😀 Café am See', 'cafe', ['Café']],
    ['nothing of it', 'elsewhere', []],
  ])('of %j, asked for as %j', (snippet, query, marked) => {
    expect(marksOf(snippet, query).map(([from, to]) => snippet.slice(from, to))).toEqual(marked);
  });
});
