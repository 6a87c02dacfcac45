export const costs = {
  title: 'What failure costs',
  what: 'What it costs that customers had to come who should not have had to, in all companies together. It is there to show what it is worth to remove a cause.',
  toCosts: 'What it costs',
  window: '{{from}} to {{until}}, whole weeks in {{zone}}',
  noRates:
    'These are counts. Say how long each takes and what an hour of it costs, and they become an amount.',
  say: 'Say by what it is reckoned',
  change: 'Change by what it is reckoned',
  counted: 'Counted',
  together: 'Together {{amount}}',
  part: {
    contacts: 'Contacts that should not have been necessary',
    rework: 'Work that had to be done again',
    returns: 'Returns in which no fault was found',
    credits: 'Given back or let off because of it',
  },
  see: '{{count}}, see them: {{name}}',
  count: 'How often',
  amount: 'Amount',
  kind: 'What',
  paid_one:
    'The contract paid for this, too: one avoidable contact, billed at {{price}}, is {{amount}}. It counts as if the contract paid for each.',
  paid_other:
    'The contract paid for this, too: {{count}} avoidable contacts, billed at {{price}} each, are {{amount}}. It counts as if the contract paid for each.',
  lost: 'Sales that may be lost',
  lostIs_one:
    'One customer sent a thing back for a refund in which no fault was found. If customers like this stay away, it is between {{low}} and {{high}}.',
  lostIs_other:
    '{{count}} customers sent a thing back for a refund in which no fault was found. If none or all of them stay away, it is between {{low}} and {{high}}.',
  range: 'With what was counted: between {{low}} and {{high}}.',
  lostHow:
    'This is an estimate and is added to nothing. It assumes that a customer who stays away is worth {{worth}}, which {{name}} said; nobody knows how many do.',
  noLost: 'Nobody has said what a customer is worth who does not come back.',
  how: 'How this is counted',
  howContacts:
    'Contacts whose latest mark is failure, each {{minutes}} minutes at {{hour}} an hour, and {{fixed}} each time.',
  howRework:
    'What was done and returned as not good enough, each {{minutes}} minutes at {{hour}} an hour, and {{fixed}} each time.',
  howReturns:
    'Returns that were not called off and in which no fault was found, each {{minutes}} minutes at {{hour}} an hour, and {{fixed}} each time; where somebody said what one cost, that instead.',
  howCredits:
    'Refunds and discounts that were done, in cases with a contact that should not have been necessary; not what the desk calls otherwise.',
  leftOut:
    'Left out: contacts that nobody marked ({{unmarked}}), and amounts in another currency ({{otherCurrency}}).',
  saidBy: 'Said by {{name}}',
  behind: 'Behind this figure',
  nothingBehind: 'Nothing of these weeks is behind this figure.',
  back: 'What failure costs',
  rates: {
    currency: 'Currency',
    contact: 'A contact',
    rework: 'Work done again',
    return: 'A return without a fault',
    minutes: 'Minutes',
    hour: 'What an hour costs',
    fixed: 'What comes to it each time',
    fixedHint: 'Such as parts, postage or a journey.',
    price: 'What the contract pays for a contact',
    sale: 'What a customer is worth who does not come back',
    optional: 'Leave it empty where there is none.',
    keep: 'Reckon by this',
    kept: 'It is reckoned by this from now on.',
    unclear: 'Write minutes as 9.5 and amounts as 40 or 39.90.',
    who: 'Everybody who leads on this desk reads this, and nobody else. What the contract pays is read on the client’s side alone.',
  },
};
