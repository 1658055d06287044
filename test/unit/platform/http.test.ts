import { afterEach, describe, expect, test } from "@jest/globals";
import { createServer as createTcpServer } from "node:net";
import {
  createHttp,
  NoAnswerError,
  type Exchange,
  type Http,
  type HttpDeps,
  type HttpRequest,
} from "../../../src/platform/http.ts";
import { systemClock } from "../../../src/platform/clock.ts";
import {
  aTunnelProxy,
  closedPort,
  listening,
  serving,
  type Listening,
  type TunnelProxy,
} from "../../support/sockets.ts";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

function anHttp(deps: Partial<HttpDeps> = {}): Http {
  const http = createHttp({ clock: systemClock, env: {}, ...deps });
  ends.push(() => http.close());
  return http;
}

async function kept<Server extends Listening>(server: Promise<Server>): Promise<Server> {
  const listeningServer = await server;
  ends.push(() => listeningServer.close());
  return listeningServer;
}

function get(url: string, more: Partial<HttpRequest> = {}): HttpRequest {
  return { method: "GET", url: new URL(url), headers: {}, timeoutMs: 5_000, ...more };
}

async function failure(sending: Promise<unknown>): Promise<NoAnswerError> {
  const error: unknown = await sending.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof NoAnswerError)) throw new Error("an answer came, or another error");
  return error;
}

describe("an answer", () => {
  test("comes with its status, lower-case headers, text and the server's date", async () => {
    const server = await kept(
      serving((_request, response) => {
        response.writeHead(418, { Date: "Sun, 01 Mar 2026 12:00:00 GMT", "X-Two": ["a", "b"] }).end("täxt");
      }),
    );
    const answer = await anHttp().send(get(server.url));
    expect(answer).toMatchObject({ status: 418, body: "täxt", serverAt: Date.UTC(2026, 2, 1, 12) });
    expect(answer.headers).toMatchObject({ "x-two": "a, b" });
  });

  test("is dated by this machine's clock where the server does not say", async () => {
    const server = await kept(
      serving((_request, response) => {
        response.sendDate = false;
        response.end();
      }),
    );
    const clock = { ...systemClock, now: () => 12_345 };
    expect((await anHttp({ clock }).send(get(server.url))).serverAt).toBe(12_345);
  });

  test("is asked for with the method, the headers and the body that were given, and no others of note", async () => {
    const seen: unknown[] = [];
    const server = await kept(
      serving((request, response) => {
        let body = "";
        request.on("data", (bytes: Buffer) => (body += bytes.toString()));
        request.on("end", () => {
          const { host: _host, connection: _connection, ...headers } = request.headers;
          seen.push({ method: request.method, url: request.url, headers, body });
          response.end();
        });
      }),
    );
    await anHttp().send(
      get(`${server.url}/a%2Fb?c=d`, { method: "PUT", headers: { "x-one": "1" }, body: '{"ä":1}' }),
    );
    expect(seen).toEqual([
      { method: "PUT", url: "/a%2Fb?c=d", headers: { "x-one": "1", "content-length": "8" }, body: '{"ä":1}' },
    ]);
  });

  test("that redirects is handed on and not followed", async () => {
    const paths: (string | undefined)[] = [];
    const server = await kept(
      serving((request, response) => {
        paths.push(request.url);
        response.writeHead(302, { location: "/elsewhere" }).end();
      }),
    );
    expect((await anHttp().send(get(server.url))).status).toBe(302);
    expect(paths).toEqual(["/"]);
  });
});

