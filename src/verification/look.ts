import type { GitHubPort, RunPort, RunReference, SecretSlot } from "../github/port.ts";
import type { Introspection, MeshKey, MeshPort } from "../mesh/port.ts";
import { MESH_KEY_PATTERN } from "../values/mesh-key.ts";
import { MANAGED_BY } from "../rotation/target.ts";
import type { Instant } from "../values/clock.ts";
import type { Sensitive } from "../values/sensitive.ts";
import { asUserError, type UserError } from "../values/user-error.ts";

/** What one look at the key that a job was given showed. Instants on Mesh's clock, but for `secret`. */
export type KeyLook =
  | { readonly kind: "missing" }
  /** Not a Mesh key: never sent anywhere. */
  | { readonly kind: "malformed" }
  | { readonly kind: "unreachable"; readonly error: UserError }
  | { readonly kind: "rejected"; readonly status: number; readonly code: string | undefined }
  | AliveLook;

/** A key that Mesh accepts. */
export interface AliveLook {
  readonly kind: "alive";
  readonly now: Instant;
  /** `undefined` on the basic service, which tells no more than that the key works. */
  readonly key: (Introspection & { kind: "alive" })["key"];
  /** Live managed keys of the target, newest first; `undefined` where they cannot be listed. */
  readonly siblings: readonly MeshKey[] | undefined;
  /** Does the service give replaced keys an end? Then one without an end was not replaced. */
  readonly endsReplacedKeys: boolean;
  readonly secret: SecretTiming | undefined;
}

/** When the secret was written and when this run was queued, on GitHub's clock, which says `now`. */
export interface SecretTiming {
  readonly now: Instant;
  readonly updatedAt: Instant;
  readonly queuedAt: Instant;
}

export interface LookDeps {
  /** Authenticated with the key that is looked at. */
  readonly mesh: MeshPort;
  /** Id of the target that the key is expected to belong to; `undefined` where it is not known. */
  readonly targetId: string | undefined;
  /** Both tokens were given: compares when the secret was written with when this run was queued. */
  readonly timing:
    | {
        readonly github: GitHubPort;
        readonly slot: SecretSlot;
        readonly runs: RunPort;
        readonly run: RunReference;
      }
    | undefined;
}

/** One authenticated read with the key, and beside it what explains the answer; one round trip deep. Never throws. */
export async function lookAtKey(key: Sensitive | undefined, deps: LookDeps): Promise<KeyLook> {
  if (key === undefined) return { kind: "missing" };
  if (!MESH_KEY_PATTERN.test(key.reveal())) return { kind: "malformed" };
  const { mesh } = deps;
  const reads = {
    whoami: mesh.whoami(key),
    profile: mesh.profile(key),
    siblings: listSiblings(deps),
    timing: readTiming(deps),
  };
  for (const read of Object.values<Promise<unknown>>(reads)) read.catch(() => undefined);
  try {
    const { features, serverAt } = await mesh.discover();
    const answer = await (features.has("whoami") ? reads.whoami : reads.profile);
    if (answer.kind === "rejected") return answer;
    const siblings = features.has("list") && features.has("meta") ? await reads.siblings : undefined;
    return {
      kind: "alive",
      now: serverAt,
      key: answer.key,
      siblings,
      endsReplacedKeys: features.has("expire"),
      secret: await reads.timing,
    };
  } catch (error) {
    return { kind: "unreachable", error: asUserError(error) };
  }
}

/** Optional: a narrow key may not list. */
async function listSiblings({ mesh, targetId }: LookDeps): Promise<readonly MeshKey[] | undefined> {
  if (targetId === undefined) return undefined;
  const listed = await mesh.listKeys({ target: targetId }).catch(() => undefined);
  return listed
    ?.filter(({ meta }) => meta["managed_by"] === MANAGED_BY && meta["target"] === targetId)
    .filter(({ status }) => status === "active")
    .toSorted((a, b) => b.createdAt - a.createdAt);
}

/** Optional: it explains, and tells an age where Mesh does not. */
async function readTiming({ timing }: LookDeps): Promise<SecretTiming | undefined> {
  if (timing === undefined) return undefined;
  const { github, slot, runs, run } = timing;
  const [secret, queuedAt] = await Promise.all([
    github.secret(slot).catch(() => undefined),
    runs.queuedAt(run).catch(() => undefined),
  ]);
  if (secret?.updatedAt === undefined || queuedAt === undefined) return undefined;
  return { now: secret.serverAt, updatedAt: secret.updatedAt, queuedAt };
}
