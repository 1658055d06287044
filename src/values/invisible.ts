/** Control, format and line-separating characters: they could forge lines of a log, or hide text from who reads it. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

export function holdsInvisible(text: string): boolean {
  return INVISIBLE.test(text);
}
