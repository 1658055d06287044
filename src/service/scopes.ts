/** What a key may be allowed to do (spec: mesh-api.md, "Scopes"); in the order in which they are shown. */
export const SCOPES = ["keys:read", "keys:mint", "keys:revoke", "audit:read", "profile:read"] as const;
export type Scope = (typeof SCOPES)[number];

/** One order for the same set: what is equal looks equal. */
export function orderedScopes(scopes: readonly string[]): Scope[] {
  return SCOPES.filter((scope) => scopes.includes(scope));
}

/** Whether every scope of the one is among those of the other. */
export function isWithin(scopes: readonly Scope[], limit: readonly Scope[]): boolean {
  return scopes.every((scope) => limit.includes(scope));
}

/** As a column holds them; what it names and this program does not know is nothing that this program could allow. */
export function parseScopes(column: string): readonly Scope[] {
  const known = parsed.get(column);
  if (known !== undefined) return known;
  const scopes = orderedScopes(column.split(" "));
  if (parsed.size < MOST_PARSED) parsed.set(column, scopes);
  return scopes;
}

/** There are 31 sets; every request needs one. */
const parsed = new Map<string, readonly Scope[]>();
const MOST_PARSED = 100;

export function formatScopes(scopes: readonly Scope[]): string {
  return orderedScopes(scopes).join(" ");
}
