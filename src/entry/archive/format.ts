import { z } from 'zod';

/**
 * An archive is a gzipped tar that any tar can open. In this order it holds
 *   manifest.json                what it is and of what
 *   secret                       from which links and passwords follow
 *   tables/SCHEMA.TABLE/NNNNNN   each table as COPY writes it as text, in slices of at most a mebibyte, cut anywhere
 *   sequences.json               where each sequence stands
 *   end.json                     bytes, rows and SHA-256 of every part, so that a cut or altered archive is noticed
 * A table stands after those that its rows point to.
 */
export const formatName = 'throughline archive';
export const formatVersion = 1;

export const parts = {
  manifest: 'manifest.json',
  secret: 'secret',
  sequences: 'sequences.json',
  end: 'end.json',
} as const;

export const mostBytesOfSlice = 1024 ** 2;

/** A copy never takes part in what somebody began on the original: nobody is signed in on it. */
export const leftOut = ['auth.session', 'auth.verification'];

const Table = z.strictObject({ schema: z.string(), name: z.string(), columns: z.array(z.string()) });
export type ArchivedTable = z.infer<typeof Table>;

export const Manifest = z.strictObject({
  format: z.literal(formatName),
  version: z.literal(formatVersion),
  program: z.string(),
  postgres: z.int(),
  kind: z.enum(['production', 'demo', 'test']),
  clockOffset: z.string(),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.strictObject({ name: z.string(), digest: z.string() })),
  tables: z.array(Table),
  leftOut: z.array(z.string()),
});
export type Manifest = z.infer<typeof Manifest>;

export const Sequences = z.array(
  z.strictObject({ schema: z.string(), name: z.string(), last: z.string(), called: z.boolean() }),
);
export type Sequences = z.infer<typeof Sequences>;

const Summary = z.strictObject({
  part: z.string(),
  bytes: z.int(),
  /** Null for what is no table. */
  rows: z.int().nullable(),
  sha256: z.string(),
});
export type Summary = z.infer<typeof Summary>;

export const End = z.strictObject({ parts: z.array(Summary) });

export const partOf = ({ schema, name }: { schema: string; name: string }) => `tables/${schema}.${name}`;
