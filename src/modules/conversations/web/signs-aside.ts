import { useState } from 'react';

const place = 'throughline.signs-aside';
const mostKept = 200;

/** Signs that whoever sits here has put aside: ids on this device alone, so that nothing about a customer is written down. */
export function useSignsAside(): [readonly string[], (key: string) => void] {
  const [aside, set] = useState(read);
  const put = (key: string) => {
    const after = [...read(), key].slice(-mostKept);
    localStorage.setItem(place, after.join('\n'));
    set(after);
  };
  return [aside, put];
}

const read = (): string[] => localStorage.getItem(place)?.split('\n') ?? [];
