import { UserError } from "../../values/user-error.ts";

/**
 * In SQLite's words; {@link inPostgres} translates. The steps from an empty database to today's, in order; the schema version is their count.
 * A released step is never edited: what changes is a further step.
 */
export const MIGRATIONS: readonly Migration[] = [
  `create table accounts (
     id text primary key,
     email text not null unique,
     created_at integer not null
   );
   create table api_keys (
     seq integer primary key,
     key_id text not null unique,
     account_id text not null references accounts (id),
     name text not null,
     hint text not null,
     hash blob not null unique,
     created_at integer not null,
     created_by text,
     last_used_at integer,
     expires_at integer,
     disabled_at integer,
     revoked_at integer,
     revoked_reason text
   );
   create index api_keys_newest_first on api_keys (account_id, created_at desc, seq desc);
   create table api_key_meta (
     key_id text not null references api_keys (key_id),
     field text not null,
     value text not null,
     primary key (key_id, field)
   );
   create index api_key_meta_by_value on api_key_meta (field, value);
   create table mint_records (
     lookup blob primary key,
     key_id text not null references api_keys (key_id),
     body_hash blob not null,
     salt blob,
     box blob,
     minted_at integer not null
   );
   create index mint_records_by_age on mint_records (minted_at);`,
  // Mail is delivered without regard to case: two accounts of one address would be one person's by chance.
  "create unique index accounts_by_email on accounts (lower(email))",
  // A key from before there were scopes could do everything that its account may.
  `alter table accounts add column disabled_at integer;
   alter table api_keys add column scopes text not null
     default 'keys:read keys:mint keys:revoke audit:read profile:read';
   alter table api_keys add column replaced_by text;
   alter table api_keys add column expiry_noted integer not null default 0;
   create index api_keys_by_minter on api_keys (created_by);
   create index api_keys_by_end on api_keys (expires_at);
   alter table mint_records add column caller_ends_at integer;
   create table counters (
     name text not null,
     subject text not null,
     ends_at integer not null,
     count integer not null,
     primary key (name, subject, ends_at)
   );
   create index counters_by_age on counters (ends_at);
   create table audit (
     seq integer not null unique,
     at integer not null,
     account_id text,
     actor text not null,
     action text not null,
     subject text,
     details text not null,
     hash text not null
   );
   create index audit_of_account on audit (account_id, seq);
   create table audit_head (seq integer not null, hash text not null);
   insert into audit_head (seq, hash)
     values (0, '0000000000000000000000000000000000000000000000000000000000000000');`,
  `alter table accounts add column password_hash text;
   create table sign_in_links (
     hash blob primary key,
     account_id text not null references accounts (id),
     expires_at integer not null
   );
   create table sessions (
     hash blob primary key,
     account_id text not null references accounts (id),
     created_at integer not null,
     seen_at integer not null
   );
   create index sessions_of_account on sessions (account_id);
   create table grants (
     id text primary key,
     account_id text not null references accounts (id),
     client text not null,
     created_at integer not null,
     lifetime_ms integer not null,
     ended_at integer
   );
   create index grants_of_account on grants (account_id);
   create table refresh_tokens (
     hash blob primary key,
     grant_id text not null references grants (id),
     expires_at integer not null,
     replaced_at integer
   );
   create table access_tokens (
     id_hash blob primary key,
     grant_id text not null references grants (id),
     expires_at integer not null
   );
   create table oauth_codes (
     hash blob primary key,
     account_id text not null references accounts (id),
     client text not null,
     redirect_uri text not null,
     challenge text,
     expires_at integer not null,
     grant_id text
   );
   create table device_codes (
     hash blob primary key,
     user_code_hash blob not null unique,
     client text not null,
     expires_at integer not null,
     interval_ms integer not null,
     polled_at integer,
     state text not null,
     account_id text
   );
   create table signing_keys (id text primary key, jwk text not null, created_at integer not null);`,
  // The chain of hashes shows that somebody wrote over an entry; this keeps a program from doing it by mistake.
  {
    sqlite: `create trigger audit_keeps_entries before update on audit
     begin select raise(abort, 'the audit is append-only'); end;
   create trigger audit_loses_none before delete on audit
     begin select raise(abort, 'the audit is append-only'); end;`,
    postgres: `create function refuse_audit_change() returns trigger language plpgsql
     as $refuse$ begin raise exception 'the audit is append-only'; end $refuse$;
   create trigger audit_keeps_entries before update or delete or truncate on audit
     for each statement execute function refuse_audit_change();`,
  },
  // A rotation writes over the end of the predecessor; a second successor is to inherit the one from before.
  // The flag: no end at all is an end to inherit as well.
  `alter table api_keys add column ends_at_before_rotation integer;
   alter table api_keys add column rotation_kept_end integer not null default 0;`,
  // What a mint looks at must not grow with the keys that were ever made. The second takes the place of the one by end.
  `create index api_keys_alive on api_keys (account_id, name, expires_at)
     where revoked_at is null and expiry_noted = 0;
   create index api_keys_end_to_note on api_keys (expires_at, seq)
     where revoked_at is null and expiry_noted = 0;
   drop index api_keys_by_end;`,
  `alter table api_keys add column last_used_at_address text;
   alter table api_keys add column last_used_with text;`,
];

/** One text for both engines, or one for each where they have no words in common. */
export type Migration = string | { readonly sqlite: string; readonly postgres: string };

export function inSqlite(step: Migration): string {
  return typeof step === "string" ? step : step.sqlite;
}

/** In PostgreSQL's words: mostly the types are all that differs. */
export function inPostgres(step: Migration): string {
  if (typeof step !== "string") return step.postgres;
  return step
    .replaceAll(/\binteger primary key\b/g, "bigint generated always as identity primary key")
    .replaceAll(/\binteger\b/g, "bigint")
    .replaceAll(/\bblob\b/g, "bytea");
}

/** @param whose begins the sentence: `The database in ./mesh-data`. */
export function newerSchema(whose: string, found: number, known: number): UserError {
  return new UserError("invalid_inputs", {
    what: `${whose} has schema version ${found}; this program knows versions up to ${known}.`,
    input: "--data",
    why: "A newer mesh-service has used it, and an older one could damage what it does not know.",
    fix: "Start the newer mesh-service, or choose another database.",
  });
}
