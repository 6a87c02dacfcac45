export {
  customerAt,
  customerOf,
  isMailAddress,
  type KnownCustomer,
  newCustomerAt,
} from './commands/customer-at.ts';
export { languageOf } from './language-of.ts';
export { customerLinkToken, customerLinkUrl, hashOfToken } from './link.ts';
