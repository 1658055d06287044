import { whoAmI, type Identity } from "../../sdk/keys.ts";
import { formatInstant } from "../../values/clock.ts";
import { printableName } from "../../values/server-text.ts";
import type { Cli } from "../cli.ts";

/** Whose credential is used, where it came from, and which key it is. */
export async function whoami(cli: Cli): Promise<number> {
  const session = cli.session();
  const { account, email, key } = await whoAmI(session);
  const { source } = await session.credential();
  const expiresAt = key?.expiresAt ? formatInstant(key.expiresAt.getTime()) : null;
  if (cli.args.has("json")) {
    const own =
      key === undefined
        ? null
        : { key_id: key.keyId, name: key.name, expires_at: expiresAt, scopes: key.scopes ?? null };
    await cli.json({ account: account ?? null, email: email ?? null, key: own, source });
    return 0;
  }
  const rows = [
    ["Account", email ?? account ?? "not told"],
    ...keyRows(key, expiresAt),
    ["From", source],
    ["Service", session.baseUrl.origin],
  ] as const;
  await cli.print(rows.map(([what, value]) => `${what.padEnd(8)} ${printableName(value)}\n`).join(""));
  return 0;
}

function keyRows(key: Identity["key"], expiresAt: string | null): readonly (readonly [string, string])[] {
  if (key === undefined) return [];
  return [
    ["Key", `${key.keyId} "${key.name}"`],
    ["Works", expiresAt === null ? "until it is revoked" : `until ${expiresAt}`],
  ];
}
