export const known = {
  uncover: 'Show it',
  from: {
    mail: 'from their mail',
    page: 'from their page',
    call: 'from a call',
    text: 'from their text',
    words: 'from their words',
  },
};
