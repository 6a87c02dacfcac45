export { customerAt, customerOf, isMailAddress } from './commands/customer-at.ts';
export { customerLinkToken, customerLinkUrl, hashOfToken } from './link.ts';
