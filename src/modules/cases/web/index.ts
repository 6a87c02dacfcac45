export { CaseHeader } from './case-header.tsx';
export { CaseRows, type Choosing } from './case-rows.tsx';
export { sayEntry } from './entry-words.ts';
export { LineCard } from './line-card.tsx';
export { OtherCasesCard } from './other-cases-card.tsx';
export { PeopleCard } from './people-card.tsx';
export { sayReference } from './reference.ts';
