import type { Actor } from './model.ts';
import type { Row, Table, Tables, World } from './world.ts';

/** A row somebody tries to write. */
export type Attempt = { [T in Table]: { table: T; row: Row<T> } }[Table];

/** For each column the values to try: the first of each makes a row in the actor's own name. */
type Choices<T extends Table> = { [C in keyof Tables[T]]: readonly [Tables[T][C], ...Tables[T][C][]] };
/** Where somebody tries to write: as whom, on which desk, with ids that nothing has yet. */
export type Place = { world: World; actor: Actor; deskId: string; fresh: () => string };

export const otherPerson = 'ffffffff-ffff-4fff-8fff-ffffffffffff';

/** Each row differs from the first one in one column. */
export function variations<T extends Table>(table: T, choices: Choices<T>): Attempt[] {
  const columns = Object.entries(choices) as [string, [unknown, ...unknown[]]][];
  const first = Object.fromEntries(columns.map(([column, [value]]) => [column, value]));
  const others = columns.flatMap(([column, [, ...values]]) =>
    values.map((value) => ({ ...first, [column]: value })),
  );
  return [first, ...others].map((row) => ({ table, row }) as unknown as Attempt);
}
