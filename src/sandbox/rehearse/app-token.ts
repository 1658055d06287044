import type { AccessLevel, Permission } from "../github/tokens.ts";
import type { Playground } from "../playground.ts";
import type { Sensitive } from "../../values/sensitive.ts";
import type { Scalar } from "../workflow-runner/model.ts";
import type { Reach } from "./targets.ts";

/** Actions whose output `token` is an installation token of a GitHub App. */
const APP_TOKEN_ACTION = /^(?:actions\/create-github-app-token|tibdex\/github-app-token)@/;

const PERMISSIONS: readonly Permission[] = [
  ...(["secrets", "environments", "dependabot_secrets", "codespaces_secrets"] as const),
  ...([
    "organization_secrets",
    "organization_dependabot_secrets",
    "organization_codespaces_secrets",
  ] as const),
  ...(["actions", "contents", "administration", "metadata"] as const),
];

/**
 * The one kind of foreign action that rotations are built on: its token is stood in for by one that may do what the
 * step's `permission-*` inputs ask for, or, as at GitHub, all that the App may do where it asks for nothing.
 */
export function assumeAppToken(
  uses: string,
  inputs: ReadonlyMap<string, Scalar>,
  { playground, reach }: { readonly playground: Playground; readonly reach: Reach },
): ReadonlyMap<string, Sensitive> {
  if (!APP_TOKEN_ACTION.test(uses)) return new Map();
  const token = playground.addToken({
    kind: "app",
    ...reach,
    permissions: permissionsAsked(inputs),
    label: "an App token",
  });
  return new Map([["token", token]]);
}

function permissionsAsked(inputs: ReadonlyMap<string, Scalar>): Partial<Record<Permission, AccessLevel>> {
  const asked = PERMISSIONS.flatMap((permission) => {
    const level = inputs.get(`permission-${permission.replaceAll("_", "-")}`);
    return level === "read" || level === "write" ? [[permission, level] as const] : [];
  });
  if (asked.length > 0) return Object.fromEntries(asked);
  return Object.fromEntries(PERMISSIONS.map((permission) => [permission, "write" as const]));
}
