import { formatInstant, SECOND_MS } from "../values/clock.ts";
import { describeDuration } from "../values/duration.ts";
import type { UserError } from "../values/user-error.ts";
import type { Assessment } from "../verification/assess.ts";
import { renderFailure } from "./failure-text.ts";
import type { Host } from "./host.ts";
import { bold, code, fenced, table } from "./markdown.ts";
import { reportFailure } from "./run-action.ts";
import { openEnd, timeline } from "./timeline.ts";
import type { VerifyInputs } from "./verify-inputs.ts";

/** Every output is set on every path: this is what they are where nothing is known of a key. */
const NOTHING_KNOWN = {
  "key-id": "",
  "key-name": "",
  age: "",
  "expires-at": "",
  status: "unknown",
};

/** The outputs where nothing was checked. */
export function noVerdict({ code: reason }: UserError): Readonly<Record<string, string>> {
  return { valid: "false", reason, ...NOTHING_KNOWN };
}

/** What the annotation, the heading of the summary and the exit code all follow. */
interface Verdict {
  /** The step fails with `error` alone. */
  readonly level: "none" | "notice" | "warning" | "error";
  readonly title: string;
}

/** Writes outputs, annotations, the job summary and the exit code. */
export async function reportVerification(
  assessment: Assessment,
  inputs: VerifyInputs,
  host: Host,
): Promise<void> {
  const verdict = verdictOf(assessment, inputs);
  setOutputs(assessment, host);
  tellVerdict(verdict, assessment, host);
  for (const { what, fix } of assessment.unchecked)
    host.warning({ title: "A policy was not checked", text: `${what} ${fix}` });
  if (assessment.explanation !== undefined)
    host.notice({ title: "An older key", text: assessment.explanation });
  await host.summary(verificationSummary(assessment, verdict));
}

function setOutputs({ valid, reason, key, ageMs, expiresAt, status }: Assessment, host: Host): void {
  const outputs = {
    ...{ valid: String(valid), reason },
    ...{ ...NOTHING_KNOWN, status },
    ...(key === undefined ? {} : { "key-id": key.keyId, "key-name": key.name }),
    ...(ageMs === undefined ? {} : { age: String(Math.floor(ageMs / SECOND_MS)) }),
    ...(expiresAt === undefined || expiresAt === null ? {} : { "expires-at": formatInstant(expiresAt) }),
  };
  for (const [name, value] of Object.entries(outputs)) host.output(name, value);
}

/** The step fails only on an invalid key, where that is wanted, and on a policy that the user set. */
function verdictOf({ reason, failure, unchecked }: Assessment, inputs: VerifyInputs): Verdict {
  if (failure === undefined)
    return unchecked.length === 0
      ? { level: "none", title: "The Mesh key works" }
      : { level: "warning", title: "The Mesh key works, and not all was checked" };
  if (reason === "policy") return { level: "error", title: "The Mesh key works and breaks a policy" };
  const level =
    reason === "missing" && inputs.onMissing === "notice"
      ? "notice"
      : inputs.failOnInvalid
        ? "error"
        : "warning";
  return { level, title: DEAD_TITLES.get(reason) ?? "The Mesh key does not work" };
}

const DEAD_TITLES: ReadonlyMap<Assessment["reason"], string> = new Map([
  ["missing", "No Mesh key in this run"],
  ["unreachable", "Mesh did not say whether the key works"],
] as const);

function tellVerdict({ level, title }: Verdict, { failure, sentence }: Assessment, host: Host): void {
  if (failure === undefined) host.info(`✓ ${sentence}`);
  else if (level === "notice") host.notice({ title, text: renderFailure(failure) });
  else if (level === "warning") host.warning({ title, text: renderFailure(failure) });
  else reportFailure(host, failure);
}

const MARKS = { none: "✅", notice: "ℹ️", warning: "⚠️", error: "❌" } as const;

/** The job summary: one sentence, a table, and what to do if anything. */
function verificationSummary(assessment: Assessment, { level, title }: Verdict): string {
  const { sentence, explanation, failure, unchecked } = assessment;
  return [
    `## ${MARKS[level]} ${title}`,
    bold(sentence),
    ...keyTable(assessment),
    ...livesOf(assessment),
    ...(explanation === undefined ? [] : [explanation]),
    ...unchecked.map(({ what, fix }) => `${what} ${fix}`),
    ...(failure === undefined ? [] : [fenced(renderFailure(failure))]),
  ].join("\n\n");
}

function keyTable({ key, ageMs = 0, expiresAt, status }: Assessment): string[] {
  if (key === undefined) return [];
  const ends = expiresAt ? formatInstant(expiresAt) : "when it is revoked";
  const row = [code(key.keyId), code(key.name), describeDuration(ageMs), ends, status];
  return [table(["Key id", "Name", "Age", "Expires", "Status"], [row])];
}

/** How long the key has lived and will, and what has replaced it. */
function livesOf({ key, ageMs = 0, newer, expiresAt }: Assessment): string[] {
  if (key === undefined) return [];
  const { keyId, createdAt: from } = key;
  const now = from + ageMs;
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
