import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startServers, type Servers } from "../support/servers.ts";
import { runCli } from "../support/cli-process.ts";
import { ROOT } from "../unit/house/source-tree.ts";

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly bin: Readonly<Record<string, string>>;
}

const NAME = "mesh-setup-api-key";
const MODULES = join(ROOT, "node_modules");
let folder: string;
let installed: string;
let servers: Servers;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "package-"));
  const built = join(folder, "built");
  const packed = spawnSync(process.execPath, [join(ROOT, "tools/pack.ts"), built], { encoding: "utf8" });
  expect(packed).toMatchObject({ status: 0, stderr: "" });
  installed = join(folder, "node_modules", NAME);
  mkdirSync(installed, { recursive: true });
  const tarball = join(folder, packed.stdout.trim());
  expect(spawnSync("tar", ["-xzf", tarball, "-C", installed, "--strip-components=1"]).status).toBe(0);
  installClosure(manifestOf(installed).dependencies ?? {}, MODULES, join(folder, "node_modules"));
  servers = await startServers();
}, 120_000);
afterAll(async () => {
  await servers.close();
  rmSync(folder, { recursive: true, force: true });
});

function manifestOf(path: string): Manifest {
  return JSON.parse(readFileSync(join(path, "package.json"), "utf8")) as Manifest;
}

/** As npm would, from the packages that are here, and without a network: what nobody declares is not there. */
function installClosure(dependencies: Readonly<Record<string, string>>, from: string, to: string): void {
  for (const name of Object.keys(dependencies)) {
    const source = [from, MODULES].map((modules) => join(modules, name)).find((path) => existsSync(path));
    const target = join(to, name);
    if (source === undefined) throw new Error(`${name} is not installed here.`);
    if (existsSync(target)) continue;
    mkdirSync(dirname(target), { recursive: true });
    cpSync(source, target, { recursive: true });
    installClosure(manifestOf(source).dependencies ?? {}, join(source, "node_modules"), to);
  }
}

/** The first Node of that version on the PATH, other than the one of `node_modules`. */
function findNode(major: number): string | undefined {
  const program = process.platform === "win32" ? "node.exe" : "node";
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((path) => join(path, program))
    .filter((path) => existsSync(path))
    .find((path) => spawnSync(path, ["--version"], { encoding: "utf8" }).stdout.startsWith(`v${major}.`));
}

const files = (): string[] =>
  readdirSync(installed, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("node_modules/.cache"))
    .map((entry) => join(entry.parentPath, entry.name).slice(installed.length + 1));

test("holds code, the SDK's types, the pages' assets, two workflows, a licence, and nothing else", () => {
  const kinds = new Set(files().map((path) => path.replace(/^lib\/.*?(\.d\.ts|\.js)$/, "lib/*$1")));
  expect([...kinds].sort()).toEqual([
    ...["LICENSE", "README.md", "examples/setup-with-app.yml", "examples/setup.yml"],
    ...["lib/*.d.ts", "lib/*.js"],
    ...["lib/service/console/assets/console.css", "lib/service/console/assets/icon.svg", "package.json"],
  ]);
  expect(files().filter((path) => /^lib\/(sandbox|actions\/host)/.test(path))).toEqual([]);
  expect(Object.keys(manifestOf(installed).dependencies ?? {})).not.toContain("@actions/core");
});

/** Everything that is loaded with a file before anything is called. */
function loadedWith(path: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const [, specifier = ""] of readFileSync(join(installed, path), "utf8").matchAll(/\bfrom "([^"]+)"/g))
    if (specifier.startsWith(".")) loadedWith(join(dirname(path), specifier).replaceAll("\\", "/"), seen);
    else seen.add(specifier);
  return seen;
}

test("loads next to nothing with the SDK, and with --help: neither waits for the network's code", () => {
  const sdk = [...loadedWith("lib/sdk/index.js")];
  expect(sdk.filter((path) => !path.startsWith("lib/"))).toEqual([]);
  expect(sdk.length).toBeLessThanOrEqual(6);
  const program = [...loadedWith("lib/cli/mesh-pre-deploy.js"), ...loadedWith("lib/cli/help.js")];
  expect(program.filter((path) => !path.startsWith("lib/") && !path.startsWith("node:"))).toEqual([]);
  expect(new Set(program).size).toBeLessThanOrEqual(10);
});

