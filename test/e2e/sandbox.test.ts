import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { SandboxLine } from "../../src/sandbox/sandbox-line.ts";
import { Browser } from "../support/browser.ts";
import { startTool, type Tool } from "./process.ts";

let temp = "";
beforeEach(() => void (temp = mkdtempSync(join(tmpdir(), "sandbox-test-"))));
afterEach(() => rmSync(temp, { recursive: true, force: true }));

async function lineOf(sandbox: Tool): Promise<SandboxLine> {
  await sandbox.printed(/\n/);
  return JSON.parse(sandbox.stdout()) as SandboxLine;
}

describe("npm run sandbox", () => {
  test("prints one line of JSON with everything that a client needs, and nothing else on stdout", async () => {
    const sandbox = startTool("sandbox.ts", [], temp);
    const line = await lineOf(sandbox);
    expect(Object.keys(line)).toEqual([
      "mesh_url",
      "console_url",
      "github_url",
      "admin_key",
      "github_token",
      "read_only_token",
      "repository",
      "organization",
    ]);
    const whoami = await fetch(`${line.mesh_url}/api/v1/whoami`, {
      headers: { authorization: `ApiKey ${line.admin_key}` },
    });
    expect(whoami.status).toBe(200);
    const write = async (place: string, token: string): Promise<number> => {
      const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
      const url = `${line.github_url}/${place}/actions/secrets/A_SECRET`;
      return (await fetch(url, { method: "PUT", headers, body: "{}" })).status;
    };
    for (const place of [`repos/${line.repository}`, `orgs/${line.organization}`]) {
      expect(await write(place, line.read_only_token)).toBe(403);
      expect(await write(place, line.github_token)).toBe(422);
    }
    expect(sandbox.stderr()).toContain("Ctrl-C ends both");
    expect(sandbox.stdout().trim().split("\n")).toHaveLength(1);
  });

  test("lets its user into the console by the link in the line", async () => {
    const sandbox = startTool("sandbox.ts", [], temp);
    const { mesh_url: meshUrl, console_url: consoleUrl } = await lineOf(sandbox);
    const overTheWire = async (request: Request) => fetch(new Request(request, { redirect: "manual" }));
    const browser = new Browser({ fetch: overTheWire }, meshUrl);
    const { origin, pathname } = new URL(consoleUrl);
    expect(origin).toBe(meshUrl);
    await browser.open(pathname);
    await browser.submit();
    expect((await browser.open("/")).text).toContain("admin key");
  });

  test.each(["SIGINT", "SIGTERM"] as const)(
    "ends both servers by %s, with exit code 0, and keeps nothing",
    async (signal) => {
      const sandbox = startTool("sandbox.ts", [], temp);
      const { mesh_url, github_url } = await lineOf(sandbox);
      expect(readdirSync(temp)).toHaveLength(1);
      sandbox.child.kill(signal);
      expect(await sandbox.ended).toBe(0);
      for (const url of [mesh_url, github_url]) await expect(fetch(url)).rejects.toThrow("fetch failed");
      expect(readdirSync(temp)).toEqual([]);
    },
  );

  test.each([
    ["mesh", "The service"],
    ["github", "The GitHub stand-in"],
  ] as const)("says so, and keeps nothing, when the port of %s is taken", async (server, who) => {
    const first = startTool("sandbox.ts", [], temp);
    const port = new URL((await lineOf(first))[`${server}_url`]).port;
    const second = startTool("sandbox.ts", [`--port-${server}`, port], temp);
    expect(await second.ended).toBe(1);
    expect(second.stderr()).toContain(`${who} cannot listen on 127.0.0.1:${port}`);
    expect(second.stdout()).toBe("");
    expect(readdirSync(temp)).toHaveLength(1);
    expect(second.stderr()).not.toContain("    at ");
  });

  test.each([
    ["--port-mesh", "http"],
    ["--port-github", "70000"],
    ["--prot", "1"],
  ])("refuses %s %s, and says where the flags are listed", async (...args) => {
    const sandbox = startTool("sandbox.ts", args, temp);
    expect(await sandbox.ended).toBe(1);
    expect(sandbox.stderr()).toContain("--help");
  });
});
