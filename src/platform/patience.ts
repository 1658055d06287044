import { parseInstant, SECOND_MS, type Clock } from "../values/clock.ts";
import { fraction, type Random } from "../values/random.ts";
import { NoAnswerError, type Http, type HttpAnswer, type HttpRequest } from "./http.ts";

export interface PatienceDeps {
  readonly clock: Clock;
  readonly random: Random;
}

/** `waitMs` where the answer says how long; `undefined` as a whole: the answer is final. */
export type Transience = { readonly waitMs: number | undefined } | undefined;

const MOST_TRIES = 4;
const FIRST_PAUSE_MS = 500;
/** A server that wants us to wait longer than this within one request is telling us to come back another time. */
const LONGEST_PAUSE_MS = 60 * SECOND_MS;

/**
 * Sends a request that may be repeated (GET, PUT, PATCH, DELETE, or a POST that an idempotency key covers) until it
 * is answered for good: again on a network error, 408, 429 and 5xx, with jitter, or as `Retry-After` says (RFC 9110, 10.2.3).
 *
 * @returns the last answer, a transient one too when patience ends.
 * @throws NoAnswerError when the last try had no answer.
 */
export async function sendPatiently(
  http: Http,
  request: HttpRequest,
  deps: PatienceDeps,
  transience: (answer: HttpAnswer) => Transience = transientAnswer,
): Promise<HttpAnswer> {
  for (let tries = 1; ; tries += 1) {
    const result = await attempt(http, request);
    const transient = result instanceof NoAnswerError ? { waitMs: undefined } : transience(result);
    const pauseMs =
      transient?.waitMs ?? FIRST_PAUSE_MS * 2 ** (tries - 1) * (0.5 + fraction(deps.random) / 2);
    if (transient === undefined || tries === MOST_TRIES || pauseMs > LONGEST_PAUSE_MS) {
      if (result instanceof NoAnswerError) throw result;
      return result;
    }
    await deps.clock.sleep(pauseMs, http.closed);
  }
}

async function attempt(http: Http, request: HttpRequest): Promise<HttpAnswer | NoAnswerError> {
  try {
    return await http.send(request);
  } catch (error) {
    if (error instanceof NoAnswerError) return error;
    throw error;
  }
}

export function transientAnswer(answer: HttpAnswer): Transience {
  const { status } = answer;
  const transient = status === 408 || status === 429 || status >= 500;
  return transient ? { waitMs: retryAfterMs(answer) } : undefined;
}

/** `Retry-After` in milliseconds: seconds, or a date by the server's own clock. */
export function retryAfterMs({ headers, serverAt }: HttpAnswer): number | undefined {
  const text = headers["retry-after"];
  if (text === undefined) return undefined;
  if (/^\d{1,6}$/.test(text)) return Number(text) * SECOND_MS;
  const at = parseInstant(text);
  return at === undefined ? undefined : Math.max(0, at - serverAt);
}
