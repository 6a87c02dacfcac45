import { notFound } from '../../platform/refusal.ts';

export const noSuchCustomer = () => notFound('customer.not-found', 'There is no such customer here.');
