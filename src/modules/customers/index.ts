export {
  contactPoint,
  customerAt,
  customerOf,
  customersAt,
  isMailAddress,
  type KnownCustomer,
  newCustomerAt,
} from './commands/customer-at.ts';
export { keepContactPoint } from './commands/keep-contact-point.ts';
export { unnamedCustomer } from './commands/unnamed-customer.ts';
export { writeCustomer } from './commands/write-customer.ts';
export { factsOfK } from './facts-of.ts';
export { languageOf } from './language-of.ts';
export { customerLinkToken, customerLinkUrl, hashOfToken } from './link.ts';
export { formerThingsOfK, thingsOfK } from './things-of.ts';
export { visibleCustomer } from './visible-customer.ts';