describe("no answer", () => {
  test("within the time is a failure of which the bytes were sent, and names the time only", async () => {
    const server = await kept(serving(() => undefined));
    const error = await failure(anHttp().send(get(server.url, { timeoutMs: 60 })));
    expect(error.bytesSent).toBe(true);
    expect(error.message).toBe("no answer within 0.06 s");
  });

  test("is also an answer whose body does not end in time", async () => {
    const server = await kept(
      serving((_request, response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write("only this");
      }),
    );
    const error = await failure(anHttp().send(get(server.url, { timeoutMs: 200 })));
    expect(error).toMatchObject({ bytesSent: true, message: "no answer within 0.2 s" });
  });

  test("counts connecting: a TLS handshake that hangs ends in time, nothing sent", async () => {
    const server = await kept(listening(createTcpServer()));
    const url = server.url.replace("http:", "https:");
    const error = await failure(anHttp().send(get(url, { timeoutMs: 60 })));
    expect(error).toMatchObject({ bytesSent: false, message: "no answer within 0.06 s" });
  });

  test("after a refused connection: certainly nothing was sent", async () => {
    const error = await failure(anHttp().send(get(`http://127.0.0.1:${await closedPort()}/`)));
    expect(error).toMatchObject({ bytesSent: false, message: "ECONNREFUSED" });
  });

  test("for a name that does not exist: certainly nothing was sent", async () => {
    const error = await failure(anHttp().send(get("http://mesh.invalid/")));
    expect(error.bytesSent).toBe(false);
    expect(error.message).toMatch(/^(ENOTFOUND|EAI_AGAIN)$/);
  });

  test("from a server that speaks no TLS: certainly nothing was sent", async () => {
    const server = await kept(serving((_request, response) => response.end()));
    const secret = "x-api-key-value-of-this-test";
    const url = server.url.replace("http:", "https:");
    const error = await failure(anHttp().send(get(url, { headers: { "x-api-key": secret } })));
    expect(error.bytesSent).toBe(false);
    expect(error.message).not.toContain(secret);
  });

  test("when the connection dies during the TLS handshake: certainly nothing was sent", async () => {
    const server = await kept(
      listening(createTcpServer((socket) => void socket.once("data", () => socket.destroy()))),
    );
    const error = await failure(anHttp().send(get(server.url.replace("http:", "https:"))));
    expect(error.bytesSent).toBe(false);
  });

  test("when the server cuts the line after the request arrived: it may have taken effect", async () => {
    const arrived: (string | undefined)[] = [];
    const server = await kept(
      serving((request) => {
        arrived.push(request.method);
        request.socket.destroy();
      }),
    );
    const error = await failure(anHttp().send(get(server.url, { method: "POST", body: "{}" })));
    expect(arrived).toEqual(["POST"]);
    expect(error.bytesSent).toBe(true);
  });

  test("when the server resets the line after the request arrived: it may have taken effect", async () => {
    const server = await kept(serving((request) => request.socket.resetAndDestroy()));
    const error = await failure(anHttp().send(get(server.url, { method: "PUT", body: "{}" })));
    expect(error).toMatchObject({ bytesSent: true, message: "ECONNRESET" });
  });

  test("that is no HTTP: it may have taken effect", async () => {
    const server = await kept(
      listening(createTcpServer((socket) => void socket.once("data", () => socket.end("hello\r\n\r\n")))),
    );
    expect((await failure(anHttp().send(get(server.url)))).bytesSent).toBe(true);
  });

  test("cut off in the middle of its body: it may have taken effect", async () => {
    const server = await kept(
      serving((_request, response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write("half", () => response.socket?.destroy());
      }),
    );
    expect((await failure(anHttp().send(get(server.url)))).bytesSent).toBe(true);
  });
});

