const shapes = {
  today: 'M5 7h14M5 12h14M5 17h9',
  morning: 'M12 4v2.5M5 7.5l1.7 1.7M19 7.5l-1.7 1.7M3 16h3M18 16h3M7.5 16a4.5 4.5 0 0 1 9 0M3 20h18',
  search: 'M10.5 17a6.5 6.5 0 1 1 0-13 6.5 6.5 0 0 1 0 13ZM15.5 15.5 20 20',
  knowledge: 'M12 7.5C10 6 7.5 5.5 4 5.5v12.5c3.5 0 6 .5 8 2 2-1.5 4.5-2 8-2V5.5c-3.5 0-6 .5-8 2ZM12 7.5V20',
  demand: 'M4 18l4.5-6 3.5 3 4-7 4 4M3 20.5h18',
  quarantine: 'M12 4v9M12 17v.5M4.5 20h15L12 4Z',
  outbox: 'M4 14v5h16v-5M12 15V4M8 8l4-4 4 4',
  settings: 'M4 8h9M17 8h3M4 16h3M11 16h9M15 6v4M9 14v4',
  organization: 'M4.5 20V5h9v15M13.5 10h6v10M3 20h18M7.5 9h3M7.5 13h3M16.5 14v1',
  account: 'M12 11a3.5 3.5 0 1 1 0-7 3.5 3.5 0 0 1 0 7ZM5 20c.6-4 3.4-6 7-6s6.4 2 7 6',
  dark: 'M19 14.5A7.5 7.5 0 0 1 9.5 5 7.5 7.5 0 1 0 19 14.5Z',
  more: 'M5 13a1 1 0 1 1 0-2 1 1 0 0 1 0 2ZM12 13a1 1 0 1 1 0-2 1 1 0 0 1 0 2ZM19 13a1 1 0 1 1 0-2 1 1 0 0 1 0 2Z',
  light:
    'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1 1M17.4 17.4l1 1M5.6 18.4l1-1M17.4 6.6l1-1',
};

/** A small drawing; its name stands on what it is in. */
export function Icon({ name }: { name: keyof typeof shapes }) {
  return (
    <svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
      <path
        d={shapes[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
