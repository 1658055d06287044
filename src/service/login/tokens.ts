import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { type Clock, DAY_MS, HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from "../../values/clock.ts";
import type { Random } from "../../values/random.ts";
import { errorCode } from "../../values/error-code.ts";
import { Sensitive } from "../../values/sensitive.ts";
import { generateId } from "../key-format.ts";
import type { Database } from "../store/database.ts";
import { hashSecret, newSecret } from "./secrets.ts";

export const ACCESS_TOKEN_MS = HOUR_MS;
/** A key signs for a day; what it signed last has ended long before it is forgotten. */
const SIGNING_MS = DAY_MS;
/** Longer than it takes from being ready to having signed. */
const SPARE_MS = MINUTE_MS;
const FORGOTTEN_AFTER_MS = 3 * DAY_MS;
const ALGORITHM = "EdDSA";
/** As `generateId` makes it. The header of a token is whatever a stranger wrote, of whatever type. */
const SIGNER_ID = /^sig_[0-9A-Za-z]{22}$/;

/** What makes an access token more than a signature: its id, which is looked up on every use. */
export interface TokenId {
  readonly value: Sensitive;
  readonly hash: Uint8Array;
}

interface Signer {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly since: Instant;
}

/**
 * Signs access tokens. The private key lives in this process only; the database has the public ones, so that every
 * instance knows what another has signed. Whoever reads the database can neither sign nor name a token's id.
 */
export class Tokens {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #random: Random;
  #signer: Promise<Signer> | undefined;
  readonly #publicKeys = new Map<string, Parameters<typeof import("jose").importJWK>[0]>();

  constructor(database: Database, deps: { clock: Clock; random: Random }) {
    this.#database = database;
    this.#clock = deps.clock;
    this.#random = deps.random;
  }

  newId(): TokenId {
    const value = newSecret(this.#random);
    return { value, hash: hashSecret(value) };
  }

  /**
   * Makes sure that what is issued next can be signed. To be called before a code is used up: if the signer could only be
   * stored afterwards, a failure would leave the client without the code and without tokens.
   */
  async ready(): Promise<void> {
    await this.#currentSigner(SPARE_MS);
  }

  async sign(id: TokenId, claims: { issuer: string; subject: string; scope: string }): Promise<Sensitive> {
    const { SignJWT } = await import("jose");
    const { kid, privateKey } = await this.#currentSigner();
    const issuedAt = Math.floor(this.#clock.now() / SECOND_MS);
    const jwt = await new SignJWT({ scope: claims.scope })
      .setProtectedHeader({ alg: ALGORITHM, kid, typ: "at+jwt" })
      .setIssuer(claims.issuer)
      .setSubject(claims.subject)
      .setAudience("mesh")
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + ACCESS_TOKEN_MS / SECOND_MS)
      .setJti(id.value.reveal())
      .sign(privateKey);
    return new Sensitive(jwt);
  }

  /** @returns the hash of the token's id; `undefined` for what nobody here has signed or what has ended. */
  async read(token: Sensitive): Promise<Uint8Array | undefined> {
    if (token.reveal().split(".").length !== 3) return undefined;
    const { importJWK, jwtVerify } = await import("jose");
    try {
      const { payload } = await jwtVerify(
        token.reveal(),
        async ({ kid }) => importJWK(await this.#publicKey(kid), ALGORITHM),
        {
          algorithms: [ALGORITHM],
          audience: "mesh",
          typ: "at+jwt",
          currentDate: new Date(this.#clock.now()),
        },
      );
      return typeof payload.jti === "string" ? hashSecret(new Sensitive(payload.jti)) : undefined;
    } catch (error) {
      // Whatever jose does not like about a token; the database's own failures are nobody's fault.
      if (errorCode(error) !== undefined) return undefined;
      throw error;
    }
  }

  async #publicKey(kid: unknown): Promise<Parameters<typeof import("jose").importJWK>[0]> {
    if (typeof kid !== "string" || !SIGNER_ID.test(kid)) throw unknownSigner();
    const known = this.#publicKeys.get(kid);
    if (known !== undefined) return known;
    const row = await this.#database.get<{ jwk: string }>("select jwk from signing_keys where id = ?", kid);
    if (row === undefined) throw unknownSigner();
    const jwk = JSON.parse(row.jwk) as Parameters<typeof import("jose").importJWK>[0];
    this.#publicKeys.set(kid, jwk);
    return jwk;
  }

  async #currentSigner(spareMs = 0): Promise<Signer> {
    const now = this.#clock.now();
    const present = await this.#signer?.catch(() => undefined);
    const endsAt = (present?.since ?? 0) + SIGNING_MS - spareMs;
    if (present !== undefined && now >= present.since && now < endsAt) return present;
    this.#signer = this.#newSigner(now);
    return this.#signer;
  }

  async #newSigner(now: Instant): Promise<Signer> {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    const kid = generateId(this.#random, "sig");
    const jwk = JSON.stringify(publicKey.export({ format: "jwk" }));
    await this.#database.tx(async (db) => {
      await db.run("insert into signing_keys (id, jwk, created_at) values (?, ?, ?)", kid, jwk, now);
      await db.run("delete from signing_keys where created_at < ?", now - FORGOTTEN_AFTER_MS);
    });
    return { kid, privateKey, since: now };
  }
}

/** With a code, as the errors have that are jose's own. */
function unknownSigner(): Error {
  return Object.assign(new Error("No such key."), { code: "unknown_signer" });
}
