import { UserError, type ErrorCode, type Fault } from "../values/user-error.ts";

/** What the server said beside its refusal. */
interface Context {
  /** HTTP status of the answer, where there was one. */
  readonly status?: number | undefined;
  /** The service's own id of the request, to be given to who runs it. */
  readonly requestId?: string | undefined;
}

/**
 * Every failure of the SDK. The message says what failed and what to do; `code` is stable, and has a heading in
 * docs/troubleshooting.md. No secret is in it, and no raw answer.
 */
export class MeshError extends UserError {
  readonly status: number | undefined;
  readonly requestId: string | undefined;

  constructor(code: ErrorCode, fault: Fault, { status, requestId }: Context = {}) {
    super(code, fault);
    this.name = new.target.name;
    this.message = `${fault.what} ${fault.fix}`;
    this.status = status;
    this.requestId = requestId;
  }
}

/** The program asked for something that cannot be meant that way; nothing was sent. */
export class MeshUsageError extends MeshError {}

/** No credential, one that Mesh does not accept, or a login that did not succeed. */
export class MeshAuthError extends MeshError {}

/** The credential is accepted and may not do this, or a firewall refused the request (403). */
export class MeshPermissionError extends MeshError {}

/** There is no such key, or no such route. On some routes the hosted service answers so to a bad credential too. */
export class MeshNotFoundError extends MeshError {}

/** The state of things is against it: the name is taken, or a rotation is under way (409). */
export class MeshConflictError extends MeshError {}

/** This Mesh service cannot do that. */
export class MeshUnsupportedError extends MeshError {}

/** The service is in trouble, or answered with something that is no Mesh answer. */
export class MeshServerError extends MeshError {}

/** Too many requests. */
export class MeshRateLimitError extends MeshError {
  /** Seconds to wait, where the service says it. */
  readonly retryAfter: number | undefined;

  constructor(fault: Fault, context: Context & { readonly retryAfter: number | undefined }) {
    super("rate_limited", fault, context);
    this.retryAfter = context.retryAfter;
  }
}

/** No answer came. */
export class MeshNetworkError extends MeshError {
  /** The request may have reached the service: what it asks for may have happened. */
  readonly mayHaveHappened: boolean;

  constructor(code: ErrorCode, fault: Fault, mayHaveHappened: boolean, context?: Context) {
    super(code, fault, context);
    this.mayHaveHappened = mayHaveHappened;
  }
}
