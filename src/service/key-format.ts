import { hash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { Random } from "../values/random.ts";
import { Sensitive } from "../values/sensitive.ts";

/** What a leaked key of a local service starts with, so that a scanner tells it from a production key. */
export const LOCAL_KEY_PREFIX = "mesh_local_";

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 62^43 > 2^256. */
const SECRET_LENGTH = 43;
/** 62^6 > 2^32. */
const CHECKSUM_LENGTH = 6;
/** 62^22 > 2^128: ids never collide and say nothing about their neighbours. */
const ID_LENGTH = 22;

/** Longest prefix that {@link containsIssuedKey} looks for. */
export const LONGEST_PREFIX = 64;

/** The end of a key. Fixed in length: a search takes time in proportion to the text, whatever the text. */
const ISSUED_END = new RegExp(`_([0-9A-Za-z]{${SECRET_LENGTH + CHECKSUM_LENGTH}})`, "g");

/**
 * A new key: prefix, 43 base62 characters (256 bits), 6 base62 characters of CRC32 over all before
 * (spec: mesh-api.md, "Key format issued by our service").
 */
export function generateKey(random: Random, prefix: string = LOCAL_KEY_PREFIX): Sensitive {
  const body = prefix + randomText(random, BASE62, SECRET_LENGTH);
  return new Sensitive(body + checksum(body));
}

/** `key_`, `acc_`, `req_`, `grt_` or `sig_` and 22 base62 characters; not secret. */
export function generateId(random: Random, prefix: "key" | "acc" | "req" | "grt" | "sig"): string {
  return `${prefix}_${randomText(random, BASE62, ID_LENGTH)}`;
}

/** SHA-256 of the whole key, the only lasting trace of it at rest: 256 random bits need no slow hash. */
export function hashKey(key: Sensitive): Uint8Array {
  return hash("sha256", key.reveal(), "buffer");
}

/** `mesh_local_Ab3x…9fQz`: enough to recognise a key by, far too little to guess it from. */
export function keyHint(key: Sensitive): string {
  const value = key.reveal();
  const secretStart = value.length - CHECKSUM_LENGTH - SECRET_LENGTH;
  return `${value.slice(0, secretStart + 4)}…${value.slice(-4)}`;
}

/** Whether the text holds a key in the issued format with the right checksum: practically never by accident. */
export function containsIssuedKey(text: string): boolean {
  return findIssuedKeys(text).length > 0;
}

/** The text with `[hidden]` in place of each key in it. */
export function hideIssuedKeys(text: string): string {
  let hidden = "";
  let rest = 0;
  for (const { start, end } of findIssuedKeys(text)) {
    hidden += `${text.slice(rest, start)}[hidden]`;
    rest = end;
  }
  return hidden + text.slice(rest);
}

function findIssuedKeys(text: string): { start: number; end: number }[] {
  return [...text.matchAll(ISSUED_END)].flatMap(({ 0: match, 1: secret = "", index }) => {
    const from = Math.max(0, index + 1 - LONGEST_PREFIX);
    const before = text.slice(from, index + 1);
    // Every one of them, for the checksum covers the prefix, and anything may stand before the key.
    const prefix = [...before.matchAll(/mesh_/g)].find(
      (start) =>
        checksum(before.slice(start.index) + secret.slice(0, SECRET_LENGTH)) === secret.slice(SECRET_LENGTH),
    );
    return prefix === undefined ? [] : [{ start: from + prefix.index, end: index + match.length }];
  });
}

/** Uniform over the alphabet: bytes that do not divide evenly are thrown away, not folded by modulo. */
export function randomText(random: Random, alphabet: string, count: number): string {
  // Bytes from here on would make the first characters of the alphabet likelier than the last.
  const biasedFrom = 256 - (256 % alphabet.length);
  let text = "";
  while (text.length < count) {
    for (const byte of random.bytes(count - text.length)) {
      if (byte < biasedFrom) text += alphabet.charAt(byte % alphabet.length);
    }
  }
  return text;
}

function checksum(text: string): string {
  let rest = crc32(text);
  let encoded = "";
  for (let position = 0; position < CHECKSUM_LENGTH; position += 1) {
    encoded = BASE62.charAt(rest % BASE62.length) + encoded;
    rest = Math.floor(rest / BASE62.length);
  }
  return encoded;
}
