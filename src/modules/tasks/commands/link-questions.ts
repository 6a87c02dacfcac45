import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import { newTaskLink } from './make-task-link.ts';

type Question = { id: string; due: Instant | null };

/** A link each, by which somebody of the client answers a question in their own name; by the question, where it is theirs to answer. */
export async function linkQuestions(
  ctx: Context,
  personId: string,
  questions: readonly Question[],
): Promise<Map<string, string>> {
  if (questions.length === 0) return new Map();
  const links = questions.map(({ due }) =>
    newTaskLink(ctx, { from: due !== null && due > ctx.now ? due : ctx.now }),
  );
  const { rows } = await sql<{ question: string; byLink: string }>`
    select question, by_link from app.link_questions(${personId}, ${questions.map(({ id }) => id)}::uuid[],
      ${links.map(({ id }) => id)}::uuid[], ${links.map(({ tokenHash }) => tokenHash)}::bytea[],
      ${links.map(({ expiresAt }) => expiresAt)}::timestamptz[])`.execute(ctx.db);
  return new Map(rows.map(({ question, byLink }) => [question, byLink]));
}
