/**
 * Everything that is asked together, waited for to its end also where one of it fails, and failing as the first of it
 * did: what goes on behind a failure would be written after it was taken back.
 */
export async function allOf<T extends readonly unknown[]>(
  asked: {
    [place in keyof T]: T[place] | Promise<T[place]>;
  },
): Promise<T> {
  const ends = await Promise.allSettled(asked as readonly unknown[]);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
  return ends.map((end) => (end.status === 'fulfilled' ? end.value : undefined)) as unknown as T;
}
