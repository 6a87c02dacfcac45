import MailComposer from 'nodemailer/lib/mail-composer';

export type Attached = { filename: string; content: Buffer; contentType: string };

export type WrittenMail = {
  from: { name: string; address: string };
  to: string;
  subject: string;
  text: string;
  html?: string;
  attachments?: Attached[];
  messageId: string;
  inReplyTo?: string | undefined;
  date: Temporal.Instant;
  headers?: Record<string, string>;
};

/** A mail as a customer's program would send it. */
export function compose(mail: WrittenMail): Promise<Buffer> {
  const { date, inReplyTo, ...rest } = mail;
  const composer = new MailComposer({
    ...rest,
    date: new Date(date.epochMilliseconds),
    ...(inReplyTo && { inReplyTo, references: [inReplyTo] }),
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'win',
  });
  return composer.compile().build();
}
