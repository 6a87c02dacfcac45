import { conflict } from '../../../platform/refusal.ts';

const tooMany: Record<string, string> = {
  links_to_one_a_day:
    'Five links went to this address or number today. Whoever has it finds them there; ask again tomorrow.',
  links_of_one_a_day: 'Your company has sent fifty links today. Ask the next client tomorrow.',
};

/** The database counts the links that go out within a day. */
export function refuseTooManyLinks(error: unknown): void {
  const { constraint = '' } = error as { constraint?: string };
  const sentence = tooMany[constraint];
  if (sentence) throw conflict('preparation.too-many', sentence);
}
