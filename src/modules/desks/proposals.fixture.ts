import { v7 as uuid } from 'uuid';
import type { Desk } from '../../testing/a-desk.ts';
import { addMember } from '../people/commands/members.ts';
import { propose } from './commands/proposals.ts';

export type Named = Desk['leo'];

export const proposedAs = {
  role: 'agent' as const,
  title: 'Audio technician',
  skills: ['mixers'],
  languages: ['en', 'pt'],
  words: 'Trained by Dana.',
};

/** Somebody new of the provider. */
export async function newcomer(on: Desk, name = 'Maya Lind'): Promise<Named> {
  const mail = `maya-${uuid()}@clearline.example`;
  const { id } = await on.as(on.priya, (ctx) => addMember(ctx, { name, mail }));
  return { id, mail, organizationId: on.priya.organizationId };
}

export const proposeBy = (by: Named, who: Named, on: Desk) =>
  on.as(by, (ctx) => propose(ctx, { desk: on.slug, personId: who.id, ...proposedAs }));

/** Somebody new whom the provider's lead proposes. */
export async function proposed(on: Desk, name?: string): Promise<{ maya: Named; id: string }> {
  const maya = await newcomer(on, name);
  const { id } = await proposeBy(on.priya, maya, on);
  return { maya, id };
}
