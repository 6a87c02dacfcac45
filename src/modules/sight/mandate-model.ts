/** What the client hands off, what it keeps and what was done in its name is known to everybody who works on the desk. */
export const mandateRules = (mine: (row: { desk_id: string }) => boolean) => ({
  act_kinds: mine,
  mandates: mine,
  acts: mine,
  act_words: mine,
  need_kinds: mine,
  need_marks: mine,
  case_needs: mine,
});
