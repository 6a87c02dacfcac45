import { receiveContact } from '../modules/conversations/commands/receive-contact.ts';
import { sendDrafts } from '../modules/conversations/commands/send-drafts.ts';
import type { Desk } from './a-desk.ts';
import type { TestDatabase } from './database.ts';

const unexpected = (error: unknown) => {
  throw error;
};

/** What is due of the replies on their way goes; how many there were. */
export const sendDue = (desk: Desk): Promise<number> => desk.asDesk((ctx) => sendDrafts(ctx, unexpected));

/** The seconds in which a reply can be taken back are over. */
export async function tenSecondsLater(test: TestDatabase, desk: Desk): Promise<void> {
  await test.advance('10 seconds');
  while ((await sendDue(desk)) > 0);
}

/** The customer says one more thing on their page. */
export const customerWrites = (
  desk: Desk,
  { id, customerId }: { id: string; customerId: string },
  text = 'One more thing.',
) => desk.asDesk((ctx) => receiveContact(ctx, { caseId: id, customerId, channel: 'page', text, files: [] }));
