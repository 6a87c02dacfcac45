/** The texts of staff screens on customers whom companies pass on. */
export const referrals = {
  links: 'Companies that pass customers on',
  linksWhat:
    'A customer went to them first: by their link, without an account, they say who wants what and that the customer agreed. It becomes a case here, and they see whether it is over. Those asked by mail may write it, too.',
  noThirdParties: 'No third party is engaged on this desk.',
  noLink: 'no link',
  since: 'has a link since',
  make: 'Make a link',
  makeOf: 'Make a link for {{name}}',
  copy: 'Copy the link',
  copyOf: 'Copy the link of {{name}}',
  copied: 'Copied. Whoever has it passes customers on for them.',
  renew: 'Renew',
  renewOf: 'Renew the link of {{name}}',
  end: 'End',
  endOf: 'End the link of {{name}}',
  made: 'They have a new link. Copy it, and send it to them.',
  ended: 'Their link leads nowhere any more.',
};
