import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type ServingMeshService, serveMeshService } from "../../src/service/serve.ts";
import { aWorld, START, type World } from "../unit/service/support.ts";

let world: World;
let serving: ServingMeshService;
beforeEach(async () => {
  world = await aWorld();
  serving = await serveMeshService(world.service, { port: 0, host: "127.0.0.1" });
});
afterEach(async () => {
  serving.closeNow();
  await serving.close();
  await world.service.close();
});

/** Sends bytes as they are and reads until the service hangs up. */
async function raw(text: string): Promise<string> {
  const socket = connect(Number(new URL(serving.url).port), "127.0.0.1").setEncoding("latin1");
  let seen = "";
  socket.on("data", (part: string) => (seen += part));
  socket.write(text);
  await once(socket, "close");
  return seen;
}

const bye = "connection: close\r\n\r\n";

test.each([
  ["no Host", "GET /healthz HTTP/1.1\r\n"],
  ["a Host with a user", "GET /healthz HTTP/1.1\r\nhost: a@b\r\n"],
  ["a Host with a path", "GET /healthz HTTP/1.1\r\nhost: a/b\r\n"],
  ["a target of another scheme", "GET ftp://a/ HTTP/1.1\r\nhost: a\r\n"],
])("a request with %s is refused with what every answer has, and is in the log", async (_what, head) => {
  const answer = await raw(head + bye);
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  const id = /^x-request-id: (req_\w{22})\r$/m.exec(answer)?.[1];
  expect(answer).toContain(`"code":"invalid_request","request_id":"${id ?? ""}"`);
  expect(answer).toContain(`date: ${new Date(START).toUTCString()}`);
  expect(answer).toContain("cache-control: no-store");
  expect(world.log.map(({ requestId, status }) => [requestId, status])).toEqual([[id, 400]]);
});

test("requests that arrive together on one connection are answered in their order, each with its own answer", async () => {
  const { host } = new URL(serving.url);
  const key = `x-api-key: ${world.admin.reveal()}\r\n`;
  const ask = (path: string, rest: string): string =>
    `GET ${path} HTTP/1.1\r\nhost: ${host}\r\n${key}${rest}`;
  // More than one batch of replies.
  const paths = Array.from({ length: 11 }, (_, index) => (index % 2 === 0 ? "/healthz" : "/nowhere"));
  const answers = await raw(paths.map((path, index) => ask(path, index === 10 ? bye : "\r\n")).join(""));
  const statuses = [...answers.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => status);
  expect(statuses).toEqual(paths.map((path) => (path === "/healthz" ? "200" : "404")));
});

test("a connection that goes away while replies wait takes none of the others with it", async () => {
  const ask = `GET /healthz HTTP/1.1\r\nhost: ${new URL(serving.url).host}\r\n`;
  const port = Number(new URL(serving.url).port);
  for (let index = 0; index < 20; index += 1) {
    const leaving = connect(port, "127.0.0.1");
    leaving.write(`${ask}\r\n`);
    leaving.destroySoon();
  }
  const answers = await Promise.all(Array.from({ length: 20 }, () => raw(ask + bye)));
  expect(answers.map((answer) => answer.slice(0, 12))).toEqual(Array<string>(20).fill("HTTP/1.1 200"));
});
