import { UserError } from "../../values/user-error.ts";
import { verifyAudit } from "../store/audit.ts";
import type { Database } from "../store/database.ts";

/**
 * Walks the chain of the audit.
 *
 * @param head a hash noted down elsewhere, which must still be in the chain.
 * @throws UserError where the chain does not hold.
 */
export async function verifyChain(database: Database, head: string | undefined): Promise<string> {
  const verdict = await verifyAudit(database, head);
  if (verdict.kind === "whole")
    return `The audit is whole: ${verdict.entries} entries, head ${verdict.head}\n`;
  throw new UserError("policy_failed", {
    what: `The audit does not hold at entry ${verdict.seq}: ${verdict.why}.`,
    why: "Each entry carries the hash of the one before; somebody changed the database by other means than the service.",
    fix: "Keep the database as it is, and compare it with a backup. Revoke every key that may have been touched.",
  });
}
