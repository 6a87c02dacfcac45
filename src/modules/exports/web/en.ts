export const exports = {
  title: 'Take the desk along',
  what: 'Customers, cases with all that was said, what is known, ways of working, files and mails, in one open archive. What is private to a person stays here. That you took it is written in the custody record.',
  take: 'Save everything',
  takeThen: 'Save everything as it was then',
  takeOf: 'Save everything as it was then: when the work of {{from}} moved',
  beingMade: 'Everything is being put together for you to save.',
  saved: 'Saved to this machine.',
};
