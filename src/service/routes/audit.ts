import { auditPage } from "../answers.ts";
import type { Room } from "../room.ts";
import { keyedRoute, type Route } from "../route.ts";
import { auditQuery } from "../schemas.ts";
import { readAudit } from "../store/audit.ts";
import { wireInstant } from "../wire.ts";

const DEFAULT_LIMIT = 100;

/** Who did what when, in the caller's account. */
export function auditRoutes(room: Room): Route[] {
  return [
    keyedRoute(room, {
      method: "GET",
      path: "/api/v1/audit",
      layer: "full",
      operation: "readAudit",
      summary: "Read the account's audit log, oldest first",
      requires: "audit:read",
      query: auditQuery,
      answer: auditPage,
      handle: async ({ caller, query }) => {
        // A key that ended by itself is told of before its owner looks.
        await room.housekeeping.run();
        const { after = 0, limit = DEFAULT_LIMIT } = query;
        const page = await readAudit(room.database, { accountId: caller.accountId, after, limit });
        const events = page.entries.map(({ seq, at, actor, action, subject, details, hash }) => {
          return { seq, at: wireInstant(at), actor, action, subject, details, hash };
        });
        return {
          success: true,
          events,
          has_more: page.hasMore,
          next_after: page.entries.at(-1)?.seq ?? after,
        };
      },
    }),
  ];
}
