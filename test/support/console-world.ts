import { createMeshService, type MeshService } from "../../src/service/create-mesh-service.ts";
import type { Limits } from "../../src/service/limits.ts";
import type { Database } from "../../src/service/store/database.ts";
import { type ServingMeshService, serveMeshService } from "../../src/service/serve.ts";
import type { Tls } from "../../src/service/tls.ts";
import type { Instant } from "../../src/values/clock.ts";
import { Browser } from "./browser.ts";
import { HandClock } from "./hand-clock.ts";
import { aSeededRandom } from "./seeded-random.ts";

export const CONSOLE_START: Instant = Date.parse("2026-03-01T12:00:00.000Z");

/** A key service on a real socket, with a clock to be moved by hand and one account. */
export interface ConsoleWorld {
  readonly service: MeshService;
  readonly clock: HandClock;
  readonly url: string;
  readonly accountId: string;
  /** A link that signs in once, as a path. */
  welcome(): Promise<string>;
  /** Not a real browser: it follows forms and redirects over HTTP. */
  browser(): Browser;
  /** The same, signed in. */
  signedIn(): Promise<Browser>;
  /** Mints without the API. @returns the key's id. */
  mint(name: string, more?: { meta?: Record<string, string>; expiresInMs?: number }): Promise<string>;
  close(): Promise<void>;
}

export async function aConsoleWorld(
  options: {
    seed?: string;
    limits?: Partial<Limits>;
    tls?: Tls;
    publicUrl?: string;
    /** Empty; left out: one in memory. */
    database?: Database;
  } = {},
): Promise<ConsoleWorld> {
  const clock = new HandClock(CONSOLE_START);
  const service = createMeshService({
    ...(options.database === undefined ? { dataFolder: ":memory:" } : { database: options.database }),
    ...{ clock, random: aSeededRandom(options.seed ?? "console") },
    ...{ limits: options.limits ?? {}, publicUrl: options.publicUrl },
  });
  const { id: accountId } = await service.accounts.create({ email: "owner@example.test" });
  const address = { port: 0, host: "127.0.0.1", tls: options.tls };
  const serving: ServingMeshService = await serveMeshService(service, address);
  const { url } = serving;
  const welcome = async () => `/welcome/${(await service.sessions.newLink(accountId)).reveal()}`;
  const browser = () => new Browser({ fetch: overTheWire }, url);
  return {
    ...{ service, clock, url, accountId, welcome, browser },
    signedIn: async () => {
      const signedIn = browser();
      await signedIn.open(await welcome());
      await signedIn.submit();
      return signedIn;
    },
    mint: async (name, more = {}) => {
      await service.keys.mint({ accountId, name, ...more });
      return (await service.keys.list(accountId))[0]?.keyId ?? "";
    },
    close: async () => {
      serving.closeNow();
      await serving.close();
      await service.close();
    },
  };
}

/** As a browser asks: redirects are its own business. */
const overTheWire: MeshService["fetch"] = async (request) =>
  fetch(new Request(request, { redirect: "manual" }));
