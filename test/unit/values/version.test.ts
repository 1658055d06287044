import { expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { USER_AGENT, VERSION } from "../../../src/values/version.ts";

test("the version is package.json's, and the User-Agent carries it", () => {
  const file = new URL("../../../package.json", import.meta.url);
  const { version } = JSON.parse(readFileSync(file, "utf8")) as { version: string };
  expect(VERSION).toBe(version);
  expect(USER_AGENT).toBe(`mesh-setup-api-key/${version}`);
});
