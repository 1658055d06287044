import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@jest/globals";
import { certify } from "../support/certificate.ts";
import { aConsoleWorld } from "../support/console-world.ts";

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
