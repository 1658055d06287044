import { z } from "zod";
import { health } from "../answers.ts";
import { ApiError } from "../errors.ts";
import type { Room } from "../room.ts";
import { openRoute, type Route } from "../route.ts";

const TEXT = "text/plain; version=0.0.4";

/** `/healthz`: the process answers. `/readyz`: it can reach its database as well. `/metrics`: what it did. */
export function healthRoutes(room: Room): Route[] {
  return [
    openRoute({
      method: "GET",
      path: "/healthz",
      layer: "ops",
      operation: "healthz",
      summary: "The process answers",
      answer: health,
      handle: async () => ({ status: "ok" }),
    }),
    openRoute({
      method: "GET",
      path: "/readyz",
      layer: "ops",
      operation: "readyz",
      summary: "The database answers as well",
      answer: health,
      handle: async () => {
        // A constant alone would be answered without a look at the file.
        await room.database.get("select key_id from api_keys limit 1").catch(refuseUnready);
        return { status: "ready" };
      },
    }),
    openRoute({
      method: "GET",
      path: "/metrics",
      layer: "ops",
      operation: "metrics",
      summary: "What this instance has done, for Prometheus",
      answer: z.string(),
      media: TEXT,
      handle: async () => ({ text: room.metrics.render() }),
    }),
  ];
}

function refuseUnready(): never {
  const headers = { "retry-after": "1" };
  throw new ApiError(503, "not_ready", "The database does not answer.", { headers });
}
