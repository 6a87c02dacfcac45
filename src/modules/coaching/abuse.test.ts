import { describe, expect, it } from 'vitest';
import { abuseIn } from './abuse.ts';

describe('a word that is held', () => {
  it.each([
    'I know where you live.',
    "I'll kill you for this",
    'Kill yourself',
    'Ich weiß, wo Sie wohnen.',
    'Ich bringe dich um!',
    'Te voy a matar',
    'Sé dónde vives',
  ])('threatens: %s', (text) => {
    expect(abuseIn(text)).toBe('threat');
  });

  it.each([
    'You are a complete idiot',
    'you’re an IDIOT.',
    'Fuck you',
    'What an asshole.',
    'Sie sind ein Trottel',
    'Du Schwein',
    'Arschloch',
    'Eres un imbécil',
    'Hijo de puta',
  ])('insults: %s', (text) => {
    expect(abuseIn(text)).toBe('insult');
  });
});

describe('a word that is delivered', () => {
  it.each([
    'You killed it, thank you.',
    'The noise kills me, and the manual is for idiots.',
    'I felt like an idiot until you explained it.',
    'You should not let them sell this rubbish. It is shit.',
    'I will beat the record you set.',
    'I live in Scunthorpe and I know where your shop is.',
    'This damn box. I am furious with your company.',
    'You saved my life, and my pig was happy too.',
    'Mein Schwein pfeift. Sie haben mir sehr geholfen.',
    'Ich weiß jetzt, wo Sie die Teile lagern.',
    'Das war zum Verrücktwerden, aber Sie blieben ruhig.',
    'Esto es una basura de manual, pero usted me ayudó.',
    'El cerdo asado estaba muy bueno. Gracias.',
    'Please speak more slowly, and say the part number twice.',
  ])('is sharp at most: %s', (text) => {
    expect(abuseIn(text)).toBeNull();
  });
});
