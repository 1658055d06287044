import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, get, type IncomingMessage } from "node:http";
import { Agent as TlsAgent, get as getTls } from "node:https";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type ServingMeshService, serveMeshService } from "../../src/service/serve.ts";
import { certify } from "../support/certificate.ts";
import { aWorld, type World } from "../unit/service/support.ts";

/** Holds every request until it is told to let go. */
function gate() {
  let arrive = (): void => undefined;
  let open = (): void => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const opened = new Promise<void>((resolve) => (open = resolve));
  return {
    arrived,
    open: () => open(),
    pass: () => {
      arrive();
      return opened;
    },
  };
}

const openssl = spawnSync("openssl", ["version"]).status === 0;
const transports = [
  { scheme: "http", suite: describe },
  { scheme: "https", suite: openssl ? describe : describe.skip },
] as const;

for (const { scheme, suite } of transports) {
  suite(`a service on ${scheme} that is told to stop${scheme === "https" ? " (needs OpenSSL)" : ""}`, () => {
    let folder: string;
    let world: World;
    let serving: ServingMeshService;
    let agent: Agent;
    let held: ReturnType<typeof gate>;
    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), "mesh-drain-"));
      world = await aWorld();
      held = gate();
      const certified = scheme === "https" ? certify(folder) : undefined;
      const slow: World["service"]["fetch"] = async (request, env) => {
        await held.pass();
        return world.service.fetch(request, env);
      };
      serving = await serveMeshService(
        { ...world.service, fetch: slow },
        { port: 0, host: "127.0.0.1", tls: certified?.tls },
      );
      agent =
        certified === undefined ? new Agent() : new TlsAgent({ ca: certified.ca, servername: "localhost" });
    });
    afterEach(async () => {
      agent.destroy();
      serving.closeNow();
      await world.service.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const ask = () => {
      const options = { agent, headers: { "x-api-key": world.admin.reveal() } };
      return (scheme === "https" ? getTls : get)(`${serving.url}/auth/profile`, options);
    };

    test("answers what is under way, and tells that the connection ends", async () => {
      const request = ask();
      await held.arrived;
      const closed = serving.close();
      held.open();
      const [response] = (await once(request, "response")) as [IncomingMessage];
      expect([response.statusCode, response.headers.connection]).toEqual([200, "close"]);
      response.resume();
      await closed;
    });

    test("does not wait for who says nothing, and takes nobody new", async () => {
      const { port, hostname } = new URL(serving.url);
      const silent: Socket = connect(Number(port), hostname);
      await once(silent, "connect");
      const ended = once(silent, "close");
      silent.resume();
      // One whole exchange later the server has taken the connection before it, too.
      held.open();
      const [response] = (await once(ask(), "response")) as [IncomingMessage];
      response.resume();
      await once(response, "end");
      await serving.close();
      await ended;
      await expect(once(ask(), "response")).rejects.toMatchObject({ code: "ECONNREFUSED" });
    });
  });
}
