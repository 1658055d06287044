import type { Random } from "../../values/random.ts";
import { Sensitive } from "../../values/sensitive.ts";
import type { Wanted } from "../leak-scan.ts";
import type { Playground } from "../playground.ts";
import type { WorkflowPlayer } from "../workflow-player.ts";
import { PREPARATION } from "./preparation.ts";
import type { SecretRole, SecretRoles } from "./secret-roles.ts";
import type { Reach } from "./targets.ts";

/** Whom the values are for, and what they are made with. */
export interface SecretsWorld {
  readonly playground: Playground;
  readonly reach: Reach;
  readonly player: WorkflowPlayer;
  readonly random: Random;
}

/**
 * Gives every secret that the workflow names a value that fits what it is for. A key that the workflow itself makes is
 * not there yet; one that it only uses is made as a rotation elsewhere would have.
 *
 * @returns the values that were made up, for those that search for secrets.
 */
export async function fillSecrets(
  { roles, written }: SecretRoles,
  { playground, reach, player, random }: SecretsWorld,
): Promise<readonly Wanted[]> {
  const madeUp: Wanted[] = [];
  const token = everyPermission(playground, reach);
  for (const [name, role] of roles) {
    const value = valueFor(role, { playground, token, random });
    if (value === undefined) continue;
    if (role === "other") madeUp.push({ label: `a value made up for ${name}`, value });
    await playground.storeSecret(name, value);
  }
  for (const [secret, role] of roles)
    if (role === "managed_key" && !written.has(secret))
      await player.play({ path: PREPARATION, inputs: { secret } });
  return madeUp;
}

function valueFor(
  role: SecretRole,
  { playground, token, random }: { playground: Playground; token: Sensitive; random: Random },
): Sensitive | undefined {
  switch (role) {
    case "admin_key":
      return playground.adminKey;
    case "github_token":
      return token;
    case "managed_key":
      return undefined;
    case "other":
      return new Sensitive(`made-up-${Buffer.from(random.bytes(16)).toString("hex")}`);
  }
}

/** What the user's own token may do cannot be known here: this one may write every secret. */
function everyPermission(playground: Playground, reach: Reach): Sensitive {
  return playground.addToken({
    kind: "fine_grained_pat",
    ...reach,
    label: "a token that may write secrets",
    permissions: {
      ...{ secrets: "write", environments: "write", dependabot_secrets: "write" },
      ...{ codespaces_secrets: "write", organization_secrets: "write" },
      ...{ organization_dependabot_secrets: "write", organization_codespaces_secrets: "write" },
    },
  });
}
