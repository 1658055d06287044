import { afterAll, afterEach, beforeAll, beforeEach } from "@jest/globals";
import type { Limits } from "../../src/service/limits.ts";
import { aWorld, type HandClock, handClock, type Told, type World } from "../unit/service/support.ts";
import { Browser, type PageSeen } from "./browser.ts";
import type { Engine, Store } from "./engines.ts";
import { type Watched, watch } from "./watched-database.ts";

export const PASSWORD = "correct horse battery staple";
export const REDIRECT = "http://localhost:8123/callback";
export const DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

/** A service with one account, a browser that nobody has signed in with, and the ways that programs take to tokens. */
export class LoginWorld {
  readonly clock: HandClock;
  readonly world: World;
  readonly browser: Browser;
  readonly watched: Watched;
  readonly #store: Store;

  constructor(parts: { clock: HandClock; store: Store; world: World; watched: Watched }) {
    this.#store = parts.store;
    this.clock = parts.clock;
    this.world = parts.world;
    this.watched = parts.watched;
    this.browser = new Browser(parts.world.service);
  }

  /** Another service over the same database. */
  async otherInstance(limits: Partial<Limits> = {}): Promise<World> {
    return aWorld({ database: await this.#store.open(), clock: this.clock, seed: "other", limits });
  }

  /** The path of a new link that signs in. */
  async welcome(): Promise<string> {
    const link = await this.world.service.sessions.newLink(this.world.accountId);
    return `/welcome/${link.reveal()}`;
  }

  async signedIn(): Promise<PageSeen> {
    await this.browser.open(await this.welcome());
    return this.browser.submit();
  }

  async withPassword(): Promise<PageSeen> {
    await this.signedIn();
    return this.browser.submit({ password: PASSWORD });
  }

  post(path: string, body: object): Promise<Told> {
    return this.world.ask("POST", path, { as: undefined, body });
  }

  form(path: string, fields: Record<string, string>, headers = {}): Promise<Told> {
    return this.world.ask("POST", path, {
      as: undefined,
      raw: new URLSearchParams(fields).toString(),
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    });
  }

  bearer(token: unknown, method = "GET", path = "/auth/profile", body?: object): Promise<Told> {
    const headers = { authorization: `Bearer ${String(token)}` };
    return this.world.ask(method, path, { as: undefined, body, headers });
  }

  /** The database fails, but only for who makes a new signer. */
  async withoutSigners(ask: () => Promise<Told>): Promise<Told> {
    await this.watched.database.run("alter table signing_keys rename to signing_keys_away");
    const answer = await ask();
    await this.watched.database.run("alter table signing_keys_away rename to signing_keys");
    return answer;
  }

  /** Walks through the consent page and gives back the link to the program. */
  async allow(asked: object = {}, decision = "allow"): Promise<URL> {
    const body = { redirect_uri: REDIRECT, scope: "openid", state: "s t&ate", ...asked };
    const { json } = await this.post("/auth/get-auth-url", body);
    const url = new URL(String(json["auth_url"]));
    await this.browser.open(url.pathname + url.search);
    await this.browser.submit({ decision });
    return this.browser.link();
  }

  exchange(code: string | null, more: object = {}): Promise<Told> {
    return this.post("/auth/exchange-token", { code, redirect_uri: REDIRECT, ...more });
  }

  async tokensByCode(): Promise<Told> {
    if (!(await this.browser.open("/")).path.endsWith("/")) await this.signedIn();
    return this.exchange((await this.allow()).searchParams.get("code"));
  }
}

/** What ends every login of an account, and how. */
export const WAYS_TO_END_LOGINS: readonly [string, (here: LoginWorld) => Promise<unknown>][] = [
  [
    "a change of the password",
    async ({ browser }: LoginWorld): Promise<unknown> => {
      await browser.open("/account/password");
      return browser.submit({ current: PASSWORD, password: "another long password" });
    },
  ],
  [
    "a reset of the account",
    ({ world }: LoginWorld): Promise<unknown> => world.service.accounts.reset(world.accountId),
  ],
  [
    "a time in which the account was disabled",
    async ({ world }: LoginWorld): Promise<void> => {
      await world.service.accounts.setDisabled(world.accountId, true);
      await world.service.accounts.setDisabled(world.accountId, false);
    },
  ],
];

/** A {@link LoginWorld} for each test of the surrounding block; `take` is given each. */
export function useLoginWorld(engine: Engine, take: (here: LoginWorld) => void): void {
  let here: LoginWorld;
  beforeAll(() => engine.start(), 60_000);
  afterAll(() => engine.stop());
  beforeEach(async () => {
    const clock = handClock();
    const store = await engine.store();
    const watched = watch(await store.open());
    const world = await aWorld({ database: watched.database, clock });
    here = new LoginWorld({ clock, store, world, watched });
    take(here);
  });
  afterEach(() => here.world.service.close());
}

export const told = ({ status, json }: Told): unknown[] => [status, json["code"]];

export const fields = async (answer: Promise<Told>): Promise<Record<string, unknown>> => (await answer).json;
