import type { IncomingMessage, ServerResponse } from "node:http";
import type { Reply, WireRequest } from "./reply.ts";
import type { Clock, Instant } from "../values/clock.ts";
import type { Random } from "../values/random.ts";
import type { Database } from "./store/database.ts";
import type { AccountStore } from "./store/accounts.ts";
import type { AuthFailures } from "./auth-failures.ts";
import type { Origins } from "./login/origin.ts";
import type { Passwords } from "./login/passwords.ts";
import type { Tokens } from "./login/tokens.ts";
import type { DeviceCodes } from "./store/device-codes.ts";
import type { GrantStore } from "./store/grants.ts";
import type { SessionStore } from "./store/sessions.ts";
import type { Limits } from "./limits.ts";
import type { Metrics } from "./metrics.ts";
import type { Housekeeping } from "./store/housekeeping.ts";
import type { KeyStore } from "./store/keys.ts";

/** What the routes work with. */
export interface Room {
  readonly clock: Clock;
  readonly random: Random;
  readonly database: Database;
  readonly accounts: AccountStore;
  readonly keys: KeyStore;
  readonly limits: Limits;
  readonly authFailures: AuthFailures;
  readonly housekeeping: Housekeeping;
  readonly metrics: Metrics;
  readonly origins: Origins;
  /** URLs beyond the user's own machine that a login may end at. */
  readonly redirects: readonly string[];
  readonly passwords: Passwords;
  readonly sessions: SessionStore;
  readonly tokens: Tokens;
  readonly grants: GrantStore;
  readonly deviceCodes: DeviceCodes;
}

/** One request's own notes, from the first wrapper to the last handler. */
export interface Trace {
  readonly requestId: string;
  /** Where the request came from; absent without a socket. */
  readonly address?: string | undefined;
  readonly url: URL;
  /** What the user's browser calls this service. */
  readonly origin: string;
  /** Whose key authenticated the request, once that is known. */
  keyId?: string;
  /** The kind of an unforeseen failure: never its message, which could quote the request. */
  fault?: string;
}

/** What comes with a request besides itself; the node parts only when it came over a socket. */
export interface RequestEnv {
  readonly incoming?: IncomingMessage;
  readonly outgoing?: ServerResponse;
  readonly trace: Trace;
}

export type Fetch = (request: WireRequest, env: RequestEnv) => Promise<Reply>;

/** One line of the request log. It holds no header, body, query, or part of a path that could be a secret. */
export interface RequestEntry {
  readonly method: string;
  readonly path: string;
  /** 0: the connection ended without an answer. */
  readonly status: number;
  readonly at: Instant;
  readonly requestId: string;
  readonly keyId?: string;
  readonly fault?: string;
}
