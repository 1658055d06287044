import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { hasPython, runCli, runCliInTerminal, type CliOrder } from "../support/cli-process.ts";
import { startServers, type Servers } from "../support/servers.ts";
import { ROOT } from "../unit/house/source-tree.ts";

let servers: Servers;
let folder: string;
beforeEach(async () => {
  servers = await startServers();
  folder = mkdtempSync(join(tmpdir(), "sdk-program-"));
});
afterEach(async () => {
  await servers.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A program of somebody's, in a process of its own. */
function aProgram(body: string, env: Readonly<Record<string, string>> = {}): CliOrder {
  const program = join(folder, "program.mjs");
  const sdk = pathToFileURL(join(ROOT, "src/sdk/index.ts")).href;
  writeFileSync(program, `import { init, MeshClient } from ${JSON.stringify(sdk)};\n${body}\n`);
  const given = { MESH_API_URL: servers.mesh.url, MESH_API_KEY: servers.mesh.adminKey.reveal(), ...env };
  return { args: [], home: folder, folder, program, env: given };
}

const key = (): string => [...servers.mesh.minted.keys()][0] ?? "no key";
const MAKE = 'const made = await new MeshClient().generateApiKey({ name: "a" });\nconsole.log(made.key);';

describe("a program that makes a key", () => {
  test("shows it nowhere in a pipe, and ends by itself", async () => {
    const run = await runCli(aProgram(MAKE));
    expect(run).toMatchObject({
      code: 0,
      stderr: "",
      stdout: expect.stringMatching(/^\[Mesh key mesh_local_/),
    });
    expect(run.stdout).not.toContain(key());
  });

  test("shows it on stderr where that is wanted", async () => {
    const run = await runCli(aProgram(MAKE.replace('name: "a"', "display: true")));
    expect(run.stderr).toContain(key());
    expect(run.stdout).not.toContain(key());
  });

  const inTerminal = hasPython ? test : test.skip;
  inTerminal("shows it with instructions at a terminal (a pseudo-terminal of Python's)", async () => {
    const run = await runCliInTerminal(aProgram(MAKE));
    expect(run.stdout).toContain(key());
    expect(run.stdout).toContain("It is shown this once");
  });

  inTerminal("shows it nowhere at a terminal of a pipeline, nor where it is told not to", async () => {
    const piped = await runCliInTerminal(aProgram(MAKE, { CI: "true" }));
    expect(piped).toMatchObject({ code: 0 });
    expect(piped.stdout).not.toContain(key());
    const told = await runCliInTerminal(aProgram(MAKE.replace('name: "a"', "display: false")));
    expect(told.stdout).not.toMatch(/mesh_local_\w{40}/);
  });
});

test("a key that is set before the first call is used, as the document has it", async () => {
  const body = [
    `process.env["MESH_API_KEY"] = ${JSON.stringify(servers.mesh.adminKey.reveal())};`,
    "console.log((await init().whoami()).email);",
  ].join("\n");
  expect(await runCli(aProgram(body, { MESH_API_KEY: "" }))).toMatchObject({
    code: 0,
    stdout: "owner@example.com\n",
  });
});

test("an error that nobody catches shows no key, in its text and in what Node prints of it", async () => {
  servers.mesh.faults.add({ kind: "drop_before", method: "GET", path: "/api/v1/whoami", times: 9 });
  const run = await runCli(aProgram("await new MeshClient().whoami();"));
  expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining("MeshNetworkError") });
  expect(run.stderr).not.toContain(servers.mesh.adminKey.reveal());
});

test("a key file is read, as secret stores mount it", async () => {
  writeFileSync(join(folder, "key"), `${servers.mesh.adminKey.reveal()}\n`);
  const env = { MESH_API_KEY: "", MESH_API_KEY_FILE: "key" };
  const run = await runCli(aProgram("console.log((await new MeshClient().whoami()).email);", env));
  expect(run).toMatchObject({ code: 0, stdout: "owner@example.com\n" });
});
