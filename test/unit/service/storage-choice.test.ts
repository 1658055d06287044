import { describe, expect, test } from "@jest/globals";
import { parseFlags } from "../../../src/service/command-flags.ts";
import { chooseStorage } from "../../../src/service/storage-choice.ts";

const URL = "postgresql://mesh@db.example.test/mesh";

describe("where everything is kept", () => {
  test.each([
    ["nothing is said", undefined, {}, { kind: "sqlite", folder: "./mesh-data" }],
    ["a folder is named", "here", {}, { kind: "sqlite", folder: "here" }],
    ["the default is moved", undefined, { MESH_DATA_FOLDER: "/data" }, { kind: "sqlite", folder: "/data" }],
    [
      "the default is moved and a folder is named",
      "here",
      { MESH_DATA_FOLDER: "/data" },
      { kind: "sqlite", folder: "here" },
    ],
    [
      "the default is moved and libpq's variables are set",
      undefined,
      { MESH_DATA_FOLDER: "/data", PGHOST: "db" },
      { kind: "postgres", url: undefined },
    ],
    [
      "libpq's variables are set for another program",
      "here",
      { PGHOST: "db" },
      { kind: "sqlite", folder: "here" },
    ],
    ["libpq's variables are set", undefined, { PGHOST: "db" }, { kind: "postgres", url: undefined }],
    [
      "libpq's variables name a database",
      undefined,
      { PGDATABASE: "mesh" },
      { kind: "postgres", url: undefined },
    ],
  ] as const)("when %s", (_when, folder, env, storage) => {
    expect(chooseStorage(folder, env)).toEqual(storage);
  });

  test("is PostgreSQL when its URL is set, which prints as nothing", () => {
    const storage = chooseStorage(undefined, { MESH_DATABASE_URL: URL, MESH_DATA_FOLDER: "/data" });
    expect(storage.kind).toBe("postgres");
    expect(JSON.stringify(storage)).not.toContain("example");
  });

  test("cannot be two places at once", () => {
    expect(() => chooseStorage("here", { MESH_DATABASE_URL: URL })).toThrow(
      /Both --data and MESH_DATABASE_URL/,
    );
  });

  test("is no other kind of database, whose URL is not quoted", () => {
    const choose = () => chooseStorage(undefined, { MESH_DATABASE_URL: "mysql://db/hush" });
    expect(choose).toThrow("MESH_DATABASE_URL is no PostgreSQL URL.");
    expect(choose).not.toThrow(/hush/);
  });

  test.each([[`--data=${URL}`], ["--data", URL], ["--database-url", URL], [`--database=${URL}`]])(
    "is never told by a flag, which others on the machine can read: %s",
    (...args) => {
      expect(() => parseFlags(args)).toThrow("A database URL stands on the command line.");
    },
  );
});
