import { describe, expect } from "@jest/globals";
import { DAY_MS } from "../../src/values/clock.ts";
import { aTunnelProxy, closedPort } from "../support/sockets.ts";
import { errorCodes, story, wrote, type World } from "./story.ts";

const portOf = (url: string) => ({ port: Number(new URL(url).port) });

/** Names that only the proxy can resolve. */
const FAR = { "api-url": "http://mesh.invalid", "github-api-url": "http://github.invalid" };
const FAR_RUNNER = { GITHUB_API_URL: "http://github.invalid" };

const aProxyTo = ({ mesh, github }: World) =>
  aTunnelProxy(
    new Map([
      ["mesh.invalid:80", portOf(mesh.url)],
      ["github.invalid:80", portOf(github.url)],
    ]),
  );

describe("behind a proxy", () => {
  for (const variable of ["HTTP_PROXY", "http_proxy"])
    story(`all traffic goes through the one of ${variable}`, async (world) => {
      const proxy = await aProxyTo(world);
      const behind = { with: FAR, env: { ...FAR_RUNNER, [variable]: proxy.url } };
      const first = await world.runs(behind);
      expect(first.outputs["outcome"]).toBe("created");
      expect([new Set(proxy.tunnels), proxy.plain]).toEqual([
        new Set(["mesh.invalid:80", "github.invalid:80"]),
        [],
      ]);
      // The servers saw nobody but the proxy: each tunnel is one connection.
      expect(first.exchanges.length).toBeGreaterThan(0);
      world.clock.passes(31 * DAY_MS);
      expect((await world.runs(behind)).outputs["outcome"]).toBe("rotated");
      expect(
        (await world.verifies({ ...behind, with: { "api-url": FAR["api-url"] } })).outputs["valid"],
      ).toBe("true");
      expect(first.raw.stderr).toBe("");
      await proxy.close();
    });

  story("NO_PROXY spares the loopback, and what it names", async (world) => {
    const proxy = await aTunnelProxy(undefined);
    const run = await world.runs({
      env: { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url, NO_PROXY: "localhost,127.0.0.1" },
    });
    expect([run.outputs["outcome"], proxy.tunnels, proxy.plain]).toEqual(["created", [], []]);
    await proxy.close();
  });

  story("one that nobody answers for is named, and nothing is minted", async (world) => {
    const port = await closedPort();
    const run = await world.runs({
      with: FAR,
      env: { ...FAR_RUNNER, HTTP_PROXY: `http://127.0.0.1:${port}` },
    });
    expect([run.exitCode, run.outputs["outcome"]]).toEqual([1, "failed"]);
    expect(run.log).toContain(`could not be reached (ECONNREFUSED: the proxy 127.0.0.1:${port})`);
    expect(run.exchanges).toEqual([]);
  });

  story("one that refuses is named as that, and nothing is minted", async (world) => {
    const proxy = await aTunnelProxy(undefined);
    const run = await world.runs({ with: FAR, env: { ...FAR_RUNNER, HTTP_PROXY: proxy.url } });
    expect(errorCodes(run)).toEqual(["mesh_unreachable"]);
    expect(run.log).toContain("the proxy refused the connection");
    expect(run.exchanges).toEqual([]);
    await proxy.close();
  });

  story(
    "one that dies while the mint is under way: nothing is stored, and the next run goes on",
    async (world) => {
      const proxy = await aProxyTo(world);
      world.mesh.faults.add({
        ...{ method: "POST", path: "/api/v1/api-keys", kind: "hook" },
        afterEffect: () => proxy.close(),
      });
      const run = await world.runs({ with: FAR, env: { ...FAR_RUNNER, HTTP_PROXY: proxy.url } });
      expect([run.exitCode, ...errorCodes(run)]).toEqual([1, "mint_unknown"]);
      expect(wrote(run).filter((request) => request.startsWith("PUT"))).toEqual([]);
      expect((await world.runs()).outputs["outcome"]).toBe("created");
    },
  );

  story("a variable that holds no address is told before any request, and never quoted", async (world) => {
    const run = await world.runs({ env: { HTTPS_PROXY: "ftp://me:secret-word@proxy" } });
    expect(errorCodes(run)).toEqual(["invalid_inputs"]);
    expect(run.log).toContain("The variable HTTPS_PROXY holds no address of a proxy.");
    expect(run.log).not.toContain("secret-word");
    expect(run.exchanges).toEqual([]);
  });
});
