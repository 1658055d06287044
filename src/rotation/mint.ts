import type { MintAnswer, MintRequest } from "../mesh/port.ts";
import { SECOND_MS } from "../values/clock.ts";
import type { Sensitive } from "../values/sensitive.ts";
import { UserError } from "../values/user-error.ts";
import { cancelled, obstacleToMint } from "./obstacles.ts";
import type { WritingRun } from "./run.ts";
import type { KeyRecord } from "./outcome.ts";
import { MANAGED_BY } from "./target.ts";

/** The key that this run minted. */
export interface Successor {
  readonly key: Sensitive;
  /** Instants on GitHub's clock. */
  readonly record: KeyRecord;
}

export type Minted =
  | { readonly kind: "minted"; readonly successor: Successor }
  | { readonly kind: "failed"; readonly error: UserError };

const MOST_TRIES = 4;

/**
 * Makes one key for the target. An answer that never came is asked for again only under the same idempotency key;
 * elsewhere a second key could come to be (spec: rotation.md, step 4).
 */
export async function mint(run: WritingRun): Promise<Minted> {
  const { deps, deadline, observation, github } = run;
  const obstacle = obstacleToMint({ deadline, cancellation: deps.cancellation }, github);
  if (obstacle !== undefined) return { kind: "failed", error: obstacle };
  const request = mintRequest(run);
  const answer = await ask(request, run);
  if (answer.kind === "rejected") return { kind: "failed", error: answer.error };
  if (answer.kind === "unknown") return { kind: "failed", error: await unknownMint(answer, run) };
  const { key, keyId, name } = answer;
  const record = {
    keyId,
    name,
    createdAt: observation.toGitHubTime(answer.createdAt),
    expiresAt: answer.expiresAt === null ? null : observation.toGitHubTime(answer.expiresAt),
  };
  deps.tell({ kind: "minted", keyId, name });
  return { kind: "minted", successor: { key, record } };
}

async function ask(request: MintRequest, run: WritingRun): Promise<MintAnswer> {
  const { deps, deadline } = run;
  let answer = await deps.mesh.mint(request);
  let doubt = answer.kind === "unknown" ? answer : undefined;
  for (let tries = 1; tries < MOST_TRIES; tries += 1) {
    const pause = pauseBefore(answer, request, tries);
    if (pause === undefined || pause.ms >= deadline.leftMs()) break;
    deps.tell({ kind: "waiting", ...pause });
    await deps.clock.sleep(pause.ms, deps.cancellation).catch(() => undefined);
    // After a lost answer it is asked for all the same: the key that comes back can be revoked.
    if (doubt === undefined && deps.cancellation?.aborted === true)
      return { kind: "rejected", error: cancelled("before a key was minted") };
    answer = await deps.mesh.mint(request);
    if (answer.kind === "unknown") doubt ??= answer;
  }
  // A later refusal does not say that an earlier request made no key.
  return answer.kind === "rejected" && doubt !== undefined ? doubt : answer;
}

/** May the same be asked again, and when? A lost answer only under an idempotency key: elsewhere a second key could come to be. */
function pauseBefore(
  answer: MintAnswer,
  { idempotencyKey }: MintRequest,
  tries: number,
): { readonly ms: number; readonly why: string } | undefined {
  if (answer.kind === "rejected" && answer.waitMs !== undefined)
    return { ms: Math.max(answer.waitMs, SECOND_MS * 2 ** (tries - 1)), why: "Mesh's rate limit" };
  if (answer.kind !== "unknown" || idempotencyKey === undefined) return undefined;
  return { ms: SECOND_MS * 2 ** (tries - 1), why: "before the same mint is asked for again" };
}

function mintRequest({ target, policy, observation, deps }: WritingRun): MintRequest {
  const { features } = observation.facts;
  const { targetId } = observation;
  return {
    name: target.keyName,
    ...(features.has("meta") && targetId !== undefined ? { meta: metaFor(targetId, deps.run) } : {}),
    ...(policy.expiresInMs === undefined ? {} : { expiresInMs: policy.expiresInMs }),
    ...(policy.scopes === undefined ? {} : { scopes: policy.scopes }),
    ...(features.has("idempotency") ? { idempotencyKey: deps.newIdempotencyKey(targetId ?? "") } : {}),
  };
}

/** Says whose key it is, and which run made it, for whoever finds it in the list one day. */
function metaFor(targetId: string, run: WritingRun["deps"]["run"]): Record<string, string> {
  const label = { managed_by: MANAGED_BY, target: targetId };
  if (run === undefined) return label;
  const { repository, runId, attempt } = run;
  return { ...label, run: `${repository.owner}/${repository.name}#${runId}.${attempt}` };
}

/** A key may exist that nobody holds: say what can be seen of it, and let the next run go on. */
async function unknownMint(
  { cause }: MintAnswer & { kind: "unknown" },
  { target, observation, deps }: WritingRun,
): Promise<UserError> {
  const { features, managed } = observation.facts;
  const what = `Mesh was asked for a new key and gave no usable answer (${cause}).`;
  if (!features.has("list"))
    return new UserError("mint_unknown", {
      what,
      why: "A key may have been made that nobody holds, and this Mesh service cannot list keys.",
      fix: `Look in the Mesh web interface for a key named "${target.keyName}" made just now and delete it, then run again.`,
    });
  const before = new Set(managed.map(({ keyId }) => keyId));
  const mine = features.has("meta") ? { target: observation.targetId ?? "" } : {};
  const listed = await deps.mesh.listKeys(mine).catch(() => undefined);
  const appeared = listed?.filter(
    (key) =>
      !before.has(key.keyId) &&
      (features.has("meta") ? key.meta["target"] === observation.targetId : key.name === target.keyName),
  );
  const seen =
    appeared === undefined
      ? "The list of keys could not be read either."
      : appeared.length === 0
        ? "No new key has appeared in the list."
        : `Appeared since: ${appeared.map(({ keyId }) => keyId).join(", ")}; unless another run is at work, nobody holds it.`;
  return new UserError("mint_unknown", {
    what,
    why: seen,
    fix: "Run it again: a later run sweeps what this one left, and mints a key of its own.",
  });
}
