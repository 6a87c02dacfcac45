import type { Output } from '../../../platform/http/endpoint.ts';
import type { peopleApi } from '../contract.ts';

export type Member = Output<typeof peopleApi.members>['items'][number];
