import { describe, expect, test } from "@jest/globals";
import { isFailure, worst, type RotationOutcome } from "../../../src/rotation/outcome.ts";
import { plan } from "../../../src/rotation/plan.ts";
import { UserError } from "../../../src/values/user-error.ts";
import { aPolicy, facts, NOW } from "../../support/builders.ts";
import { aMeshKey } from "../../support/credentials.ts";

const decided = plan(facts(), aPolicy());
const error = new UserError("internal_error", { what: "It broke.", fix: "Mend it." });
const successor = { keyId: "key_next", name: "next", createdAt: NOW, expiresAt: null };
const written = {
  ...{ plan: decided, successor, key: aMeshKey("next"), secretUpdatedAt: NOW },
  ...{ nextRotationAt: undefined, graceEndsAt: undefined },
};

/** From harmless to worst. */
const OUTCOMES: readonly RotationOutcome[] = [
  {
    ...{ kind: "unchanged", plan: decided, current: undefined, observedAt: NOW },
    ...{ secretUpdatedAt: NOW, nextRotationAt: undefined },
  },
  { kind: "planned", plan: decided },
  { kind: "created", ...written },
  { kind: "rotated", ...written },
  { kind: "superseded-by-another-run", plan: decided, successor, successorRevoked: true },
  { kind: "refused", plan: decided, error },
  { kind: "failed", plan: undefined, error },
  { kind: "rolled-back", plan: decided, successor, successorRevoked: true, error },
  { kind: "ambiguous", plan: decided, successor, error },
];
const PAIRS = OUTCOMES.slice(1).map((worse, index) => ({ better: OUTCOMES[index]!, worse }));

describe("the worst of several targets", () => {
  test.each(PAIRS)("$worse.kind is worse than $better.kind, whichever came first", ({ better, worse }) => {
    expect(worst([better, worse])).toBe(worse);
    expect(worst([worse, better])).toBe(worse);
  });

  test("is the first of those that are equally bad", () => {
    const first: RotationOutcome = { kind: "failed", plan: undefined, error };
    expect(worst([OUTCOMES[0]!, first, OUTCOMES[6]!])).toBe(first);
  });

  test("is nothing where there were no targets", () => {
    expect(worst([])).toBeUndefined();
  });

  test("leaves the list as it was, for each target is reported in its order", () => {
    const list = [...OUTCOMES];
    worst(list);
    expect(list).toEqual(OUTCOMES);
  });
});

describe("does the step fail?", () => {
  const failing = ["refused", "failed", "rolled-back", "ambiguous"];

  test.each(OUTCOMES)("$kind", (outcome) => {
    expect(isFailure(outcome)).toBe(failing.includes(outcome.kind));
  });
});
