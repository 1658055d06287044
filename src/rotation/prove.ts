import type { SecretReading } from "../github/port.ts";
import { asUserError, UserError } from "../values/user-error.ts";
import type { WritingRun } from "./run.ts";
import type { Successor } from "./mint.ts";

export type Proof =
  | { readonly kind: "proven" }
  /** `updated_at` moved since this run looked: another run won. */
  | { readonly kind: "overtaken" }
  | { readonly kind: "failed"; readonly error: UserError };

/**
 * Uses the successor for one authenticated read and sees that it is the right key, and re-reads the secret's metadata
 * beside it: both before the store is touched (spec: rotation.md, step 5). Never throws.
 */
export async function prove(successor: Successor, run: WritingRun): Promise<Proof> {
  const { github, target, secretBefore, deps } = run;
  const [fault, secretNow] = await Promise.all([
    faultOf(successor, run),
    github.secret(target.slot).catch((error: unknown): UserError => asUserError(error)),
  ]);
  if (fault !== undefined) return { kind: "failed", error: fault };
  if (secretNow instanceof UserError) return { kind: "failed", error: secretNow };
  if (secretBefore.updatedAt !== undefined && secretNow.updatedAt === undefined)
    return { kind: "failed", error: deletedMeanwhile() };
  if (moved(secretBefore, secretNow)) return { kind: "overtaken" };
  deps.tell({ kind: "proven", keyId: successor.record.keyId });
  return { kind: "proven" };
}

function moved(before: SecretReading, now: SecretReading): boolean {
  return before.updatedAt !== now.updatedAt;
}

/** Nobody deletes a secret by mistake in these seconds: writing it again would undo what they meant. */
function deletedMeanwhile(): UserError {
  return new UserError("secret_deleted", {
    what: "Somebody deleted the secret while this run was at work.",
    why: "A person, or a teardown, ended it on purpose.",
    fix: "Run it again if the secret is still wanted: it will be created anew.",
  });
}

/** @returns why the key may not be stored, or `undefined` when it is good. */
async function faultOf({ key, record }: Successor, run: WritingRun): Promise<UserError | undefined> {
  const { mesh } = run.deps;
  const { facts, admin } = run.observation;
  const full = facts.features.has("whoami");
  try {
    const answer = full ? await mesh.whoami(key) : await mesh.profile(key);
    if (answer.kind === "rejected") return unproven(`Mesh does not accept it (HTTP ${answer.status})`);
    if (full && (answer.key?.keyId !== record.keyId || answer.key.name !== record.name))
      return unproven("Mesh takes it for another key");
    if (differ(answer.account, admin.account)) return unproven("it belongs to another account");
    return undefined;
  } catch (error) {
    return asUserError(error);
  }
}

/** Unknown on either side is no contradiction. */
function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

function unproven(what: string): UserError {
  return new UserError("prove_failed", {
    what: `The new key did not prove itself: ${what}.`,
    why: "The Mesh service answered wrongly, or somebody revoked the key at once.",
    fix: "Nothing was stored and the secret is as it was. Run it again; if it stays, ask whoever runs the Mesh service.",
  });
}
