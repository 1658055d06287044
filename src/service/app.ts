import { Hono } from "hono";
import { consolePages, type Page, refusalPage } from "./console/pages.ts";
import { refuseCredentialInUrl } from "./credentials.ts";
import { ApiError, errorResponse, internalError, unavailable } from "./errors.ts";
import type { Fetch, RequestEnv, Room, Trace } from "./room.ts";
import type { Route } from "./route.ts";
import { authRoutes } from "./routes/auth.ts";
import { discoveryRoutes, openApiRoute } from "./routes/discovery.ts";
import { healthRoutes } from "./routes/health.ts";
import { auditRoutes } from "./routes/audit.ts";
import { loginRoutes } from "./routes/login.ts";
import { oauthRoutes } from "./routes/oauth.ts";
import { keyRoutes } from "./routes/keys.ts";
import { basicCreateRoutes, mintRoutes } from "./routes/mint.ts";
import { possessionRoutes } from "./routes/possession.ts";
import { DatabaseError } from "./store/database.ts";

/** A year: who came by https once is never sent back to http. */
const HSTS = "max-age=31536000";

/** The service as a function from Request to Response; `basic` leaves only what the hosted service shows. */
export function createApp(room: Room, options: { basic: boolean }): Fetch {
  const app = new Hono<{ Bindings: RequestEnv }>();
  app.use(async (context, next) => {
    const { raw: request, path } = context.req;
    // Before anything else, but for those who only ask whether the service is up, by whatever name.
    if (!["/healthz", "/readyz"].includes(path)) room.origins.refuseForeignHost(request);
    room.origins.refuseForeign(request);
    refuseCredentialInUrl(new URL(request.url));
    context.env.trace.origin = room.origins.of(request);
    await next();
  });
  mount(app, options.basic ? basicRoutes(room) : allRoutes(room));
  mountPages(app, consolePages(room));
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
    ...loginRoutes(room),
    ...oauthRoutes(room),
    ...possessionRoutes(room),
    ...mintRoutes(room),
    ...keyRoutes(room),
    ...auditRoutes(room),
  ];
  return [...routes, openApiRoute(routes)];
}

function basicRoutes(room: Room): Route[] {
  const others = [
    ...healthRoutes(room),
    ...authRoutes(room),
    ...loginRoutes(room),
    ...oauthRoutes(room),
  ].filter((route) => route.layer !== "full");
  return [...others, ...basicCreateRoutes(room)];
}

/** Pages have no list of methods: a person types addresses, and everything else is not found. */
function mountPages(app: Hono<{ Bindings: RequestEnv }>, pages: readonly Page[]): void {
  for (const each of pages) {
    app.on(each.method, each.path, async (context) => {
      const { trace } = context.env;
      const response = await each
        .run(context.req.raw, trace, context.req.param("parameter") ?? "")
        .catch((error: unknown) => refusalPage(asApiError(error as Error, trace), trace.requestId));
      if (trace.origin?.startsWith("https:")) response.headers.set("strict-transport-security", HSTS);
      return response;
    });
  }
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
