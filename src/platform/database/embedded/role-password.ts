import { createHmac } from 'node:crypto';

/** Every role's password follows from the installation's secret, so that none has to be stored. */
export function rolePassword(secret: string, role: string): string {
  return createHmac('sha256', secret).update(`role:${role}`).digest('base64url');
}
