import { ApiError } from "../errors.ts";
import type { Room } from "../room.ts";
import { openRoute, type Route } from "../route.ts";

/** `/healthz`: the process answers. `/readyz`: it can reach its database as well. */
export function healthRoutes(room: Room): Route[] {
  return [
    openRoute({ method: "GET", path: "/healthz", layer: "ops", handle: async () => ({ status: "ok" }) }),
    openRoute({
      method: "GET",
      path: "/readyz",
      layer: "ops",
      handle: async () => {
        await room.database.get("select 1").catch(refuseUnready);
        return { status: "ready" };
      },
    }),
  ];
}

function refuseUnready(): never {
  throw new ApiError(503, "not_ready", "The database does not answer.");
}
