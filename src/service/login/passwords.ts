import { argon2, timingSafeEqual } from "node:crypto";
import type { Random } from "../../values/random.ts";
import { Sensitive } from "../../values/sensitive.ts";
import { ApiError } from "../errors.ts";

/** OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, 2 passes, 1 lane. */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const TAG_BYTES = 32;
const SALT_BYTES = 16;
/** Each takes a core for some 70 ms and 19 MiB. */
const AT_ONCE = 2;
/** Whoever is behind these would wait for over a second, and a flood must not fill the memory. */
const MOST_WAITING = 20;
/** OWASP ASVS 2.1.1 and 2.1.2. */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;

/**
 * A password as somebody typed it, in the one form in which it is measured and hashed: keyboards differ in how they write
 * the same letter.
 *
 * @returns `undefined` for what is too long to be one. It is not cut: that would be another password.
 */
export function typedPassword(text: string): Sensitive | undefined {
  const password = new Sensitive(text.normalize("NFC"));
  return passwordLength(password) > LONGEST_PASSWORD ? undefined : password;
}

/** In characters as a person counts them, as far as code points go. */
export function passwordLength(password: Sensitive): number {
  return [...password.reveal()].length;
}

/** Whether the password is this text, however large its letters are. */
export function isSameText(password: Sensitive, text: string): boolean {
  return password.reveal().toLowerCase() === text.normalize("NFC").toLowerCase();
}

/** Hashes and checks passwords, a few at a time. */
export class Passwords {
  readonly #random: Random;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  /** What a guess at an unknown account is compared with, so that it takes as long as any other. */
  readonly #dummy: string;

  constructor(random: Random) {
    this.#random = random;
    this.#dummy = encode(random.bytes(SALT_BYTES), random.bytes(TAG_BYTES));
  }

  /** @throws ApiError 503 when too many wait already. */
  async hash(password: Sensitive): Promise<string> {
    const salt = this.#random.bytes(SALT_BYTES);
    return encode(salt, await this.#inTurn(() => derive(password, salt)));
  }

  /**
   * @param hash of the account; `undefined` (no such account, no password) takes as long and is never right.
   * @throws ApiError 503 when too many wait already.
   */
  async isRight(password: Sensitive, hash: string | undefined): Promise<boolean> {
    const { salt, tag } = decode(hash ?? this.#dummy);
    const derived = await this.#inTurn(() => derive(password, salt));
    return timingSafeEqual(derived, tag) && hash !== undefined;
  }

  async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#running >= AT_ONCE) {
      if (this.#waiting.length >= MOST_WAITING) throw overloaded();
      await new Promise<void>((resolve) => void this.#waiting.push(resolve));
    } else {
      this.#running += 1;
    }
    try {
      return await work();
    } finally {
      // The place is handed on rather than given up: nobody who comes later gets in between.
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}

function derive(password: Sensitive, salt: Uint8Array): Promise<Buffer> {
  const message = password.reveal().normalize("NFC");
  const parameters = {
    message,
    nonce: salt,
    parallelism: 1,
    tagLength: TAG_BYTES,
    memory: MEMORY_KIB,
    passes: PASSES,
  };
  return new Promise((resolve, reject) => {
    argon2("argon2id", parameters, (error, tag) => {
      if (error === null) resolve(tag);
      else reject(error);
    });
  });
}

/** The usual form, which names its parameters: they can be raised later. */
function encode(salt: Uint8Array, tag: Uint8Array): string {
  const [salted, tagged] = [salt, tag].map((bytes) =>
    Buffer.from(bytes).toString("base64").replace(/=+$/, ""),
  );
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=1$${salted ?? ""}$${tagged ?? ""}`;
}

function decode(hash: string): { salt: Uint8Array; tag: Uint8Array } {
  const [tag = "", salt = ""] = hash.split("$").reverse();
  return { salt: Buffer.from(salt, "base64"), tag: Buffer.from(tag, "base64") };
}

function overloaded(): ApiError {
  const headers = { "retry-after": "2" };
  return new ApiError(503, "unavailable", "Too many sign-ins at once. Try again in a moment.", { headers });
}
