import type { SealedBox, SealingKey } from "../github/port.ts";
import type { Sensitive } from "../values/sensitive.ts";
import type { GitHubStandIn } from "./github/stand-in.ts";

/** Where a secret lies, of the repository that it belongs to. */
export type SecretPlace =
  | { readonly kind: "actions" | "dependabot" | "codespaces" }
  | { readonly kind: "environment"; readonly environment: string };

interface StoreDeps {
  readonly gitHub: Pick<GitHubStandIn, "fetch">;
  readonly seal: (value: Sensitive, sealingKey: SealingKey) => Promise<SealedBox>;
  /** `owner/name` */
  readonly repository: string;
  readonly token: Sensitive;
}

/**
 * Stores a secret as a person does by hand: reads the sealing key, seals, writes.
 *
 * @throws Error when the stand-in does not take it: then the scene was set wrongly.
 */
export async function storeSealed(
  secret: { readonly name: string; readonly value: Sensitive; readonly place: SecretPlace },
  deps: StoreDeps,
): Promise<void> {
  const folder = `https://github.test/repos/${deps.repository}/${pathOf(secret.place)}`;
  const headers = { authorization: `Bearer ${deps.token.reveal()}`, "user-agent": "sandbox" };
  const answer = await deps.gitHub.fetch(`${folder}/public-key`, { headers });
  const { key_id: sealingKeyId, key: publicKey } = (await answer.json()) as { key_id: string; key: string };
  const box = await deps.seal(secret.value, { sealingKeyId, publicKey });
  const body = JSON.stringify({ encrypted_value: box.encryptedValue, key_id: box.sealingKeyId });
  const stored = await deps.gitHub.fetch(`${folder}/${secret.name}`, { method: "PUT", headers, body });
  if (!stored.ok) throw new Error(`The stand-in did not store ${secret.name} (HTTP ${stored.status}).`);
}

function pathOf(place: SecretPlace): string {
  return place.kind === "environment"
    ? `environments/${encodeURIComponent(place.environment)}/secrets`
    : `${place.kind}/secrets`;
}
