/** One rule of the rotation broken on purpose: the simulation must notice, or it proves nothing. */
export interface Mutant {
  readonly name: string;
  /** Below src/rotation/. */
  readonly file: string;
  /** Text that stands there exactly once. */
  readonly original: string;
  readonly replacement: string;
}

export const MUTANTS: readonly Mutant[] = [
  {
    name: "revoke before the PUT",
    file: "execute.ts",
    original: "  const { github, sealingKey, access, target } = run;\n",
    replacement:
      "  const { github, sealingKey, access, target } = run;\n" +
      '  for (const { keyId } of plan.retires) await deps.mesh.revoke(keyId, "early").catch(() => undefined);\n',
  },
  {
    name: "no lease",
    file: "evidence.ts",
    original: "return now - key.createdAt < LEASE_MS;",
    replacement: "return now - key.createdAt < 0;",
  },
  {
    name: "no margin",
    file: "evidence.ts",
    original: "export const MARGIN_MS = 30 * SECOND_MS;",
    replacement: "export const MARGIN_MS = 0 * SECOND_MS;",
  },
  {
    name: "trust a stale passed-in key",
    file: "evidence.ts",
    original: "passedIn.key.createdAt <= settledAt && settledAt <= queuedAt",
    replacement: "passedIn.key.createdAt <= settledAt",
  },
  {
    name: "take u <= q without the margin",
    file: "evidence.ts",
    original: "passedIn.key.createdAt <= settledAt && settledAt <= queuedAt",
    replacement: "passedIn.key.createdAt <= settledAt && secret.updatedAt <= queuedAt",
  },
  {
    name: "know a key that was born after the last visible write",
    file: "evidence.ts",
    original: "passedIn.key.createdAt <= settledAt && settledAt <= queuedAt",
    replacement: "settledAt <= queuedAt",
  },
  {
    name: "believe a re-run's passed-in key",
    file: "evidence.ts",
    original: "queuedAt === undefined || !firstAttempt",
    replacement: "queuedAt === undefined",
  },
  {
    name: "sweep keys that fit the window",
    file: "evidence.ts",
    original: "return key.createdAt > secret.updatedAt + MARGIN_MS && !isYoungerThanLease(key, now);",
    replacement: "return key.createdAt > secret.updatedAt - LEASE_MS && !isYoungerThanLease(key, now);",
  },
  {
    name: "sweep the passed-in key",
    file: "evidence.ts",
    original: "return key.keyId === passedInKeyId || key.keyId === facts.adminKeyId;",
    replacement: "return passedInKeyId === undefined && key.keyId === facts.adminKeyId;",
  },
  {
    name: "sweep when the secret is absent",
    file: "evidence.ts",
    original:
      'if (secret.kind !== "present" || isProtected(key, facts)) return false;\n  return key.createdAt >',
    replacement:
      'if (secret.kind === "absent") return !isYoungerThanLease(key, now);\n' +
      '  if (secret.kind !== "present" || isProtected(key, facts)) return false;\n  return key.createdAt >',
  },
  {
    name: "sweep superseded keys in their grace period",
    file: "evidence.ts",
    original: "return now - secret.updatedAt >= policy.graceMs && !isYoungerThanLease(key, now);",
    replacement: "return now - secret.updatedAt >= policy.graceMs / 2 && !isYoungerThanLease(key, now);",
  },
  {
    name: "sweep a key that is in use",
    file: "evidence.ts",
    original: "return facts.now - key.lastUsedAt < UNUSED_MS && facts.now < keptUntil(key, facts, policy);",
    replacement: "return false;",
  },
  {
    name: "forget an earlier doubt",
    file: "commit.ts",
    original: "return this.#doubt === undefined",
    replacement: "return this.#doubt === undefined || this.#tries > 0",
  },
  {
    name: "revoke after an ambiguous PUT",
    file: "execute.ts",
    original: 'if (end.kind === "ambiguous") return ambiguous(successor, end.error, run);',
    replacement: 'if (end.kind === "ambiguous") return await rollBack(successor, end.error, run);',
  },
  {
    name: "take a 5xx for a refusal",
    file: "commit.ts",
    original: "return status >= 300 && status < 500 && status !== 408",
    replacement: "return status >= 300 && status !== 408",
  },
  {
    name: "ignore the deadline after a suspension",
    file: "obstacles.ts",
    original: "return deadline.leftMs() > 0 ? undefined : deadlinePassed();",
    replacement: "return undefined;",
  },
  {
    name: "count the deadline on the monotonic clock alone",
    file: "deadline.ts",
    original: "Math.max(clock.now() - startedAt, clock.monotonicMs() - startedMs)",
    replacement: "(clock.monotonicMs() - startedMs)",
  },
  {
    name: "blind retry of the mint",
    file: "mint.ts",
    original: 'if (answer.kind !== "unknown" || idempotencyKey === undefined) return undefined;',
    replacement: 'if (answer.kind !== "unknown") return undefined;',
  },
  {
    name: "ignore skew",
    file: "observe.ts",
    original: "return (at) => at - skewMs;",
    replacement: "return (at) => at - skewMs * 0;",
  },
  {
    name: "retire keys younger than the lease",
    file: "plan.ts",
    original: "!isYoungerThanLease(key, facts.now) && key.keyId !== facts.adminKeyId",
    replacement: "key.keyId !== facts.adminKeyId",
  },
  {
    name: "retire without a grace period",
    file: "retire.ts",
    original: "const inMs = Math.max(policy.graceMs, policy.keepWhileUsedMs);",
    replacement: "const inMs = Math.min(policy.graceMs, policy.keepWhileUsedMs) + 1_000;",
  },
  {
    name: "touch keys that nobody here minted",
    file: "observe.ts",
    original: 'return key.meta["managed_by"] === MANAGED_BY && key.meta["target"] === look.id;',
    replacement: "return key.meta !== look.id;",
  },
  {
    name: "ignore max-live-keys",
    file: "plan.ts",
    original: "if (!mints(verdict) || countedKeys < maxLiveKeys) return verdict;",
    replacement: "if (countedKeys < 1_000) return verdict;",
  },
  {
    name: "leave a dead key where it is",
    file: "rules.ts",
    original: '  if (passedIn.kind !== "dead") return undefined;',
    replacement: '  if (passedIn.kind !== "dead" || passedIn.kind === "dead") return undefined;',
  },
  {
    name: "revoke an ordered key inside the lease",
    file: "revocation-plan.ts",
    original: "  if (isYoungerThanLease(key, now))\n    return {",
    replacement: "  if (now < 0)\n    return {",
  },
  {
    name: "revoke every key of a leaked secret, young ones too",
    file: "revocation-plan.ts",
    original: "const ends = !own && (key.keyId === passedInKeyId || !isYoungerThanLease(key, now));",
    replacement: "const ends = !own && (key.keyId === passedInKeyId || now > 0);",
  },
  {
    name: "revoke a leaked key though the new one was not stored",
    file: "revoke.ts",
    original: 'if (end.kind === "ambiguous") return perhapsReplaced(decided, end.error, successor);',
    replacement:
      'if (end.kind === "ambiguous") { await revokeAll(decided.revokes, run); return perhapsReplaced(decided, end.error, successor); }',
  },
  {
    name: "tear down keys before the secret",
    file: "revoke.ts",
    original: "  await github.deleteSecret(target.slot);\n",
    replacement: "  await revokeAll(decided.revokes, run);\n  await github.deleteSecret(target.slot);\n",
  },
  {
    name: "count keep-while-used from the birth of a younger key",
    file: "evidence.ts",
    original: 'const leftStoreAt = facts.secret.kind === "present" ? facts.secret.updatedAt : facts.now;',
    replacement:
      "const leftStoreAt = Math.min(facts.now, ...facts.managed" +
      ".filter((other) => other.createdAt > key.createdAt).map((other) => other.createdAt));",
  },
];
