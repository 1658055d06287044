import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { firstAdminKey } from "../../src/service/first-admin-key.ts";
import type { Database } from "../../src/service/store/database.ts";
import { MINUTE_MS } from "../../src/values/clock.ts";
import { type Engine, onEachEngine, type Store } from "../support/engines.ts";
import { aSeededRandom } from "../support/seeded-random.ts";
import { type HandClock, handClock } from "../unit/service/support.ts";

onEachEngine("the first admin key", (engine: Engine) => {
  let store: Store;
  let clock: HandClock;
  let opened: Database[];
  beforeAll(() => engine.start(), 60_000);
  afterAll(() => engine.stop());
  beforeEach(async () => {
    store = await engine.store();
    clock = handClock();
    opened = [];
  });
  afterEach(() => Promise.all(opened.map((database) => database.close())));

  const open = async (): Promise<Database> => {
    const database = await store.open();
    opened.push(database);
    return database;
  };
  const start = (database: Database, seed: string) =>
    firstAdminKey(database, "owner@example.test", { clock, random: aSeededRandom(seed) });
  const live = (database: Database) => database.all("select key_id from api_keys where revoked_at is null");

  // On SQLite there is one instance at a time, and nothing to show.
  if (engine.name === "PostgreSQL") {
    test("of instances that start together on an empty database is one, and so is the owner", async () => {
      const instances = await Promise.all(["a", "b", "c", "d"].map(async () => open()));
      const shown = await Promise.all(instances.map((database, index) => start(database, `start ${index}`)));
      const [database] = instances as [Database];
      expect(await database.all("select id from accounts")).toHaveLength(1);
      expect(await live(database)).toHaveLength(1);
      expect(shown.filter((key) => key !== undefined)).toHaveLength(1);
    });
  }

  test("that was never used is replaced a minute later, and one that was used never", async () => {
    const database = await open();
    expect(await start(database, "first")).toBeDefined();
    clock.pass(MINUTE_MS);
    expect(await start(database, "second")).toBeDefined();
    expect(await live(database)).toHaveLength(1);
    await database.run("update api_keys set last_used_at = ? where revoked_at is null", clock.now());
    clock.pass(MINUTE_MS);
    expect(await start(database, "third")).toBeUndefined();
  });
});
