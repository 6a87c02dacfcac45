import { conflict } from '../../../platform/refusal.ts';
import { Given } from '../../desks/contract.ts';

const sentences: Record<Given, string> = {
  name: 'It is not agreed that this company is given the customer’s name. Leave it out of what you ask and pass on.',
  contact:
    'It is not agreed that this company is given the customer’s mail address or number. Leave it out of what you ask and pass on.',
  address:
    'It is not agreed that this company is given where the customer lives. Leave it out of what you ask and pass on.',
  thing: 'It is not agreed that this company is given what the customer has. Leave it out.',
  facts: 'It is not agreed that this company is given what is known of the customer. Leave it out.',
  entries: 'It is not agreed that this company is given what was written on the case. Leave it out.',
  files: 'It is not agreed that this company is given files of the case. Leave them out.',
};

/** Says what the database refuses because the client has not agreed it with whoever is asked. */
export async function orNotAgreed<T>(passing: Promise<T>): Promise<T> {
  try {
    return await passing;
  } catch (error) {
    const { constraint = '' } = error as { constraint?: string };
    const given = Given.safeParse(/^agreed_(.+)$/.exec(constraint)?.[1]).data;
    if (!given) throw error;
    throw conflict('task.not-agreed', sentences[given]);
  }
}
