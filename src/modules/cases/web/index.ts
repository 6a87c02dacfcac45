export { CaseHeader } from './case-header.tsx';
export { CaseRows, type Choosing } from './case-rows.tsx';
export { focusedReference, useCopyCase } from './copy-case.ts';
export { sayEntry } from './entry-words.ts';
export { LineCard } from './line/line-card.tsx';
export { OtherCasesCard } from './other-cases-card.tsx';
export { PeopleCard } from './people-card.tsx';
export { placeOfEntry } from './point-to.ts';
export { sayReference } from './reference.ts';
