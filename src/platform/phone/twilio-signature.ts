import { createHmac, timingSafeEqual } from 'node:crypto';

type Sent = { url: string; fields: ReadonlyMap<string, readonly string[]> };

/**
 * What Twilio writes into X-Twilio-Signature: HMAC-SHA-1, under the account's token, of the address that was called and
 * each field of the form by its name, behind one another.
 * https://www.twilio.com/docs/usage/security#validating-requests
 */
export function twilioSignature(token: string, { url, fields }: Sent): string {
  const names = [...fields.keys()].sort();
  const written = names.flatMap((name) => [...new Set(fields.get(name))].sort().map((value) => name + value));
  return createHmac('sha1', token)
    .update(`${url}${written.join('')}`, 'utf8')
    .digest('base64');
}

export function isFromTwilio(token: string, signature: string, sent: Sent): boolean {
  const given = Buffer.from(signature, 'base64');
  const right = Buffer.from(twilioSignature(token, sent), 'base64');
  return given.length === right.length && timingSafeEqual(given, right);
}
