import type { Db } from "./database.ts";

/** What to call an id of the account's: a key's name, or the name that a program gave when it signed in. */
export type ActorNames = ReadonlyMap<string, string>;

/** @param ids of keys, logins and anything else; what has no name is left out. */
export async function findActorNames(
  db: Db,
  accountId: string,
  ids: readonly (string | null)[],
): Promise<ActorNames> {
  const keys = await findNames(db, "key_id as id, name from api_keys", "key_id", accountId, own(ids, "key_"));
  const logins = await findNames(db, "id, client as name from grants", "id", accountId, own(ids, "grt_"));
  return new Map([...keys, ...logins].map(({ id, name }) => [id, name]));
}

function own(ids: readonly (string | null)[], prefix: string): string[] {
  const known = new Set(ids.filter((id) => id?.startsWith(prefix) === true));
  return [...known] as string[];
}

async function findNames(
  db: Db,
  from: string,
  column: string,
  accountId: string,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return [];
  const holders = ids.map(() => "?").join(", ");
  return db.all(`select ${from} where account_id = ? and ${column} in (${holders})`, accountId, ...ids);
}
