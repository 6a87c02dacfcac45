/** The parts of one's account, as its index leads to them. */
export const parts = {
  profile: 'profile',
  times: 'times',
  absence: 'absence',
  sessions: 'sessions',
  tokens: 'tokens',
} as const;
