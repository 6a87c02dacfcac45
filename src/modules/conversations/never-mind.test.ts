import { expect, it } from 'vitest';
import { saysNeverMind } from './never-mind.ts';

it.each([
  'Never mind.',
  'ok nevermind then',
  'Just forget it',
  'Don’t bother, I will find another shop.',
  "It doesn't matter any more.",
  'Schon gut.',
  'Vergessen Sie es einfach.',
  'Lassen Sie es gut sein',
  'Das ist mir jetzt egal',
  'Das hat sich erledigt.',
  'Da igual.',
  'Olvídelo, gracias',
  'Ya no importa',
  'Déjelo\n estar',
])('hears that it does not matter any more: %s', (text) => expect(saysNeverMind(text)).toBe(true));

it.each([
  '',
  'Thank you, that helped.',
  'I never forget it.',
  "I can't forget it.",
  'Does it matter which cable I take?',
  'Es geht, egal welches Kabel ich nehme.',
  'Das Gerät ist gut.',
  'No importa cuándo viene, estoy en casa.',
  'Deje el paquete en la puerta.',
  'Keep it in mind, please.',
])('hears nothing of the kind: %s', (text) => expect(saysNeverMind(text)).toBe(false));
