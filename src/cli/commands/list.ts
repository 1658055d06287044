import { listKeys, type ApiKeyRecord } from "../../sdk/keys.ts";
import { formatInstant } from "../../values/clock.ts";
import { printableName } from "../../values/server-text.ts";
import { UserError } from "../../values/user-error.ts";
import type { Cli } from "../cli.ts";

const STATUSES = ["active", "disabled", "revoked", "expired"] as const;

/** The keys of the account: aligned columns at a terminal, tabs between them in a pipe. */
export async function list(cli: Cli): Promise<number> {
  const wanted = cli.args.text("status");
  const status = STATUSES.find((one) => one === wanted);
  if (wanted !== undefined && status === undefined)
    throw new UserError("invalid_inputs", {
      what: "There is no such status.",
      input: "--status",
      fix: `Use one of ${STATUSES.join(", ")}.`,
    });
  const keys = await listKeys({ name: cli.args.text("name"), status }, cli.session());
  if (cli.args.has("json")) await cli.json({ api_keys: keys.map(asJson) });
  else await cli.print(asTable(keys, cli.stdout.isTerminal));
  return 0;
}

function asJson({ keyId, name, hint, status, createdAt, lastUsedAt, expiresAt, meta }: ApiKeyRecord): object {
  const times = { created_at: time(createdAt), last_used_at: time(lastUsedAt), expires_at: time(expiresAt) };
  return { key_id: keyId, name, hint, status, ...times, meta };
}

function time(date: Date | null): string | null {
  return date === null ? null : formatInstant(date.getTime());
}

function asTable(keys: readonly ApiKeyRecord[], isTerminal: boolean): string {
  const rows = keys.map((key) => [
    key.keyId,
    key.status,
    time(key.createdAt) ?? "",
    time(key.lastUsedAt) ?? "never",
    time(key.expiresAt) ?? "never",
    printableName(key.hint),
    printableName(key.name),
  ]);
  if (!isTerminal) return rows.map((row) => `${row.join("\t")}\n`).join("");
  if (rows.length === 0) return "There are no such keys.\n";
  const all = [["KEY ID", "STATUS", "CREATED", "LAST USED", "EXPIRES", "KEY", "NAME"], ...rows];
  const widths = (all[0] ?? []).map((_, column) =>
    Math.max(...all.map((row) => [...(row[column] ?? "")].length)),
  );
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - [...cell].length)).join("  ");
  return all.map((row) => `${line(row).trimEnd()}\n`).join("");
}
