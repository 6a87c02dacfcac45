import { useState } from 'react';

export type Cleared = { cleared?: string[]; clearedPictures?: string[] };

/** What of an article somebody says is nobody's. It is sent again with that, and what was said before, as one question follows another. */
export function useCleared(send: (said: Cleared) => void) {
  const [said, setSaid] = useState<Cleared>({});
  const more = (part: keyof Cleared) => (marks: readonly string[]) => {
    const next = { ...said, [part]: [...(said[part] ?? []), ...marks] };
    setSaid(next);
    send(next);
  };
  return { said, clear: more('cleared'), clearPictures: more('clearedPictures') };
}
