/** The least that can be done: `node:http`, one indexed look-up of a SHA-256 in SQLite, and a small answer. */
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { DatabaseSync } from "node:sqlite";

const [file = ":memory:", key = ""] = process.argv.slice(2);
const database = new DatabaseSync(file);
database.exec("pragma journal_mode = wal; pragma synchronous = normal");
database.exec("create table keys (hash blob primary key, key_id text not null, name text not null)");
database.prepare("insert into keys values (?, 'key_1', 'bench')").run(hashOf(key));
const find = database.prepare("select key_id, name from keys where hash = ?");

const server = createServer((request, response) => {
  const row = find.get(hashOf(String(request.headers["x-api-key"])));
  response.writeHead(row === undefined ? 401 : 200, { "content-type": "application/json" });
  response.end(JSON.stringify({ success: row !== undefined, ...row }));
});
server.listen(0, "127.0.0.1", () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }));
});

function hashOf(value: string): Uint8Array {
  return createHash("sha256").update(value).digest();
}
