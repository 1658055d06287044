/** GitHub's error body; `documentation_url` points at the endpoint that was asked. */
export interface ErrorBody {
  readonly message: string;
  readonly documentation_url: string;
  /** The HTTP status again, as text. */
  readonly status: string;
}

export type RefusalStatus = 301 | 307 | 400 | 401 | 403 | 404 | 409 | 422;

/** Thrown by a handler to answer with an error; the message is GitHub's own text, made for clients. */
export class Refusal extends Error {
  readonly status: RefusalStatus;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: RefusalStatus, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = "Refusal";
    this.status = status;
    this.headers = headers;
  }
}

/** Says the same for a thing that is missing and for one that the token cannot see, as GitHub does. */
export function notFound(): Refusal {
  return new Refusal(404, "Not Found");
}

export function errorBody(status: number, message: string, documentationPath = ""): ErrorBody {
  return {
    message,
    documentation_url: `https://docs.github.com/rest${documentationPath}`,
    status: String(status),
  };
}

/**
 * The client gets no answer at all. In-process it looks as undici reports a connection that was closed
 * under a request whose bytes were sent; the server destroys the real socket.
 */
export class ConnectionDropped extends TypeError {
  constructor() {
    const cause = Object.assign(new Error("other side closed"), {
      name: "SocketError",
      code: "UND_ERR_SOCKET",
    });
    super("fetch failed", { cause });
    this.name = "TypeError";
  }
}
