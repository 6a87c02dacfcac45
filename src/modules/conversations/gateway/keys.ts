import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Site } from '../../../platform/context.ts';

/** With what a gateway that signs in our way signs, and we what we hand over to it. */
export const signingKey = (site: Site, gatewayId: string): Buffer => site.sign('gateway', gatewayId);

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** Keeps a provider's token so that the database alone does not give it away; it opens for the same gateway only. */
export function seal(site: Site, gatewayId: string, token: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, site.sign('gateway token', gatewayId), iv);
  const sealed = Buffer.concat([cipher.update(token, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

export function unseal(site: Site, gatewayId: string, sealed: Buffer): string {
  const opened = createDecipheriv(
    algorithm,
    site.sign('gateway token', gatewayId),
    sealed.subarray(0, ivBytes),
  );
  opened.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
  return Buffer.concat([opened.update(sealed.subarray(ivBytes + tagBytes)), opened.final()]).toString('utf8');
}
