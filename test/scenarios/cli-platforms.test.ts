import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { parseEnv } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { runCli, type CliRun } from "../support/cli-process.ts";
import { startServers, type Servers } from "../support/servers.ts";

let servers: Servers;
let folder: string;
beforeEach(async () => {
  servers = await startServers();
  folder = mkdtempSync(join(tmpdir(), "platforms-"));
});
afterEach(async () => {
  await servers.close();
  rmSync(folder, { recursive: true, force: true });
});

const cli = (args: readonly string[]): Promise<CliRun> => {
  const env = { MESH_API_URL: servers.mesh.url, MESH_API_KEY: servers.mesh.adminKey.reveal() };
  return runCli({ args, env, home: folder, folder });
};
const key = (): string => [...servers.mesh.minted.keys()][0] ?? "no key";

/** As `docker run --env-file` reads it: no quotes, no `export`, no comment behind a value (docker/cli, `opts/file.go`). */
function asDocker(text: string): Record<string, string> {
  const lines = text.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
}

describe("what is written for a platform gives exactly the key back", () => {
  test.each([
    ["empty", ""],
    ["in use", '# ours\nPORT=1\nMESH_API_KEY="old" # May\n'],
  ])("to docker --env-file and to the parser of compose, from a file that is %s", async (_what, before) => {
    writeFileSync(join(folder, "app.env"), before);
    await cli(["--out", "app.env", "--format", "docker"]);
    const text = readFileSync(join(folder, "app.env"), "utf8");
    expect(asDocker(text)["MESH_API_KEY"]).toBe(key());
    expect(parseEnv(text)["MESH_API_KEY"]).toBe(key());
  });

  test("to Heroku: the line sets it, and prints nothing of it", async () => {
    if (process.platform === "win32") return;
    const { stdout: line } = await cli(["--format", "heroku"]);
    const bin = join(folder, "bin");
    mkdirSync(bin);
    // Sets and prints as the real one does: `config:set` shows the value, `config --json` all of them.
    const heroku = `#!/bin/sh\necho "$2" | tee "${folder}/config"\n`;
    writeFileSync(join(bin, "heroku"), heroku);
    chmodSync(join(bin, "heroku"), 0o755);
    const env = { PATH: [bin, process.env["PATH"] ?? ""].join(delimiter) };
    const printed = execFileSync("sh", ["-c", line], { env, encoding: "utf8" });
    expect(printed).toBe("");
    expect(asDocker(readFileSync(join(folder, "config"), "utf8"))).toEqual({ MESH_API_KEY: key() });
  });

  test("to Kubernetes", async () => {
    await cli(["--out", "secret.yaml"]);
    const secret: unknown = parse(readFileSync(join(folder, "secret.yaml"), "utf8"));
    expect(secret).toMatchObject({ kind: "Secret", stringData: { MESH_API_KEY: key() } });
  });

  test("to a shell", async () => {
    if (process.platform === "win32") return;
    const { stdout } = await cli(["--format", "env"]);
    const printed = execFileSync("sh", ["-c", `${stdout}printf %s "$MESH_API_KEY"`], { encoding: "utf8" });
    expect(printed).toBe(key());
  });

  test("to a program that reads JSON", async () => {
    await cli(["--out", "key.json"]);
    expect(JSON.parse(readFileSync(join(folder, "key.json"), "utf8"))).toMatchObject({
      schema: 1,
      api_key: key(),
    });
  });
});
