import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { certify } from "../support/certificate.ts";
import { aConsoleWorld } from "../support/console-world.ts";
import { PostgresServer, postgresPrograms } from "../support/postgres.ts";

const root = join(import.meta.dirname, "../..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");

test("the container runs the Node that everything else was tried on", () => {
  const images = [...read("Containerfile").matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
  const image = `docker.io/library/node:${read(".node-version").trim()}-bookworm-slim`;
  expect(new Set(images)).toEqual(new Set([image]));
});

test("what the container's build copies is there, and is let into the build", () => {
  const copied = [...read("Containerfile").matchAll(/^COPY (?!--from)(.+) \S+$/gm)];
  const sources = copied.flatMap(([, list = ""]) => list.split(" "));
  const letIn = [...read(".dockerignore").matchAll(/^!(.+)$/gm)].map(([, path]) => path);
  expect(sources.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(new Set(sources)).toEqual(new Set(letIn));
});

describe("the container's command", () => {
  let data: string;
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), "mesh-container-"));
  });
  afterEach(() => {
    rmSync(data, { recursive: true, force: true });
  });

  const last = (instruction: string) =>
    [...read("Containerfile").matchAll(new RegExp(`^${instruction} (.+)$`, "gm"))].at(-1)?.[1] ?? "";
  /** As in the image: its command, its folder, its variables, and those that were passed. */
  const startsWith = async (passed: Record<string, string>) => {
    const here = (text: string) => text.replace(/^\/app(?=\/|$)/, root).replace(/^\/data(?=\/|$)/, data);
    const [, ...args] = (JSON.parse(last("ENTRYPOINT")) as string[]).map((part) =>
      here(part === "8787" ? "0" : part),
    );
    const [name = "", value = ""] = last("ENV").split("=");
    const env = { [name]: here(value), ...passed };
    const service = spawn(process.execPath, args, { cwd: here(last("WORKDIR")), env });
    const output: string[] = [];
    for (const stream of [service.stdout, service.stderr])
      stream.on("data", (chunk) => void output.push(String(chunk)));
    // One of them: it is up, or it could not start.
    const closed = once(service, "close");
    await Promise.race([once(service.stdout, "data"), closed]);
    service.kill("SIGTERM");
    await closed;
    return output.join("");
  };

  test("keeps everything in the volume where no database is named", async () => {
    expect(await startsWith({})).toContain("Mesh key service is up");
    expect(readdirSync(data)).toEqual(expect.arrayContaining(["first-admin-key", "mesh.sqlite"]));
  }, 30_000);

  const testPostgres = postgresPrograms === undefined ? test.skip : test;
  testPostgres(
    "takes the PostgreSQL that is named, and has a place for the first admin key (needs Debian's postgresql)",
    async () => {
      const server = await PostgresServer.start();
      try {
        for (const passed of [
          async () => ({ MESH_DATABASE_URL: (await server.database()).reveal() }),
          async () => {
            const { hostname, port, username, pathname } = new URL((await server.database()).reveal());
            return { PGHOST: hostname, PGPORT: port, PGUSER: username, PGDATABASE: pathname.slice(1) };
          },
        ]) {
          expect(await startsWith(await passed())).toContain("Mesh key service is up");
          expect(readdirSync(data)).toEqual(["first-admin-key"]);
          rmSync(join(data, "first-admin-key"));
        }
      } finally {
        server.stop();
      }
    },
    60_000,
  );
});

/** Asks as the container does, but for the port. @returns whether it found the service healthy. */
async function looksHealthy(url: string): Promise<boolean> {
  const [, command = "[]"] = /^HEALTHCHECK CMD (.+)$/m.exec(read("Containerfile")) ?? [];
  const [, ...args] = JSON.parse(command.replaceAll("8787", new URL(url).port)) as string[];
  return promisify(execFile)(process.execPath, args).then(
    () => true,
    () => false,
  );
}

test("the container is healthy with a certificate and without, and is not when nothing answers", async () => {
  const folder = mkdtempSync(join(tmpdir(), "mesh-container-"));
  try {
    for (const options of [{}, { tls: certify(folder).tls }]) {
      const world = await aConsoleWorld(options);
      expect(await looksHealthy(world.url)).toBe(true);
      await world.close();
      expect(await looksHealthy(world.url)).toBe(false);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 30_000);
