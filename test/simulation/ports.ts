import type { GitHubPort, PutAnswer, RunPort } from "../../src/github/port.ts";
import type { Introspection, MeshPort, MintAnswer } from "../../src/mesh/port.ts";
import { classify } from "../../src/rotation/commit.ts";
import type { RotationDeps } from "../../src/rotation/deps.ts";
import { SECOND_MS } from "../../src/values/clock.ts";
import { Sensitive } from "../../src/values/sensitive.ts";
import type { SimProcess } from "./process.ts";
import type { RunStep } from "./schedule.ts";
import { trouble } from "./trouble.ts";
import { REPOSITORY, type World } from "./world.ts";

/** One run's view of the world: every call goes through its process, and so through the weather of the schedule. */
export interface View {
  readonly world: World;
  readonly step: RunStep;
  readonly index: number;
  readonly process: SimProcess;
}

export function rotationDeps(view: View): Omit<RotationDeps, "tell"> {
  const { world, step, index, process } = view;
  const mints = { count: 0 };
  return {
    mesh: meshPort(view),
    github: gitHubPort(view),
    gitHubHost: "api.github.com",
    run: { repository: REPOSITORY, runId: String(index), attempt: step.attempt, port: runPort(view) },
    adminCredential: new Sensitive(world.admin.value),
    clock: process.clock,
    // The world's GitHub opens every box by reading it; what must match is the sealing key.
    seal: (key, { sealingKeyId }) => Promise.resolve({ sealingKeyId, encryptedValue: key.reveal() }),
    newIdempotencyKey: () => new Sensitive(`run-${index}-${(mints.count += 1)}`),
    cancellation: process.cancellation.signal,
  };
}

function meshPort({ world, step, index, process }: View): MeshPort {
  const introspect = (operation: "whoami" | "profile", credential: Sensitive): Promise<Introspection> =>
    process.request({ operation, effect: () => world.introspect(operation, credential), ...UNREACHABLE });
  return {
    discover: () =>
      process.request({
        operation: "discover",
        effect: () => ({ ...world.meshTime(), features: world.features }),
        ...UNREACHABLE,
      }),
    listKeys: (meta) =>
      process.request({ operation: "list", effect: () => world.list(meta, index), ...UNREACHABLE }),
    findKey: (keyId) =>
      process.request({ operation: "find", effect: () => world.find(keyId), ...UNREACHABLE }),
    whoami: (credential) => introspect("whoami", credential),
    profile: (credential) => introspect("profile", credential),
    mint: (request) =>
      process.request<MintAnswer>({
        operation: "mint",
        effect: () => world.mint(request, step, index),
        unanswered: (bytesSent) =>
          bytesSent
            ? { kind: "unknown", cause: "no answer" }
            : { kind: "rejected", error: trouble("mesh_unreachable") },
        refused: (status) =>
          status >= 500
            ? { kind: "unknown", cause: `HTTP ${status}` }
            : { kind: "rejected", error: trouble("mesh_refused") },
      }),
    revoke: (keyId, reason) =>
      process.request<undefined>({
        operation: "revoke",
        effect: () => world.revoke(keyId, reason, step),
        ...UNREACHABLE,
      }),
    expire: (keyId, inMs) =>
      process.request<undefined>({
        operation: "expire",
        effect: () => world.expire(keyId, inMs),
        ...UNREACHABLE,
      }),
  };
}

function gitHubPort({ world, step, index, process }: View): GitHubPort {
  const limitWaitsMs = [...(step.limitWaitsMs ?? [])];
  return {
    repositoryId: () => Promise.resolve("1"),
    organizationId: () => Promise.resolve("1"),
    selectedRepositoryIds: () => Promise.resolve([]),
    waitMs: () => limitWaitsMs.shift() ?? 0,
    sealingKey: () =>
      process.request({ operation: "sealing_key", effect: () => world.sealingKey(), ...UNREACHABLE }),
    secret: () =>
      process.request({
        operation: "secret",
        effect: () => ({ ...world.gitHubTime(), updatedAt: world.shownUpdatedAt(step.target) }),
        ...UNREACHABLE,
      }),
    putSecret: async (_slot, box) => {
      const answer = await process.request<PutAnswer>({
        operation: "put",
        effect: () => world.put(box, step, index),
        unanswered: (bytesSent) => ({ kind: "no_answer", bytesSent, error: trouble("github_unreachable") }),
        refused: (status, rateLimit) => ({
          ...{ kind: "answered", status, rateLimit, ...world.gitHubTime() },
          refusal: trouble("secret_write_rejected"),
        }),
      });
      world.count(`commit ${classify(answer)}`);
      return answer;
    },
    deleteSecret: () =>
      process.request<undefined>({
        operation: "delete",
        effect: () => world.delete(step.target),
        ...UNREACHABLE,
      }),
  };
}

/** Nobody promises what `created_at` says of a re-run: here it is the moment of the re-run, the worse case. */
function runPort({ world, step, process }: View): RunPort {
  const queuedAt = world.startedAt + (step.attempt === 1 ? step.snapshotAt : step.at);
  return {
    queuedAt: () =>
      process.request({
        operation: "queued_at",
        effect: () => (step.readsQueue ? Math.floor(queuedAt / SECOND_MS) * SECOND_MS : undefined),
        unanswered: () => undefined,
        refused: () => undefined,
      }),
  };
}

/** What the adapters do, after all their patience, with a read or an idempotent change that was not answered. */
const UNREACHABLE = {
  unanswered: (): never => {
    throw trouble("mesh_unreachable");
  },
  refused: (): never => {
    throw trouble("mesh_refused");
  },
};
