import { describe, expect, it } from 'vitest';
import { referralWords } from '../words.ts';
import { understandReferral } from './understand-referral.ts';

const consent = { by: 'Bill', how: 'by telephone', on: '2026-11-28' };
const said = (day: string) =>
  `Customer: Bill\nContact: +44 113 496 0000\nNeed: a new cable\nConsent: Bill, by telephone, ${day}`;
const whole = { name: 'Bill', address: '+44 113 496 0000', need: 'a new cable', consent };

describe('what a mail passes on', () => {
  it.each(['2026-11-28', '28.11.2026', '28/11/2026', '2026-11-28.'])('reads the day %s', (day) => {
    expect(understandReferral(said(day))).toEqual({ referral: whole });
  });

  it.each(['tomorrow', '31.13.2026', '', '28 Nov'])('asks for the consent where the day is "%s"', (day) => {
    expect(understandReferral(said(day))).toEqual({ missing: 'consent' });
  });

  it('reads German and Spanish, lines that were broken, and nothing behind the signature', () => {
    const german =
      'Kundin: Ute\nKontakt: ute@x.example\nAnliegen: Rückgabe\nZustimmung: Ute, am\n Telefon, 1.2.2026\n-- \nZeichen: 7';
    const spanish =
      'Cliente: Ana\nContacto: ana@x.example\nNecesidad: devolver\nReferencia: R7\nConsentimiento: Ana, aquí, 1/2/2026';
    const consent = { on: '2026-02-01' };
    expect(understandReferral(german)).toEqual({
      referral: {
        name: 'Ute',
        address: 'ute@x.example',
        need: 'Rückgabe',
        consent: { ...consent, by: 'Ute', how: 'am Telefon' },
      },
    });
    expect(understandReferral(spanish)).toMatchObject({ referral: { theirReference: 'R7', consent } });
  });

  it('is nothing where it does not mean to pass anybody on', () => {
    for (const text of ['', 'Hello\n\nNeed: sleep', 'Customer: yes', 'Re: what you asked: done'])
      expect(understandReferral(text)).toBeUndefined();
  });

  it.each(['en', 'de', 'es'])('never takes our own example for one (%s)', (language) => {
    expect(understandReferral(referralWords(language).mail.howTo)).toEqual({ missing: 'consent' });
  });
});
