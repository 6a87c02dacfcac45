import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import type { ReceivedMail, SmtpLimits, SmtpSettings } from './smtp-listener.ts';

export type DataCallback = (error?: Error | null, reply?: string) => void;

export type Arrival = {
  settings: SmtpSettings;
  limits: SmtpLimits;
  /** Bytes in memory of all mail that is arriving. */
  held: number;
  arriving: Set<SMTPServerSession>;
  hangUp: (session: SMTPServerSession, reason: string) => void;
  whenDone?: (session: SMTPServerSession) => void;
};

type Incoming = { stream: SMTPServerDataStream; session: SMTPServerSession; callback: DataCallback };

const endlessFactor = 4;

export function smtpRefusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

export function receiveMail(arrival: Arrival, { stream, session, callback }: Incoming): void {
  const { settings, limits } = arrival;
  const envelope = envelopeOf(session);
  const chunks: Buffer[] = [];
  let bytes = 0;
  let busy = false;
  arrival.arriving.add(session);
  const deadline = setTimeout(() => arrival.hangUp(session, 'This mail takes too long'), limits.mailMs);

  // What is refused is read to its end all the same, for only then does its sender listen; it is not kept.
  stream.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > settings.maxBytes * endlessFactor) arrival.hangUp(session, 'This mail has no end');
    busy ||= arrival.held + chunk.length > limits.heldBytes;
    if (busy || stream.sizeExceeded) letGo();
    else {
      arrival.held += chunk.length;
      chunks.push(chunk);
    }
  });
  stream.once('end', async () => {
    clearTimeout(deadline);
    if (stream.sizeExceeded) settings.log('smtp.too-large', { bytes });
    const raw = Buffer.concat(chunks);
    // The listener's own answer to a mail over the limit goes before this one.
    const refusal = stream.sizeExceeded ? null : await refusalOf(arrival, busy, { raw, ...envelope });
    callback(refusal, 'Stored');
    done();
  });
  stream.once('close', () => {
    if (!stream.readableEnded) done();
  });
  stream.on('error', () => settings.log('smtp.broken-off', { bytes }));

  function letGo(): void {
    for (const chunk of chunks.splice(0)) arrival.held -= chunk.length;
  }

  function done(): void {
    clearTimeout(deadline);
    letGo();
    arrival.arriving.delete(session);
    arrival.whenDone?.(session);
  }
}

// The server clears the envelope for the next mail, so it is copied before anything waits.
function envelopeOf(session: SMTPServerSession): Omit<ReceivedMail, 'raw'> {
  const { mailFrom, rcptTo } = session.envelope;
  return {
    from: mailFrom ? mailFrom.address : '',
    to: rcptTo.map(({ address }) => address),
    remote: session.remoteAddress,
  };
}

async function refusalOf(arrival: Arrival, busy: boolean, mail: ReceivedMail): Promise<Error | null> {
  if (busy) return smtpRefusal(452, 'Too much mail at once, please try again later');
  try {
    await arrival.settings.store(mail);
    return null;
  } catch {
    arrival.settings.log('smtp.not-stored', { bytes: mail.raw.length });
    return smtpRefusal(451, 'This mail could not be stored, please try again later');
  }
}
