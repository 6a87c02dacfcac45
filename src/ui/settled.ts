import { useEffect, useState } from 'react';

const PAUSE = 80;

/** What somebody types, once they pause: the server is not asked for every letter. */
export function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const pausing = setTimeout(() => setSettled(typed), PAUSE);
    return () => clearTimeout(pausing);
  }, [typed]);
  return settled;
}