test("gives its types to a program that is written in TypeScript", () => {
  const program = `import { MeshClient, init, MeshApiKey, MeshNetworkError } from "${NAME}";
const client: MeshClient = init({ apiKey: () => "mesh_x" });
export const made: Promise<MeshApiKey> = client.generateApiKey({ name: "a", expiresIn: "90d" }).then(({ key }) => key);
export const lost = (error: unknown): boolean => error instanceof MeshNetworkError && error.mayHaveHappened;
`;
  writeFileSync(join(folder, "program.ts"), program);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const tsc = join(MODULES, "@typescript/native/bin/tsc");
  const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2023", "--types", "node"];
  const roots = ["--typeRoots", join(MODULES, "@types"), "program.ts"];
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...options, ...roots], {
    cwd: folder,
    encoding: "utf8",
  });
  expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
});

const node20 = findNode(20);

describe.each([
  ["Node 20", node20],
  ["this Node", process.execPath],
])("on %s (skipped where it is not on the PATH)", (version, node) => {
  const onNode = node === undefined ? test.skip : test;
  const bin = (name: string): string => join(installed, manifestOf(installed).bin[name] ?? "");

  onNode(
    "mesh-pre-deploy makes, lists and verifies a key",
    async () => {
      const env = { MESH_API_URL: servers.mesh.url, MESH_API_KEY: servers.mesh.adminKey.reveal() };
      const order = { home: folder, folder, env, program: bin("mesh-pre-deploy"), node: node ?? "" };
      const made = await runCli({ ...order, args: ["--name", version] });
      expect(made).toMatchObject({
        code: 0,
        stderr: "",
        stdout: expect.stringMatching(/^mesh_local_\w+\n$/),
      });
      const listed = await runCli({ ...order, args: ["list"] });
      expect(listed.stdout).toContain(version);
      const verified = await runCli({
        ...order,
        args: ["verify"],
        stdin: made.stdout,
        env: { ...env, MESH_API_KEY: "" },
      });
      expect(verified).toMatchObject({ code: 0, stderr: "" });
    },
    30_000,
  );

  onNode(
    "every command can be loaded",
    async () => {
      const order = { home: folder, folder, env: {}, program: bin("mesh-pre-deploy"), node: node ?? "" };
      const [help, version] = await Promise.all([
        runCli({ ...order, args: ["--help"] }),
        runCli({ ...order, args: ["--version"] }),
      ]);
      expect(help).toMatchObject({ code: 0, stderr: "" });
      expect(version.stdout).toMatch(/^\d+\.\d+\.\d+/);
      const out = {
        ...order,
        env: { MESH_API_URL: "http://127.0.0.1:9", GH_TOKEN: "x", GITHUB_API_URL: "http://127.0.0.1:9" },
      };
      for (const args of [
        ["create", "--github", "a/b", "--dry-run"],
        ["doctor"],
        ["migrate"],
        ["logout"],
        ["login", "--device"],
      ]) {
        const run = await runCli({ ...out, args });
        expect(run.stderr).not.toMatch(/internal_error|ERR_MODULE|SyntaxError/);
      }
    },
    60_000,
  );

  onNode(
    "the SDK is imported and makes a key that does not leak itself",
    async () => {
      const program = join(folder, `program-${version.replace(" ", "-")}.mjs`);
      writeFileSync(
        program,
        `import { MeshClient } from "${NAME}";
const { key } = await new MeshClient().generateApiKey({ name: "sdk" });
console.log(key, String(key), JSON.stringify({ key }), key.reveal().length);\n`,
      );
      const env = { MESH_API_URL: servers.mesh.url, MESH_API_KEY: servers.mesh.adminKey.reveal() };
      const run = await runCli({ home: folder, folder, env, program, node: node ?? "", args: [] });
      expect(run).toMatchObject({ code: 0, stderr: "" });
      expect(run.stdout.match(/\[Mesh key mesh_local_\w{4}…\w{4}: call \.reveal\(\)\]/g)).toHaveLength(3);
    },
    30_000,
  );

  onNode(
    "mesh-service starts, or says which Node it needs",
    async () => {
      const order = { home: folder, folder, env: {}, program: bin("mesh-service"), node: node ?? "" };
      const run = await runCli({ ...order, args: ["--help"] });
      if (version === "Node 20")
        expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining("needs Node 24") });
      else expect(run).toMatchObject({ code: 0, stdout: expect.stringContaining("Usage: mesh-service") });
    },
    30_000,
  );
});
