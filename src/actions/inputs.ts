import type { Policy } from "../rotation/policy.ts";
import type { Target } from "../rotation/target.ts";
import { DAY_MS, HOUR_MS } from "../values/clock.ts";
import { formatDuration } from "../values/duration.ts";
import { readAccess, type Access } from "./access.ts";
import type { Host } from "./host.ts";
import { InputReader } from "./input-reader.ts";
import { warnOfInputs } from "./input-warnings.ts";
import { readListedTargets } from "./target-inputs.ts";

/** Everything that `mesh/setup-api-key` was given, read and validated in one pass (spec: actions.md). */
export interface SetupInputs extends Access {
  readonly targets: readonly Target[];
  /** The targets were listed: one run for many secrets, of many repositories. */
  readonly central: boolean;
  readonly policy: Policy;
  readonly exportEnv: boolean;
}

/** @throws UserError `invalid_inputs` with every fault at once; no request was sent. */
export function parseSetupInputs(host: Host): SetupInputs {
  const input = new InputReader(host);
  const dryRun = input.flag("dry-run");
  const access = readAccess(input, host, { tokenOptional: dryRun });
  const inputs: SetupInputs = {
    ...access,
    policy: readPolicy(input, dryRun),
    ...readListedTargets(input, access, host),
    exportEnv: input.flag("export-env"),
  };
  if (inputs.exportEnv && inputs.central && inputs.targets.length > 1) input.fault(ONE_EXPORT);
  input.finish();
  warnOfInputs(inputs, host);
  return Object.freeze(inputs);
}

const ONE_EXPORT = {
  what: "`export-env` does not go with several targets: the variable can hold one key.",
  input: "export-env",
  fix: "Remove it, or write the target whose key this job needs in a step of its own.",
} as const;

function readPolicy(input: InputReader, dryRun: boolean): Policy {
  const policy: Policy = {
    rotateAfterMs: input.durationOrNever("rotate-after", 30 * DAY_MS),
    graceMs: input.duration("grace-period", 24 * HOUR_MS),
    keepWhileUsedMs: input.duration("keep-while-used", 7 * DAY_MS),
    maxLiveKeys: input.integer("max-live-keys", { min: 2, max: 100, otherwise: 5 }),
    force: input.flag("force"),
    dryRun,
    expiresInMs: input.optionalDuration("expires-in"),
    scopes: input.optionalList("scopes"),
  };
  for (const fault of zeroFaults(policy)) input.fault(fault);
  const faulty = ["rotate-after", "grace-period", "max-live-keys", "expires-in"].some((name) =>
    input.isFaulty(name),
  );
  if (!faulty) for (const fault of policyFaults(policy)) input.fault(fault);
  return policy;
}

/** Durations of which none is too short. */
function* zeroFaults({ rotateAfterMs, graceMs }: Policy) {
  if (graceMs === 0)
    yield {
      what: "`grace-period` is 0: running jobs and re-runs would lose their key at once.",
      input: "grace-period",
      fix: "Use `24h` or more. To end a leaked key at once, revoke it.",
    };
  if (rotateAfterMs === 0)
    yield {
      what: "`rotate-after` is 0: every run would make a new key.",
      input: "rotate-after",
      fix: "Use a duration such as `30d`, or `force: true` for one rotation.",
    };
}

/** Durations that are fine each, and break a promise together. */
function* policyFaults({ rotateAfterMs, graceMs, maxLiveKeys, expiresInMs }: Policy) {
  const horizonMs = Math.max(graceMs, DAY_MS);
  if (rotateAfterMs !== "never" && rotateAfterMs * (maxLiveKeys - 1) < horizonMs)
    yield {
      what: `\`rotate-after\` (${formatDuration(rotateAfterMs)}) is too short for \`max-live-keys\` (${maxLiveKeys}).`,
      input: "max-live-keys",
      why: `Replaced keys live for ${formatDuration(horizonMs)} at least, so regular rotations alone would reach the limit.`,
      fix: "Rotate less often, shorten `grace-period`, or raise `max-live-keys`.",
    };
  if (expiresInMs === undefined) return;
  if (rotateAfterMs === "never")
    yield {
      what: "`expires-in` cannot go with `rotate-after: never`: the key would end and nothing would replace it.",
      input: "expires-in",
      fix: "Give `rotate-after` a duration, or remove `expires-in`.",
    };
  else if (expiresInMs <= 2 * rotateAfterMs + graceMs)
    yield {
      what: `\`expires-in\` (${formatDuration(expiresInMs)}) is too short.`,
      input: "expires-in",
      why: "A missed rotation must not leave a dead key in the secret.",
      fix: `Use more than two rotations and a grace period: over ${formatDuration(2 * rotateAfterMs + graceMs)}.`,
    };
}