describe("connections", () => {
  test("are used again by later requests", async () => {
    const server = await kept(serving((_request, response) => response.end("ok")));
    const http = anHttp();
    for (let n = 0; n < 10; n += 1) await http.send(get(server.url));
    // undici sets a connection free a moment after the body's end: the second request may open one more.
    expect(server.connections).toBeLessThanOrEqual(2);
  });

  test("are opened side by side for requests at the same time", async () => {
    const waiting: (() => void)[] = [];
    const server = await kept(
      serving((_request, response) => {
        waiting.push(() => response.end());
        if (waiting.length === 3) for (const answer of waiting) answer();
      }),
    );
    const http = anHttp();
    const answers = await Promise.all([1, 2, 3].map((n) => http.send(get(`${server.url}/${n}`))));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test("end when the client is closed, those under way too", async () => {
    let arrived: () => void = () => undefined;
    const arrival = new Promise<void>((resolve) => (arrived = resolve));
    const server = await kept(serving(() => arrived()));
    const http = anHttp();
    const waiting = http.send(get(server.url)).catch((error: unknown) => error);
    await arrival;
    await http.close();
    const later = await http.send(get(server.url)).catch((error: unknown) => error);
    // No NoAnswerError: patience would send it again, and keep the process alive.
    for (const error of [await waiting, later]) {
      expect(error).toMatchObject({
        message: "The HTTP client was closed.",
        cause: expect.any(NoAnswerError),
      });
      expect(error).not.toBeInstanceOf(NoAnswerError);
    }
  });
});

describe("the debug log", () => {
  test("learns method, path and status of an exchange, and of no query, header or body", async () => {
    const server = await kept(serving((_request, response) => response.end("body")));
    const told: Exchange[] = [];
    const http = anHttp({ onExchange: (exchange) => told.push(exchange) });
    await http.send(get(`${server.url}/a?b=c`, { headers: { "x-secret": "s" } }));
    expect(told).toEqual([{ method: "GET", path: "/a", status: 200, ms: expect.any(Number) }]);
  });

  test("learns of an exchange without an answer", async () => {
    const told: Exchange[] = [];
    const http = anHttp({ onExchange: (exchange) => told.push(exchange) });
    await failure(http.send(get(`http://127.0.0.1:${await closedPort()}/a`)));
    expect(told).toEqual([{ method: "GET", path: "/a", status: undefined, ms: expect.any(Number) }]);
  });
});

describe("behind a proxy", () => {
  const at = (proxy: TunnelProxy): string => proxy.url;

  test.each(["http_proxy", "HTTP_PROXY"])("all traffic goes through the tunnel of %s", async (variable) => {
    const server = await kept(serving((request, response) => response.end(request.headers.host)));
    const proxy = await kept(aTunnelProxy(server));
    // The proxy resolves the name: this machine could not.
    const answer = await anHttp({ env: { [variable]: at(proxy) } }).send(get("http://mesh.invalid/a"));
    expect(answer.body).toBe("mesh.invalid");
    expect(proxy).toMatchObject({ tunnels: ["mesh.invalid:80"], plain: [] });
  });

  test.each(["https_proxy", "HTTPS_PROXY"])("https goes through the tunnel of %s", async (variable) => {
    const server = await kept(serving(() => undefined));
    const proxy = await kept(aTunnelProxy(server));
    const error = await failure(
      anHttp({ env: { [variable]: at(proxy) } }).send(get("https://mesh.invalid/")),
    );
    expect(proxy.tunnels).toEqual(["mesh.invalid:443"]);
    expect(error.bytesSent).toBe(false); // behind the tunnel sits no TLS
  });

  test("NO_PROXY spares the loopback", async () => {
    const server = await kept(serving((_request, response) => response.end("direct")));
    const proxy = await kept(aTunnelProxy(undefined));
    const http = anHttp({ env: { HTTP_PROXY: at(proxy), NO_PROXY: "localhost,127.0.0.1" } });
    expect((await http.send(get(server.url))).body).toBe("direct");
    expect(proxy.tunnels).toEqual([]);
  });

  test("that refuses the tunnel nothing is sent, and the failure says so", async () => {
    const proxy = await kept(aTunnelProxy(undefined));
    const http = anHttp({ env: { HTTP_PROXY: at(proxy), HTTPS_PROXY: at(proxy) } });
    for (const url of ["http://mesh.invalid/", "https://mesh.invalid/"]) {
      const error = await failure(http.send(get(url, { method: "POST", body: "{}" })));
      expect(error).toMatchObject({ bytesSent: false, message: "the proxy refused the connection" });
    }
  });

  test("that is down nothing is sent, and it is the proxy that is named, without its password", async () => {
    const port = await closedPort();
    for (const host of ["127.0.0.1", "localhost"]) {
      const http = anHttp({ env: { HTTP_PROXY: ["http://me:word", `${host}:${port}`].join("@") } });
      expect(await failure(http.send(get("http://mesh.invalid/")))).toMatchObject({
        bytesSent: false,
        message: `ECONNREFUSED: the proxy ${host}:${port}`,
      });
    }
  });

  test("that nobody knows is named too", async () => {
    const http = anHttp({ env: { HTTPS_PROXY: "proxy.invalid:3128" } });
    const error = await failure(http.send(get("https://mesh.invalid/")));
    expect(error.message).toMatch(/^(ENOTFOUND|EAI_AGAIN): the proxy proxy\.invalid:3128$/);
  });

  test("that is well is not blamed for a server that it spares", async () => {
    const proxy = await kept(aTunnelProxy(undefined));
    const http = anHttp({ env: { HTTP_PROXY: at(proxy), NO_PROXY: "127.0.0.1" } });
    const error = await failure(http.send(get(`http://127.0.0.1:${await closedPort()}/`)));
    expect(error.message).toBe("ECONNREFUSED");
  });

  test("no warning of the HTTP library's is printed", async () => {
    const warnings: Error[] = [];
    const listen = (warning: Error): void => void warnings.push(warning);
    process.on("warning", listen);
    anHttp({ env: { HTTP_PROXY: "http://127.0.0.1:1" } });
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", listen);
    expect(warnings).toEqual([]);
  });

  test("that never answers, the time given for the exchange holds", async () => {
    const proxy = await kept(listening(createTcpServer()));
    const http = anHttp({ env: { HTTP_PROXY: proxy.url } });
    const error = await failure(http.send(get("http://mesh.invalid/", { timeoutMs: 60 })));
    expect(error).toMatchObject({ bytesSent: false, message: "no answer within 0.06 s" });
  });

  test("the line that dies after the request went through the tunnel may have carried it", async () => {
    const server = await kept(serving((request) => request.socket.destroy()));
    const proxy = await kept(aTunnelProxy(server));
    const http = anHttp({ env: { HTTP_PROXY: at(proxy) } });
    expect((await failure(http.send(get("http://mesh.invalid/")))).bytesSent).toBe(true);
  });
});
