import { z } from 'zod';
import { endpoint, instant, Made, nothing } from '../../platform/http/endpoint.ts';
import { FileView } from '../cases/contract.ts';
import { desk } from '../desks/contract.ts';

const AgreementView = FileView.extend({ engagementId: z.uuid(), by: z.string(), at: instant });
export type AgreementView = z.infer<typeof AgreementView>;

export const agreementApi = {
  agreements: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/agreements',
    summary: 'The agreements that are kept as files, newest first: for the client all, for a company its own',
    scope: 'read',
    input: z.object({ desk }),
    output: z.object({ items: z.array(AgreementView), next: z.null() }),
    reveals: nothing,
  }),
  keepAgreement: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/agreements',
    summary: 'Keep a file that I uploaded as the agreement of an engagement; those before it stay',
    scope: 'desks',
    input: z.object({ desk, engagementId: z.uuid(), fileId: z.uuid() }),
    output: Made,
    reveals: nothing,
  }),
};
