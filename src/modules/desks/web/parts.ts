/** The parts of a desk's settings, as its index leads to them. */
export const parts = {
  brand: 'brand',
  times: 'times',
  limits: 'limits',
  companies: 'companies',
  people: 'people',
  proposals: 'proposals',
  rules: 'rules',
  register: 'register',
  moves: 'moves',
} as const;
