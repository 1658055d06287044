import { consolePages, type Page, refusalPage } from "./console/pages.ts";
import { refuseCredentialInUrl } from "./credentials.ts";
import { Dispatch } from "./dispatch.ts";
import { ApiError, asApiError, errorReply } from "./errors.ts";
import { jsonReply, NO_HOST, type Reply, type WireRequest } from "./reply.ts";
import type { Fetch, Room, Trace } from "./room.ts";
import type { Route } from "./route.ts";
import { auditRoutes } from "./routes/audit.ts";
import { authRoutes } from "./routes/auth.ts";
import { discoveryRoutes, openApiRoute } from "./routes/discovery.ts";
import { healthRoutes } from "./routes/health.ts";
import { keyRoutes } from "./routes/keys.ts";
import { loginRoutes } from "./routes/login.ts";
import { basicCreateRoutes, mintRoutes } from "./routes/mint.ts";
import { oauthRoutes } from "./routes/oauth.ts";
import { possessionRoutes } from "./routes/possession.ts";

/** Answers one request that has come as far as its path. */
type Handler = (request: WireRequest, trace: Trace, parameter: string) => Promise<Reply>;

/** Asked by whoever keeps the service running, by whatever name. */
const HEALTH_PATHS = ["/healthz", "/readyz"];

/** The service as a function from request to reply; `basic` leaves only what the hosted service shows. */
export function createApp(room: Room, options: { basic: boolean }): Fetch {
  const dispatch = new Dispatch<Handler>();
  for (const route of options.basic ? basicRoutes(room) : allRoutes(room)) {
    dispatch.add(route.method, route.path, answering(route));
  }
  for (const page of consolePages(room)) dispatch.add(page.method, page.path, showing(page));
  return async (request, { incoming, trace }) => {
    try {
      if (trace.url.hostname === NO_HOST) throw malformed();
      // Before anything else. Who embeds the service and asks without a socket was led here by no name.
      if (incoming !== undefined && !HEALTH_PATHS.includes(trace.url.pathname)) {
        room.origins.refuseForeignHost(trace.url);
      }
      return await answer(room, dispatch, request, trace);
    } catch (error) {
      const refusal = asApiError(error, trace);
      return isNavigation(request)
        ? refusalPage(refusal, trace.requestId)
        : errorReply(refusal, trace.requestId);
    }
  };
}

/** What a browser sends that goes to a page, and no program does; `text/html` alone is sent by some HTTP libraries. */
function isNavigation({ headers }: WireRequest): boolean {
  return headers.get("accept")?.includes("application/xhtml+xml") === true;
}

async function answer(
  room: Room,
  dispatch: Dispatch<Handler>,
  request: WireRequest,
  trace: Trace,
): Promise<Reply> {
  const { url } = trace;
  room.origins.refuseForeign(request, url);
  refuseCredentialInUrl(url);
  const found = dispatch.find(request.method, url.pathname);
  switch (found.kind) {
    case "found":
      return found.target(request, trace, found.parameter);
    case "wrong_method": {
      const { allow } = found;
      throw new ApiError(405, "method_not_allowed", `This path takes ${allow}.`, { headers: { allow } });
    }
    case "nowhere":
      throw routeNotFound();
  }
}

/** A program's route refuses in words for programs, whoever asks. */
function answering(route: Route): Handler {
  return async (request, trace, parameter) => {
    try {
      const body = await route.run({ request, keyId: keyIdOf(parameter), trace });
      if (route.media === undefined) return jsonReply(body);
      const { text } = body as { text: string };
      return { status: 200, headers: { "content-type": route.media }, body: text };
    } catch (error) {
      return errorReply(asApiError(error, trace), trace.requestId);
    }
  };
}

function showing(page: Page): Handler {
  return async (request, trace, parameter) => {
    const shown = page.run(request, trace, parameter);
    return shown.catch((error: unknown) => refusalPage(asApiError(error, trace), trace.requestId));
  };
}

/** What can be no id is the id of nothing, and reaches no database. */
function keyIdOf(segment: string): string {
  return /^[\w-]{1,64}$/.test(segment) ? segment : "";
}

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
  const all = [...healthRoutes(room), ...authRoutes(room), ...loginRoutes(room), ...oauthRoutes(room)];
  return [...all.filter((route) => route.layer !== "full"), ...basicCreateRoutes(room)];
}

/** RFC 9112 section 3.2: 400 for a `Host` that is missing or no host. */
function malformed(): ApiError {
  return new ApiError(400, "invalid_request", "The request's target and its Host header make no URL.");
}

function routeNotFound(): ApiError {
  return new ApiError(
    404,
    "not_found",
    "There is nothing at this path. See /.well-known/mesh-configuration for what this service can do.",
  );
}
