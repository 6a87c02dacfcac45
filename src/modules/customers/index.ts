export { customerAt, customerOf, isMailAddress } from './commands/customer-at.ts';
export { languageOf } from './language-of.ts';
export { customerLinkToken, customerLinkUrl, hashOfToken } from './link.ts';
