export { foundCustomers } from './queries/found-customers.ts';
