import type { Context, Hono } from "hono";
import type { Clock } from "../../values/clock.ts";
import type { Random } from "../../values/random.ts";
import { Accounts } from "./accounts.ts";
import { Faults } from "./faults.ts";
import { RateLimits } from "./rate-limits.ts";
import { Repositories } from "./repositories.ts";
import { RequestLog, type RequestLogEntry } from "./request-log.ts";
import { Runs } from "./runs.ts";
import { Tokens, type Token } from "./tokens.ts";
import { Traffic } from "./traffic.ts";
import type { Need } from "./verdicts.ts";

export interface StandInDeps {
  /** GitHub's clock: its `date` header, its timestamps. */
  readonly clock: Clock;
  readonly random: Random;
  /**
   * Whether a client that asks too much is refused (docs.github.com: "Rate limits for the REST API") or only counted.
   * Default: `counted`; single refusals are faults to be scripted.
   */
  readonly limits?: Limits;
  /** Told of every request when it is finished. */
  readonly onRequest?: (entry: RequestLogEntry) => void;
}

export type Limits = "counted" | "enforced";

/** Everything that the stand-in knows; the routes read and change it. */
export interface World {
  readonly clock: Clock;
  readonly random: Random;
  readonly accounts: Accounts;
  readonly repositories: Repositories;
  readonly tokens: Tokens;
  readonly runs: Runs;
  readonly faults: Faults;
  readonly limits: Limits;
  readonly rateLimits: RateLimits;
  readonly traffic: Traffic;
  readonly log: RequestLog;
}

export function createWorld({ clock, random, limits = "counted", onRequest }: StandInDeps): World {
  const accounts = new Accounts({ clock, random });
  const repositories = new Repositories({ clock, random });
  return {
    clock,
    random,
    accounts,
    repositories,
    tokens: new Tokens(random),
    runs: new Runs({ clock, accounts, repositories }),
    faults: new Faults(),
    limits,
    rateLimits: new RateLimits(),
    traffic: new Traffic(),
    log: new RequestLog(onRequest),
  };
}

/** What a fault asks of the handler that carries the request out. */
export interface Tampering {
  readonly rotateSealingKey: boolean;
  readonly visibilityDelayMs: number;
}

export interface AppEnv {
  Variables: {
    entry: RequestLogEntry;
    /** `undefined`: none was sent, or GitHub does not know it. */
    token: Token | undefined;
    /** What the endpoint asks for, once it is known; goes into `x-accepted-github-permissions`. */
    need: Need | undefined;
    /** Where docs.github.com/rest describes the endpoint, once it is known. */
    documentationPath: string;
    tampering: Tampering;
  };
}

export type StandInContext = Context<AppEnv>;
export type StandInApp = Hono<AppEnv>;

/** The part of the path that the route calls `name`, decoded. */
export function pathPart(c: StandInContext, name: string): string {
  return c.req.param(name) ?? "";
}

/** GitHub Enterprise Server serves the same API below this prefix; the stand-in answers on both. */
const ENTERPRISE_PREFIX = /^\/api\/v3(?=\/|$)/;

export function withoutEnterprisePrefix(path: string): string {
  return path.replace(ENTERPRISE_PREFIX, "") || "/";
}

/** The path as it was sent, without the prefix of Enterprise Server. */
export function apiPath(url: string): string {
  return withoutEnterprisePrefix(new URL(url).pathname);
}

/** `http://host[/api/v3]`: what links in answers start with. */
export function apiBase(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + (ENTERPRISE_PREFIX.exec(pathname)?.[0] ?? "");
}
