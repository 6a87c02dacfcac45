import { conflict, notFound } from '../../platform/refusal.ts';

export const noSuchThing = () => notFound('thing.not-found', 'Nothing of the kind is noted as theirs.');

export const thingChanged = () =>
  conflict('thing.changed', 'Somebody corrected this meanwhile. Look again, then repeat what you did.');
