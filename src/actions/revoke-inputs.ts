import type { Policy } from "../rotation/policy.ts";
import { REVOCATION_MODES, type RevocationMode } from "../rotation/revocation-plan.ts";
import { DAY_MS } from "../values/clock.ts";
import { formatDuration } from "../values/duration.ts";
import type { Host } from "./host.ts";
import { InputReader } from "./input-reader.ts";
import { readAccess, type Access } from "./access.ts";
import { warnOfInputs } from "./input-warnings.ts";
import { readTargets } from "./target-inputs.ts";
import type { Target } from "../rotation/target.ts";

/** Everything that `mesh/setup-api-key/revoke` was given, read and validated in one pass (spec: actions.md). */
export interface RevokeInputs extends Access {
  readonly mode: RevocationMode;
  readonly keyId: string | undefined;
  readonly targets: readonly Target[];
  readonly policy: Policy;
}

/** @throws UserError `invalid_inputs` with every fault at once; no request was sent. */
export function parseRevokeInputs(host: Host): RevokeInputs {
  const input = new InputReader(host);
  const dryRun = input.flag("dry-run");
  const access = readAccess(input, host, { tokenOptional: false });
  const targets = readTargets(input, access, host);
  if (input.optionalText("targets") !== undefined) input.fault(ONE_AT_A_TIME);
  const mode = input.oneOf("mode", REVOCATION_MODES, "superseded");
  const inputs: RevokeInputs = {
    ...access,
    mode,
    keyId: readKeyId(input, mode),
    targets,
    policy: readRevocationPolicy(input, mode, dryRun),
  };
  if (!dryRun) checkConfirmation(input);
  input.finish();
  warnOfInputs(inputs, host);
  return Object.freeze(inputs);
}

/** The runner hands over what `action.yml` does not name, with no more than a warning. */
const ONE_AT_A_TIME = {
  what: "`targets` is no input of `revoke`: a person ends the keys of one secret at a time.",
  input: "targets",
  fix: "Name the secret with `repository`, `environment` or `organization`.",
} as const;

function readKeyId(input: InputReader, mode: RevocationMode): string | undefined {
  const keyId = input.keyId("key-id");
  if (mode === "key" && keyId === undefined && !input.isFaulty("key-id"))
    input.fault({
      what: "`key-id` is empty.",
      input: "key-id",
      why: "The mode `key` revokes one key, and needs to know which.",
      fix: "Pass the key's id, such as `key_…`: the logs and the Mesh web interface show it.",
    });
  if (mode !== "key" && keyId !== undefined)
    input.fault({
      what: `\`key-id\` does not go with the mode \`${mode}\`.`,
      input: "key-id",
      fix: "Remove it, or use the mode `key`.",
    });
  return keyId;
}

/** What a rotation's policy says of ages does not matter here: a person decided. */
function readRevocationPolicy(input: InputReader, mode: RevocationMode, dryRun: boolean): Policy {
  const graceMs = input.duration("grace-period", DAY_MS);
  if (graceMs === 0 && mode !== "compromised")
    input.fault({
      what: "`grace-period` is 0.",
      input: "grace-period",
      fix: "Use the mode `compromised` to end a leaked key at once.",
    });
  const expiresInMs = input.optionalDuration("expires-in");
  if (expiresInMs !== undefined && expiresInMs <= graceMs + DAY_MS)
    input.fault({
      what: "`expires-in` is too short.",
      input: "expires-in",
      why: "The new key must outlive its grace period and the next daily rotation.",
      fix: `Use more than ${formatDuration(graceMs + DAY_MS)}, or leave it out.`,
    });
  return {
    rotateAfterMs: "never",
    graceMs,
    keepWhileUsedMs: 0,
    maxLiveKeys: Number.POSITIVE_INFINITY,
    force: true,
    dryRun,
    expiresInMs,
    scopes: input.optionalList("scopes"),
  };
}

/** A revocation cannot be taken back: the person types the secret's name, and the typing shows that it is meant. */
function checkConfirmation(input: InputReader): void {
  const secretName = input.text("secret-name", "MESH_API_KEY").toUpperCase();
  if (input.text("confirm", "").toUpperCase() === secretName) return;
  input.fault({
    what: `\`confirm\` is not the name of the secret, ${secretName}.`,
    input: "confirm",
    why: "A revocation cannot be taken back.",
    fix: `Type ${secretName} to confirm, or use \`dry-run: true\` to see what would be revoked.`,
  });
}
