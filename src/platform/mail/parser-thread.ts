import { parentPort } from 'node:worker_threads';
import { type ParsedMail, parseMail } from './parse-mail.ts';

export type ParseRequest = { raw: Uint8Array; envelopeFrom: string | null };
export type Refused = 'headers-too-large' | 'nested-too-deep' | 'too-many-attachments' | 'malformed';
export type ParseAnswer = 'ready' | { mail: ParsedMail } | { refused: Refused };

parentPort?.on('message', answer);
parentPort?.postMessage('ready' satisfies ParseAnswer);

async function answer({ raw, envelopeFrom }: ParseRequest): Promise<void> {
  try {
    const mail = await parseMail(raw, envelopeFrom);
    const buffers = new Set(mail.attachments.map(({ content }) => content.buffer));
    parentPort?.postMessage({ mail } satisfies ParseAnswer, [...buffers] as ArrayBuffer[]);
  } catch (error) {
    parentPort?.postMessage({ refused: refusal(error) } satisfies ParseAnswer);
  }
}

// The parser tells its limits apart by their words alone; any other failure of it means that the mail is too broken.
function refusal(error: unknown): Refused {
  const message = error instanceof Error ? error.message : '';
  if (/header size/i.test(message)) return 'headers-too-large';
  if (/nesting depth/i.test(message)) return 'nested-too-deep';
  if (/too many attachments/.test(message)) return 'too-many-attachments';
  return 'malformed';
}
