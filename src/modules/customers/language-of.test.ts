import { describe, expect, it } from 'vitest';
import { languageOf } from './language-of.ts';

const spoken = ['en', 'de-AT', 'es'];

describe('the language of a new customer', () => {
  it.each([
    ['Guten Tag, mein Mischpult gibt keinen Ton von sich. Was kann ich tun?', 'de-AT'],
    ['Sehr geehrte Damen und Herren,\n\nanbei die Rechnung.', 'de-AT'],
    ['Buenos días, compré un mezclador y no sale ningún sonido.', 'es'],
    ['Hi, my mixer makes no sound at all', 'en'],
    ['Hello there, I bought an MX-12 and the LED is blinking. Thanks, José García Fernández', 'en'],
  ])('is what they clearly wrote in: %j', (text, language) => {
    expect(languageOf(text, spoken)).toBe(language);
  });

  it.each([
    '',
    'no sound',
    'MX-12 0412-7731',
    'Bonjour, ma table de mixage ne marche pas',
    '写真を送ります。',
  ])('is the first of the desk where their words do not say: %j', (text) => {
    expect(languageOf(text, ['de', 'en', 'es'])).toBe('de');
  });

  it('is the one language of a desk that has one', () => {
    expect(languageOf('Guten Tag, mein Mischpult gibt keinen Ton von sich.', ['en'])).toBe('en');
  });

  it('may be one of another script', () => {
    expect(languageOf('اشتريت ميكروفونًا جديدًا ولا أسمع أي صوت', ['en', 'ar'])).toBe('ar');
  });
});
