import { DatabaseError } from "./store/database.ts";
import { jsonReply, type Reply } from "./reply.ts";

/** Snake-case name of a refusal, for programs; people read the sentence. */
export type ApiErrorCode =
  | "access_denied"
  | "authorization_pending"
  | "conflicting_credentials"
  | "credential_in_url"
  | "credential_missing"
  | "expired_token"
  | "foreign_origin"
  | "idempotency_key_dead"
  | "idempotency_key_reused"
  | "idempotency_secret_gone"
  | "internal_error"
  | "invalid_grant"
  | "invalid_host"
  | "invalid_key"
  | "invalid_request"
  | "key_disabled"
  | "key_expired"
  | "key_not_found"
  | "key_not_live"
  | "key_revoked"
  | "malformed_credential"
  | "malformed_json"
  | "method_not_allowed"
  | "name_exists"
  | "not_found"
  | "not_ready"
  | "payload_too_large"
  | "rate_limited"
  | "rotation_in_progress"
  | "scope_exceeded"
  | "scope_missing"
  | "slow_down"
  | "too_many_keys"
  | "unavailable"
  | "unsupported_grant_type"
  | "unsupported_media_type"
  | "uri_too_long";

export interface ApiErrorExtras {
  readonly headers?: Readonly<Record<string, string>>;
  /** The key that the refusal is about, as `key_id` of the answer. */
  readonly keyId?: string;
  /** In the words of RFC 6749 section 5.2: the code is the error, and the sentence its description. */
  readonly oauth?: boolean;
}

/** A refusal on its way to the client. Its sentence holds no value that a client sent. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: ApiErrorCode;
  readonly extras: ApiErrorExtras;

  constructor(status: number, code: ApiErrorCode, sentence: string, extras: ApiErrorExtras = {}) {
    super(sentence);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.extras = extras;
  }
}

/** `{"error","code","request_id"}`: the one shape of every refusal (spec: mesh-api.md, "Errors"). */
export function errorReply(error: ApiError, requestId: string): Reply {
  const { headers = {}, keyId, oauth = false } = error.extras;
  const about = keyId === undefined ? {} : { key_id: keyId };
  const told = oauth ? { error: error.code, error_description: error.message } : { error: error.message };
  const body = { ...told, code: error.code, ...about, request_id: requestId };
  return jsonReply(body, { status: error.status, headers });
}

/** 401 with the challenge that RFC 9110 section 11.6.1 asks for. */
export function unauthorized(
  code: "credential_missing" | "invalid_key" | "key_disabled" | "key_expired" | "key_revoked",
  sentence: string,
): ApiError {
  return new ApiError(401, code, sentence, { headers: { "www-authenticate": 'ApiKey realm="mesh"' } });
}

/** The same for "not yours" and "not there": a key id tells nobody whether it exists elsewhere. */
export function keyNotFound(): ApiError {
  return new ApiError(
    404,
    "key_not_found",
    "There is no such key in this account. List the keys to see their ids.",
  );
}

/** What becomes of anything that was thrown; the trace tells the log what it was. */
export function asApiError(error: unknown, trace: { fault?: string }): ApiError {
  if (error instanceof ApiError) return error;
  trace.fault = error instanceof Error ? error.name : typeof error;
  return error instanceof DatabaseError ? unavailable() : internalError();
}

/** The database is locked, full, broken or away. Nothing was changed, or the client would have been told so. */
function unavailable(): ApiError {
  const sentence = "The service cannot reach its database just now. Try again in a moment.";
  return new ApiError(503, "unavailable", sentence, { headers: { "retry-after": "1" } });
}

/** Anything that was not foreseen. The cause stays inside: it could quote what a client sent. */
function internalError(): ApiError {
  return new ApiError(
    500,
    "internal_error",
    "The service failed to answer. Try again; the request id helps to find out why.",
  );
}
