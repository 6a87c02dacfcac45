export type RosterRole = 'accountable' | 'lead' | 'agent' | 'expert';

/** Who acts, as PostgreSQL said when they entered: nothing here is taken from the request. */
export type Actor = {
  kind:
    | 'person'
    | 'customer-link'
    | 'task-link'
    | 'proposal-link'
    | 'referral-link'
    | 'preparation-link'
    | 'desk-system'
    | 'operator';
  id: string;
  organizationId: string | null;
  deskId: string | null;
  customerId: string | null;
  /** The desks on whose roster the acting person stands, for the organization they act for. */
  desks: { deskId: string; role: RosterRole; side: 'client' | 'provider' }[];
  /** What an API token may be used for; null when the person is signed in. */
  scopes: string[] | null;
};

/** What somebody shows at the door; the database decides what it is worth. */
export type Credential =
  | { kind: 'session'; token: string; organizationId: string | null }
  | { kind: 'token'; hash: Buffer }
  | { kind: 'person'; personId: string; organizationId: string | null }
  | { kind: 'customer-link'; hash: Buffer }
  | { kind: 'task-link'; hash: Buffer }
  | { kind: 'proposal-link'; hash: Buffer }
  | { kind: 'referral-link'; hash: Buffer }
  | { kind: 'preparation-link'; hash: Buffer }
  | { kind: 'desk-system'; deskId: string }
  | { kind: 'operator' };
