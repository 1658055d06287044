// better-auth with its API-key plugin, in the folder that the benchmark installed it into.
// Rate limits are off, as they are for the service that it is compared with; all else is as it comes.
import { createServer } from "node:http";
import { DatabaseSync } from "node:sqlite";
import { apiKey } from "@better-auth/api-key";
import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { toNodeHandler } from "better-auth/node";

const [file, mode] = process.argv.slice(2);
const database = new DatabaseSync(file);
if (mode === "wal") database.exec("pragma journal_mode = wal; pragma synchronous = normal");
const auth = betterAuth({
  database,
  secret: "only for this benchmark, on this machine",
  baseURL: "http://127.0.0.1:1",
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  logger: { disabled: true },
  emailAndPassword: { enabled: true },
  plugins: [apiKey({ rateLimit: { enabled: false } })],
});
const { runMigrations } = await getMigrations(auth.options);
await runMigrations();

const login = { email: "bench@example.com", password: "only for this benchmark" };
const { user } = await auth.api.signUpEmail({ body: { ...login, name: "bench" } });
const { headers } = await auth.api.signInEmail({ body: login, returnHeaders: true });
const cookie = headers
  .getSetCookie()
  .map((each) => each.split(";")[0])
  .join("; ");
const { key } = await auth.api.createApiKey({ body: { name: "bench", userId: user.id } });

const handler = toNodeHandler(auth);
const server = createServer(async (request, response) => {
  if (request.url !== "/api/v1/whoami") return handler(request, response);
  const verified = await auth.api.verifyApiKey({ body: { key: String(request.headers["x-api-key"]) } });
  response.writeHead(verified.valid ? 200 : 401, { "content-type": "application/json" });
  response.end(
    JSON.stringify({ success: verified.valid, key_id: verified.key?.id, name: verified.key?.name }),
  );
});
server.listen(0, "127.0.0.1", () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}`, key, cookie }));
});
