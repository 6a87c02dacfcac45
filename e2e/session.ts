import { randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { TestDatabase } from '../src/testing/database.ts';

/** The token of a new session of a person, as the link in a sign-in mail would have made it. */
export async function aSessionOf(test: TestDatabase, personId: string): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await test.sql(
    `insert into auth.session (id, "userId", token, "expiresAt") values ($1, $2, $3, app.now() + interval '60 days')`,
    [uuid(), personId, token],
  );
  return token;
}
