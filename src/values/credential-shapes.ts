/*
 * Mesh keys, GitHub tokens and JWTs, by the shapes that their makers publish. How much has to follow a prefix depends on what
 * a mistake would cost: hiding too much is cheap, refusing a name that is none is not.
 */

const GITHUB_TOKEN = /gh[a-z]_[A-Za-z0-9]{16,}|github_pat_[A-Za-z0-9_]{16,}/.source;
const JWT = /eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*/.source;

/** Shorter than any key: a service may show the beginning of one. */
const SHOWN = new RegExp(`mesh_[A-Za-z0-9_-]{8,}|${GITHUB_TOKEN}|${JWT}`, "g");

/** Longer than what people call things: `mesh_production_server` is a name. */
const WHOLE = new RegExp(`(?<!\\w)(?:mesh_[A-Za-z0-9_-]{24,}|${GITHUB_TOKEN}|${JWT})`);

/**
 * Pasted in part or with something around it: a prefix is enough. Long runs of characters without a space or a slash are
 * what other credentials look like; so are addresses with more than a path.
 */
const PASTED =
  /mesh_[a-z]*_?[A-Za-z0-9]{12,}|gh[a-z]_[A-Za-z0-9]{12,}|github_pat_|eyJ|[A-Za-z0-9+=_-]{40,}|:\/\/.*[@?#]/;

/** For text of a server: nothing in it that could be a credential, or a piece of one, is printed. */
export function hideCredentials(text: string): string {
  return text.replace(SHOWN, "[hidden]");
}

/** Is there a whole credential in it? None of these is part of a name. */
export function isCredential(text: string): boolean {
  return WHOLE.test(text);
}

/** People paste credentials into the wrong input: may this be one? Then it is not repeated to them. */
export function looksSecret(text: string): boolean {
  return PASTED.test(text);
}
