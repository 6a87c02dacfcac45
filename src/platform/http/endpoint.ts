import { z } from 'zod';

/** An instant in UTC, ISO 8601, such as 2026-03-07T19:41:00.000Z. */
export const instant = z.iso.datetime({ offset: true });

/** When something was written that could not be sent then; left out of what is said at once. */
export const writtenEarlier = instant.optional();

/** A language as BCP 47 writes it, such as en or pt-BR. */
export const language = z
  .string()
  .max(35)
  .refine(isLanguage, 'A language is written as its code, such as en or pt-BR.');

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** Which cases an answer shows, and whether as a row of a list or opened: the custody record keeps it. */
export type Revealed = { deskId: string; caseId: string; as: 'listed' | 'opened' };

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export type Endpoint<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> = {
  method: Method;
  path: string;
  /** One line for the API's reader: what it does. */
  summary: string;
  /** What a token must be allowed to do. */
  scope: string;
  input: I;
  output: O;
  /** A route must say what it shows of whom; one that shows no case says so. */
  reveals: (output: z.infer<O>) => Revealed[];
};

export const nothing = (): Revealed[] => [];

export function endpoint<I extends z.ZodObject, O extends z.ZodType>(
  definition: Endpoint<I, O>,
): Endpoint<I, O> {
  return definition;
}

export type Input<E> = E extends Endpoint<infer I, infer _> ? z.output<I> : never;
export type Output<E> = E extends Endpoint<infer _, infer O> ? z.infer<O> : never;

/** Lists answer a page and where the next begins, or null at the end. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

/** What a POST answers: ids only, so that a repeated request can be answered again without keeping anybody's words. */
export const Made = z.object({ id: z.uuid(), caseId: z.uuid().optional(), reference: z.string().optional() });
export type Made = z.infer<typeof Made>;

const idNames = new Set(Object.keys(Made.shape));
export const answersIdsOnly = (output: unknown): boolean =>
  output instanceof z.ZodObject &&
  'id' in output.shape &&
  Object.keys(output.shape).every((name) => idNames.has(name));

/** Which names of the input stand in the path, such as `case` in /api/cases/:case. */
export function pathNames(path: string): string[] {
  return [...path.matchAll(/:([a-zA-Z]+)/g)].map((match) => match[1] ?? '');
}
