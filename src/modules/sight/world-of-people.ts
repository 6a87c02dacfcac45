import type { Prepared } from '../preparations/contract.ts';

type Id = string;
/** Days from now: 0 is this very moment, -1 yesterday. */
export type Days = number;
export type Hash = string;

/** The tables of people and organizations, which belong to no desk. */
export type TablesOfPeople = {
  organizations: { id: Id };
  departments: { organization_id: Id; id: Id };
  persons: { id: Id };
  person_settings: { person_id: Id; mail: string };
  person_pictures: { person_id: Id; type: string };
  memberships: {
    organization_id: Id;
    person_id: Id;
    administrator: boolean;
    started_at: Days;
    ended_at: Days | null;
  };
  absences: {
    person_id: Id;
    id: Id;
    starts_at: Days;
    ends_at: Days;
    stand_in_id: Id | null;
    withdrawn_at: Days | null;
  };
  preparations: {
    organization_id: Id;
    id: Id;
    prepared_by_id: Id;
    link_id: Id;
    token_hash: Hash;
    expires_at: Days;
  };
  preparation_versions: {
    organization_id: Id;
    preparation_id: Id;
    version: number;
    by_id: Id;
    what: Prepared;
  };
  preparation_files: { organization_id: Id; id: Id; by_id: Id };
  preparation_letters: {
    organization_id: Id;
    id: Id;
    preparation_id: Id;
    version: number;
    kind: 'asks';
    channel: 'mail';
    recipient: string;
    state: 'sent';
  };
  api_tokens: {
    person_id: Id;
    id: Id;
    organization_id: Id;
    token_hash: Hash;
    expires_at: Days;
    revoked_at: Days | null;
  };
};
