import { readFileSync } from "node:fs";
import type { Instant } from "../../values/clock.ts";
import { errorCode } from "../../values/error-code.ts";
import { UserError } from "../../values/user-error.ts";

/** A key that ended after the backup. */
export interface Ending {
  readonly keyId: string;
  /** `null`: revoked, at once. Otherwise the end of the grace that a rotation left it. */
  readonly endsAt: Instant | null;
}

const KEY_ID = /^key_[0-9A-Za-z]{22}$/;

interface AuditLine {
  readonly action?: unknown;
  readonly subject?: unknown;
  readonly details?: { readonly predecessor_ends_at?: unknown };
}

/**
 * Reads which keys ended: an answer of `GET /api/v1/audit` (several pages: one after the other, each on its own lines),
 * or one key id on each line. Of an audit only the revocations and rotations count; it names living keys as well.
 *
 * @throws UserError when the file cannot be read, or is neither.
 */
export function readRevokedSince(file: string): Ending[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    throw unusable(errorCode(cause) ?? "no reason given", { cause });
  }
  const pages = asJson(text) ?? text.split("\n").filter((line) => line.trim() !== "");
  const endings = pages.map((page) => (typeof page === "string" ? endingsOnLine(page) : endingsOfPage(page)));
  if (endings.includes(undefined)) throw unusable("a part of it is neither an audit nor a key id");
  return endings.flatMap((found) => found ?? []);
}

/** The file as one JSON text; `undefined` when it is none. */
function asJson(text: string): unknown[] | undefined {
  try {
    return [JSON.parse(text) as unknown];
  } catch {
    return undefined;
  }
}

function endingsOnLine(line: string): Ending[] | undefined {
  const word = line.trim();
  if (KEY_ID.test(word)) return [{ keyId: word, endsAt: null }];
  const [page] = asJson(word) ?? [];
  return page === undefined || typeof page === "string" ? undefined : endingsOfPage(page);
}

function endingsOfPage(page: unknown): Ending[] | undefined {
  const events = (page as { events?: unknown } | null)?.events;
  return Array.isArray(events) ? (events as AuditLine[]).flatMap(endingOf) : undefined;
}

function endingOf({ action, subject, details }: AuditLine): Ending[] {
  if (typeof subject !== "string" || !KEY_ID.test(subject)) return [];
  if (action === "key.revoked") return [{ keyId: subject, endsAt: null }];
  const endsAt = details?.predecessor_ends_at;
  return action === "key.rotated" && typeof endsAt === "number" ? [{ keyId: subject, endsAt }] : [];
}

function unusable(reason: string, options?: ErrorOptions): UserError {
  return new UserError(
    "invalid_inputs",
    {
      what: `The list of revoked keys cannot be read (${reason}).`,
      input: "--revoked-since",
      fix: "Give an answer of GET /api/v1/audit as it came, or a file with one key id on each line. Nothing was restored.",
    },
    options,
  );
}
