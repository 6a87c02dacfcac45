export const exports = {
  title: 'Take the desk along',
  what: 'Customers, cases with all that was said, what is known, ways of working, files and mails, in one open archive. What is private to a person stays here. That you took it is written in the custody record.',
  take: 'Save everything',
  saved: 'Saved to this machine.',
};
