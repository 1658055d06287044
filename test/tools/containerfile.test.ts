import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";

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
