import { describe, expect, test } from "@jest/globals";
import {
  retryAfterMs,
  sendPatiently,
  transientAnswer,
  type Transience,
} from "../../../src/platform/patience.ts";
import type { HttpAnswer, HttpRequest } from "../../../src/platform/http.ts";
import { MINUTE_MS } from "../../../src/values/clock.ts";
import type { Random } from "../../../src/values/random.ts";
import { HandClock } from "../../support/hand-clock.ts";
import { aSeededRandom } from "../../support/seeded-random.ts";
import {
  anAnswer,
  lostAnswer,
  neverSent,
  scriptedHttp,
  SERVED_AT,
  type Script,
} from "../../support/scripted-http.ts";

const request: HttpRequest = {
  method: "GET",
  url: new URL("https://mesh.test/a"),
  headers: {},
  timeoutMs: 1_000,
};

interface Told {
  readonly result: HttpAnswer | Error;
  readonly tries: number;
  readonly pauses: readonly number[];
}

async function patiently(
  script: readonly Script[],
  {
    random = aSeededRandom("patience"),
    transience,
  }: { random?: Random; transience?: (answer: HttpAnswer) => Transience } = {},
): Promise<Told> {
  const http = scriptedHttp(...script);
  const clock = new HandClock(SERVED_AT);
  const result = await sendPatiently(http, request, { clock, random }, transience).catch(
    (error: unknown) => error as Error,
  );
  return { result, tries: http.requests.length, pauses: clock.slept };
}

const drawing = (byte: number): Random => ({ bytes: (count) => new Uint8Array(count).fill(byte) });

describe("is sent again", () => {
  test.each([408, 429, 500, 502, 503, 504, 520, 599])("after HTTP %i", async (status) => {
    const { result, tries } = await patiently([{ status }, { body: "ok" }]);
    expect(result).toMatchObject({ status: 200, body: "ok" });
    expect(tries).toBe(2);
  });

  test("after no answer, whether bytes were sent or not", async () => {
    const { result, tries } = await patiently([lostAnswer(), neverSent(), {}]);
    expect(result).toMatchObject({ status: 200 });
    expect(tries).toBe(3);
  });
});

test.each([200, 201, 204, 301, 304, 400, 401, 403, 404, 409, 410, 413, 422])(
  "HTTP %i is final",
  async (status) => {
    expect(await patiently([{ status }, {}])).toMatchObject({ result: { status }, tries: 1, pauses: [] });
  },
);

describe("patience ends", () => {
  test("after four tries, with the last answer", async () => {
    const { result, tries, pauses } = await patiently([
      { status: 503 },
      { status: 500 },
      { status: 503 },
      { status: 502 },
    ]);
    expect(result).toMatchObject({ status: 502 });
    expect([tries, pauses.length]).toEqual([4, 3]);
  });

  test("after four tries, with the last failure", async () => {
    const last = neverSent();
    const { result, tries } = await patiently([lostAnswer(), lostAnswer(), lostAnswer(), last]);
    expect(result).toBe(last);
    expect(tries).toBe(4);
  });

  test("at once when the server wants a wait of more than a minute", async () => {
    const { result, tries, pauses } = await patiently([{ status: 429, headers: { "retry-after": "61" } }]);
    expect(result).toMatchObject({ status: 429 });
    expect([tries, pauses]).toEqual([1, []]);
  });

  test("at once for what is no network failure: a bug is not repeated", async () => {
    const { result, tries } = await patiently([
      () => {
        throw new RangeError("a bug");
      },
    ]);
    expect(result).toBeInstanceOf(RangeError);
    expect(tries).toBe(1);
  });
});

describe("the pauses", () => {
  test("double, from half a second", async () => {
    const { pauses } = await patiently([{ status: 503 }], { random: drawing(255) });
    expect(pauses.map((ms) => Math.round(ms))).toEqual([500, 1_000, 2_000]);
  });

  test("are drawn from their upper half, so that many runs do not come back together", async () => {
    expect((await patiently([{ status: 503 }], { random: drawing(0) })).pauses).toEqual([250, 500, 1_000]);
    const [one, two] = await Promise.all(
      ["one", "two"].map((seed) => patiently([{ status: 503 }], { random: aSeededRandom(seed) })),
    );
    expect(one?.pauses).not.toEqual(two?.pauses);
  });

  test("are the server's where it says how long, in seconds", async () => {
    const { pauses } = await patiently([{ status: 503, headers: { "retry-after": "7" } }, {}]);
    expect(pauses).toEqual([7_000]);
  });

  test("are the server's where it says until when, by its own clock", async () => {
    const until = new Date(SERVED_AT + 20_000).toUTCString();
    const { pauses } = await patiently([{ status: 429, headers: { "retry-after": until } }, {}]);
    expect(pauses).toEqual([20_000]);
  });

  test("may be a whole minute", async () => {
    const { pauses } = await patiently([{ status: 429, headers: { "retry-after": "60" } }, {}]);
    expect(pauses).toEqual([MINUTE_MS]);
  });
});

test("what is transient is the caller's to say", async () => {
  const transience = ({ status }: HttpAnswer): Transience => (status === 403 ? { waitMs: 9 } : undefined);
  expect(await patiently([{ status: 403 }, { status: 503 }], { transience })).toMatchObject({
    result: { status: 503 },
    pauses: [9],
  });
});

describe("Retry-After", () => {
  test.each([
    ["0", 0],
    ["120", 120_000],
    [new Date(SERVED_AT - 5_000).toUTCString(), 0],
    ["soon", undefined],
    ["-5", undefined],
    ["1.5", undefined],
    ["99999999", undefined],
    ["", undefined],
  ])("of %j", (text, waitMs) => {
    expect(retryAfterMs(anAnswer({ headers: { "retry-after": text } }))).toBe(waitMs);
  });

  test("is asked for in transient answers only", () => {
    const headers = { "retry-after": "5" };
    expect(transientAnswer(anAnswer({ status: 503, headers }))).toEqual({ waitMs: 5_000 });
    expect(transientAnswer(anAnswer({ status: 404, headers }))).toBeUndefined();
  });
});
