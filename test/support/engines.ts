import { describe } from "@jest/globals";
import { openPostgres } from "../../src/service/store/postgres.ts";
import type { Database } from "../../src/service/store/database.ts";
import type { Migration } from "../../src/service/store/schema.ts";
import { openSqlite } from "../../src/service/store/sqlite.ts";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sensitive } from "../../src/values/sensitive.ts";
import { PostgresServer, postgresPrograms } from "./postgres.ts";

/** One empty database that any number of instances can open. */
export interface Store {
  open(migrations?: readonly Migration[]): Promise<Database>;
}

export interface Engine {
  readonly name: "SQLite" | "PostgreSQL";
  start(): Promise<void>;
  stop(): void;
  /** A new, empty database. */
  store(): Promise<Store>;
}

class Sqlite implements Engine {
  readonly name = "SQLite";
  #folder = "";
  #stores = 0;

  async start(): Promise<void> {
    this.#folder = mkdtempSync(join(tmpdir(), "mesh-engine-"));
  }

  stop(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async store(): Promise<Store> {
    const folder = join(this.#folder, String((this.#stores += 1)));
    return { open: async (migrations) => openSqlite(folder, migrations) };
  }
}

class Postgres implements Engine {
  readonly name = "PostgreSQL";
  #server: PostgresServer | undefined;

  async start(): Promise<void> {
    this.#server = await PostgresServer.start();
  }

  stop(): void {
    this.#server?.stop();
  }

  async store(): Promise<Store> {
    if (this.#server === undefined) throw new Error("Start the engine first.");
    const url: Sensitive = await this.#server.database();
    return {
      open: (migrations) => openPostgres({ url, ...(migrations === undefined ? {} : { migrations }) }),
    };
  }
}

/** The suite once for each engine; for PostgreSQL it is skipped, by name, where that is not installed. */
export function onEachEngine(title: string, suite: (engine: Engine) => void): void {
  describe(`${title}, on SQLite`, () => suite(new Sqlite()));
  const describeOrSkip = postgresPrograms === undefined ? describe.skip : describe;
  describeOrSkip(`${title}, on PostgreSQL (needs Debian's postgresql)`, () => suite(new Postgres()));
}
