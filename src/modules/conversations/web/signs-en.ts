/** Early signs, said as hints: what may be behind a customer's words. */
export const signs = {
  title: 'Perhaps worth a thought',
  'shorter answers': '{{customer}}’s last two answers were much shorter than before.',
  'never mind': '{{customer}} writes as if it did not matter any more.',
  'link never opened': '{{customer}} has not opened the link in what was written, nor answered.',
  'new face': '{{name}} is one more new name for {{customer}}, after two others.',
  seen: 'Put aside',
  seenWhat: 'Put aside: {{sign}}',
};
