import { formatInstant, SECOND_MS } from "../values/clock.ts";
import { describeDuration } from "../values/duration.ts";
import { UserError, type Fault } from "../values/user-error.ts";
import type { Assessment } from "../verification/assess.ts";
import { renderFailure } from "./failure-text.ts";
import type { Host } from "./host.ts";
import { bold, code, fenced, table } from "./markdown.ts";
import { reportFailure } from "./run-action.ts";
import { openEnd, timeline } from "./timeline.ts";
import type { VerifyInputs } from "./verify-inputs.ts";

/** Writes outputs, annotations, the job summary and the exit code. */
export async function reportVerification(
  assessment: Assessment,
  inputs: VerifyInputs,
  host: Host,
): Promise<void> {
  setOutputs(assessment, host);
  const failure = failureOf(assessment);
  if (failure === undefined) host.info(`✓ ${assessment.sentence}`);
  else tellFailure(failure, assessment, inputs, host);
  if (assessment.explanation !== undefined)
    host.notice({ title: "An older key", text: assessment.explanation });
  await host.summary(verificationSummary(assessment, failure));
}

function setOutputs({ valid, reason, key, expiresAt, status }: Assessment, host: Host): void {
  host.output("valid", String(valid));
  host.output("reason", reason);
  host.output("key-id", key?.keyId ?? "");
  host.output("key-name", key?.name ?? "");
  host.output("age", key === undefined ? "" : String(Math.floor(key.ageMs / SECOND_MS)));
  host.output("expires-at", expiresAt === undefined || expiresAt === null ? "" : formatInstant(expiresAt));
  host.output("status", status);
}

function failureOf({ reason, faults }: Assessment): UserError | undefined {
  const [first, ...others] = faults;
  if (first === undefined) return undefined;
  return new UserError(reason === "policy" ? "policy_failed" : "key_invalid", [first, ...others] satisfies [
    Fault,
    ...Fault[],
  ]);
}

/** The step fails only on an invalid key, where that is wanted, and on a policy that the user set. */
function tellFailure(failure: UserError, { reason }: Assessment, inputs: VerifyInputs, host: Host): void {
  const text = renderFailure(failure);
  if (reason === "missing" && inputs.onMissing === "notice")
    host.notice({ title: "No Mesh key in this run", text });
  else if (reason !== "policy" && !inputs.failOnInvalid)
    host.warning({ title: "The Mesh key does not work", text });
  else reportFailure(host, failure);
}

/** The job summary: one sentence, a table, and what to do if anything. */
function verificationSummary(assessment: Assessment, failure: UserError | undefined): string {
  const { valid, sentence, key, expiresAt, status, explanation } = assessment;
  const good = valid && failure === undefined;
  return [
    `## ${good ? "✅" : "❌"} The Mesh key ${good ? "works" : "needs attention"}`,
    bold(sentence),
    ...(key === undefined
      ? []
      : [
          table(
            ["Key id", "Name", "Age", "Expires", "Status"],
            [
              [
                code(key.keyId),
                code(key.name),
                describeDuration(key.ageMs),
                expiresAt ? formatInstant(expiresAt) : "when it is revoked",
                status,
              ],
            ],
          ),
        ]),
    ...livesOf(assessment),
    ...(explanation === undefined ? [] : [explanation]),
    ...(failure === undefined ? [] : [fenced(renderFailure(failure))]),
  ].join("\n\n");
}

/** How long the key has lived and will, and what has replaced it. */
function livesOf({ key, newer, expiresAt }: Assessment): string[] {
  if (key === undefined) return [];
  const { keyId, createdAt: from } = key;
  const now = from + key.ageMs;
  const later = openEnd(now, from);
  const chart = timeline(`The key of this run`, [
    { keyId, label: "so far", from, to: now },
    expiresAt === undefined || expiresAt === null
      ? { keyId, label: "goes on", from: now, to: later }
      : { keyId, label: "until its end", from: now, to: expiresAt },
    ...(newer === undefined
      ? []
      : [{ keyId: newer.keyId, label: "in the secret", from: newer.createdAt, to: later }]),
  ]);
  return [chart];
}
