import { Webhook } from 'standardwebhooks';

export type WebhookHeaders = { id: string; timestamp: string; signature: string };

/** How the secret is shown to whoever sets up the other side; https://www.standardwebhooks.com. */
export const shownSecret = (key: Buffer): string => `whsec_${key.toString('base64')}`;

/** Whether somebody who holds the key sent exactly this within the last five minutes. */
export function isSigned(key: Buffer, { id, timestamp, signature }: WebhookHeaders, body: Buffer): boolean {
  const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
  try {
    new Webhook(shownSecret(key)).verify(body, headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

/** The headers under which a body is sent. The other side compares the time with its own clock, so it is the machine's. */
export function signed(
  key: Buffer,
  { id, body, time = new Date() }: { id: string; body: string; time?: Date },
) {
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(time.getTime() / 1000)),
    'webhook-signature': new Webhook(shownSecret(key)).sign(id, time, body),
  };
}
