import { z } from 'zod';
import { endpoint, instant, Made, nothing, pageOf } from '../../platform/http/endpoint.ts';
import { DeliveryState } from '../cases/contract.ts';
import { desk } from '../desks/contract.ts';

export const QuarantinedMail = z.object({
  id: z.uuid(),
  deskId: z.uuid(),
  /** Whom the mail names as its sender, else who delivered it. */
  from: z.string(),
  /** Empty where it cannot be read. */
  subject: z.string(),
  reason: z.string(),
  size: z.int(),
  receivedAt: instant,
});

export const HeldMail = QuarantinedMail.extend({
  state: z.enum(['quarantined', 'ignored']),
  /** Who handed it over, as their mail server said. */
  deliveredBy: z.string(),
  /** The text alone: nothing in it runs, loads or opens anything. */
  text: z.string(),
  files: z.array(z.object({ name: z.string(), size: z.int() })),
  /** What of it cannot be read here, in sentences. */
  leftOut: z.array(z.string()),
});
export type HeldMail = z.infer<typeof HeldMail>;

export const OutgoingMail = z.object({
  id: z.uuid(),
  deskId: z.uuid(),
  caseId: z.uuid(),
  reference: z.string(),
  kind: z.enum(['message', 'receipt', 'link', 'task']),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  channel: z.enum(['mail', 'text']),
  state: DeliveryState,
  /** Why it has not gone yet though it is ready; it goes at `nextAttemptAt`. */
  waitsFor: z.enum(['quiet hours']).nullable(),
  nextAttemptAt: instant,
  finalReply: z.string().nullable(),
  at: instant,
});

/** Mail that was held back, and mail that the desk sends. */
export const mailApi = {
  quarantine: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/quarantine',
    summary: 'Mail that could not be read or trusted, oldest first; or what was left aside, newest first',
    scope: 'read',
    input: z.object({
      desk,
      state: z.enum(['quarantined', 'ignored']).optional(),
      cursor: z.string().max(200).optional(),
    }),
    output: pageOf(QuarantinedMail),
    reveals: nothing,
  }),
  heldMail: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/quarantine/:mail',
    summary:
      'A mail that was held back or left aside: its text, whom it names, and its files by name and size',
    scope: 'read',
    input: z.object({ desk, mail: z.uuid() }),
    output: HeldMail,
    // It belongs to no case yet.
    reveals: nothing,
  }),
  releaseMail: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/quarantine/:mail/release',
    summary:
      'Take in a mail that was held back or left aside, with what can be read of it: on the task that is named or that it answers, else as a case',
    scope: 'write',
    input: z.object({
      desk,
      mail: z.uuid(),
      /** Of the company that wrote it. */
      task: z.uuid().optional(),
    }),
    output: Made,
    reveals: nothing,
  }),
  ignoreMail: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/quarantine/:mail/dismissal',
    summary: 'Leave a quarantined mail aside; it stays kept',
    scope: 'write',
    input: z.object({ desk, mail: z.uuid() }),
    output: Made,
    reveals: nothing,
  }),
  outbox: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/outbox',
    summary:
      'What the desk sends, and how it fares; all of it, or what waits, was sent, failed, or could not be sent',
    scope: 'read',
    input: z.object({
      desk,
      fate: z.enum(['waiting', 'sent', 'failed', 'not sent']).optional(),
      cursor: z.string().max(200).optional(),
    }),
    output: pageOf(OutgoingMail),
    // What was written is there with each row.
    reveals: (page) =>
      page.items.map((row) => ({ deskId: row.deskId, caseId: row.caseId, as: 'opened' as const })),
  }),
  sendAgain: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/outbox/:mail/attempts',
    summary: 'Send a message that did not go once more, as it was written and under its own Message-ID',
    scope: 'write',
    input: z.object({ desk, mail: z.uuid() }),
    output: Made,
    reveals: nothing,
  }),
};
