import { NoAnswerError, type Http, type HttpAnswer, type HttpRequest } from "../../src/platform/http.ts";
import type { Instant } from "../../src/values/clock.ts";

/** When every scripted answer was made, by the server's clock. */
export const SERVED_AT: Instant = Date.parse("2026-03-01T12:00:00Z");

/** One answer of a script: what it does not say is a plain 200. */
export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text as it is; anything else as JSON. */
  readonly body?: unknown;
}

export type Script =
  ScriptedAnswer | NoAnswerError | ((request: HttpRequest) => ScriptedAnswer | NoAnswerError);

export interface ScriptedHttp extends Http {
  readonly requests: readonly HttpRequest[];
}

/** Plays the answers one after another, the last one again and again, and keeps every request. */
export function scriptedHttp(...script: readonly Script[]): ScriptedHttp {
  const requests: HttpRequest[] = [];
  return {
    requests,
    send: async (request) => {
      const next = script[Math.min(requests.length, script.length - 1)];
      requests.push(request);
      const answer = typeof next === "function" ? next(request) : next;
      if (answer === undefined) throw new Error("The script has no answer.");
      if (answer instanceof NoAnswerError) throw answer;
      return anAnswer(answer);
    },
    close: async () => undefined,
  };
}

export function anAnswer({ status = 200, headers = {}, body = "" }: ScriptedAnswer): HttpAnswer {
  return {
    status,
    headers,
    body: typeof body === "string" ? body : JSON.stringify(body),
    serverAt: SERVED_AT,
    receivedMs: 0,
  };
}

/** The request reached the server, or may have: nobody knows what became of it. */
export function lostAnswer(): NoAnswerError {
  return new NoAnswerError("UND_ERR_SOCKET", true);
}

/** The request never left this machine. */
export function neverSent(): NoAnswerError {
  return new NoAnswerError("ECONNREFUSED", false);
}
