import { spawnSync, type SpawnSyncOptions } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import pg from "pg";
import { Sensitive } from "../../src/values/sensitive.ts";

/** Where Debian keeps the programs that it does not put on the path. */
const DEBIAN = "/usr/lib/postgresql";

/** The folder with `initdb` and `pg_ctl`; `undefined` where PostgreSQL is not installed. */
export const postgresPrograms: string | undefined = [
  ...(existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, "bin")) : []).reverse(),
  ...(process.env["PATH"] ?? "").split(delimiter),
].find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "pg_ctl")));

/** A PostgreSQL server of the tests' own, in a temporary folder and on a free port. */
export class PostgresServer {
  readonly #folder: string;
  readonly port: number;
  #databases = 0;

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.port = port;
  }

  static async start(): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), "mesh-postgres-"));
    if (process.getuid?.() === 0) {
      chmodSync(folder, 0o755);
      must(spawnSync("chown", ["postgres", folder]));
    }
    const server = new PostgresServer(folder, await freePort());
    must(
      run("initdb", "-A", "trust", "-U", "mesh", "--no-sync", "-E", "UTF8", "--locale=C", "-D", server.#data),
    );
    server.resume();
    return server;
  }

  /** Starts the server again after {@link halt}. */
  resume(): void {
    const options = `-p ${this.port} -h 127.0.0.1 -k ${this.#folder} -F`;
    must(run("pg_ctl", "-w", "-D", this.#data, "-l", join(this.#folder, "log"), "-o", options, "start"));
  }

  /** Ends it at once, as a crash does; what was committed is there after {@link resume}. */
  halt(): void {
    must(run("pg_ctl", "-w", "-D", this.#data, "-m", "immediate", "stop"));
  }

  /** Makes an empty database. */
  async database(): Promise<Sensitive> {
    const name = `mesh_${(this.#databases += 1)}`;
    const client = new pg.Client({ connectionString: this.#url("postgres") });
    await client.connect();
    await client.query(`create database ${name}`);
    await client.end();
    return new Sensitive(this.#url(name));
  }

  stop(): void {
    run("pg_ctl", "-w", "-D", this.#data, "-m", "immediate", "stop");
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #data(): string {
    return join(this.#folder, "data");
  }

  #url(database: string): string {
    return `postgresql://mesh@127.0.0.1:${this.port}/${database}`;
  }
}

/** PostgreSQL refuses to run as root. */
function run(program: string, ...args: string[]) {
  const path = join(postgresPrograms ?? "", program);
  const options: SpawnSyncOptions = { encoding: "utf8", cwd: "/", stdio: ["ignore", "ignore", "pipe"] };
  return process.getuid?.() === 0
    ? spawnSync("runuser", ["-u", "postgres", "--", path, ...args], options)
    : spawnSync(path, args, options);
}

function must({ status, stderr, error }: { status: number | null; stderr: unknown; error?: Error }): void {
  if (status !== 0)
    throw new Error(`PostgreSQL did not do as it was told: ${error?.message ?? String(stderr)}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("A server without a port.");
  return address.port;
}
