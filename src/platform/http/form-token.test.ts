import { describe, expect, it } from 'vitest';
import { isFormToken, newFormToken } from './form-token.ts';

const link = 'mr7GEyiawO6C7pjgnBTmvtM7-zwXps6WDScGyOh01ag';
const token = newFormToken(link, 'harmon');
const [salt, signature = ''] = token.split('.');

describe('the token of a form', () => {
  it('is believed for the link and desk it was made for', () => {
    expect(isFormToken(token, link, 'harmon')).toBe(true);
  });

  it('is another one on each page', () => {
    expect(newFormToken(link, 'harmon')).not.toBe(token);
  });

  it.each([
    ['nothing', undefined],
    ['an empty one', ''],
    ['a salt alone', salt],
    ['no signature', `${salt}.`],
    ['no salt', `.${signature}`],
    ['a cut one', token.slice(0, -1)],
    ['a longer one', `${token}A`],
    ['a third part', `${token}.x`],
    ['another salt', `x${token}`],
    ['another case', token.toLowerCase()],
    ['the link itself', link],
  ])('is not believed as %s', (_, given) => {
    expect(isFormToken(given, link, 'harmon')).toBe(false);
  });

  it('is not believed for another link or another desk', () => {
    expect(isFormToken(token, `${link}x`, 'harmon')).toBe(false);
    expect(isFormToken(token, link, 'harmon-audio')).toBe(false);
  });
});
