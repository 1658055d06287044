import { Hono } from "hono";
import { refuseCredentialInUrl } from "./credentials.ts";
import { ApiError, errorResponse, internalError, unavailable } from "./errors.ts";
import type { Fetch, RequestEnv, Room, Trace } from "./room.ts";
import type { Route } from "./route.ts";
import { authRoutes } from "./routes/auth.ts";
import { discoveryRoutes, openApiRoute } from "./routes/discovery.ts";
import { healthRoutes } from "./routes/health.ts";
import { auditRoutes } from "./routes/audit.ts";
import { keyRoutes } from "./routes/keys.ts";
import { basicCreateRoutes, mintRoutes } from "./routes/mint.ts";
import { possessionRoutes } from "./routes/possession.ts";
import { DatabaseError } from "./store/database.ts";

/** The service as a function from Request to Response; `basic` leaves only what the hosted service shows. */
export function createApp(room: Room, options: { basic: boolean }): Fetch {
  const app = new Hono<{ Bindings: RequestEnv }>();
  app.use(async (context, next) => {
    refuseCredentialInUrl(new URL(context.req.url));
    await next();
  });
  mount(app, options.basic ? basicRoutes(room) : allRoutes(room));
  app.notFound((context) => errorResponse(routeNotFound(), context.env.trace.requestId));
  app.onError((error, context) =>
    errorResponse(asApiError(error, context.env.trace), context.env.trace.requestId),
  );
  return async (request, env) => app.fetch(request, env);
}

/** Fixed paths before those with a parameter, which would swallow them. */
function allRoutes(room: Room): Route[] {
  const routes = [
    ...discoveryRoutes(),
    ...healthRoutes(room),
    ...authRoutes(room),
    ...possessionRoutes(room),
    ...mintRoutes(room),
    ...keyRoutes(room),
    ...auditRoutes(room),
  ];
  return [...routes, openApiRoute(routes)];
}

function basicRoutes(room: Room): Route[] {
  const others = [...healthRoutes(room), ...authRoutes(room)].filter((route) => route.layer !== "full");
  return [...others, ...basicCreateRoutes(room)];
}

/** Each path with its methods first and then, for every other method, 405 with the list of them. */
function mount(app: Hono<{ Bindings: RequestEnv }>, routes: readonly Route[]): void {
  for (const path of new Set(routes.map((route) => route.path))) {
    const own = routes.filter((route) => route.path === path);
    for (const route of own) {
      app.on(route.method, path, async (context) => {
        const keyId = keyIdOf(context.req.param("key_id"));
        const answer = await route.run({ request: context.req.raw, keyId, trace: context.env.trace });
        return answer instanceof Response ? answer : Response.json(answer);
      });
    }
    const allow = own.flatMap(({ method }) => (method === "GET" ? ["GET", "HEAD"] : [method])).join(", ");
    app.all(path, () => {
      throw new ApiError(405, "method_not_allowed", `This path takes ${allow}.`, { headers: { allow } });
    });
  }
}

/** What can be no id is the id of nothing, and reaches no database. */
function keyIdOf(segment: string | undefined): string {
  return segment !== undefined && /^[\w-]{1,64}$/.test(segment) ? segment : "";
}

function routeNotFound(): ApiError {
  return new ApiError(
    404,
    "not_found",
    "There is nothing at this path. See /.well-known/mesh-configuration for what this service can do.",
  );
}

function asApiError(error: Error, trace: Trace): ApiError {
  if (error instanceof ApiError) return error;
  trace.fault = error.name;
  return error instanceof DatabaseError ? unavailable() : internalError();
}
