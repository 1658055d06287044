import type { TargetResult } from "../../../src/rotation/rotate-all.ts";
import { parseSetupInputs, type SetupInputs } from "../../../src/actions/inputs.ts";
import type { KeyRecord, RotationOutcome } from "../../../src/rotation/outcome.ts";
import type { Plan } from "../../../src/rotation/plan.ts";
import { DAY_MS, HOUR_MS } from "../../../src/values/clock.ts";
import type { Sensitive } from "../../../src/values/sensitive.ts";
import { UserError } from "../../../src/values/user-error.ts";
import { aTarget, NOW } from "../../support/builders.ts";
import { aGitHubToken, aMeshKey } from "../../support/credentials.ts";
import { fakeHost } from "../../support/fake-host.ts";

export const KEY: Sensitive = aMeshKey("outcome");

export function aPlan(more: Partial<Plan> = {}): Plan {
  return {
    ...{ kind: "rotate", code: "due_by_age", reason: "It is due.", sweeps: [], retires: [], keptInUse: [] },
    byHand: { now: [], afterGrace: [] },
    ...{ countedKeys: 1, maxLiveKeys: 5, predecessorKeyId: "key_old" },
    ...more,
  };
}

export function aRecord(more: Partial<KeyRecord> = {}): KeyRecord {
  return { keyId: "key_new", name: "github:octo/app:MESH_API_KEY", createdAt: NOW, expiresAt: null, ...more };
}

export function anError(): UserError {
  return new UserError("secret_write_forbidden", {
    what: "GitHub refused to store the secret.",
    input: "github-token",
    why: "The token may not.",
    fix: "Pass another one.",
  });
}

type Stored = Extract<RotationOutcome, { key: Sensitive }>;

export function rotated(more: Partial<Stored> = {}): RotationOutcome {
  return {
    ...{ kind: "rotated", plan: aPlan(), successor: aRecord(), key: KEY, secretUpdatedAt: NOW },
    ...{ nextRotationAt: NOW + 30 * DAY_MS, graceEndsAt: NOW + 24 * HOUR_MS },
    ...more,
  };
}

/** One outcome of each kind, as the heart hands them over. */
export const OUTCOMES: Readonly<Record<RotationOutcome["kind"], RotationOutcome>> = {
  created: rotated({
    kind: "created",
    plan: aPlan({ kind: "create", predecessorKeyId: undefined }),
    graceEndsAt: undefined,
  }),
  rotated: rotated(),
  unchanged: {
    ...{ kind: "unchanged", plan: aPlan({ kind: "unchanged", reason: "Nothing is due." }) },
    ...{ current: aRecord({ keyId: "key_current", createdAt: NOW - DAY_MS }), observedAt: NOW },
    ...{ secretUpdatedAt: NOW - DAY_MS, nextRotationAt: NOW + 29 * DAY_MS },
  },
  planned: { kind: "planned", plan: aPlan() },
  "superseded-by-another-run": {
    kind: "superseded-by-another-run",
    plan: aPlan(),
    successor: aRecord(),
    successorRevoked: true,
  },
  refused: { kind: "refused", plan: aPlan({ kind: "refused" }), error: anError() },
  failed: { kind: "failed", plan: undefined, error: anError() },
  "rolled-back": {
    ...{ kind: "rolled-back", plan: aPlan(), successor: aRecord(), successorRevoked: true },
    error: anError(),
  },
  ambiguous: { kind: "ambiguous", plan: aPlan(), successor: aRecord(), error: anError() },
};

export function aResult(outcome: RotationOutcome, target = aTarget()): TargetResult {
  return { target, outcome };
}

export function someInputs(more: Readonly<Record<string, string>> = {}): SetupInputs {
  const given = { "admin-key": aMeshKey("admin").reveal(), "github-token": aGitHubToken("write").reveal() };
  return parseSetupInputs(fakeHost({ ...given, ...more }, { GITHUB_REPOSITORY: "octo/app" }));
}
