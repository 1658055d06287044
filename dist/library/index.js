import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 7723:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



// What the action uses of undici: a dispatcher, straight or through proxies, and `request` on it. `connect` is what a
// proxy's tunnel is made with. The real file brings `fetch`, WebSocket, caches and mocks.
const Dispatcher = __nccwpck_require__(1716);

Object.assign(Dispatcher.prototype, {
  connect: __nccwpck_require__(1939),
  request: __nccwpck_require__(9312),
});

exports.Agent = __nccwpck_require__(3480);
exports.EnvHttpProxyAgent = __nccwpck_require__(7258);

// Imported by @actions/github, and never called: Octokit is given a `fetch` of ours.
exports.h = () => {
  throw new Error("The bundle of this action holds no fetch.");
};


/***/ }),

/***/ 9231:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const { addAbortListener } = __nccwpck_require__(9203)
const { RequestAbortedError } = __nccwpck_require__(3092)

const kListener = Symbol('kListener')
const kSignal = Symbol('kSignal')

function abort (self) {
  if (self.abort) {
    self.abort(self[kSignal]?.reason)
  } else {
    self.reason = self[kSignal]?.reason ?? new RequestAbortedError()
  }
  removeSignal(self)
}

function addSignal (self, signal) {
  self.reason = null

  self[kSignal] = null
  self[kListener] = null

  if (!signal) {
    return
  }

  if (signal.aborted) {
    abort(self)
    return
  }

  self[kSignal] = signal
  self[kListener] = () => {
    abort(self)
  }

  addAbortListener(self[kSignal], self[kListener])
}

function removeSignal (self) {
  if (!self[kSignal]) {
    return
  }

  if ('removeEventListener' in self[kSignal]) {
    self[kSignal].removeEventListener('abort', self[kListener])
  } else {
    self[kSignal].removeListener('abort', self[kListener])
  }

  self[kSignal] = null
  self[kListener] = null
}

module.exports = {
  addSignal,
  removeSignal
}


/***/ }),

/***/ 1939:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const assert = __nccwpck_require__(4589)
const { AsyncResource } = __nccwpck_require__(6698)
const { InvalidArgumentError, SocketError } = __nccwpck_require__(3092)
const util = __nccwpck_require__(9203)
const { addSignal, removeSignal } = __nccwpck_require__(9231)

class ConnectHandler extends AsyncResource {
  constructor (opts, callback) {
    if (!opts || typeof opts !== 'object') {
      throw new InvalidArgumentError('invalid opts')
    }

    if (typeof callback !== 'function') {
      throw new InvalidArgumentError('invalid callback')
    }

    const { signal, opaque, responseHeaders } = opts

    if (signal && typeof signal.on !== 'function' && typeof signal.addEventListener !== 'function') {
      throw new InvalidArgumentError('signal must be an EventEmitter or EventTarget')
    }

    super('UNDICI_CONNECT')

    this.opaque = opaque || null
    this.responseHeaders = responseHeaders || null
    this.callback = callback
    this.abort = null

    addSignal(this, signal)
  }

  onConnect (abort, context) {
    if (this.reason) {
      abort(this.reason)
      return
    }

    assert(this.callback)

    this.abort = abort
    this.context = context
  }

  onHeaders () {
    throw new SocketError('bad connect', null)
  }

  onUpgrade (statusCode, rawHeaders, socket) {
    const { callback, opaque, context } = this

    removeSignal(this)

    this.callback = null

    let headers = rawHeaders
    // Indicates is an HTTP2Session
    if (headers != null) {
      headers = this.responseHeaders === 'raw' ? util.parseRawHeaders(rawHeaders) : util.parseHeaders(rawHeaders)
    }

    this.runInAsyncScope(callback, null, null, {
      statusCode,
      headers,
      socket,
      opaque,
      context
    })
  }

  onError (err) {
    const { callback, opaque } = this

    removeSignal(this)

    if (callback) {
      this.callback = null
      queueMicrotask(() => {
        this.runInAsyncScope(callback, null, err, { opaque })
      })
    }
  }
}

function connect (opts, callback) {
  if (callback === undefined) {
    return new Promise((resolve, reject) => {
      connect.call(this, opts, (err, data) => {
        return err ? reject(err) : resolve(data)
      })
    })
  }

  try {
    const connectHandler = new ConnectHandler(opts, callback)
    this.dispatch({ ...opts, method: 'CONNECT' }, connectHandler)
  } catch (err) {
    if (typeof callback !== 'function') {
      throw err
    }
    const opaque = opts?.opaque
    queueMicrotask(() => callback(err, { opaque }))
  }
}

module.exports = connect


/***/ }),

/***/ 9312:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const assert = __nccwpck_require__(4589)
const { Readable } = __nccwpck_require__(6782)
const { InvalidArgumentError, RequestAbortedError } = __nccwpck_require__(3092)
const util = __nccwpck_require__(9203)
const { getResolveErrorBodyCallback } = __nccwpck_require__(4210)
const { AsyncResource } = __nccwpck_require__(6698)

class RequestHandler extends AsyncResource {
  constructor (opts, callback) {
    if (!opts || typeof opts !== 'object') {
      throw new InvalidArgumentError('invalid opts')
    }

    const { signal, method, opaque, body, onInfo, responseHeaders, throwOnError, highWaterMark } = opts

    try {
      if (typeof callback !== 'function') {
        throw new InvalidArgumentError('invalid callback')
      }

      if (highWaterMark && (typeof highWaterMark !== 'number' || highWaterMark < 0)) {
        throw new InvalidArgumentError('invalid highWaterMark')
      }

      if (signal && typeof signal.on !== 'function' && typeof signal.addEventListener !== 'function') {
        throw new InvalidArgumentError('signal must be an EventEmitter or EventTarget')
      }

      if (method === 'CONNECT') {
        throw new InvalidArgumentError('invalid method')
      }

      if (onInfo && typeof onInfo !== 'function') {
        throw new InvalidArgumentError('invalid onInfo callback')
      }

      super('UNDICI_REQUEST')
    } catch (err) {
      if (util.isStream(body)) {
        util.destroy(body.on('error', util.nop), err)
      }
      throw err
    }

    this.method = method
    this.responseHeaders = responseHeaders || null
    this.opaque = opaque || null
    this.callback = callback
    this.res = null
    this.abort = null
    this.body = body
    this.trailers = {}
    this.context = null
    this.onInfo = onInfo || null
    this.throwOnError = throwOnError
    this.highWaterMark = highWaterMark
    this.signal = signal
    this.reason = null
    this.removeAbortListener = null

    if (util.isStream(body)) {
      body.on('error', (err) => {
        this.onError(err)
      })
    }

    if (this.signal) {
      if (this.signal.aborted) {
        this.reason = this.signal.reason ?? new RequestAbortedError()
      } else {
        this.removeAbortListener = util.addAbortListener(this.signal, () => {
          this.reason = this.signal.reason ?? new RequestAbortedError()
          if (this.res) {
            util.destroy(this.res.on('error', util.nop), this.reason)
          } else if (this.abort) {
            this.abort(this.reason)
          }

          if (this.removeAbortListener) {
            this.res?.off('close', this.removeAbortListener)
            this.removeAbortListener()
            this.removeAbortListener = null
          }
        })
      }
    }
  }

  onConnect (abort, context) {
    if (this.reason) {
      abort(this.reason)
      return
    }

    assert(this.callback)

    this.abort = abort
    this.context = context
  }

  onHeaders (statusCode, rawHeaders, resume, statusMessage) {
    const { callback, opaque, abort, context, responseHeaders, highWaterMark } = this

    const headers = responseHeaders === 'raw' ? util.parseRawHeaders(rawHeaders) : util.parseHeaders(rawHeaders)

    if (statusCode < 200) {
      if (this.onInfo) {
        this.onInfo({ statusCode, headers })
      }
      return
    }

    const parsedHeaders = responseHeaders === 'raw' ? util.parseHeaders(rawHeaders) : headers
    const contentType = parsedHeaders['content-type']
    const contentLength = parsedHeaders['content-length']
    const res = new Readable({
      resume,
      abort,
      contentType,
      contentLength: this.method !== 'HEAD' && contentLength
        ? Number(contentLength)
        : null,
      highWaterMark
    })

    if (this.removeAbortListener) {
      res.on('close', this.removeAbortListener)
    }

    this.callback = null
    this.res = res
    if (callback !== null) {
      if (this.throwOnError && statusCode >= 400) {
        this.runInAsyncScope(getResolveErrorBodyCallback, null,
          { callback, body: res, contentType, statusCode, statusMessage, headers }
        )
      } else {
        this.runInAsyncScope(callback, null, null, {
          statusCode,
          headers,
          trailers: this.trailers,
          opaque,
          body: res,
          context
        })
      }
    }
  }

  onData (chunk) {
    return this.res.push(chunk)
  }

  onComplete (trailers) {
    util.parseHeaders(trailers, this.trailers)
    this.res.push(null)
  }

  onError (err) {
    const { res, callback, body, opaque } = this

    if (callback) {
      // TODO: Does this need queueMicrotask?
      this.callback = null
      queueMicrotask(() => {
        this.runInAsyncScope(callback, null, err, { opaque })
      })
    }

    if (res) {
      this.res = null
      // Ensure all queued handlers are invoked before destroying res.
      queueMicrotask(() => {
        util.destroy(res, err)
      })
    }

    if (body) {
      this.body = null
      util.destroy(body, err)
    }

    if (this.removeAbortListener) {
      res?.off('close', this.removeAbortListener)
      this.removeAbortListener()
      this.removeAbortListener = null
    }
  }
}

function request (opts, callback) {
  if (callback === undefined) {
    return new Promise((resolve, reject) => {
      request.call(this, opts, (err, data) => {
        return err ? reject(err) : resolve(data)
      })
    })
  }

  try {
    this.dispatch(opts, new RequestHandler(opts, callback))
  } catch (err) {
    if (typeof callback !== 'function') {
      throw err
    }
    const opaque = opts?.opaque
    queueMicrotask(() => callback(err, { opaque }))
  }
}

module.exports = request
module.exports.RequestHandler = RequestHandler


/***/ }),

/***/ 6782:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

// Ported from https://github.com/nodejs/undici/pull/907



const assert = __nccwpck_require__(4589)
const { Readable } = __nccwpck_require__(7075)
const { RequestAbortedError, NotSupportedError, InvalidArgumentError, AbortError } = __nccwpck_require__(3092)
const util = __nccwpck_require__(9203)
const { ReadableStreamFrom } = __nccwpck_require__(9203)

const kConsume = Symbol('kConsume')
const kReading = Symbol('kReading')
const kBody = Symbol('kBody')
const kAbort = Symbol('kAbort')
const kContentType = Symbol('kContentType')
const kContentLength = Symbol('kContentLength')

const noop = () => {}

class BodyReadable extends Readable {
  constructor ({
    resume,
    abort,
    contentType = '',
    contentLength,
    highWaterMark = 64 * 1024 // Same as nodejs fs streams.
  }) {
    super({
      autoDestroy: true,
      read: resume,
      highWaterMark
    })

    this._readableState.dataEmitted = false

    this[kAbort] = abort
    this[kConsume] = null
    this[kBody] = null
    this[kContentType] = contentType
    this[kContentLength] = contentLength

    // Is stream being consumed through Readable API?
    // This is an optimization so that we avoid checking
    // for 'data' and 'readable' listeners in the hot path
    // inside push().
    this[kReading] = false
  }

  destroy (err) {
    if (!err && !this._readableState.endEmitted) {
      err = new RequestAbortedError()
    }

    if (err) {
      this[kAbort]()
    }

    return super.destroy(err)
  }

  _destroy (err, callback) {
    // Workaround for Node "bug". If the stream is destroyed in same
    // tick as it is created, then a user who is waiting for a
    // promise (i.e micro tick) for installing a 'error' listener will
    // never get a chance and will always encounter an unhandled exception.
    if (!this[kReading]) {
      setImmediate(() => {
        callback(err)
      })
    } else {
      callback(err)
    }
  }

  on (ev, ...args) {
    if (ev === 'data' || ev === 'readable') {
      this[kReading] = true
    }
    return super.on(ev, ...args)
  }

  addListener (ev, ...args) {
    return this.on(ev, ...args)
  }

  off (ev, ...args) {
    const ret = super.off(ev, ...args)
    if (ev === 'data' || ev === 'readable') {
      this[kReading] = (
        this.listenerCount('data') > 0 ||
        this.listenerCount('readable') > 0
      )
    }
    return ret
  }

  removeListener (ev, ...args) {
    return this.off(ev, ...args)
  }

  push (chunk) {
    if (this[kConsume] && chunk !== null) {
      consumePush(this[kConsume], chunk)
      return this[kReading] ? super.push(chunk) : true
    }
    return super.push(chunk)
  }

  // https://fetch.spec.whatwg.org/#dom-body-text
  async text () {
    return consume(this, 'text')
  }

  // https://fetch.spec.whatwg.org/#dom-body-json
  async json () {
    return consume(this, 'json')
  }

  // https://fetch.spec.whatwg.org/#dom-body-blob
  async blob () {
    return consume(this, 'blob')
  }

  // https://fetch.spec.whatwg.org/#dom-body-bytes
  async bytes () {
    return consume(this, 'bytes')
  }

  // https://fetch.spec.whatwg.org/#dom-body-arraybuffer
  async arrayBuffer () {
    return consume(this, 'arrayBuffer')
  }

  // https://fetch.spec.whatwg.org/#dom-body-formdata
  async formData () {
    // TODO: Implement.
    throw new NotSupportedError()
  }

  // https://fetch.spec.whatwg.org/#dom-body-bodyused
  get bodyUsed () {
    return util.isDisturbed(this)
  }

  // https://fetch.spec.whatwg.org/#dom-body-body
  get body () {
    if (!this[kBody]) {
      this[kBody] = ReadableStreamFrom(this)
      if (this[kConsume]) {
        // TODO: Is this the best way to force a lock?
        this[kBody].getReader() // Ensure stream is locked.
        assert(this[kBody].locked)
      }
    }
    return this[kBody]
  }

  async dump (opts) {
    let limit = Number.isFinite(opts?.limit) ? opts.limit : 128 * 1024
    const signal = opts?.signal

    if (signal != null && (typeof signal !== 'object' || !('aborted' in signal))) {
      throw new InvalidArgumentError('signal must be an AbortSignal')
    }

    signal?.throwIfAborted()

    if (this._readableState.closeEmitted) {
      return null
    }

    return await new Promise((resolve, reject) => {
      if (this[kContentLength] > limit) {
        this.destroy(new AbortError())
      }

      const onAbort = () => {
        this.destroy(signal.reason ?? new AbortError())
      }
      signal?.addEventListener('abort', onAbort)

      this
        .on('close', function () {
          signal?.removeEventListener('abort', onAbort)
          if (signal?.aborted) {
            reject(signal.reason ?? new AbortError())
          } else {
            resolve(null)
          }
        })
        .on('error', noop)
        .on('data', function (chunk) {
          limit -= chunk.length
          if (limit <= 0) {
            this.destroy()
          }
        })
        .resume()
    })
  }
}

// https://streams.spec.whatwg.org/#readablestream-locked
function isLocked (self) {
  // Consume is an implicit lock.
  return (self[kBody] && self[kBody].locked === true) || self[kConsume]
}

// https://fetch.spec.whatwg.org/#body-unusable
function isUnusable (self) {
  return util.isDisturbed(self) || isLocked(self)
}

async function consume (stream, type) {
  assert(!stream[kConsume])

  return new Promise((resolve, reject) => {
    if (isUnusable(stream)) {
      const rState = stream._readableState
      if (rState.destroyed && rState.closeEmitted === false) {
        stream
          .on('error', err => {
            reject(err)
          })
          .on('close', () => {
            reject(new TypeError('unusable'))
          })
      } else {
        reject(rState.errored ?? new TypeError('unusable'))
      }
    } else {
      queueMicrotask(() => {
        stream[kConsume] = {
          type,
          stream,
          resolve,
          reject,
          length: 0,
          body: []
        }

        stream
          .on('error', function (err) {
            consumeFinish(this[kConsume], err)
          })
          .on('close', function () {
            if (this[kConsume].body !== null) {
              consumeFinish(this[kConsume], new RequestAbortedError())
            }
          })

        consumeStart(stream[kConsume])
      })
    }
  })
}

function consumeStart (consume) {
  if (consume.body === null) {
    return
  }

  const { _readableState: state } = consume.stream

  if (state.bufferIndex) {
    const start = state.bufferIndex
    const end = state.buffer.length
    for (let n = start; n < end; n++) {
      consumePush(consume, state.buffer[n])
    }
  } else {
    for (const chunk of state.buffer) {
      consumePush(consume, chunk)
    }
  }

  if (state.endEmitted) {
    consumeEnd(this[kConsume])
  } else {
    consume.stream.on('end', function () {
      consumeEnd(this[kConsume])
    })
  }

  consume.stream.resume()

  while (consume.stream.read() != null) {
    // Loop
  }
}

/**
 * @param {Buffer[]} chunks
 * @param {number} length
 */
function chunksDecode (chunks, length) {
  if (chunks.length === 0 || length === 0) {
    return ''
  }
  const buffer = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, length)
  const bufferLength = buffer.length

  // Skip BOM.
  const start =
    bufferLength > 2 &&
    buffer[0] === 0xef &&
    buffer[1] === 0xbb &&
    buffer[2] === 0xbf
      ? 3
      : 0
  return buffer.utf8Slice(start, bufferLength)
}

/**
 * @param {Buffer[]} chunks
 * @param {number} length
 * @returns {Uint8Array}
 */
function chunksConcat (chunks, length) {
  if (chunks.length === 0 || length === 0) {
    return new Uint8Array(0)
  }
  if (chunks.length === 1) {
    // fast-path
    return new Uint8Array(chunks[0])
  }
  const buffer = new Uint8Array(Buffer.allocUnsafeSlow(length).buffer)

  let offset = 0
  for (let i = 0; i < chunks.length; ++i) {
    const chunk = chunks[i]
    buffer.set(chunk, offset)
    offset += chunk.length
  }

  return buffer
}

function consumeEnd (consume) {
  const { type, body, resolve, stream, length } = consume

  try {
    if (type === 'text') {
      resolve(chunksDecode(body, length))
    } else if (type === 'json') {
      resolve(JSON.parse(chunksDecode(body, length)))
    } else if (type === 'arrayBuffer') {
      resolve(chunksConcat(body, length).buffer)
    } else if (type === 'blob') {
      resolve(new Blob(body, { type: stream[kContentType] }))
    } else if (type === 'bytes') {
      resolve(chunksConcat(body, length))
    }

    consumeFinish(consume)
  } catch (err) {
    stream.destroy(err)
  }
}

function consumePush (consume, chunk) {
  consume.length += chunk.length
  consume.body.push(chunk)
}

function consumeFinish (consume, err) {
  if (consume.body === null) {
    return
  }

  if (err) {
    consume.reject(err)
  } else {
    consume.resolve()
  }

  consume.type = null
  consume.stream = null
  consume.resolve = null
  consume.reject = null
  consume.length = 0
  consume.body = null
}

module.exports = { Readable: BodyReadable, chunksDecode }


/***/ }),

/***/ 4210:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const assert = __nccwpck_require__(4589)
const {
  ResponseStatusCodeError
} = __nccwpck_require__(3092)

const { chunksDecode } = __nccwpck_require__(6782)
const CHUNK_LIMIT = 128 * 1024

async function getResolveErrorBodyCallback ({ callback, body, contentType, statusCode, statusMessage, headers }) {
  assert(body)

  let chunks = []
  let length = 0

  try {
    for await (const chunk of body) {
      chunks.push(chunk)
      length += chunk.length
      if (length > CHUNK_LIMIT) {
        chunks = []
        length = 0
        break
      }
    }
  } catch {
    chunks = []
    length = 0
    // Do nothing....
  }

  const message = `Response status code ${statusCode}${statusMessage ? `: ${statusMessage}` : ''}`

  if (statusCode === 204 || !contentType || !length) {
    queueMicrotask(() => callback(new ResponseStatusCodeError(message, statusCode, headers)))
    return
  }

  const stackTraceLimit = Error.stackTraceLimit
  Error.stackTraceLimit = 0
  let payload

  try {
    if (isContentTypeApplicationJson(contentType)) {
      payload = JSON.parse(chunksDecode(chunks, length))
    } else if (isContentTypeText(contentType)) {
      payload = chunksDecode(chunks, length)
    }
  } catch {
    // process in a callback to avoid throwing in the microtask queue
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
  queueMicrotask(() => callback(new ResponseStatusCodeError(message, statusCode, headers, payload)))
}

const isContentTypeApplicationJson = (contentType) => {
  return (
    contentType.length > 15 &&
    contentType[11] === '/' &&
    contentType[0] === 'a' &&
    contentType[1] === 'p' &&
    contentType[2] === 'p' &&
    contentType[3] === 'l' &&
    contentType[4] === 'i' &&
    contentType[5] === 'c' &&
    contentType[6] === 'a' &&
    contentType[7] === 't' &&
    contentType[8] === 'i' &&
    contentType[9] === 'o' &&
    contentType[10] === 'n' &&
    contentType[12] === 'j' &&
    contentType[13] === 's' &&
    contentType[14] === 'o' &&
    contentType[15] === 'n'
  )
}

const isContentTypeText = (contentType) => {
  return (
    contentType.length > 4 &&
    contentType[4] === '/' &&
    contentType[0] === 't' &&
    contentType[1] === 'e' &&
    contentType[2] === 'x' &&
    contentType[3] === 't'
  )
}

module.exports = {
  getResolveErrorBodyCallback,
  isContentTypeApplicationJson,
  isContentTypeText
}


/***/ }),

/***/ 3657:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const net = __nccwpck_require__(7030)
const assert = __nccwpck_require__(4589)
const util = __nccwpck_require__(9203)
const { InvalidArgumentError, ConnectTimeoutError } = __nccwpck_require__(3092)
const timers = __nccwpck_require__(4132)

function noop () {}

let tls // include tls conditionally since it is not always available

// TODO: session re-use does not wait for the first
// connection to resolve the session and might therefore
// resolve the same servername multiple times even when
// re-use is enabled.

let SessionCache
// FIXME: remove workaround when the Node bug is fixed
// https://github.com/nodejs/node/issues/49344#issuecomment-1741776308
if (global.FinalizationRegistry && !(process.env.NODE_V8_COVERAGE || process.env.UNDICI_NO_FG)) {
  SessionCache = class WeakSessionCache {
    constructor (maxCachedSessions) {
      this._maxCachedSessions = maxCachedSessions
      this._sessionCache = new Map()
      this._sessionRegistry = new global.FinalizationRegistry((key) => {
        if (this._sessionCache.size < this._maxCachedSessions) {
          return
        }

        const ref = this._sessionCache.get(key)
        if (ref !== undefined && ref.deref() === undefined) {
          this._sessionCache.delete(key)
        }
      })
    }

    get (sessionKey) {
      const ref = this._sessionCache.get(sessionKey)
      return ref ? ref.deref() : null
    }

    set (sessionKey, session) {
      if (this._maxCachedSessions === 0) {
        return
      }

      this._sessionCache.set(sessionKey, new WeakRef(session))
      this._sessionRegistry.register(session, sessionKey)
    }
  }
} else {
  SessionCache = class SimpleSessionCache {
    constructor (maxCachedSessions) {
      this._maxCachedSessions = maxCachedSessions
      this._sessionCache = new Map()
    }

    get (sessionKey) {
      return this._sessionCache.get(sessionKey)
    }

    set (sessionKey, session) {
      if (this._maxCachedSessions === 0) {
        return
      }

      if (this._sessionCache.size >= this._maxCachedSessions) {
        // remove the oldest session
        const { value: oldestKey } = this._sessionCache.keys().next()
        this._sessionCache.delete(oldestKey)
      }

      this._sessionCache.set(sessionKey, session)
    }
  }
}

function buildConnector ({ allowH2, maxCachedSessions, socketPath, timeout, session: customSession, ...opts }) {
  if (maxCachedSessions != null && (!Number.isInteger(maxCachedSessions) || maxCachedSessions < 0)) {
    throw new InvalidArgumentError('maxCachedSessions must be a positive integer or zero')
  }

  const options = { path: socketPath, ...opts }
  const sessionCache = new SessionCache(maxCachedSessions == null ? 100 : maxCachedSessions)
  timeout = timeout == null ? 10e3 : timeout
  allowH2 = allowH2 != null ? allowH2 : false
  return function connect ({ hostname, host, protocol, port, servername, localAddress, httpSocket }, callback) {
    let socket
    if (protocol === 'https:') {
      if (!tls) {
        tls = __nccwpck_require__(1692)
      }
      servername = servername || options.servername || util.getServerName(host) || null

      const sessionKey = servername || hostname
      assert(sessionKey)

      const session = customSession || sessionCache.get(sessionKey) || null

      port = port || 443

      socket = tls.connect({
        highWaterMark: 16384, // TLS in node can't have bigger HWM anyway...
        ...options,
        servername,
        session,
        localAddress,
        // TODO(HTTP/2): Add support for h2c
        ALPNProtocols: allowH2 ? ['http/1.1', 'h2'] : ['http/1.1'],
        socket: httpSocket, // upgrade socket connection
        port,
        host: hostname
      })

      socket
        .on('session', function (session) {
          // TODO (fix): Can a session become invalid once established? Don't think so?
          sessionCache.set(sessionKey, session)
        })
    } else {
      assert(!httpSocket, 'httpSocket can only be sent on TLS update')

      port = port || 80

      socket = net.connect({
        highWaterMark: 64 * 1024, // Same as nodejs fs streams.
        ...options,
        localAddress,
        port,
        host: hostname
      })
    }

    // Set TCP keep alive options on the socket here instead of in connect() for the case of assigning the socket
    if (options.keepAlive == null || options.keepAlive) {
      const keepAliveInitialDelay = options.keepAliveInitialDelay === undefined ? 60e3 : options.keepAliveInitialDelay
      socket.setKeepAlive(true, keepAliveInitialDelay)
    }

    const clearConnectTimeout = setupConnectTimeout(new WeakRef(socket), { timeout, hostname, port })

    socket
      .setNoDelay(true)
      .once(protocol === 'https:' ? 'secureConnect' : 'connect', function () {
        queueMicrotask(clearConnectTimeout)

        if (callback) {
          const cb = callback
          callback = null
          cb(null, this)
        }
      })
      .on('error', function (err) {
        queueMicrotask(clearConnectTimeout)

        if (callback) {
          const cb = callback
          callback = null
          cb(err)
        }
      })

    return socket
  }
}

/**
 * @param {WeakRef<net.Socket>} socketWeakRef
 * @param {object} opts
 * @param {number} opts.timeout
 * @param {string} opts.hostname
 * @param {number} opts.port
 * @returns {() => void}
 */
const setupConnectTimeout = process.platform === 'win32'
  ? (socketWeakRef, opts) => {
      if (!opts.timeout) {
        return noop
      }

      let s1 = null
      let s2 = null
      const fastTimer = timers.setFastTimeout(() => {
      // setImmediate is added to make sure that we prioritize socket error events over timeouts
        s1 = setImmediate(() => {
        // Windows needs an extra setImmediate probably due to implementation differences in the socket logic
          s2 = setImmediate(() => onConnectTimeout(socketWeakRef.deref(), opts))
        })
      }, opts.timeout)
      return () => {
        timers.clearFastTimeout(fastTimer)
        clearImmediate(s1)
        clearImmediate(s2)
      }
    }
  : (socketWeakRef, opts) => {
      if (!opts.timeout) {
        return noop
      }

      let s1 = null
      const fastTimer = timers.setFastTimeout(() => {
      // setImmediate is added to make sure that we prioritize socket error events over timeouts
        s1 = setImmediate(() => {
          onConnectTimeout(socketWeakRef.deref(), opts)
        })
      }, opts.timeout)
      return () => {
        timers.clearFastTimeout(fastTimer)
        clearImmediate(s1)
      }
    }

/**
 * @param {net.Socket} socket
 * @param {object} opts
 * @param {number} opts.timeout
 * @param {string} opts.hostname
 * @param {number} opts.port
 */
function onConnectTimeout (socket, opts) {
  // The socket could be already garbage collected
  if (socket == null) {
    return
  }

  let message = 'Connect Timeout Error'
  if (Array.isArray(socket.autoSelectFamilyAttemptedAddresses)) {
    message += ` (attempted addresses: ${socket.autoSelectFamilyAttemptedAddresses.join(', ')},`
  } else {
    message += ` (attempted address: ${opts.hostname}:${opts.port},`
  }

  message += ` timeout: ${opts.timeout}ms)`

  util.destroy(socket, new ConnectTimeoutError(message))
}

module.exports = buildConnector


/***/ }),

/***/ 4574:
/***/ ((module) => {



/** @type {Record<string, string | undefined>} */
const headerNameLowerCasedRecord = {}

// https://developer.mozilla.org/docs/Web/HTTP/Headers
const wellknownHeaderNames = [
  'Accept',
  'Accept-Encoding',
  'Accept-Language',
  'Accept-Ranges',
  'Access-Control-Allow-Credentials',
  'Access-Control-Allow-Headers',
  'Access-Control-Allow-Methods',
  'Access-Control-Allow-Origin',
  'Access-Control-Expose-Headers',
  'Access-Control-Max-Age',
  'Access-Control-Request-Headers',
  'Access-Control-Request-Method',
  'Age',
  'Allow',
  'Alt-Svc',
  'Alt-Used',
  'Authorization',
  'Cache-Control',
  'Clear-Site-Data',
  'Connection',
  'Content-Disposition',
  'Content-Encoding',
  'Content-Language',
  'Content-Length',
  'Content-Location',
  'Content-Range',
  'Content-Security-Policy',
  'Content-Security-Policy-Report-Only',
  'Content-Type',
  'Cookie',
  'Cross-Origin-Embedder-Policy',
  'Cross-Origin-Opener-Policy',
  'Cross-Origin-Resource-Policy',
  'Date',
  'Device-Memory',
  'Downlink',
  'ECT',
  'ETag',
  'Expect',
  'Expect-CT',
  'Expires',
  'Forwarded',
  'From',
  'Host',
  'If-Match',
  'If-Modified-Since',
  'If-None-Match',
  'If-Range',
  'If-Unmodified-Since',
  'Keep-Alive',
  'Last-Modified',
  'Link',
  'Location',
  'Max-Forwards',
  'Origin',
  'Permissions-Policy',
  'Pragma',
  'Proxy-Authenticate',
  'Proxy-Authorization',
  'RTT',
  'Range',
  'Referer',
  'Referrer-Policy',
  'Refresh',
  'Retry-After',
  'Sec-WebSocket-Accept',
  'Sec-WebSocket-Extensions',
  'Sec-WebSocket-Key',
  'Sec-WebSocket-Protocol',
  'Sec-WebSocket-Version',
  'Server',
  'Server-Timing',
  'Service-Worker-Allowed',
  'Service-Worker-Navigation-Preload',
  'Set-Cookie',
  'SourceMap',
  'Strict-Transport-Security',
  'Supports-Loading-Mode',
  'TE',
  'Timing-Allow-Origin',
  'Trailer',
  'Transfer-Encoding',
  'Upgrade',
  'Upgrade-Insecure-Requests',
  'User-Agent',
  'Vary',
  'Via',
  'WWW-Authenticate',
  'X-Content-Type-Options',
  'X-DNS-Prefetch-Control',
  'X-Frame-Options',
  'X-Permitted-Cross-Domain-Policies',
  'X-Powered-By',
  'X-Requested-With',
  'X-XSS-Protection'
]

for (let i = 0; i < wellknownHeaderNames.length; ++i) {
  const key = wellknownHeaderNames[i]
  const lowerCasedKey = key.toLowerCase()
  headerNameLowerCasedRecord[key] = headerNameLowerCasedRecord[lowerCasedKey] =
    lowerCasedKey
}

// Note: object prototypes should not be able to be referenced. e.g. `Object#hasOwnProperty`.
Object.setPrototypeOf(headerNameLowerCasedRecord, null)

module.exports = {
  wellknownHeaderNames,
  headerNameLowerCasedRecord
}


/***/ }),

/***/ 6883:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {


const diagnosticsChannel = __nccwpck_require__(3053)
const util = __nccwpck_require__(7975)

const undiciDebugLog = util.debuglog('undici')
const fetchDebuglog = util.debuglog('fetch')
const websocketDebuglog = util.debuglog('websocket')
let isClientSet = false
const channels = {
  // Client
  beforeConnect: diagnosticsChannel.channel('undici:client:beforeConnect'),
  connected: diagnosticsChannel.channel('undici:client:connected'),
  connectError: diagnosticsChannel.channel('undici:client:connectError'),
  sendHeaders: diagnosticsChannel.channel('undici:client:sendHeaders'),
  // Request
  create: diagnosticsChannel.channel('undici:request:create'),
  bodySent: diagnosticsChannel.channel('undici:request:bodySent'),
  headers: diagnosticsChannel.channel('undici:request:headers'),
  trailers: diagnosticsChannel.channel('undici:request:trailers'),
  error: diagnosticsChannel.channel('undici:request:error'),
  // WebSocket
  open: diagnosticsChannel.channel('undici:websocket:open'),
  close: diagnosticsChannel.channel('undici:websocket:close'),
  socketError: diagnosticsChannel.channel('undici:websocket:socket_error'),
  ping: diagnosticsChannel.channel('undici:websocket:ping'),
  pong: diagnosticsChannel.channel('undici:websocket:pong')
}

if (undiciDebugLog.enabled || fetchDebuglog.enabled) {
  const debuglog = fetchDebuglog.enabled ? fetchDebuglog : undiciDebugLog

  // Track all Client events
  diagnosticsChannel.channel('undici:client:beforeConnect').subscribe(evt => {
    const {
      connectParams: { version, protocol, port, host }
    } = evt
    debuglog(
      'connecting to %s using %s%s',
      `${host}${port ? `:${port}` : ''}`,
      protocol,
      version
    )
  })

  diagnosticsChannel.channel('undici:client:connected').subscribe(evt => {
    const {
      connectParams: { version, protocol, port, host }
    } = evt
    debuglog(
      'connected to %s using %s%s',
      `${host}${port ? `:${port}` : ''}`,
      protocol,
      version
    )
  })

  diagnosticsChannel.channel('undici:client:connectError').subscribe(evt => {
    const {
      connectParams: { version, protocol, port, host },
      error
    } = evt
    debuglog(
      'connection to %s using %s%s errored - %s',
      `${host}${port ? `:${port}` : ''}`,
      protocol,
      version,
      error.message
    )
  })

  diagnosticsChannel.channel('undici:client:sendHeaders').subscribe(evt => {
    const {
      request: { method, path, origin }
    } = evt
    debuglog('sending request to %s %s/%s', method, origin, path)
  })

  // Track Request events
  diagnosticsChannel.channel('undici:request:headers').subscribe(evt => {
    const {
      request: { method, path, origin },
      response: { statusCode }
    } = evt
    debuglog(
      'received response to %s %s/%s - HTTP %d',
      method,
      origin,
      path,
      statusCode
    )
  })

  diagnosticsChannel.channel('undici:request:trailers').subscribe(evt => {
    const {
      request: { method, path, origin }
    } = evt
    debuglog('trailers received from %s %s/%s', method, origin, path)
  })

  diagnosticsChannel.channel('undici:request:error').subscribe(evt => {
    const {
      request: { method, path, origin },
      error
    } = evt
    debuglog(
      'request to %s %s/%s errored - %s',
      method,
      origin,
      path,
      error.message
    )
  })

  isClientSet = true
}

if (websocketDebuglog.enabled) {
  if (!isClientSet) {
    const debuglog = undiciDebugLog.enabled ? undiciDebugLog : websocketDebuglog
    diagnosticsChannel.channel('undici:client:beforeConnect').subscribe(evt => {
      const {
        connectParams: { version, protocol, port, host }
      } = evt
      debuglog(
        'connecting to %s%s using %s%s',
        host,
        port ? `:${port}` : '',
        protocol,
        version
      )
    })

    diagnosticsChannel.channel('undici:client:connected').subscribe(evt => {
      const {
        connectParams: { version, protocol, port, host }
      } = evt
      debuglog(
        'connected to %s%s using %s%s',
        host,
        port ? `:${port}` : '',
        protocol,
        version
      )
    })

    diagnosticsChannel.channel('undici:client:connectError').subscribe(evt => {
      const {
        connectParams: { version, protocol, port, host },
        error
      } = evt
      debuglog(
        'connection to %s%s using %s%s errored - %s',
        host,
        port ? `:${port}` : '',
        protocol,
        version,
        error.message
      )
    })

    diagnosticsChannel.channel('undici:client:sendHeaders').subscribe(evt => {
      const {
        request: { method, path, origin }
      } = evt
      debuglog('sending request to %s %s/%s', method, origin, path)
    })
  }

  // Track all WebSocket events
  diagnosticsChannel.channel('undici:websocket:open').subscribe(evt => {
    const {
      address: { address, port }
    } = evt
    websocketDebuglog('connection opened %s%s', address, port ? `:${port}` : '')
  })

  diagnosticsChannel.channel('undici:websocket:close').subscribe(evt => {
    const { websocket, code, reason } = evt
    websocketDebuglog(
      'closed connection to %s - %s %s',
      websocket.url,
      code,
      reason
    )
  })

  diagnosticsChannel.channel('undici:websocket:socket_error').subscribe(err => {
    websocketDebuglog('connection errored - %s', err.message)
  })

  diagnosticsChannel.channel('undici:websocket:ping').subscribe(evt => {
    websocketDebuglog('ping received')
  })

  diagnosticsChannel.channel('undici:websocket:pong').subscribe(evt => {
    websocketDebuglog('pong received')
  })
}

module.exports = {
  channels
}


/***/ }),

/***/ 3092:
/***/ ((module) => {



const kUndiciError = Symbol.for('undici.error.UND_ERR')
class UndiciError extends Error {
  constructor (message) {
    super(message)
    this.name = 'UndiciError'
    this.code = 'UND_ERR'
  }

  static [Symbol.hasInstance] (instance) {
    return instance && instance[kUndiciError] === true
  }

  [kUndiciError] = true
}

const kConnectTimeoutError = Symbol.for('undici.error.UND_ERR_CONNECT_TIMEOUT')
class ConnectTimeoutError extends UndiciError {
  constructor (message) {
    super(message)
    this.name = 'ConnectTimeoutError'
    this.message = message || 'Connect Timeout Error'
    this.code = 'UND_ERR_CONNECT_TIMEOUT'
  }

  static [Symbol.hasInstance] (instance) {
    return instance && instance[kConnectTimeoutError] === true
  }

  [kConnectTimeoutError] = true
}

const kHeadersTimeoutError = Symbol.for('undici.error.UND_ERR_HEADERS_TIMEOUT')
class HeadersTimeoutError extends UndiciError {
  constructor (message) {
    super(message)
    this.name = 'HeadersTimeoutError'
    this.message = message || 'Headers Timeout Error'
    this.code = 'UND_ERR_HEADERS_TIMEOUT'
  }

  static [Symbol.hasInstance] (instance) {
    return instance && instance[kHeadersTimeoutError] === true
  }

  [kHeadersTimeoutError] = true
}

const kHeadersOverflowError = Symbol.for('undici.error.UND_ERR_HEADERS_OVERFLOW')
class HeadersOverflowError extends UndiciError {
  constructor (message) {
    super(message)
    this.name = 'HeadersOverflowError'
    this.message = message || 'Headers Overflow Error'
    this.code = 'UND_ERR_HEADERS_OVERFLOW'
  }

  static [Symbol.hasInstance] (instance) {
    return instance && instance[kHeadersOverflowError] === true
  }

  [kHeadersOverflowError] = true
}

const kBodyTimeoutError = Symbol.for('undici.error.UND_ERR_BODY_TIMEOUT')
class BodyTimeoutError extends UndiciError {
  constructor (message) {
    super(message)
    this.name = 'BodyTimeoutError'
    this.message = message || 'Body Timeout Error'
    this.code = 'UND_ERR_BODY_TIMEOUT'
  }

  static [Symbol.hasInstance] (instance) {
    return instance && instance[kBodyTimeoutError] === true
  }

  [kBodyTimeoutError] = true
}

const kResponseStatusCodeError = Symbol.for('undici.error.UND_ERR_RESPONSE_STATUS_CODE')
class ResponseStatusCodeError extends UndiciError {
  constructor (message, statusCode, headers, body) {
    super(message)
    this.name = 'ResponseStatusCodeError'
    this.message = message || 'Response Status Code Error'
    this.code = 'UND_ERR_RESPONSE_STATUS_CODE'
    this.body = body
    this.status = statusCode
    this.statusCode = statusCode
    this.headers = headers
  }

  static [Symbol.hasInstance] (instance) {
    return instance && instance[kResponseStatusCodeError] === true
  }

  [kResponseStatusCodeError] = true
}

const kInvalidArgumentError = Symbol.for('undici.error.UND_ERR_INVALID_ARG')
class InvalidArgumentError extends UndiciError {
  constructor (message) {
    super(message)
    this.name = 'InvalidArgumentError'
    this.message = message || 'Invalid Argument Error'
    this.code = 'UND_ERR_INVALID_ARG'
  }

  static [Symbol.hasInstance] (instance) {
    return instance && instance[kInvalidArgumentError] === true
  }

  [kInvalidArgumentError] = true
}

const kInvalidReturnValueError = Symbol.for('undici.error.UND_ERR_INVALID_RETURN_VALUE')
class InvalidReturnValueError extends UndiciError {
  constructor (message) {
    super(message)
    this.name = 'InvalidReturnValueError'
    this.message = message || 'Invalid Return Value Error'
    this.code = 'UND_ERR_INVALID_RETURN_VALUE'
  }

  static [Symbol.hasInstance] (instance) {
    return instance && instance[kInvalidReturnValueError] === true
  }

  [kInvalidReturnValueError] = true
}

const kAbortError = Symbol.for('undici.error.UND_ERR_ABORT')
class AbortError extends UndiciError {
  constructor (message) {
    super(message)
    this.name = 'AbortError'
    this.message = message || 'The operation was aborted'
    this.code = 'UND_ERR_ABORT'
  }

  static [Symbol.hasInstance] (instance) {
    return instance && instance[kAbortError] === true
  }

  [kAbortError] = true
}

const kRequestAbortedError = Symbol.for('undici.error.UND_ERR_ABORTED')
class RequestAbortedError extends AbortError {
  constructor (message) {
    super(message)
    this.name = 'AbortError'
    this.message = message || 'Request aborted'
    this.code = 'UND_ERR_ABORTED'
  }

  static [Symbol.hasInstance] (instance) {
    return instance && instance[kRequestAbortedError] === true
  }

  [kRequestAbortedError] = true
}

const kInformationalError = Symbol.for('undici.error.UND_ERR_INFO')
class InformationalError extends UndiciError {
  constructor (message) {
    super(message)
    this.name = 'InformationalError'
    this.message = message || 'Request information'
    this.code = 'UND_ERR_INFO'
  }

  static [Symbol.hasInstance] (instance) {
    return instance && instance[kInformationalError] === true
  }

  [kInformationalError] = true
}

const kRequestContentLengthMismatchError = Symbol.for('undici.error.UND_ERR_REQ_CONTENT_LENGTH_MISMATCH')
class RequestContentLengthMismatchError extends UndiciError {
  constructor (message) {
    super(message)
    this.name = 'RequestContentLengthMismatchError'
    this.message = message || 'Request body length does not match content-length header'
    this.code = 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH'
  }

  static [Symbol.hasInstance] (instance) {
    return instance && instance[kRequestContentLengthMismatchError] === true
  }

  [kRequestContentLengthMismatchError] = true
}

const kResponseContentLengthMismatchError = Symbol.for('undici.error.UND_ERR_RES_CONTENT_LENGTH_MISMATCH')
class ResponseContentLengthMismatchError extends UndiciError {
  constructor (message) {
    super(message)
    this.name = 'ResponseContentLengthMismatchError'
    this.message = message || 'Response body length does not match content-length header'
    this.code = 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'
  }

  static [Symbol.hasInstance] (instance) {
    return instance && instance[kResponseContentLengthMismatchError] === true
  }

  [kResponseContentLengthMismatchError] = true
}

const kClientDestroyedError = Symbol.for('undici.error.UND_ERR_DESTROYED')
class ClientDestroyedError extends UndiciError {
  constructor (message) {
    super(message)
    this.name = 'ClientDestroyedError'
    this.message = message || 'The client is destroyed'
    this.code = 'UND_ERR_DESTROYED'
  }

  static [Symbol.hasInstance] (instance) {
    return instance && instance[kClientDestroyedError] === true
  }

  [kClientDestroyedError] = true
}

const kClientClosedError = Symbol.for('undici.error.UND_ERR_CLOSED')
class ClientClosedError extends UndiciError {
  constructor (message) {
    super(message)
    this.name = 'ClientClosedError'
    this.message = message || 'The client is closed'
    this.code = 'UND_ERR_CLOSED'
  }

  static [Symbol.hasInstance] (instance) {
    return instance && instance[kClientClosedError] === true
  }

  [kClientClosedError] = true
}

const kSocketError = Symbol.for('undici.error.UND_ERR_SOCKET')
class SocketError extends UndiciError {
  constructor (message, socket) {
    super(message)
    this.name = 'SocketError'
    this.message = message || 'Socket error'
    this.code = 'UND_ERR_SOCKET'
    this.socket = socket
  }

  static [Symbol.hasInstance] (instance) {
    return instance && instance[kSocketError] === true
  }

  [kSocketError] = true
}

const kNotSupportedError = Symbol.for('undici.error.UND_ERR_NOT_SUPPORTED')
class NotSupportedError extends UndiciError {
  constructor (message) {
    super(message)
    this.name = 'NotSupportedError'
    this.message = message || 'Not supported error'
    this.code = 'UND_ERR_NOT_SUPPORTED'
  }

  static [Symbol.hasInstance] (instance) {
    return instance && instance[kNotSupportedError] === true
  }

  [kNotSupportedError] = true
}

const kBalancedPoolMissingUpstreamError = Symbol.for('undici.error.UND_ERR_BPL_MISSING_UPSTREAM')
class BalancedPoolMissingUpstreamError extends UndiciError {
  constructor (message) {
    super(message)
    this.name = 'MissingUpstreamError'
    this.message = message || 'No upstream has been added to the BalancedPool'
    this.code = 'UND_ERR_BPL_MISSING_UPSTREAM'
  }

  static [Symbol.hasInstance] (instance) {
    return instance && instance[kBalancedPoolMissingUpstreamError] === true
  }

  [kBalancedPoolMissingUpstreamError] = true
}

const kHTTPParserError = Symbol.for('undici.error.UND_ERR_HTTP_PARSER')
class HTTPParserError extends Error {
  constructor (message, code, data) {
    super(message)
    this.name = 'HTTPParserError'
    this.code = code ? `HPE_${code}` : undefined
    this.data = data ? data.toString() : undefined
  }

  static [Symbol.hasInstance] (instance) {
    return instance && instance[kHTTPParserError] === true
  }

  [kHTTPParserError] = true
}

const kResponseExceededMaxSizeError = Symbol.for('undici.error.UND_ERR_RES_EXCEEDED_MAX_SIZE')
class ResponseExceededMaxSizeError extends UndiciError {
  constructor (message) {
    super(message)
    this.name = 'ResponseExceededMaxSizeError'
    this.message = message || 'Response content exceeded max size'
    this.code = 'UND_ERR_RES_EXCEEDED_MAX_SIZE'
  }

  static [Symbol.hasInstance] (instance) {
    return instance && instance[kResponseExceededMaxSizeError] === true
  }

  [kResponseExceededMaxSizeError] = true
}

const kRequestRetryError = Symbol.for('undici.error.UND_ERR_REQ_RETRY')
class RequestRetryError extends UndiciError {
  constructor (message, code, { headers, data }) {
    super(message)
    this.name = 'RequestRetryError'
    this.message = message || 'Request retry error'
    this.code = 'UND_ERR_REQ_RETRY'
    this.statusCode = code
    this.data = data
    this.headers = headers
  }

  static [Symbol.hasInstance] (instance) {
    return instance && instance[kRequestRetryError] === true
  }

  [kRequestRetryError] = true
}

const kResponseError = Symbol.for('undici.error.UND_ERR_RESPONSE')
class ResponseError extends UndiciError {
  constructor (message, code, { headers, data }) {
    super(message)
    this.name = 'ResponseError'
    this.message = message || 'Response error'
    this.code = 'UND_ERR_RESPONSE'
    this.statusCode = code
    this.data = data
    this.headers = headers
  }

  static [Symbol.hasInstance] (instance) {
    return instance && instance[kResponseError] === true
  }

  [kResponseError] = true
}

const kSecureProxyConnectionError = Symbol.for('undici.error.UND_ERR_PRX_TLS')
class SecureProxyConnectionError extends UndiciError {
  constructor (cause, message, options) {
    super(message, { cause, ...(options ?? {}) })
    this.name = 'SecureProxyConnectionError'
    this.message = message || 'Secure Proxy Connection failed'
    this.code = 'UND_ERR_PRX_TLS'
    this.cause = cause
  }

  static [Symbol.hasInstance] (instance) {
    return instance && instance[kSecureProxyConnectionError] === true
  }

  [kSecureProxyConnectionError] = true
}

const kMessageSizeExceededError = Symbol.for('undici.error.UND_ERR_WS_MESSAGE_SIZE_EXCEEDED')
class MessageSizeExceededError extends UndiciError {
  constructor (message) {
    super(message)
    this.name = 'MessageSizeExceededError'
    this.message = message || 'Max decompressed message size exceeded'
    this.code = 'UND_ERR_WS_MESSAGE_SIZE_EXCEEDED'
  }

  static [Symbol.hasInstance] (instance) {
    return instance && instance[kMessageSizeExceededError] === true
  }

  get [kMessageSizeExceededError] () {
    return true
  }
}

module.exports = {
  AbortError,
  HTTPParserError,
  UndiciError,
  HeadersTimeoutError,
  HeadersOverflowError,
  BodyTimeoutError,
  RequestContentLengthMismatchError,
  ConnectTimeoutError,
  ResponseStatusCodeError,
  InvalidArgumentError,
  InvalidReturnValueError,
  RequestAbortedError,
  ClientDestroyedError,
  ClientClosedError,
  InformationalError,
  SocketError,
  NotSupportedError,
  ResponseContentLengthMismatchError,
  BalancedPoolMissingUpstreamError,
  ResponseExceededMaxSizeError,
  RequestRetryError,
  ResponseError,
  SecureProxyConnectionError,
  MessageSizeExceededError
}


/***/ }),

/***/ 9450:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const {
  InvalidArgumentError,
  NotSupportedError
} = __nccwpck_require__(3092)
const assert = __nccwpck_require__(4589)
const {
  isValidHTTPToken,
  isValidHeaderValue,
  isStream,
  destroy,
  isBuffer,
  isFormDataLike,
  isIterable,
  isBlobLike,
  buildURL,
  validateHandler,
  getServerName,
  normalizedMethodRecords
} = __nccwpck_require__(9203)
const { channels } = __nccwpck_require__(6883)
const { headerNameLowerCasedRecord } = __nccwpck_require__(4574)

// Verifies that a given path is valid does not contain control chars \x00 to \x20
const invalidPathRegex = /[^\u0021-\u00ff]/

const kHandler = Symbol('handler')

class Request {
  constructor (origin, {
    path,
    method,
    body,
    headers,
    query,
    idempotent,
    blocking,
    upgrade,
    headersTimeout,
    bodyTimeout,
    reset,
    throwOnError,
    expectContinue,
    servername
  }, handler) {
    if (typeof path !== 'string') {
      throw new InvalidArgumentError('path must be a string')
    } else if (
      path[0] !== '/' &&
      !(path.startsWith('http://') || path.startsWith('https://')) &&
      method !== 'CONNECT'
    ) {
      throw new InvalidArgumentError('path must be an absolute URL or start with a slash')
    } else if (invalidPathRegex.test(path)) {
      throw new InvalidArgumentError('invalid request path')
    }

    if (typeof method !== 'string') {
      throw new InvalidArgumentError('method must be a string')
    } else if (normalizedMethodRecords[method] === undefined && !isValidHTTPToken(method)) {
      throw new InvalidArgumentError('invalid request method')
    }

    if (upgrade && typeof upgrade !== 'string') {
      throw new InvalidArgumentError('upgrade must be a string')
    }

    if (upgrade && !isValidHeaderValue(upgrade)) {
      throw new InvalidArgumentError('invalid upgrade header')
    }

    if (headersTimeout != null && (!Number.isFinite(headersTimeout) || headersTimeout < 0)) {
      throw new InvalidArgumentError('invalid headersTimeout')
    }

    if (bodyTimeout != null && (!Number.isFinite(bodyTimeout) || bodyTimeout < 0)) {
      throw new InvalidArgumentError('invalid bodyTimeout')
    }

    if (reset != null && typeof reset !== 'boolean') {
      throw new InvalidArgumentError('invalid reset')
    }

    if (expectContinue != null && typeof expectContinue !== 'boolean') {
      throw new InvalidArgumentError('invalid expectContinue')
    }

    this.headersTimeout = headersTimeout

    this.bodyTimeout = bodyTimeout

    this.throwOnError = throwOnError === true

    this.method = method

    this.abort = null

    if (body == null) {
      this.body = null
    } else if (isStream(body)) {
      this.body = body

      const rState = this.body._readableState
      if (!rState || !rState.autoDestroy) {
        this.endHandler = function autoDestroy () {
          destroy(this)
        }
        this.body.on('end', this.endHandler)
      }

      this.errorHandler = err => {
        if (this.abort) {
          this.abort(err)
        } else {
          this.error = err
        }
      }
      this.body.on('error', this.errorHandler)
    } else if (isBuffer(body)) {
      this.body = body.byteLength ? body : null
    } else if (ArrayBuffer.isView(body)) {
      this.body = body.buffer.byteLength ? Buffer.from(body.buffer, body.byteOffset, body.byteLength) : null
    } else if (body instanceof ArrayBuffer) {
      this.body = body.byteLength ? Buffer.from(body) : null
    } else if (typeof body === 'string') {
      this.body = body.length ? Buffer.from(body) : null
    } else if (isFormDataLike(body) || isIterable(body) || isBlobLike(body)) {
      this.body = body
    } else {
      throw new InvalidArgumentError('body must be a string, a Buffer, a Readable stream, an iterable, or an async iterable')
    }

    this.completed = false

    this.aborted = false

    this.upgrade = upgrade || null

    this.path = query ? buildURL(path, query) : path

    this.origin = origin

    this.idempotent = idempotent == null
      ? method === 'HEAD' || method === 'GET'
      : idempotent

    this.blocking = blocking == null ? false : blocking

    this.reset = reset == null ? null : reset

    this.host = null

    this.contentLength = null

    this.contentType = null

    this.headers = []

    // Only for H2
    this.expectContinue = expectContinue != null ? expectContinue : false

    if (Array.isArray(headers)) {
      if (headers.length % 2 !== 0) {
        throw new InvalidArgumentError('headers array must be even')
      }
      for (let i = 0; i < headers.length; i += 2) {
        processHeader(this, headers[i], headers[i + 1])
      }
    } else if (headers && typeof headers === 'object') {
      if (headers[Symbol.iterator]) {
        for (const header of headers) {
          if (!Array.isArray(header) || header.length !== 2) {
            throw new InvalidArgumentError('headers must be in key-value pair format')
          }
          processHeader(this, header[0], header[1])
        }
      } else {
        const keys = Object.keys(headers)
        for (let i = 0; i < keys.length; ++i) {
          processHeader(this, keys[i], headers[keys[i]])
        }
      }
    } else if (headers != null) {
      throw new InvalidArgumentError('headers must be an object or an array')
    }

    validateHandler(handler, method, upgrade)

    this.servername = servername || getServerName(this.host)

    this[kHandler] = handler

    if (channels.create.hasSubscribers) {
      channels.create.publish({ request: this })
    }
  }

  onBodySent (chunk) {
    if (this[kHandler].onBodySent) {
      try {
        return this[kHandler].onBodySent(chunk)
      } catch (err) {
        this.abort(err)
      }
    }
  }

  onRequestSent () {
    if (channels.bodySent.hasSubscribers) {
      channels.bodySent.publish({ request: this })
    }

    if (this[kHandler].onRequestSent) {
      try {
        return this[kHandler].onRequestSent()
      } catch (err) {
        this.abort(err)
      }
    }
  }

  onConnect (abort) {
    assert(!this.aborted)
    assert(!this.completed)

    if (this.error) {
      abort(this.error)
    } else {
      this.abort = abort
      return this[kHandler].onConnect(abort)
    }
  }

  onResponseStarted () {
    return this[kHandler].onResponseStarted?.()
  }

  onHeaders (statusCode, headers, resume, statusText) {
    assert(!this.aborted)
    assert(!this.completed)

    if (channels.headers.hasSubscribers) {
      channels.headers.publish({ request: this, response: { statusCode, headers, statusText } })
    }

    try {
      return this[kHandler].onHeaders(statusCode, headers, resume, statusText)
    } catch (err) {
      this.abort(err)
    }
  }

  onData (chunk) {
    assert(!this.aborted)
    assert(!this.completed)

    try {
      return this[kHandler].onData(chunk)
    } catch (err) {
      this.abort(err)
      return false
    }
  }

  /**
   * @param {number|null} statusCode
   * @param {Buffer[]|null} headers
   * @param {import('node:stream').Duplex} socket
   * @param {string} [statusText]
   */
  onUpgrade (statusCode, headers, socket, statusText = '') {
    this.onFinally()

    assert(!this.aborted)
    assert(!this.completed)

    if (statusCode !== null) {
      this.#publishUpgradeHeaders(statusCode, headers, statusText)
    }

    const result = this[kHandler].onUpgrade(statusCode, headers, socket)

    if (!this.aborted) {
      this.completed = true
      if (statusCode !== null) {
        this.#publishUpgradeTrailers()
      }
    }

    return result
  }

  /**
   * @param {number} statusCode
   * @param {import('node:http2').IncomingHttpHeaders} headers
   * @param {(headers: import('node:http2').IncomingHttpHeaders) => Buffer[]} parseHeaders
   * @param {string} [statusText]
   */
  onUpgradeResponse (statusCode, headers, parseHeaders, statusText = '') {
    assert(!this.aborted)
    assert(this.completed)

    if (channels.headers.hasSubscribers) {
      this.#publishUpgradeHeaders(statusCode, parseHeaders(headers), statusText)
    }
    this.#publishUpgradeTrailers()
  }

  /**
   * @param {Error} error
   */
  onUpgradeError (error) {
    assert(!this.aborted)
    assert(this.completed)

    if (channels.error.hasSubscribers) {
      channels.error.publish({ request: this, error })
    }
  }

  /**
   * @param {number} statusCode
   * @param {Buffer[]} headers
   * @param {string} statusText
   */
  #publishUpgradeHeaders (statusCode, headers, statusText) {
    if (channels.headers.hasSubscribers) {
      channels.headers.publish({ request: this, response: { statusCode, headers, statusText } })
    }
  }

  #publishUpgradeTrailers () {
    if (channels.trailers.hasSubscribers) {
      channels.trailers.publish({ request: this, trailers: [] })
    }
  }

  onComplete (trailers) {
    this.onFinally()

    assert(!this.aborted)

    this.completed = true
    if (channels.trailers.hasSubscribers) {
      channels.trailers.publish({ request: this, trailers })
    }

    try {
      return this[kHandler].onComplete(trailers)
    } catch (err) {
      // TODO (fix): This might be a bad idea?
      this.onError(err)
    }
  }

  onError (error) {
    this.onFinally()

    if (channels.error.hasSubscribers) {
      channels.error.publish({ request: this, error })
    }

    if (this.aborted) {
      return
    }
    this.aborted = true

    return this[kHandler].onError(error)
  }

  onFinally () {
    if (this.errorHandler) {
      this.body.off('error', this.errorHandler)
      this.errorHandler = null
    }

    if (this.endHandler) {
      this.body.off('end', this.endHandler)
      this.endHandler = null
    }
  }

  addHeader (key, value) {
    processHeader(this, key, value)
    return this
  }
}

function processHeader (request, key, val) {
  if (val && (typeof val === 'object' && !Array.isArray(val))) {
    throw new InvalidArgumentError(`invalid ${key} header`)
  } else if (val === undefined) {
    return
  }

  let headerName = headerNameLowerCasedRecord[key]

  if (headerName === undefined) {
    headerName = key.toLowerCase()
    if (headerNameLowerCasedRecord[headerName] === undefined && !isValidHTTPToken(headerName)) {
      throw new InvalidArgumentError('invalid header key')
    }
  }

  if (Array.isArray(val)) {
    const arr = []
    for (let i = 0; i < val.length; i++) {
      if (typeof val[i] === 'string') {
        if (!isValidHeaderValue(val[i])) {
          throw new InvalidArgumentError(`invalid ${key} header`)
        }
        arr.push(val[i])
      } else if (val[i] === null) {
        arr.push('')
      } else if (typeof val[i] === 'object') {
        throw new InvalidArgumentError(`invalid ${key} header`)
      } else {
        // Coerce primitives (and reject unsafe coercions such as functions
        // with a crafted toString/Symbol.toPrimitive).
        const str = `${val[i]}`
        if (!isValidHeaderValue(str)) {
          throw new InvalidArgumentError(`invalid ${key} header`)
        }
        arr.push(str)
      }
    }
    val = arr
  } else if (typeof val === 'string') {
    if (!isValidHeaderValue(val)) {
      throw new InvalidArgumentError(`invalid ${key} header`)
    }
  } else if (val === null) {
    val = ''
  } else {
    // Coerce primitives (and reject unsafe coercions such as functions
    // with a crafted toString/Symbol.toPrimitive).
    val = `${val}`
    if (!isValidHeaderValue(val)) {
      throw new InvalidArgumentError(`invalid ${key} header`)
    }
  }

  if (headerName === 'host') {
    if (request.host !== null) {
      throw new InvalidArgumentError('duplicate host header')
    }
    if (typeof val !== 'string') {
      throw new InvalidArgumentError('invalid host header')
    }
    // Consumed by Client
    request.host = val
  } else if (headerName === 'content-length') {
    if (request.contentLength !== null) {
      throw new InvalidArgumentError('duplicate content-length header')
    }
    request.contentLength = parseInt(val, 10)
    if (!Number.isFinite(request.contentLength)) {
      throw new InvalidArgumentError('invalid content-length header')
    }
  } else if (request.contentType === null && headerName === 'content-type') {
    request.contentType = val
    request.headers.push(key, val)
  } else if (headerName === 'transfer-encoding' || headerName === 'keep-alive' || headerName === 'upgrade') {
    throw new InvalidArgumentError(`invalid ${headerName} header`)
  } else if (headerName === 'connection') {
    const value = typeof val === 'string' ? val.toLowerCase() : null
    if (value !== 'close' && value !== 'keep-alive') {
      throw new InvalidArgumentError('invalid connection header')
    }

    if (value === 'close') {
      request.reset = true
    }
  } else if (headerName === 'expect') {
    throw new NotSupportedError('expect header not supported')
  } else {
    request.headers.push(key, val)
  }
}

module.exports = Request


/***/ }),

/***/ 6478:
/***/ ((module) => {

module.exports = {
  kClose: Symbol('close'),
  kDestroy: Symbol('destroy'),
  kDispatch: Symbol('dispatch'),
  kUrl: Symbol('url'),
  kWriting: Symbol('writing'),
  kResuming: Symbol('resuming'),
  kQueue: Symbol('queue'),
  kConnect: Symbol('connect'),
  kConnecting: Symbol('connecting'),
  kKeepAliveDefaultTimeout: Symbol('default keep alive timeout'),
  kKeepAliveMaxTimeout: Symbol('max keep alive timeout'),
  kKeepAliveTimeoutThreshold: Symbol('keep alive timeout threshold'),
  kKeepAliveTimeoutValue: Symbol('keep alive timeout'),
  kKeepAlive: Symbol('keep alive'),
  kHeadersTimeout: Symbol('headers timeout'),
  kBodyTimeout: Symbol('body timeout'),
  kServerName: Symbol('server name'),
  kLocalAddress: Symbol('local address'),
  kHost: Symbol('host'),
  kNoRef: Symbol('no ref'),
  kBodyUsed: Symbol('used'),
  kBody: Symbol('abstracted request body'),
  kRunning: Symbol('running'),
  kBlocking: Symbol('blocking'),
  kPending: Symbol('pending'),
  kSize: Symbol('size'),
  kBusy: Symbol('busy'),
  kQueued: Symbol('queued'),
  kFree: Symbol('free'),
  kConnected: Symbol('connected'),
  kClosed: Symbol('closed'),
  kNeedDrain: Symbol('need drain'),
  kReset: Symbol('reset'),
  kDestroyed: Symbol.for('nodejs.stream.destroyed'),
  kResume: Symbol('resume'),
  kOnError: Symbol('on error'),
  kMaxHeadersSize: Symbol('max headers size'),
  kRunningIdx: Symbol('running index'),
  kPendingIdx: Symbol('pending index'),
  kError: Symbol('error'),
  kClients: Symbol('clients'),
  kClient: Symbol('client'),
  kParser: Symbol('parser'),
  kOnDestroyed: Symbol('destroy callbacks'),
  kPipelining: Symbol('pipelining'),
  kSocket: Symbol('socket'),
  kHostHeader: Symbol('host header'),
  kConnector: Symbol('connector'),
  kStrictContentLength: Symbol('strict content length'),
  kMaxRedirections: Symbol('maxRedirections'),
  kMaxRequests: Symbol('maxRequestsPerClient'),
  kProxy: Symbol('proxy agent options'),
  kCounter: Symbol('socket request counter'),
  kInterceptors: Symbol('dispatch interceptors'),
  kMaxResponseSize: Symbol('max response size'),
  kHTTP2Session: Symbol('http2Session'),
  kHTTP2SessionState: Symbol('http2Session state'),
  kRetryHandlerDefaultRetry: Symbol('retry agent default retry'),
  kConstruct: Symbol('constructable'),
  kListeners: Symbol('listeners'),
  kHTTPContext: Symbol('http context'),
  kMaxConcurrentStreams: Symbol('max concurrent streams'),
  kNoProxyAgent: Symbol('no proxy agent'),
  kHttpProxyAgent: Symbol('http proxy agent'),
  kHttpsProxyAgent: Symbol('https proxy agent')
}


/***/ }),

/***/ 1959:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const {
  wellknownHeaderNames,
  headerNameLowerCasedRecord
} = __nccwpck_require__(4574)

class TstNode {
  /** @type {any} */
  value = null
  /** @type {null | TstNode} */
  left = null
  /** @type {null | TstNode} */
  middle = null
  /** @type {null | TstNode} */
  right = null
  /** @type {number} */
  code
  /**
   * @param {string} key
   * @param {any} value
   * @param {number} index
   */
  constructor (key, value, index) {
    if (index === undefined || index >= key.length) {
      throw new TypeError('Unreachable')
    }
    const code = this.code = key.charCodeAt(index)
    // check code is ascii string
    if (code > 0x7F) {
      throw new TypeError('key must be ascii string')
    }
    if (key.length !== ++index) {
      this.middle = new TstNode(key, value, index)
    } else {
      this.value = value
    }
  }

  /**
   * @param {string} key
   * @param {any} value
   */
  add (key, value) {
    const length = key.length
    if (length === 0) {
      throw new TypeError('Unreachable')
    }
    let index = 0
    let node = this
    while (true) {
      const code = key.charCodeAt(index)
      // check code is ascii string
      if (code > 0x7F) {
        throw new TypeError('key must be ascii string')
      }
      if (node.code === code) {
        if (length === ++index) {
          node.value = value
          break
        } else if (node.middle !== null) {
          node = node.middle
        } else {
          node.middle = new TstNode(key, value, index)
          break
        }
      } else if (node.code < code) {
        if (node.left !== null) {
          node = node.left
        } else {
          node.left = new TstNode(key, value, index)
          break
        }
      } else if (node.right !== null) {
        node = node.right
      } else {
        node.right = new TstNode(key, value, index)
        break
      }
    }
  }

  /**
   * @param {Uint8Array} key
   * @return {TstNode | null}
   */
  search (key) {
    const keylength = key.length
    let index = 0
    let node = this
    while (node !== null && index < keylength) {
      let code = key[index]
      // A-Z
      // First check if it is bigger than 0x5a.
      // Lowercase letters have higher char codes than uppercase ones.
      // Also we assume that headers will mostly contain lowercase characters.
      if (code <= 0x5a && code >= 0x41) {
        // Lowercase for uppercase.
        code |= 32
      }
      while (node !== null) {
        if (code === node.code) {
          if (keylength === ++index) {
            // Returns Node since it is the last key.
            return node
          }
          node = node.middle
          break
        }
        node = node.code < code ? node.left : node.right
      }
    }
    return null
  }
}

class TernarySearchTree {
  /** @type {TstNode | null} */
  node = null

  /**
   * @param {string} key
   * @param {any} value
   * */
  insert (key, value) {
    if (this.node === null) {
      this.node = new TstNode(key, value, 0)
    } else {
      this.node.add(key, value)
    }
  }

  /**
   * @param {Uint8Array} key
   * @return {any}
   */
  lookup (key) {
    return this.node?.search(key)?.value ?? null
  }
}

const tree = new TernarySearchTree()

for (let i = 0; i < wellknownHeaderNames.length; ++i) {
  const key = headerNameLowerCasedRecord[wellknownHeaderNames[i]]
  tree.insert(key, key)
}

module.exports = {
  TernarySearchTree,
  tree
}


/***/ }),

/***/ 9203:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const assert = __nccwpck_require__(4589)
const { kDestroyed, kBodyUsed, kListeners, kBody } = __nccwpck_require__(6478)
const { IncomingMessage } = __nccwpck_require__(7067)
const stream = __nccwpck_require__(7075)
const net = __nccwpck_require__(7030)
const { Blob } = __nccwpck_require__(4573)
const nodeUtil = __nccwpck_require__(7975)
const { stringify } = __nccwpck_require__(1792)
const { EventEmitter: EE } = __nccwpck_require__(8474)
const { InvalidArgumentError } = __nccwpck_require__(3092)
const { headerNameLowerCasedRecord } = __nccwpck_require__(4574)
const { tree } = __nccwpck_require__(1959)

const [nodeMajor, nodeMinor] = process.versions.node.split('.').map(v => Number(v))

class BodyAsyncIterable {
  constructor (body) {
    this[kBody] = body
    this[kBodyUsed] = false
  }

  async * [Symbol.asyncIterator] () {
    assert(!this[kBodyUsed], 'disturbed')
    this[kBodyUsed] = true
    yield * this[kBody]
  }
}

function wrapRequestBody (body) {
  if (isStream(body)) {
    // TODO (fix): Provide some way for the user to cache the file to e.g. /tmp
    // so that it can be dispatched again?
    // TODO (fix): Do we need 100-expect support to provide a way to do this properly?
    if (bodyLength(body) === 0) {
      body
        .on('data', function () {
          assert(false)
        })
    }

    if (typeof body.readableDidRead !== 'boolean') {
      body[kBodyUsed] = false
      EE.prototype.on.call(body, 'data', function () {
        this[kBodyUsed] = true
      })
    }

    return body
  } else if (body && typeof body.pipeTo === 'function') {
    // TODO (fix): We can't access ReadableStream internal state
    // to determine whether or not it has been disturbed. This is just
    // a workaround.
    return new BodyAsyncIterable(body)
  } else if (
    body &&
    typeof body !== 'string' &&
    !ArrayBuffer.isView(body) &&
    isIterable(body)
  ) {
    // TODO: Should we allow re-using iterable if !this.opts.idempotent
    // or through some other flag?
    return new BodyAsyncIterable(body)
  } else {
    return body
  }
}

function nop () {}

function isStream (obj) {
  return obj && typeof obj === 'object' && typeof obj.pipe === 'function' && typeof obj.on === 'function'
}

// based on https://github.com/node-fetch/fetch-blob/blob/8ab587d34080de94140b54f07168451e7d0b655e/index.js#L229-L241 (MIT License)
function isBlobLike (object) {
  if (object === null) {
    return false
  } else if (object instanceof Blob) {
    return true
  } else if (typeof object !== 'object') {
    return false
  } else {
    const sTag = object[Symbol.toStringTag]

    return (sTag === 'Blob' || sTag === 'File') && (
      ('stream' in object && typeof object.stream === 'function') ||
      ('arrayBuffer' in object && typeof object.arrayBuffer === 'function')
    )
  }
}

function buildURL (url, queryParams) {
  if (url.includes('?') || url.includes('#')) {
    throw new Error('Query params cannot be passed when url already contains "?" or "#".')
  }

  const stringified = stringify(queryParams)

  if (stringified) {
    url += '?' + stringified
  }

  return url
}

function isValidPort (port) {
  const value = parseInt(port, 10)
  return (
    value === Number(port) &&
    value >= 0 &&
    value <= 65535
  )
}

function isHttpOrHttpsPrefixed (value) {
  return (
    value != null &&
    value[0] === 'h' &&
    value[1] === 't' &&
    value[2] === 't' &&
    value[3] === 'p' &&
    (
      value[4] === ':' ||
      (
        value[4] === 's' &&
        value[5] === ':'
      )
    )
  )
}

function parseURL (url) {
  if (typeof url === 'string') {
    url = new URL(url)

    if (!isHttpOrHttpsPrefixed(url.origin || url.protocol)) {
      throw new InvalidArgumentError('Invalid URL protocol: the URL must start with `http:` or `https:`.')
    }

    return url
  }

  if (!url || typeof url !== 'object') {
    throw new InvalidArgumentError('Invalid URL: The URL argument must be a non-null object.')
  }

  if (!(url instanceof URL)) {
    if (url.port != null && url.port !== '' && isValidPort(url.port) === false) {
      throw new InvalidArgumentError('Invalid URL: port must be a valid integer or a string representation of an integer.')
    }

    if (url.path != null && typeof url.path !== 'string') {
      throw new InvalidArgumentError('Invalid URL path: the path must be a string or null/undefined.')
    }

    if (url.pathname != null && typeof url.pathname !== 'string') {
      throw new InvalidArgumentError('Invalid URL pathname: the pathname must be a string or null/undefined.')
    }

    if (url.hostname != null && typeof url.hostname !== 'string') {
      throw new InvalidArgumentError('Invalid URL hostname: the hostname must be a string or null/undefined.')
    }

    if (url.origin != null && typeof url.origin !== 'string') {
      throw new InvalidArgumentError('Invalid URL origin: the origin must be a string or null/undefined.')
    }

    if (!isHttpOrHttpsPrefixed(url.origin || url.protocol)) {
      throw new InvalidArgumentError('Invalid URL protocol: the URL must start with `http:` or `https:`.')
    }

    const port = url.port != null
      ? url.port
      : (url.protocol === 'https:' ? 443 : 80)
    let origin = url.origin != null
      ? url.origin
      : `${url.protocol || ''}//${url.hostname || ''}:${port}`
    let path = url.path != null
      ? url.path
      : `${url.pathname || ''}${url.search || ''}`

    if (origin[origin.length - 1] === '/') {
      origin = origin.slice(0, origin.length - 1)
    }

    if (path && path[0] !== '/') {
      path = `/${path}`
    }
    // new URL(path, origin) is unsafe when `path` contains an absolute URL
    // From https://developer.mozilla.org/en-US/docs/Web/API/URL/URL:
    // If first parameter is a relative URL, second param is required, and will be used as the base URL.
    // If first parameter is an absolute URL, a given second param will be ignored.
    return new URL(`${origin}${path}`)
  }

  if (!isHttpOrHttpsPrefixed(url.origin || url.protocol)) {
    throw new InvalidArgumentError('Invalid URL protocol: the URL must start with `http:` or `https:`.')
  }

  return url
}

function parseOrigin (url) {
  url = parseURL(url)

  if (url.pathname !== '/' || url.search || url.hash) {
    throw new InvalidArgumentError('invalid url')
  }

  return url
}

function getHostname (host) {
  if (host[0] === '[') {
    const idx = host.indexOf(']')

    assert(idx !== -1)
    return host.substring(1, idx)
  }

  const idx = host.indexOf(':')
  if (idx === -1) return host

  return host.substring(0, idx)
}

// IP addresses are not valid server names per RFC6066
// > Currently, the only server names supported are DNS hostnames
function getServerName (host) {
  if (!host) {
    return null
  }

  assert(typeof host === 'string')

  const servername = getHostname(host)
  if (net.isIP(servername)) {
    return ''
  }

  return servername
}

function deepClone (obj) {
  return JSON.parse(JSON.stringify(obj))
}

function isAsyncIterable (obj) {
  return !!(obj != null && typeof obj[Symbol.asyncIterator] === 'function')
}

function isIterable (obj) {
  return !!(obj != null && (typeof obj[Symbol.iterator] === 'function' || typeof obj[Symbol.asyncIterator] === 'function'))
}

function bodyLength (body) {
  if (body == null) {
    return 0
  } else if (isStream(body)) {
    const state = body._readableState
    return state && state.objectMode === false && state.ended === true && Number.isFinite(state.length)
      ? state.length
      : null
  } else if (isBlobLike(body)) {
    return body.size != null ? body.size : null
  } else if (isBuffer(body)) {
    return body.byteLength
  }

  return null
}

function isDestroyed (body) {
  return body && !!(body.destroyed || body[kDestroyed] || (stream.isDestroyed?.(body)))
}

function destroy (stream, err) {
  if (stream == null || !isStream(stream) || isDestroyed(stream)) {
    return
  }

  if (typeof stream.destroy === 'function') {
    if (Object.getPrototypeOf(stream).constructor === IncomingMessage) {
      // See: https://github.com/nodejs/node/pull/38505/files
      stream.socket = null
    }

    stream.destroy(err)
  } else if (err) {
    queueMicrotask(() => {
      stream.emit('error', err)
    })
  }

  if (stream.destroyed !== true) {
    stream[kDestroyed] = true
  }
}

const KEEPALIVE_TIMEOUT_EXPR = /timeout=(\d+)/
function parseKeepAliveTimeout (val) {
  const m = val.toString().match(KEEPALIVE_TIMEOUT_EXPR)
  return m ? parseInt(m[1], 10) * 1000 : null
}

/**
 * Retrieves a header name and returns its lowercase value.
 * @param {string | Buffer} value Header name
 * @returns {string}
 */
function headerNameToString (value) {
  return typeof value === 'string'
    ? headerNameLowerCasedRecord[value] ?? value.toLowerCase()
    : tree.lookup(value) ?? value.toString('latin1').toLowerCase()
}

/**
 * Receive the buffer as a string and return its lowercase value.
 * @param {Buffer} value Header name
 * @returns {string}
 */
function bufferToLowerCasedHeaderName (value) {
  return tree.lookup(value) ?? value.toString('latin1').toLowerCase()
}

/**
 * @param {Record<string, string | string[]> | (Buffer | string | (Buffer | string)[])[]} headers
 * @param {Record<string, string | string[]>} [obj]
 * @returns {Record<string, string | string[]>}
 */
function parseHeaders (headers, obj) {
  if (obj === undefined) obj = {}
  for (let i = 0; i < headers.length; i += 2) {
    const key = headerNameToString(headers[i])
    let val = obj[key]

    if (val) {
      if (typeof val === 'string') {
        val = [val]
        obj[key] = val
      }
      val.push(headers[i + 1].toString('utf8'))
    } else {
      const headersValue = headers[i + 1]
      if (typeof headersValue === 'string') {
        obj[key] = headersValue
      } else {
        obj[key] = Array.isArray(headersValue) ? headersValue.map(x => x.toString('utf8')) : headersValue.toString('utf8')
      }
    }
  }

  // See https://github.com/nodejs/node/pull/46528
  if ('content-length' in obj && 'content-disposition' in obj) {
    obj['content-disposition'] = Buffer.from(obj['content-disposition']).toString('latin1')
  }

  return obj
}

function parseRawHeaders (headers) {
  const len = headers.length
  const ret = new Array(len)

  let hasContentLength = false
  let contentDispositionIdx = -1
  let key
  let val
  let kLen = 0

  for (let n = 0; n < headers.length; n += 2) {
    key = headers[n]
    val = headers[n + 1]

    typeof key !== 'string' && (key = key.toString())
    typeof val !== 'string' && (val = val.toString('utf8'))

    kLen = key.length
    if (kLen === 14 && key[7] === '-' && (key === 'content-length' || key.toLowerCase() === 'content-length')) {
      hasContentLength = true
    } else if (kLen === 19 && key[7] === '-' && (key === 'content-disposition' || key.toLowerCase() === 'content-disposition')) {
      contentDispositionIdx = n + 1
    }
    ret[n] = key
    ret[n + 1] = val
  }

  // See https://github.com/nodejs/node/pull/46528
  if (hasContentLength && contentDispositionIdx !== -1) {
    ret[contentDispositionIdx] = Buffer.from(ret[contentDispositionIdx]).toString('latin1')
  }

  return ret
}

function isBuffer (buffer) {
  // See, https://github.com/mcollina/undici/pull/319
  return buffer instanceof Uint8Array || Buffer.isBuffer(buffer)
}

function validateHandler (handler, method, upgrade) {
  if (!handler || typeof handler !== 'object') {
    throw new InvalidArgumentError('handler must be an object')
  }

  if (typeof handler.onConnect !== 'function') {
    throw new InvalidArgumentError('invalid onConnect method')
  }

  if (typeof handler.onError !== 'function') {
    throw new InvalidArgumentError('invalid onError method')
  }

  if (typeof handler.onBodySent !== 'function' && handler.onBodySent !== undefined) {
    throw new InvalidArgumentError('invalid onBodySent method')
  }

  if (upgrade || method === 'CONNECT') {
    if (typeof handler.onUpgrade !== 'function') {
      throw new InvalidArgumentError('invalid onUpgrade method')
    }
  } else {
    if (typeof handler.onHeaders !== 'function') {
      throw new InvalidArgumentError('invalid onHeaders method')
    }

    if (typeof handler.onData !== 'function') {
      throw new InvalidArgumentError('invalid onData method')
    }

    if (typeof handler.onComplete !== 'function') {
      throw new InvalidArgumentError('invalid onComplete method')
    }
  }
}

// A body is disturbed if it has been read from and it cannot
// be re-used without losing state or data.
function isDisturbed (body) {
  // TODO (fix): Why is body[kBodyUsed] needed?
  return !!(body && (stream.isDisturbed(body) || body[kBodyUsed]))
}

function isErrored (body) {
  return !!(body && stream.isErrored(body))
}

function isReadable (body) {
  return !!(body && stream.isReadable(body))
}

function getSocketInfo (socket) {
  return {
    localAddress: socket.localAddress,
    localPort: socket.localPort,
    remoteAddress: socket.remoteAddress,
    remotePort: socket.remotePort,
    remoteFamily: socket.remoteFamily,
    timeout: socket.timeout,
    bytesWritten: socket.bytesWritten,
    bytesRead: socket.bytesRead
  }
}

/** @type {globalThis['ReadableStream']} */
function ReadableStreamFrom (iterable) {
  // We cannot use ReadableStream.from here because it does not return a byte stream.

  let iterator
  return new ReadableStream(
    {
      async start () {
        iterator = iterable[Symbol.asyncIterator]()
      },
      async pull (controller) {
        const { done, value } = await iterator.next()
        if (done) {
          queueMicrotask(() => {
            controller.close()
            controller.byobRequest?.respond(0)
          })
        } else {
          const buf = Buffer.isBuffer(value) ? value : Buffer.from(value)
          if (buf.byteLength) {
            controller.enqueue(new Uint8Array(buf))
          }
        }
        return controller.desiredSize > 0
      },
      async cancel (reason) {
        await iterator.return()
      },
      type: 'bytes'
    }
  )
}

// The chunk should be a FormData instance and contains
// all the required methods.
function isFormDataLike (object) {
  return (
    object &&
    typeof object === 'object' &&
    typeof object.append === 'function' &&
    typeof object.delete === 'function' &&
    typeof object.get === 'function' &&
    typeof object.getAll === 'function' &&
    typeof object.has === 'function' &&
    typeof object.set === 'function' &&
    object[Symbol.toStringTag] === 'FormData'
  )
}

function addAbortListener (signal, listener) {
  if ('addEventListener' in signal) {
    signal.addEventListener('abort', listener, { once: true })
    return () => signal.removeEventListener('abort', listener)
  }
  signal.addListener('abort', listener)
  return () => signal.removeListener('abort', listener)
}

const hasToWellFormed = typeof String.prototype.toWellFormed === 'function'
const hasIsWellFormed = typeof String.prototype.isWellFormed === 'function'

/**
 * @param {string} val
 */
function toUSVString (val) {
  return hasToWellFormed ? `${val}`.toWellFormed() : nodeUtil.toUSVString(val)
}

/**
 * @param {string} val
 */
// TODO: move this to webidl
function isUSVString (val) {
  return hasIsWellFormed ? `${val}`.isWellFormed() : toUSVString(val) === `${val}`
}

/**
 * @see https://tools.ietf.org/html/rfc7230#section-3.2.6
 * @param {number} c
 */
function isTokenCharCode (c) {
  switch (c) {
    case 0x22:
    case 0x28:
    case 0x29:
    case 0x2c:
    case 0x2f:
    case 0x3a:
    case 0x3b:
    case 0x3c:
    case 0x3d:
    case 0x3e:
    case 0x3f:
    case 0x40:
    case 0x5b:
    case 0x5c:
    case 0x5d:
    case 0x7b:
    case 0x7d:
      // DQUOTE and "(),/:;<=>?@[\]{}"
      return false
    default:
      // VCHAR %x21-7E
      return c >= 0x21 && c <= 0x7e
  }
}

/**
 * @param {string} characters
 */
function isValidHTTPToken (characters) {
  if (characters.length === 0) {
    return false
  }
  for (let i = 0; i < characters.length; ++i) {
    if (!isTokenCharCode(characters.charCodeAt(i))) {
      return false
    }
  }
  return true
}

// headerCharRegex have been lifted from
// https://github.com/nodejs/node/blob/main/lib/_http_common.js

/**
 * Matches if val contains an invalid field-vchar
 *  field-value    = *( field-content / obs-fold )
 *  field-content  = field-vchar [ 1*( SP / HTAB ) field-vchar ]
 *  field-vchar    = VCHAR / obs-text
 */
const headerCharRegex = /[^\t\x20-\x7e\x80-\xff]/

/**
 * @param {string} characters
 */
function isValidHeaderValue (characters) {
  return !headerCharRegex.test(characters)
}

// Parsed accordingly to RFC 9110
// https://www.rfc-editor.org/rfc/rfc9110#field.content-range
function parseRangeHeader (range) {
  if (range == null || range === '') return { start: 0, end: null, size: null }

  const m = range ? range.match(/^bytes (\d+)-(\d+)\/(\d+)?$/) : null
  return m
    ? {
        start: parseInt(m[1]),
        end: m[2] ? parseInt(m[2]) : null,
        size: m[3] ? parseInt(m[3]) : null
      }
    : null
}

function addListener (obj, name, listener) {
  const listeners = (obj[kListeners] ??= [])
  listeners.push([name, listener])
  obj.on(name, listener)
  return obj
}

function removeAllListeners (obj) {
  for (const [name, listener] of obj[kListeners] ?? []) {
    obj.removeListener(name, listener)
  }
  obj[kListeners] = null
}

function errorRequest (client, request, err) {
  try {
    request.onError(err)
    assert(request.aborted)
  } catch (err) {
    client.emit('error', err)
  }
}

const kEnumerableProperty = Object.create(null)
kEnumerableProperty.enumerable = true

const normalizedMethodRecordsBase = {
  delete: 'DELETE',
  DELETE: 'DELETE',
  get: 'GET',
  GET: 'GET',
  head: 'HEAD',
  HEAD: 'HEAD',
  options: 'OPTIONS',
  OPTIONS: 'OPTIONS',
  post: 'POST',
  POST: 'POST',
  put: 'PUT',
  PUT: 'PUT'
}

const normalizedMethodRecords = {
  ...normalizedMethodRecordsBase,
  patch: 'patch',
  PATCH: 'PATCH'
}

// Note: object prototypes should not be able to be referenced. e.g. `Object#hasOwnProperty`.
Object.setPrototypeOf(normalizedMethodRecordsBase, null)
Object.setPrototypeOf(normalizedMethodRecords, null)

module.exports = {
  kEnumerableProperty,
  nop,
  isDisturbed,
  isErrored,
  isReadable,
  toUSVString,
  isUSVString,
  isBlobLike,
  parseOrigin,
  parseURL,
  getServerName,
  isStream,
  isIterable,
  isAsyncIterable,
  isDestroyed,
  headerNameToString,
  bufferToLowerCasedHeaderName,
  addListener,
  removeAllListeners,
  errorRequest,
  parseRawHeaders,
  parseHeaders,
  parseKeepAliveTimeout,
  destroy,
  bodyLength,
  deepClone,
  ReadableStreamFrom,
  isBuffer,
  validateHandler,
  getSocketInfo,
  isFormDataLike,
  buildURL,
  addAbortListener,
  isValidHTTPToken,
  isValidHeaderValue,
  isTokenCharCode,
  parseRangeHeader,
  normalizedMethodRecordsBase,
  normalizedMethodRecords,
  isValidPort,
  isHttpOrHttpsPrefixed,
  nodeMajor,
  nodeMinor,
  safeHTTPMethods: ['GET', 'HEAD', 'OPTIONS', 'TRACE'],
  wrapRequestBody
}


/***/ }),

/***/ 3480:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const { InvalidArgumentError } = __nccwpck_require__(3092)
const { kClients, kRunning, kClose, kDestroy, kDispatch, kInterceptors } = __nccwpck_require__(6478)
const DispatcherBase = __nccwpck_require__(7568)
const Pool = __nccwpck_require__(6307)
const Client = __nccwpck_require__(2574)
const util = __nccwpck_require__(9203)
const createRedirectInterceptor = __nccwpck_require__(4461)

const kOnConnect = Symbol('onConnect')
const kOnDisconnect = Symbol('onDisconnect')
const kOnConnectionError = Symbol('onConnectionError')
const kMaxRedirections = Symbol('maxRedirections')
const kOnDrain = Symbol('onDrain')
const kFactory = Symbol('factory')
const kOptions = Symbol('options')

function defaultFactory (origin, opts) {
  return opts && opts.connections === 1
    ? new Client(origin, opts)
    : new Pool(origin, opts)
}

class Agent extends DispatcherBase {
  constructor ({ factory = defaultFactory, maxRedirections = 0, connect, tls, ...options } = {}) {
    if (typeof factory !== 'function') {
      throw new InvalidArgumentError('factory must be a function.')
    }

    if (connect != null && typeof connect !== 'function' && typeof connect !== 'object') {
      throw new InvalidArgumentError('connect must be a function or an object')
    }

    if (!Number.isInteger(maxRedirections) || maxRedirections < 0) {
      throw new InvalidArgumentError('maxRedirections must be a positive number')
    }

    super(options)

    if (connect && typeof connect !== 'function') {
      connect = { ...connect }
    }

    if (tls && typeof tls !== 'function') {
      tls = { ...tls }
    }

    this[kInterceptors] = options.interceptors?.Agent && Array.isArray(options.interceptors.Agent)
      ? options.interceptors.Agent
      : [createRedirectInterceptor({ maxRedirections })]

    this[kOptions] = { ...util.deepClone(options), connect, tls }
    this[kOptions].interceptors = options.interceptors
      ? { ...options.interceptors }
      : undefined
    this[kMaxRedirections] = maxRedirections
    this[kFactory] = factory
    this[kClients] = new Map()

    this[kOnDrain] = (origin, targets) => {
      this.emit('drain', origin, [this, ...targets])
    }

    this[kOnConnect] = (origin, targets) => {
      this.emit('connect', origin, [this, ...targets])
    }

    this[kOnDisconnect] = (origin, targets, err) => {
      this.emit('disconnect', origin, [this, ...targets], err)
    }

    this[kOnConnectionError] = (origin, targets, err) => {
      this.emit('connectionError', origin, [this, ...targets], err)
    }
  }

  get [kRunning] () {
    let ret = 0
    for (const client of this[kClients].values()) {
      ret += client[kRunning]
    }
    return ret
  }

  [kDispatch] (opts, handler) {
    let key
    if (opts.origin && (typeof opts.origin === 'string' || opts.origin instanceof URL)) {
      key = String(opts.origin)
    } else {
      throw new InvalidArgumentError('opts.origin must be a non-empty string or URL.')
    }

    let dispatcher = this[kClients].get(key)

    if (!dispatcher) {
      dispatcher = this[kFactory](opts.origin, this[kOptions])
        .on('drain', this[kOnDrain])
        .on('connect', this[kOnConnect])
        .on('disconnect', this[kOnDisconnect])
        .on('connectionError', this[kOnConnectionError])

      // This introduces a tiny memory leak, as dispatchers are never removed from the map.
      // TODO(mcollina): remove te timer when the client/pool do not have any more
      // active connections.
      this[kClients].set(key, dispatcher)
    }

    return dispatcher.dispatch(opts, handler)
  }

  async [kClose] () {
    const closePromises = []
    for (const client of this[kClients].values()) {
      closePromises.push(client.close())
    }
    this[kClients].clear()

    await Promise.all(closePromises)
  }

  async [kDestroy] (err) {
    const destroyPromises = []
    for (const client of this[kClients].values()) {
      destroyPromises.push(client.destroy(err))
    }
    this[kClients].clear()

    await Promise.all(destroyPromises)
  }
}

module.exports = Agent


/***/ }),

/***/ 2480:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



/* global WebAssembly */

const assert = __nccwpck_require__(4589)
const util = __nccwpck_require__(9203)
const { channels } = __nccwpck_require__(6883)
const timers = __nccwpck_require__(4132)
const {
  RequestContentLengthMismatchError,
  ResponseContentLengthMismatchError,
  RequestAbortedError,
  InvalidArgumentError,
  HeadersTimeoutError,
  HeadersOverflowError,
  SocketError,
  InformationalError,
  BodyTimeoutError,
  HTTPParserError,
  ResponseExceededMaxSizeError
} = __nccwpck_require__(3092)
const {
  kUrl,
  kReset,
  kClient,
  kParser,
  kBlocking,
  kRunning,
  kPending,
  kSize,
  kWriting,
  kQueue,
  kNoRef,
  kKeepAliveDefaultTimeout,
  kHostHeader,
  kPendingIdx,
  kRunningIdx,
  kError,
  kPipelining,
  kSocket,
  kKeepAliveTimeoutValue,
  kMaxHeadersSize,
  kKeepAliveMaxTimeout,
  kKeepAliveTimeoutThreshold,
  kHeadersTimeout,
  kBodyTimeout,
  kStrictContentLength,
  kMaxRequests,
  kCounter,
  kMaxResponseSize,
  kOnError,
  kResume,
  kHTTPContext
} = __nccwpck_require__(6478)

const constants = __nccwpck_require__(7405)
const EMPTY_BUF = Buffer.alloc(0)
const FastBuffer = Buffer[Symbol.species]
const addListener = util.addListener
const removeAllListeners = util.removeAllListeners
const kIdleSocketValidation = Symbol('kIdleSocketValidation')
const kIdleSocketValidationTimeout = Symbol('kIdleSocketValidationTimeout')
const kSocketUsed = Symbol('kSocketUsed')

let extractBody

async function lazyllhttp () {
  const llhttpWasmData = process.env.JEST_WORKER_ID ? __nccwpck_require__(9855) : undefined

  let mod
  try {
    mod = await WebAssembly.compile(__nccwpck_require__(1285))
  } catch (e) {
    /* istanbul ignore next */

    // We could check if the error was caused by the simd option not
    // being enabled, but the occurring of this other error
    // * https://github.com/emscripten-core/emscripten/issues/11495
    // got me to remove that check to avoid breaking Node 12.
    mod = await WebAssembly.compile(llhttpWasmData || __nccwpck_require__(9855))
  }

  return await WebAssembly.instantiate(mod, {
    env: {
      /* eslint-disable camelcase */

      wasm_on_url: (p, at, len) => {
        /* istanbul ignore next */
        return 0
      },
      wasm_on_status: (p, at, len) => {
        assert(currentParser.ptr === p)
        const start = at - currentBufferPtr + currentBufferRef.byteOffset
        return currentParser.onStatus(new FastBuffer(currentBufferRef.buffer, start, len)) || 0
      },
      wasm_on_message_begin: (p) => {
        assert(currentParser.ptr === p)
        return currentParser.onMessageBegin() || 0
      },
      wasm_on_header_field: (p, at, len) => {
        assert(currentParser.ptr === p)
        const start = at - currentBufferPtr + currentBufferRef.byteOffset
        return currentParser.onHeaderField(new FastBuffer(currentBufferRef.buffer, start, len)) || 0
      },
      wasm_on_header_value: (p, at, len) => {
        assert(currentParser.ptr === p)
        const start = at - currentBufferPtr + currentBufferRef.byteOffset
        return currentParser.onHeaderValue(new FastBuffer(currentBufferRef.buffer, start, len)) || 0
      },
      wasm_on_headers_complete: (p, statusCode, upgrade, shouldKeepAlive) => {
        assert(currentParser.ptr === p)
        return currentParser.onHeadersComplete(statusCode, Boolean(upgrade), Boolean(shouldKeepAlive)) || 0
      },
      wasm_on_body: (p, at, len) => {
        assert(currentParser.ptr === p)
        const start = at - currentBufferPtr + currentBufferRef.byteOffset
        return currentParser.onBody(new FastBuffer(currentBufferRef.buffer, start, len)) || 0
      },
      wasm_on_message_complete: (p) => {
        assert(currentParser.ptr === p)
        return currentParser.onMessageComplete() || 0
      }

      /* eslint-enable camelcase */
    }
  })
}

let llhttpInstance = null
let llhttpPromise = lazyllhttp()
llhttpPromise.catch()

let currentParser = null
let currentBufferRef = null
let currentBufferSize = 0
let currentBufferPtr = null

const USE_NATIVE_TIMER = 0
const USE_FAST_TIMER = 1

// Use fast timers for headers and body to take eventual event loop
// latency into account.
const TIMEOUT_HEADERS = 2 | USE_FAST_TIMER
const TIMEOUT_BODY = 4 | USE_FAST_TIMER

// Use native timers to ignore event loop latency for keep-alive
// handling.
const TIMEOUT_KEEP_ALIVE = 8 | USE_NATIVE_TIMER

class Parser {
  constructor (client, socket, { exports }) {
    assert(Number.isFinite(client[kMaxHeadersSize]) && client[kMaxHeadersSize] > 0)

    this.llhttp = exports
    this.ptr = this.llhttp.llhttp_alloc(constants.TYPE.RESPONSE)
    this.client = client
    this.socket = socket
    this.timeout = null
    this.timeoutValue = null
    this.timeoutType = null
    this.statusCode = null
    this.statusText = ''
    this.upgrade = false
    this.headers = []
    this.headersSize = 0
    this.headersMaxSize = client[kMaxHeadersSize]
    this.shouldKeepAlive = false
    this.paused = false
    this.resume = this.resume.bind(this)

    this.bytesRead = 0

    this.keepAlive = ''
    this.contentLength = ''
    this.connection = ''
    this.maxResponseSize = client[kMaxResponseSize]
  }

  setTimeout (delay, type) {
    // If the existing timer and the new timer are of different timer type
    // (fast or native) or have different delay, we need to clear the existing
    // timer and set a new one.
    if (
      delay !== this.timeoutValue ||
      (type & USE_FAST_TIMER) ^ (this.timeoutType & USE_FAST_TIMER)
    ) {
      // If a timeout is already set, clear it with clearTimeout of the fast
      // timer implementation, as it can clear fast and native timers.
      if (this.timeout) {
        timers.clearTimeout(this.timeout)
        this.timeout = null
      }

      if (delay) {
        if (type & USE_FAST_TIMER) {
          this.timeout = timers.setFastTimeout(onParserTimeout, delay, new WeakRef(this))
        } else {
          this.timeout = setTimeout(onParserTimeout, delay, new WeakRef(this))
          this.timeout.unref()
        }
      }

      this.timeoutValue = delay
    } else if (this.timeout) {
      // istanbul ignore else: only for jest
      if (this.timeout.refresh) {
        this.timeout.refresh()
      }
    }

    this.timeoutType = type
  }

  resume () {
    if (this.socket.destroyed || !this.paused) {
      return
    }

    assert(this.ptr != null)
    assert(currentParser == null)

    this.llhttp.llhttp_resume(this.ptr)

    assert(this.timeoutType === TIMEOUT_BODY)
    if (this.timeout) {
      // istanbul ignore else: only for jest
      if (this.timeout.refresh) {
        this.timeout.refresh()
      }
    }

    this.paused = false
    this.execute(this.socket.read() || EMPTY_BUF) // Flush parser.
    this.readMore()
  }

  readMore () {
    while (!this.paused && this.ptr) {
      const chunk = this.socket.read()
      if (chunk === null) {
        break
      }
      this.execute(chunk)
    }
  }

  execute (data) {
    assert(this.ptr != null)
    assert(currentParser == null)
    assert(!this.paused)

    const { socket, llhttp } = this

    if (data.length > currentBufferSize) {
      if (currentBufferPtr) {
        llhttp.free(currentBufferPtr)
      }
      currentBufferSize = Math.ceil(data.length / 4096) * 4096
      currentBufferPtr = llhttp.malloc(currentBufferSize)
    }

    new Uint8Array(llhttp.memory.buffer, currentBufferPtr, currentBufferSize).set(data)

    // Call `execute` on the wasm parser.
    // We pass the `llhttp_parser` pointer address, the pointer address of buffer view data,
    // and finally the length of bytes to parse.
    // The return value is an error code or `constants.ERROR.OK`.
    try {
      let ret

      try {
        currentBufferRef = data
        currentParser = this
        ret = llhttp.llhttp_execute(this.ptr, currentBufferPtr, data.length)
        /* eslint-disable-next-line no-useless-catch */
      } catch (err) {
        /* istanbul ignore next: difficult to make a test case for */
        throw err
      } finally {
        currentParser = null
        currentBufferRef = null
      }

      const offset = llhttp.llhttp_get_error_pos(this.ptr) - currentBufferPtr

      if (ret !== constants.ERROR.OK) {
        const body = data.subarray(offset)

        if (ret === constants.ERROR.PAUSED_UPGRADE) {
          this.onUpgrade(body)
        } else if (ret === constants.ERROR.PAUSED) {
          this.paused = true
          socket.unshift(body)
        } else {
          throw this.createError(ret, body)
        }
      }
    } catch (err) {
      util.destroy(socket, err)
    }
  }

  finish () {
    assert(currentParser === null)
    assert(this.ptr != null)
    assert(!this.paused)

    const { llhttp } = this

    let ret

    try {
      currentParser = this
      ret = llhttp.llhttp_finish(this.ptr)
    } finally {
      currentParser = null
    }

    if (ret === constants.ERROR.OK) {
      return null
    }

    if (ret === constants.ERROR.PAUSED || ret === constants.ERROR.PAUSED_UPGRADE) {
      this.paused = true
      return null
    }

    return this.createError(ret, EMPTY_BUF)
  }

  createError (ret, data) {
    const { llhttp, contentLength, bytesRead } = this

    if (contentLength && bytesRead !== parseInt(contentLength, 10)) {
      return new ResponseContentLengthMismatchError()
    }

    const ptr = llhttp.llhttp_get_error_reason(this.ptr)
    let message = ''
    if (ptr) {
      const len = new Uint8Array(llhttp.memory.buffer, ptr).indexOf(0)
      message =
        'Response does not match the HTTP/1.1 protocol (' +
        Buffer.from(llhttp.memory.buffer, ptr, len).toString() +
        ')'
    }

    return new HTTPParserError(message, constants.ERROR[ret], data)
  }

  destroy () {
    assert(this.ptr != null)
    assert(currentParser == null)

    this.llhttp.llhttp_free(this.ptr)
    this.ptr = null

    this.timeout && timers.clearTimeout(this.timeout)
    this.timeout = null
    this.timeoutValue = null
    this.timeoutType = null

    this.paused = false
  }

  onStatus (buf) {
    this.statusText = buf.toString()
  }

  onMessageBegin () {
    const { socket, client } = this

    /* istanbul ignore next: difficult to make a test case for */
    if (socket.destroyed) {
      return -1
    }

    if (client[kRunning] === 0) {
      util.destroy(socket, new SocketError('bad response', util.getSocketInfo(socket)))
      return -1
    }

    const request = client[kQueue][client[kRunningIdx]]
    if (!request) {
      return -1
    }
    request.onResponseStarted()
  }

  onHeaderField (buf) {
    const len = this.headers.length

    if ((len & 1) === 0) {
      this.headers.push(buf)
    } else {
      this.headers[len - 1] = Buffer.concat([this.headers[len - 1], buf])
    }

    this.trackHeader(buf.length)
  }

  onHeaderValue (buf) {
    let len = this.headers.length

    if ((len & 1) === 1) {
      this.headers.push(buf)
      len += 1
    } else {
      this.headers[len - 1] = Buffer.concat([this.headers[len - 1], buf])
    }

    const key = this.headers[len - 2]
    if (key.length === 10) {
      const headerName = util.bufferToLowerCasedHeaderName(key)
      if (headerName === 'keep-alive') {
        this.keepAlive += buf.toString()
      } else if (headerName === 'connection') {
        this.connection += buf.toString()
      }
    } else if (key.length === 14 && util.bufferToLowerCasedHeaderName(key) === 'content-length') {
      this.contentLength += buf.toString()
    }

    this.trackHeader(buf.length)
  }

  trackHeader (len) {
    this.headersSize += len
    if (this.headersSize >= this.headersMaxSize) {
      util.destroy(this.socket, new HeadersOverflowError())
    }
  }

  onUpgrade (head) {
    const { upgrade, client, socket, headers, statusCode, statusText } = this

    assert(upgrade)
    assert(client[kSocket] === socket)
    assert(!socket.destroyed)
    assert(!this.paused)
    assert((headers.length & 1) === 0)

    const request = client[kQueue][client[kRunningIdx]]
    assert(request)
    assert(request.upgrade || request.method === 'CONNECT')

    this.statusCode = null
    this.statusText = ''
    this.shouldKeepAlive = null

    this.headers = []
    this.headersSize = 0

    socket.unshift(head)

    socket[kParser].destroy()
    socket[kParser] = null

    socket[kClient] = null
    socket[kError] = null

    removeAllListeners(socket)

    client[kSocket] = null
    client[kHTTPContext] = null // TODO (fix): This is hacky...
    client[kQueue][client[kRunningIdx]++] = null
    client.emit('disconnect', client[kUrl], [client], new InformationalError('upgrade'))

    try {
      request.onUpgrade(statusCode, headers, socket, statusText)
    } catch (error) {
      util.errorRequest(client, request, error)
      util.destroy(socket, error)
    }

    client[kResume]()
  }

  onHeadersComplete (statusCode, upgrade, shouldKeepAlive) {
    const { client, socket, headers, statusText } = this

    /* istanbul ignore next: difficult to make a test case for */
    if (socket.destroyed) {
      return -1
    }

    if (client[kRunning] === 0) {
      util.destroy(socket, new SocketError('bad response', util.getSocketInfo(socket)))
      return -1
    }

    const request = client[kQueue][client[kRunningIdx]]

    /* istanbul ignore next: difficult to make a test case for */
    if (!request) {
      return -1
    }

    assert(!this.upgrade)
    assert(this.statusCode < 200)

    if (statusCode === 100) {
      util.destroy(socket, new SocketError('bad response', util.getSocketInfo(socket)))
      return -1
    }

    /* this can only happen if server is misbehaving */
    if (upgrade && !request.upgrade) {
      util.destroy(socket, new SocketError('bad upgrade', util.getSocketInfo(socket)))
      return -1
    }

    assert(this.timeoutType === TIMEOUT_HEADERS)

    this.statusCode = statusCode
    this.shouldKeepAlive = (
      shouldKeepAlive ||
      // Override llhttp value which does not allow keepAlive for HEAD.
      (request.method === 'HEAD' && !socket[kReset] && this.connection.toLowerCase() === 'keep-alive')
    )

    if (this.statusCode >= 200) {
      const bodyTimeout = request.bodyTimeout != null
        ? request.bodyTimeout
        : client[kBodyTimeout]
      this.setTimeout(bodyTimeout, TIMEOUT_BODY)
    } else if (this.timeout) {
      // istanbul ignore else: only for jest
      if (this.timeout.refresh) {
        this.timeout.refresh()
      }
    }

    if (request.method === 'CONNECT') {
      assert(client[kRunning] === 1)
      this.upgrade = true
      return 2
    }

    if (upgrade) {
      assert(client[kRunning] === 1)
      this.upgrade = true
      return 2
    }

    assert((this.headers.length & 1) === 0)
    this.headers = []
    this.headersSize = 0

    if (this.shouldKeepAlive && client[kPipelining]) {
      const keepAliveTimeout = this.keepAlive ? util.parseKeepAliveTimeout(this.keepAlive) : null

      if (keepAliveTimeout != null) {
        const timeout = Math.min(
          keepAliveTimeout - client[kKeepAliveTimeoutThreshold],
          client[kKeepAliveMaxTimeout]
        )
        if (timeout <= 0) {
          socket[kReset] = true
        } else {
          client[kKeepAliveTimeoutValue] = timeout
        }
      } else {
        client[kKeepAliveTimeoutValue] = client[kKeepAliveDefaultTimeout]
      }
    } else {
      // Stop more requests from being dispatched.
      socket[kReset] = true
    }

    const pause = request.onHeaders(statusCode, headers, this.resume, statusText) === false

    if (request.aborted) {
      return -1
    }

    if (request.method === 'HEAD') {
      return 1
    }

    if (statusCode < 200) {
      return 1
    }

    if (socket[kBlocking]) {
      socket[kBlocking] = false
      client[kResume]()
    }

    return pause ? constants.ERROR.PAUSED : 0
  }

  onBody (buf) {
    const { client, socket, statusCode, maxResponseSize } = this

    if (socket.destroyed) {
      return -1
    }

    const request = client[kQueue][client[kRunningIdx]]
    assert(request)

    assert(this.timeoutType === TIMEOUT_BODY)
    if (this.timeout) {
      // istanbul ignore else: only for jest
      if (this.timeout.refresh) {
        this.timeout.refresh()
      }
    }

    assert(statusCode >= 200)

    if (maxResponseSize > -1 && this.bytesRead + buf.length > maxResponseSize) {
      util.destroy(socket, new ResponseExceededMaxSizeError())
      return -1
    }

    this.bytesRead += buf.length

    if (request.onData(buf) === false) {
      return constants.ERROR.PAUSED
    }
  }

  onMessageComplete () {
    const { client, socket, statusCode, upgrade, headers, contentLength, bytesRead, shouldKeepAlive } = this

    if (socket.destroyed && (!statusCode || shouldKeepAlive)) {
      return -1
    }

    if (upgrade) {
      return
    }

    assert(statusCode >= 100)
    assert((this.headers.length & 1) === 0)

    const request = client[kQueue][client[kRunningIdx]]
    assert(request)

    this.statusCode = null
    this.statusText = ''
    this.bytesRead = 0
    this.contentLength = ''
    this.keepAlive = ''
    this.connection = ''

    this.headers = []
    this.headersSize = 0

    if (statusCode < 200) {
      return
    }

    /* istanbul ignore next: should be handled by llhttp? */
    if (request.method !== 'HEAD' && contentLength && bytesRead !== parseInt(contentLength, 10)) {
      util.destroy(socket, new ResponseContentLengthMismatchError())
      return -1
    }

    request.onComplete(headers)

    client[kQueue][client[kRunningIdx]++] = null
    socket[kSocketUsed] = true

    if (socket[kWriting]) {
      assert(client[kRunning] === 0)
      // Response completed before request.
      util.destroy(socket, new InformationalError('reset'))
      return constants.ERROR.PAUSED
    } else if (!shouldKeepAlive) {
      util.destroy(socket, new InformationalError('reset'))
      return constants.ERROR.PAUSED
    } else if (socket[kReset] && client[kRunning] === 0) {
      // Destroy socket once all requests have completed.
      // The request at the tail of the pipeline is the one
      // that requested reset and no further requests should
      // have been queued since then.
      util.destroy(socket, new InformationalError('reset'))
      return constants.ERROR.PAUSED
    } else if (client[kPipelining] == null || client[kPipelining] === 1) {
      // We must wait a full event loop cycle to reuse this socket to make sure
      // that non-spec compliant servers are not closing the connection even if they
      // said they won't.
      setImmediate(() => client[kResume]())
    } else {
      client[kResume]()
    }
  }
}

function onParserTimeout (parser) {
  const { socket, timeoutType, client, paused } = parser.deref()

  /* istanbul ignore else */
  if (timeoutType === TIMEOUT_HEADERS) {
    if (!socket[kWriting] || socket.writableNeedDrain || client[kRunning] > 1) {
      assert(!paused, 'cannot be paused while waiting for headers')
      util.destroy(socket, new HeadersTimeoutError())
    }
  } else if (timeoutType === TIMEOUT_BODY) {
    if (!paused) {
      util.destroy(socket, new BodyTimeoutError())
    }
  } else if (timeoutType === TIMEOUT_KEEP_ALIVE) {
    assert(client[kRunning] === 0 && client[kKeepAliveTimeoutValue])
    util.destroy(socket, new InformationalError('socket idle timeout'))
  }
}

async function connectH1 (client, socket) {
  client[kSocket] = socket

  if (!llhttpInstance) {
    llhttpInstance = await llhttpPromise
    llhttpPromise = null
  }

  socket[kNoRef] = false
  socket[kWriting] = false
  socket[kReset] = false
  socket[kBlocking] = false
  socket[kIdleSocketValidation] = 0
  socket[kIdleSocketValidationTimeout] = null
  socket[kSocketUsed] = false
  socket[kParser] = new Parser(client, socket, llhttpInstance)

  addListener(socket, 'error', function (err) {
    const parser = this[kParser]

    // On Mac OS, we get an ECONNRESET even if there is a full body to be forwarded
    // to the user.
    if (err.code === 'ECONNRESET' && parser.statusCode && !parser.shouldKeepAlive) {
      const parserErr = parser.finish()
      if (parserErr) {
        this[kError] = parserErr
        this[kClient][kOnError](parserErr)
      }
      return
    }

    this[kError] = err

    this[kClient][kOnError](err)
  })
  addListener(socket, 'readable', function () {
    const parser = this[kParser]

    if (parser) {
      parser.readMore()
    }
  })
  addListener(socket, 'end', function () {
    const parser = this[kParser]

    if (parser.statusCode && !parser.shouldKeepAlive) {
      const parserErr = parser.finish()
      if (parserErr) {
        util.destroy(this, parserErr)
      }
      return
    }

    util.destroy(this, new SocketError('other side closed', util.getSocketInfo(this)))
  })
  addListener(socket, 'close', function () {
    const client = this[kClient]
    const parser = this[kParser]

    clearIdleSocketValidation(this)

    if (parser) {
      if (!this[kError] && parser.statusCode && !parser.shouldKeepAlive) {
        this[kError] = parser.finish() || this[kError]
      }

      this[kParser].destroy()
      this[kParser] = null
    }

    const err = this[kError] || new SocketError('closed', util.getSocketInfo(this))

    client[kSocket] = null
    client[kHTTPContext] = null // TODO (fix): This is hacky...

    if (client.destroyed) {
      assert(client[kPending] === 0)

      // Fail entire queue.
      const requests = client[kQueue].splice(client[kRunningIdx])
      for (let i = 0; i < requests.length; i++) {
        const request = requests[i]
        util.errorRequest(client, request, err)
      }
    } else if (client[kRunning] > 0 && err.code !== 'UND_ERR_INFO') {
      // Fail head of pipeline.
      const request = client[kQueue][client[kRunningIdx]]
      client[kQueue][client[kRunningIdx]++] = null

      util.errorRequest(client, request, err)
    }

    client[kPendingIdx] = client[kRunningIdx]

    assert(client[kRunning] === 0)

    client.emit('disconnect', client[kUrl], [client], err)

    client[kResume]()
  })

  let closed = false
  socket.on('close', () => {
    closed = true
  })

  return {
    version: 'h1',
    defaultPipelining: 1,
    write (...args) {
      return writeH1(client, ...args)
    },
    resume () {
      resumeH1(client)
    },
    destroy (err, callback) {
      if (closed) {
        queueMicrotask(callback)
      } else {
        socket.destroy(err).on('close', callback)
      }
    },
    get destroyed () {
      return socket.destroyed
    },
    busy (request) {
      if (socket[kWriting] || socket[kReset] || socket[kBlocking] || socket[kIdleSocketValidation] === 1) {
        return true
      }

      if (request) {
        if (client[kRunning] > 0 && !request.idempotent) {
          // Non-idempotent request cannot be retried.
          // Ensure that no other requests are inflight and
          // could cause failure.
          return true
        }

        if (client[kRunning] > 0 && (request.upgrade || request.method === 'CONNECT')) {
          // Don't dispatch an upgrade until all preceding requests have completed.
          // A misbehaving server might upgrade the connection before all pipelined
          // request has completed.
          return true
        }

        if (client[kRunning] > 0 && util.bodyLength(request.body) !== 0 &&
          (util.isStream(request.body) || util.isAsyncIterable(request.body) || util.isFormDataLike(request.body))) {
          // Request with stream or iterator body can error while other requests
          // are inflight and indirectly error those as well.
          // Ensure this doesn't happen by waiting for inflight
          // to complete before dispatching.

          // Request with stream or iterator body cannot be retried.
          // Ensure that no other requests are inflight and
          // could cause failure.
          return true
        }
      }

      return false
    }
  }
}

function clearIdleSocketValidation (socket) {
  if (socket[kIdleSocketValidationTimeout]) {
    clearImmediate(socket[kIdleSocketValidationTimeout])
    socket[kIdleSocketValidationTimeout] = null
  }

  socket[kIdleSocketValidation] = 0
}

function scheduleIdleSocketValidation (client, socket) {
  socket[kIdleSocketValidation] = 1
  // Yield to the check phase (after poll) so unsolicited bytes / FIN / RST
  // already pending on this idle keep-alive socket are processed before the
  // next request is written (GHSA-35p6-xmwp-9g52).
  //
  // setTimeout(0) pays Node's ~1ms timer floor on every sequential reuse
  // (#5493). setImmediate avoids that, but an *unref'd* Immediate lets poll
  // block for ~500ms when the event loop is otherwise idle (#5600 / #5606).
  // A ref'd Immediate both keeps the pending request alive and makes poll
  // return immediately \u2014 the hybrid those issues asked for.
  socket[kIdleSocketValidationTimeout] = setImmediate(() => {
    socket[kIdleSocketValidationTimeout] = null
    socket[kIdleSocketValidation] = 2

    if (client[kSocket] === socket && !socket.destroyed) {
      client[kResume]()
    }
  })
}

/**
 * @param {import('./client.js')} client
 */
function resumeH1 (client) {
  const socket = client[kSocket]

  if (socket && !socket.destroyed) {
    if (client[kSize] === 0) {
      if (!socket[kNoRef] && socket.unref) {
        socket.unref()
        socket[kNoRef] = true
      }
    } else if (socket[kNoRef] && socket.ref) {
      socket.ref()
      socket[kNoRef] = false
    }

    if (client[kRunning] === 0 && client[kPending] > 0 && socket[kSocketUsed]) {
      if (socket[kIdleSocketValidation] === 0) {
        scheduleIdleSocketValidation(client, socket)
        socket[kParser].readMore()
        if (socket.destroyed) {
          return
        }
        return
      }

      if (socket[kIdleSocketValidation] === 1) {
        socket[kParser].readMore()
        if (socket.destroyed) {
          return
        }
        return
      }
    }

    if (client[kRunning] === 0) {
      socket[kParser].readMore()
      if (socket.destroyed) {
        return
      }
    }

    if (client[kSize] === 0) {
      if (socket[kParser].timeoutType !== TIMEOUT_KEEP_ALIVE) {
        socket[kParser].setTimeout(client[kKeepAliveTimeoutValue], TIMEOUT_KEEP_ALIVE)
      }
    } else if (client[kRunning] > 0 && socket[kParser].statusCode < 200) {
      if (socket[kParser].timeoutType !== TIMEOUT_HEADERS) {
        const request = client[kQueue][client[kRunningIdx]]
        const headersTimeout = request.headersTimeout != null
          ? request.headersTimeout
          : client[kHeadersTimeout]
        socket[kParser].setTimeout(headersTimeout, TIMEOUT_HEADERS)
      }
    }
  }
}

// https://www.rfc-editor.org/rfc/rfc7230#section-3.3.2
function shouldSendContentLength (method) {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS' && method !== 'TRACE' && method !== 'CONNECT'
}

function writeH1 (client, request) {
  const { method, path, host, upgrade, blocking, reset } = request

  let { body, headers, contentLength } = request

  // https://tools.ietf.org/html/rfc7231#section-4.3.1
  // https://tools.ietf.org/html/rfc7231#section-4.3.2
  // https://tools.ietf.org/html/rfc7231#section-4.3.5

  // Sending a payload body on a request that does not
  // expect it can cause undefined behavior on some
  // servers and corrupt connection state. Do not
  // re-use the connection for further requests.

  const expectsPayload = (
    method === 'PUT' ||
    method === 'POST' ||
    method === 'PATCH' ||
    method === 'QUERY' ||
    method === 'PROPFIND' ||
    method === 'PROPPATCH'
  )

  if (util.isFormDataLike(body)) {
    if (!extractBody) {
      extractBody = (__nccwpck_require__(7909)/* .extractBody */ .i)
    }

    const [bodyStream, contentType] = extractBody(body)
    if (request.contentType == null) {
      headers.push('content-type', contentType)
    }
    body = bodyStream.stream
    contentLength = bodyStream.length
  } else if (util.isBlobLike(body) && request.contentType == null) {
    const contentType = body.type
    if (contentType) {
      const contentTypeValue = `${contentType}`
      if (!util.isValidHeaderValue(contentTypeValue)) {
        util.errorRequest(client, request, new InvalidArgumentError('invalid content-type header'))
        return false
      }
      headers.push('content-type', contentTypeValue)
    }
  }

  if (body && typeof body.read === 'function') {
    // Try to read EOF in order to get length.
    body.read(0)
  }

  const bodyLength = util.bodyLength(body)

  contentLength = bodyLength ?? contentLength

  if (contentLength === null) {
    contentLength = request.contentLength
  }

  if (contentLength === 0 && !expectsPayload) {
    // https://tools.ietf.org/html/rfc7230#section-3.3.2
    // A user agent SHOULD NOT send a Content-Length header field when
    // the request message does not contain a payload body and the method
    // semantics do not anticipate such a body.

    contentLength = null
  }

  // https://github.com/nodejs/undici/issues/2046
  // A user agent may send a Content-Length header with 0 value, this should be allowed.
  if (shouldSendContentLength(method) && contentLength > 0 && request.contentLength !== null && request.contentLength !== contentLength) {
    if (client[kStrictContentLength]) {
      util.errorRequest(client, request, new RequestContentLengthMismatchError())
      return false
    }

    process.emitWarning(new RequestContentLengthMismatchError())
  }

  const socket = client[kSocket]
  clearIdleSocketValidation(socket)

  /**
   * @param {Error} [error]
   */
  const abort = (error) => {
    if (request.aborted) {
      return
    }

    if (request.completed) {
      if (request.upgrade || request.method === 'CONNECT') {
        util.destroy(socket, new InformationalError('aborted'))
      }
      return
    }

    util.errorRequest(client, request, error || new RequestAbortedError())

    util.destroy(body)
    util.destroy(socket, new InformationalError('aborted'))
  }

  try {
    request.onConnect(abort)
  } catch (err) {
    util.errorRequest(client, request, err)
  }

  if (request.aborted) {
    return false
  }

  if (method === 'HEAD') {
    // https://github.com/mcollina/undici/issues/258
    // Close after a HEAD request to interop with misbehaving servers
    // that may send a body in the response.

    socket[kReset] = true
  }

  if (upgrade || method === 'CONNECT') {
    // On CONNECT or upgrade, block pipeline from dispatching further
    // requests on this connection.

    socket[kReset] = true
  }

  if (reset != null) {
    socket[kReset] = reset
  }

  if (client[kMaxRequests] && socket[kCounter]++ >= client[kMaxRequests]) {
    socket[kReset] = true
  }

  if (blocking) {
    socket[kBlocking] = true
  }

  let header = `${method} ${path} HTTP/1.1\r\n`

  if (typeof host === 'string') {
    header += `host: ${host}\r\n`
  } else {
    header += client[kHostHeader]
  }

  if (upgrade) {
    header += `connection: upgrade\r\nupgrade: ${upgrade}\r\n`
  } else if (client[kPipelining] && !socket[kReset]) {
    header += 'connection: keep-alive\r\n'
  } else {
    header += 'connection: close\r\n'
  }

  if (Array.isArray(headers)) {
    for (let n = 0; n < headers.length; n += 2) {
      const key = headers[n + 0]
      const val = headers[n + 1]

      if (Array.isArray(val)) {
        for (let i = 0; i < val.length; i++) {
          header += `${key}: ${val[i]}\r\n`
        }
      } else {
        header += `${key}: ${val}\r\n`
      }
    }
  }

  if (channels.sendHeaders.hasSubscribers) {
    channels.sendHeaders.publish({ request, headers: header, socket })
  }

  /* istanbul ignore else: assertion */
  if (!body || bodyLength === 0) {
    writeBuffer(abort, null, client, request, socket, contentLength, header, expectsPayload)
  } else if (util.isBuffer(body)) {
    writeBuffer(abort, body, client, request, socket, contentLength, header, expectsPayload)
  } else if (util.isBlobLike(body)) {
    if (typeof body.stream === 'function') {
      writeIterable(abort, body.stream(), client, request, socket, contentLength, header, expectsPayload)
    } else {
      writeBlob(abort, body, client, request, socket, contentLength, header, expectsPayload)
    }
  } else if (util.isStream(body)) {
    writeStream(abort, body, client, request, socket, contentLength, header, expectsPayload)
  } else if (util.isIterable(body)) {
    writeIterable(abort, body, client, request, socket, contentLength, header, expectsPayload)
  } else {
    assert(false)
  }

  return true
}

function writeStream (abort, body, client, request, socket, contentLength, header, expectsPayload) {
  assert(contentLength !== 0 || client[kRunning] === 0, 'stream body cannot be pipelined')

  let finished = false

  const writer = new AsyncWriter({ abort, socket, request, contentLength, client, expectsPayload, header })

  const onData = function (chunk) {
    if (finished) {
      return
    }

    try {
      if (!writer.write(chunk) && this.pause) {
        this.pause()
      }
    } catch (err) {
      util.destroy(this, err)
    }
  }
  const onDrain = function () {
    if (finished) {
      return
    }

    if (body.resume) {
      body.resume()
    }
  }
  const onClose = function () {
    // 'close' might be emitted *before* 'error' for
    // broken streams. Wait a tick to avoid this case.
    queueMicrotask(() => {
      // It's only safe to remove 'error' listener after
      // 'close'.
      body.removeListener('error', onFinished)
    })

    if (!finished) {
      const err = new RequestAbortedError()
      queueMicrotask(() => onFinished(err))
    }
  }
  const onFinished = function (err) {
    if (finished) {
      return
    }

    finished = true

    assert(socket.destroyed || (socket[kWriting] && client[kRunning] <= 1))

    socket
      .off('drain', onDrain)
      .off('error', onFinished)

    body
      .removeListener('data', onData)
      .removeListener('end', onFinished)
      .removeListener('close', onClose)

    if (!err) {
      try {
        writer.end()
      } catch (er) {
        err = er
      }
    }

    writer.destroy(err)

    if (err && (err.code !== 'UND_ERR_INFO' || err.message !== 'reset')) {
      util.destroy(body, err)
    } else {
      util.destroy(body)
    }
  }

  body
    .on('data', onData)
    .on('end', onFinished)
    .on('error', onFinished)
    .on('close', onClose)

  if (body.resume) {
    body.resume()
  }

  socket
    .on('drain', onDrain)
    .on('error', onFinished)

  if (body.errorEmitted ?? body.errored) {
    setImmediate(() => onFinished(body.errored))
  } else if (body.endEmitted ?? body.readableEnded) {
    setImmediate(() => onFinished(null))
  }

  if (body.closeEmitted ?? body.closed) {
    setImmediate(onClose)
  }
}

function writeBuffer (abort, body, client, request, socket, contentLength, header, expectsPayload) {
  try {
    if (!body) {
      if (contentLength === 0) {
        socket.write(`${header}content-length: 0\r\n\r\n`, 'latin1')
      } else {
        assert(contentLength === null, 'no body must not have content length')
        socket.write(`${header}\r\n`, 'latin1')
      }
    } else if (util.isBuffer(body)) {
      assert(contentLength === body.byteLength, 'buffer body must have content length')

      socket.cork()
      socket.write(`${header}content-length: ${contentLength}\r\n\r\n`, 'latin1')
      socket.write(body)
      socket.uncork()
      request.onBodySent(body)

      if (!expectsPayload && request.reset !== false) {
        socket[kReset] = true
      }
    }
    request.onRequestSent()

    client[kResume]()
  } catch (err) {
    abort(err)
  }
}

async function writeBlob (abort, body, client, request, socket, contentLength, header, expectsPayload) {
  assert(contentLength === body.size, 'blob body must have content length')

  try {
    if (contentLength != null && contentLength !== body.size) {
      throw new RequestContentLengthMismatchError()
    }

    const buffer = Buffer.from(await body.arrayBuffer())

    socket.cork()
    socket.write(`${header}content-length: ${contentLength}\r\n\r\n`, 'latin1')
    socket.write(buffer)
    socket.uncork()

    request.onBodySent(buffer)
    request.onRequestSent()

    if (!expectsPayload && request.reset !== false) {
      socket[kReset] = true
    }

    client[kResume]()
  } catch (err) {
    abort(err)
  }
}

async function writeIterable (abort, body, client, request, socket, contentLength, header, expectsPayload) {
  assert(contentLength !== 0 || client[kRunning] === 0, 'iterator body cannot be pipelined')

  let callback = null
  function onDrain () {
    if (callback) {
      const cb = callback
      callback = null
      cb()
    }
  }

  const waitForDrain = () => new Promise((resolve, reject) => {
    assert(callback === null)

    if (socket[kError]) {
      reject(socket[kError])
    } else {
      callback = resolve
    }
  })

  socket
    .on('close', onDrain)
    .on('drain', onDrain)

  const writer = new AsyncWriter({ abort, socket, request, contentLength, client, expectsPayload, header })
  try {
    // It's up to the user to somehow abort the async iterable.
    for await (const chunk of body) {
      if (socket[kError]) {
        throw socket[kError]
      }

      if (!writer.write(chunk)) {
        await waitForDrain()
      }
    }

    writer.end()
  } catch (err) {
    writer.destroy(err)
  } finally {
    socket
      .off('close', onDrain)
      .off('drain', onDrain)
  }
}

class AsyncWriter {
  constructor ({ abort, socket, request, contentLength, client, expectsPayload, header }) {
    this.socket = socket
    this.request = request
    this.contentLength = contentLength
    this.client = client
    this.bytesWritten = 0
    this.expectsPayload = expectsPayload
    this.header = header
    this.abort = abort

    socket[kWriting] = true
  }

  write (chunk) {
    const { socket, request, contentLength, client, bytesWritten, expectsPayload, header } = this

    if (socket[kError]) {
      throw socket[kError]
    }

    if (socket.destroyed) {
      return false
    }

    const len = Buffer.byteLength(chunk)
    if (!len) {
      return true
    }

    // We should defer writing chunks.
    if (contentLength !== null && bytesWritten + len > contentLength) {
      if (client[kStrictContentLength]) {
        throw new RequestContentLengthMismatchError()
      }

      process.emitWarning(new RequestContentLengthMismatchError())
    }

    socket.cork()

    if (bytesWritten === 0) {
      if (!expectsPayload && request.reset !== false) {
        socket[kReset] = true
      }

      if (contentLength === null) {
        socket.write(`${header}transfer-encoding: chunked\r\n`, 'latin1')
      } else {
        socket.write(`${header}content-length: ${contentLength}\r\n\r\n`, 'latin1')
      }
    }

    if (contentLength === null) {
      socket.write(`\r\n${len.toString(16)}\r\n`, 'latin1')
    }

    this.bytesWritten += len

    const ret = socket.write(chunk)

    socket.uncork()

    request.onBodySent(chunk)

    if (!ret) {
      if (socket[kParser].timeout && socket[kParser].timeoutType === TIMEOUT_HEADERS) {
        // istanbul ignore else: only for jest
        if (socket[kParser].timeout.refresh) {
          socket[kParser].timeout.refresh()
        }
      }
    }

    return ret
  }

  end () {
    const { socket, contentLength, client, bytesWritten, expectsPayload, header, request } = this
    request.onRequestSent()

    socket[kWriting] = false

    if (socket[kError]) {
      throw socket[kError]
    }

    if (socket.destroyed) {
      return
    }

    if (bytesWritten === 0) {
      if (expectsPayload) {
        // https://tools.ietf.org/html/rfc7230#section-3.3.2
        // A user agent SHOULD send a Content-Length in a request message when
        // no Transfer-Encoding is sent and the request method defines a meaning
        // for an enclosed payload body.

        socket.write(`${header}content-length: 0\r\n\r\n`, 'latin1')
      } else {
        socket.write(`${header}\r\n`, 'latin1')
      }
    } else if (contentLength === null) {
      socket.write('\r\n0\r\n\r\n', 'latin1')
    }

    if (contentLength !== null && bytesWritten !== contentLength) {
      if (client[kStrictContentLength]) {
        throw new RequestContentLengthMismatchError()
      } else {
        process.emitWarning(new RequestContentLengthMismatchError())
      }
    }

    if (socket[kParser].timeout && socket[kParser].timeoutType === TIMEOUT_HEADERS) {
      // istanbul ignore else: only for jest
      if (socket[kParser].timeout.refresh) {
        socket[kParser].timeout.refresh()
      }
    }

    client[kResume]()
  }

  destroy (err) {
    const { socket, client, abort } = this

    socket[kWriting] = false

    if (err) {
      assert(client[kRunning] <= 1, 'pipeline should only contain this request')
      abort(err)
    }
  }
}

module.exports = connectH1


/***/ }),

/***/ 5433:
/***/ ((module) => {



// undici speaks HTTP/2 only where it is asked to, and loading Node's own part of it takes milliseconds.
module.exports = () => {
  throw new Error("The bundle of this action holds no HTTP/2.");
};


/***/ }),

/***/ 2574:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

// @ts-check



const assert = __nccwpck_require__(4589)
const net = __nccwpck_require__(7030)
const http = __nccwpck_require__(7067)
const util = __nccwpck_require__(9203)
const { channels } = __nccwpck_require__(6883)
const Request = __nccwpck_require__(9450)
const DispatcherBase = __nccwpck_require__(7568)
const {
  InvalidArgumentError,
  InformationalError,
  ClientDestroyedError
} = __nccwpck_require__(3092)
const buildConnector = __nccwpck_require__(3657)
const {
  kUrl,
  kServerName,
  kClient,
  kBusy,
  kConnect,
  kResuming,
  kRunning,
  kPending,
  kSize,
  kQueue,
  kConnected,
  kConnecting,
  kNeedDrain,
  kKeepAliveDefaultTimeout,
  kHostHeader,
  kPendingIdx,
  kRunningIdx,
  kError,
  kPipelining,
  kKeepAliveTimeoutValue,
  kMaxHeadersSize,
  kKeepAliveMaxTimeout,
  kKeepAliveTimeoutThreshold,
  kHeadersTimeout,
  kBodyTimeout,
  kStrictContentLength,
  kConnector,
  kMaxRedirections,
  kMaxRequests,
  kCounter,
  kClose,
  kDestroy,
  kDispatch,
  kInterceptors,
  kLocalAddress,
  kMaxResponseSize,
  kOnError,
  kHTTPContext,
  kMaxConcurrentStreams,
  kResume
} = __nccwpck_require__(6478)
const connectH1 = __nccwpck_require__(2480)
const connectH2 = __nccwpck_require__(5433)
let deprecatedInterceptorWarned = false

const kClosedResolve = Symbol('kClosedResolve')

const noop = () => {}

function getPipelining (client) {
  return client[kPipelining] ?? client[kHTTPContext]?.defaultPipelining ?? 1
}

/**
 * @type {import('../../types/client.js').default}
 */
class Client extends DispatcherBase {
  /**
   *
   * @param {string|URL} url
   * @param {import('../../types/client.js').Client.Options} options
   */
  constructor (url, {
    interceptors,
    maxHeaderSize,
    headersTimeout,
    socketTimeout,
    requestTimeout,
    connectTimeout,
    bodyTimeout,
    idleTimeout,
    keepAlive,
    keepAliveTimeout,
    maxKeepAliveTimeout,
    keepAliveMaxTimeout,
    keepAliveTimeoutThreshold,
    socketPath,
    pipelining,
    tls,
    strictContentLength,
    maxCachedSessions,
    maxRedirections,
    connect,
    maxRequestsPerClient,
    localAddress,
    maxResponseSize,
    autoSelectFamily,
    autoSelectFamilyAttemptTimeout,
    // h2
    maxConcurrentStreams,
    allowH2,
    webSocket,
    eventSource
  } = {}) {
    super({ webSocket, eventSource })

    if (keepAlive !== undefined) {
      throw new InvalidArgumentError('unsupported keepAlive, use pipelining=0 instead')
    }

    if (socketTimeout !== undefined) {
      throw new InvalidArgumentError('unsupported socketTimeout, use headersTimeout & bodyTimeout instead')
    }

    if (requestTimeout !== undefined) {
      throw new InvalidArgumentError('unsupported requestTimeout, use headersTimeout & bodyTimeout instead')
    }

    if (idleTimeout !== undefined) {
      throw new InvalidArgumentError('unsupported idleTimeout, use keepAliveTimeout instead')
    }

    if (maxKeepAliveTimeout !== undefined) {
      throw new InvalidArgumentError('unsupported maxKeepAliveTimeout, use keepAliveMaxTimeout instead')
    }

    if (maxHeaderSize != null && !Number.isFinite(maxHeaderSize)) {
      throw new InvalidArgumentError('invalid maxHeaderSize')
    }

    if (socketPath != null && typeof socketPath !== 'string') {
      throw new InvalidArgumentError('invalid socketPath')
    }

    if (connectTimeout != null && (!Number.isFinite(connectTimeout) || connectTimeout < 0)) {
      throw new InvalidArgumentError('invalid connectTimeout')
    }

    if (keepAliveTimeout != null && (!Number.isFinite(keepAliveTimeout) || keepAliveTimeout <= 0)) {
      throw new InvalidArgumentError('invalid keepAliveTimeout')
    }

    if (keepAliveMaxTimeout != null && (!Number.isFinite(keepAliveMaxTimeout) || keepAliveMaxTimeout <= 0)) {
      throw new InvalidArgumentError('invalid keepAliveMaxTimeout')
    }

    if (keepAliveTimeoutThreshold != null && !Number.isFinite(keepAliveTimeoutThreshold)) {
      throw new InvalidArgumentError('invalid keepAliveTimeoutThreshold')
    }

    if (headersTimeout != null && (!Number.isInteger(headersTimeout) || headersTimeout < 0)) {
      throw new InvalidArgumentError('headersTimeout must be a positive integer or zero')
    }

    if (bodyTimeout != null && (!Number.isInteger(bodyTimeout) || bodyTimeout < 0)) {
      throw new InvalidArgumentError('bodyTimeout must be a positive integer or zero')
    }

    if (connect != null && typeof connect !== 'function' && typeof connect !== 'object') {
      throw new InvalidArgumentError('connect must be a function or an object')
    }

    if (maxRedirections != null && (!Number.isInteger(maxRedirections) || maxRedirections < 0)) {
      throw new InvalidArgumentError('maxRedirections must be a positive number')
    }

    if (maxRequestsPerClient != null && (!Number.isInteger(maxRequestsPerClient) || maxRequestsPerClient < 0)) {
      throw new InvalidArgumentError('maxRequestsPerClient must be a positive number')
    }

    if (localAddress != null && (typeof localAddress !== 'string' || net.isIP(localAddress) === 0)) {
      throw new InvalidArgumentError('localAddress must be valid string IP address')
    }

    if (maxResponseSize != null && (!Number.isInteger(maxResponseSize) || maxResponseSize < -1)) {
      throw new InvalidArgumentError('maxResponseSize must be a positive number')
    }

    if (
      autoSelectFamilyAttemptTimeout != null &&
      (!Number.isInteger(autoSelectFamilyAttemptTimeout) || autoSelectFamilyAttemptTimeout < -1)
    ) {
      throw new InvalidArgumentError('autoSelectFamilyAttemptTimeout must be a positive number')
    }

    // h2
    if (allowH2 != null && typeof allowH2 !== 'boolean') {
      throw new InvalidArgumentError('allowH2 must be a valid boolean value')
    }

    if (maxConcurrentStreams != null && (typeof maxConcurrentStreams !== 'number' || maxConcurrentStreams < 1)) {
      throw new InvalidArgumentError('maxConcurrentStreams must be a positive integer, greater than 0')
    }

    if (typeof connect !== 'function') {
      connect = buildConnector({
        ...tls,
        maxCachedSessions,
        allowH2,
        socketPath,
        timeout: connectTimeout,
        ...(autoSelectFamily ? { autoSelectFamily, autoSelectFamilyAttemptTimeout } : undefined),
        ...connect
      })
    }

    if (interceptors?.Client && Array.isArray(interceptors.Client)) {
      this[kInterceptors] = interceptors.Client
      if (!deprecatedInterceptorWarned) {
        deprecatedInterceptorWarned = true
        process.emitWarning('Client.Options#interceptor is deprecated. Use Dispatcher#compose instead.', {
          code: 'UNDICI-CLIENT-INTERCEPTOR-DEPRECATED'
        })
      }
    } else {
      this[kInterceptors] = [createRedirectInterceptor({ maxRedirections })]
    }

    this[kUrl] = util.parseOrigin(url)
    this[kConnector] = connect
    this[kPipelining] = pipelining != null ? pipelining : 1
    this[kMaxHeadersSize] = maxHeaderSize || http.maxHeaderSize
    this[kKeepAliveDefaultTimeout] = keepAliveTimeout == null ? 4e3 : keepAliveTimeout
    this[kKeepAliveMaxTimeout] = keepAliveMaxTimeout == null ? 600e3 : keepAliveMaxTimeout
    this[kKeepAliveTimeoutThreshold] = keepAliveTimeoutThreshold == null ? 2e3 : keepAliveTimeoutThreshold
    this[kKeepAliveTimeoutValue] = this[kKeepAliveDefaultTimeout]
    this[kServerName] = null
    this[kLocalAddress] = localAddress != null ? localAddress : null
    this[kResuming] = 0 // 0, idle, 1, scheduled, 2 resuming
    this[kNeedDrain] = 0 // 0, idle, 1, scheduled, 2 resuming
    this[kHostHeader] = `host: ${this[kUrl].hostname}${this[kUrl].port ? `:${this[kUrl].port}` : ''}\r\n`
    this[kBodyTimeout] = bodyTimeout != null ? bodyTimeout : 300e3
    this[kHeadersTimeout] = headersTimeout != null ? headersTimeout : 300e3
    this[kStrictContentLength] = strictContentLength == null ? true : strictContentLength
    this[kMaxRedirections] = maxRedirections
    this[kMaxRequests] = maxRequestsPerClient
    this[kClosedResolve] = null
    this[kMaxResponseSize] = maxResponseSize > -1 ? maxResponseSize : -1
    this[kMaxConcurrentStreams] = maxConcurrentStreams != null ? maxConcurrentStreams : 100 // Max peerConcurrentStreams for a Node h2 server
    this[kHTTPContext] = null

    // kQueue is built up of 3 sections separated by
    // the kRunningIdx and kPendingIdx indices.
    // |   complete   |   running   |   pending   |
    //                ^ kRunningIdx ^ kPendingIdx ^ kQueue.length
    // kRunningIdx points to the first running element.
    // kPendingIdx points to the first pending element.
    // This implements a fast queue with an amortized
    // time of O(1).

    this[kQueue] = []
    this[kRunningIdx] = 0
    this[kPendingIdx] = 0

    this[kResume] = (sync) => resume(this, sync)
    this[kOnError] = (err) => onError(this, err)
  }

  get pipelining () {
    return this[kPipelining]
  }

  set pipelining (value) {
    this[kPipelining] = value
    this[kResume](true)
  }

  get [kPending] () {
    return this[kQueue].length - this[kPendingIdx]
  }

  get [kRunning] () {
    return this[kPendingIdx] - this[kRunningIdx]
  }

  get [kSize] () {
    return this[kQueue].length - this[kRunningIdx]
  }

  get [kConnected] () {
    return !!this[kHTTPContext] && !this[kConnecting] && !this[kHTTPContext].destroyed
  }

  get [kBusy] () {
    return Boolean(
      this[kHTTPContext]?.busy(null) ||
      (this[kSize] >= (getPipelining(this) || 1)) ||
      this[kPending] > 0
    )
  }

  /* istanbul ignore: only used for test */
  [kConnect] (cb) {
    connect(this)
    this.once('connect', cb)
  }

  [kDispatch] (opts, handler) {
    const origin = opts.origin || this[kUrl].origin
    const request = new Request(origin, opts, handler)

    this[kQueue].push(request)
    if (this[kResuming]) {
      // Do nothing.
    } else if (util.bodyLength(request.body) == null && util.isIterable(request.body)) {
      // Wait a tick in case stream/iterator is ended in the same tick.
      this[kResuming] = 1
      queueMicrotask(() => resume(this))
    } else {
      this[kResume](true)
    }

    if (this[kResuming] && this[kNeedDrain] !== 2 && this[kBusy]) {
      this[kNeedDrain] = 2
    }

    return this[kNeedDrain] < 2
  }

  async [kClose] () {
    // TODO: for H2 we need to gracefully flush the remaining enqueued
    // request and close each stream.
    return new Promise((resolve) => {
      if (this[kSize]) {
        this[kClosedResolve] = resolve
      } else {
        resolve(null)
      }
    })
  }

  async [kDestroy] (err) {
    return new Promise((resolve) => {
      const requests = this[kQueue].splice(this[kPendingIdx])
      for (let i = 0; i < requests.length; i++) {
        const request = requests[i]
        util.errorRequest(this, request, err)
      }

      const callback = () => {
        if (this[kClosedResolve]) {
          // TODO (fix): Should we error here with ClientDestroyedError?
          this[kClosedResolve]()
          this[kClosedResolve] = null
        }
        resolve(null)
      }

      if (this[kHTTPContext]) {
        this[kHTTPContext].destroy(err, callback)
        this[kHTTPContext] = null
      } else {
        queueMicrotask(callback)
      }

      this[kResume]()
    })
  }
}

const createRedirectInterceptor = __nccwpck_require__(4461)

function onError (client, err) {
  if (
    client[kRunning] === 0 &&
    err.code !== 'UND_ERR_INFO' &&
    err.code !== 'UND_ERR_SOCKET'
  ) {
    // Error is not caused by running request and not a recoverable
    // socket error.

    assert(client[kPendingIdx] === client[kRunningIdx])

    const requests = client[kQueue].splice(client[kRunningIdx])

    for (let i = 0; i < requests.length; i++) {
      const request = requests[i]
      util.errorRequest(client, request, err)
    }
    assert(client[kSize] === 0)
  }
}

/**
 * @param {Client} client
 * @returns
 */
async function connect (client) {
  assert(!client[kConnecting])
  assert(!client[kHTTPContext])

  let { host, hostname, protocol, port } = client[kUrl]

  // Resolve ipv6
  if (hostname[0] === '[') {
    const idx = hostname.indexOf(']')

    assert(idx !== -1)
    const ip = hostname.substring(1, idx)

    assert(net.isIP(ip))
    hostname = ip
  }

  client[kConnecting] = true

  if (channels.beforeConnect.hasSubscribers) {
    channels.beforeConnect.publish({
      connectParams: {
        host,
        hostname,
        protocol,
        port,
        version: client[kHTTPContext]?.version,
        servername: client[kServerName],
        localAddress: client[kLocalAddress]
      },
      connector: client[kConnector]
    })
  }

  try {
    const socket = await new Promise((resolve, reject) => {
      client[kConnector]({
        host,
        hostname,
        protocol,
        port,
        servername: client[kServerName],
        localAddress: client[kLocalAddress]
      }, (err, socket) => {
        if (err) {
          reject(err)
        } else {
          resolve(socket)
        }
      })
    })

    if (client.destroyed) {
      util.destroy(socket.on('error', noop), new ClientDestroyedError())
      return
    }

    assert(socket)

    try {
      client[kHTTPContext] = socket.alpnProtocol === 'h2'
        ? await connectH2(client, socket)
        : await connectH1(client, socket)
    } catch (err) {
      socket.destroy().on('error', noop)
      throw err
    }

    client[kConnecting] = false

    socket[kCounter] = 0
    socket[kMaxRequests] = client[kMaxRequests]
    socket[kClient] = client
    socket[kError] = null

    if (channels.connected.hasSubscribers) {
      channels.connected.publish({
        connectParams: {
          host,
          hostname,
          protocol,
          port,
          version: client[kHTTPContext]?.version,
          servername: client[kServerName],
          localAddress: client[kLocalAddress]
        },
        connector: client[kConnector],
        socket
      })
    }
    client.emit('connect', client[kUrl], [client])
  } catch (err) {
    if (client.destroyed) {
      return
    }

    client[kConnecting] = false

    if (channels.connectError.hasSubscribers) {
      channels.connectError.publish({
        connectParams: {
          host,
          hostname,
          protocol,
          port,
          version: client[kHTTPContext]?.version,
          servername: client[kServerName],
          localAddress: client[kLocalAddress]
        },
        connector: client[kConnector],
        error: err
      })
    }

    if (err.code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
      assert(client[kRunning] === 0)
      while (client[kPending] > 0 && client[kQueue][client[kPendingIdx]].servername === client[kServerName]) {
        const request = client[kQueue][client[kPendingIdx]++]
        util.errorRequest(client, request, err)
      }
    } else {
      onError(client, err)
    }

    client.emit('connectionError', client[kUrl], [client], err)
  }

  client[kResume]()
}

function emitDrain (client) {
  client[kNeedDrain] = 0
  client.emit('drain', client[kUrl], [client])
}

function resume (client, sync) {
  if (client[kResuming] === 2) {
    return
  }

  client[kResuming] = 2

  _resume(client, sync)
  client[kResuming] = 0

  if (client[kRunningIdx] > 256) {
    client[kQueue].splice(0, client[kRunningIdx])
    client[kPendingIdx] -= client[kRunningIdx]
    client[kRunningIdx] = 0
  }
}

function _resume (client, sync) {
  while (true) {
    if (client.destroyed) {
      assert(client[kPending] === 0)
      return
    }

    if (client[kClosedResolve] && !client[kSize]) {
      client[kClosedResolve]()
      client[kClosedResolve] = null
      return
    }

    if (client[kHTTPContext]) {
      client[kHTTPContext].resume()
    }

    if (client[kBusy]) {
      client[kNeedDrain] = 2
    } else if (client[kNeedDrain] === 2) {
      if (sync) {
        client[kNeedDrain] = 1
        queueMicrotask(() => emitDrain(client))
      } else {
        emitDrain(client)
      }
      continue
    }

    if (client[kPending] === 0) {
      return
    }

    if (client[kRunning] >= (getPipelining(client) || 1)) {
      return
    }

    const request = client[kQueue][client[kPendingIdx]]

    if (client[kUrl].protocol === 'https:' && client[kServerName] !== request.servername) {
      if (client[kRunning] > 0) {
        return
      }

      client[kServerName] = request.servername
      client[kHTTPContext]?.destroy(new InformationalError('servername changed'), () => {
        client[kHTTPContext] = null
        resume(client)
      })
    }

    if (client[kConnecting]) {
      return
    }

    if (!client[kHTTPContext]) {
      connect(client)
      return
    }

    if (client[kHTTPContext].destroyed) {
      return
    }

    if (client[kHTTPContext].busy(request)) {
      return
    }

    if (!request.aborted && client[kHTTPContext].write(request)) {
      client[kPendingIdx]++
    } else {
      client[kQueue].splice(client[kPendingIdx], 1)
    }
  }
}

module.exports = Client


/***/ }),

/***/ 7568:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const buffer = __nccwpck_require__(4573)
const Dispatcher = __nccwpck_require__(1716)
const {
  ClientDestroyedError,
  ClientClosedError,
  InvalidArgumentError
} = __nccwpck_require__(3092)
const { kDestroy, kClose, kClosed, kDestroyed, kDispatch, kInterceptors } = __nccwpck_require__(6478)

const kOnDestroyed = Symbol('onDestroyed')
const kOnClosed = Symbol('onClosed')
const kInterceptedDispatch = Symbol('Intercepted Dispatch')
const kWebSocketOptions = Symbol('webSocketOptions')
const kEventSourceOptions = Symbol('eventSourceOptions')

class DispatcherBase extends Dispatcher {
  constructor (opts) {
    super()

    this[kDestroyed] = false
    this[kOnDestroyed] = null
    this[kClosed] = false
    this[kOnClosed] = []
    this[kWebSocketOptions] = opts?.webSocket ?? {}
    this[kEventSourceOptions] = opts?.eventSource ?? {}
  }

  get webSocketOptions () {
    return {
      maxFragments: this[kWebSocketOptions].maxFragments ?? 131072,
      maxPayloadSize: this[kWebSocketOptions].maxPayloadSize ?? 128 * 1024 * 1024
    }
  }

  get eventSourceOptions () {
    return {
      maxEventSize: this[kEventSourceOptions].maxEventSize ?? buffer.kStringMaxLength
    }
  }

  get destroyed () {
    return this[kDestroyed]
  }

  get closed () {
    return this[kClosed]
  }

  get interceptors () {
    return this[kInterceptors]
  }

  set interceptors (newInterceptors) {
    if (newInterceptors) {
      for (let i = newInterceptors.length - 1; i >= 0; i--) {
        const interceptor = this[kInterceptors][i]
        if (typeof interceptor !== 'function') {
          throw new InvalidArgumentError('interceptor must be an function')
        }
      }
    }

    this[kInterceptors] = newInterceptors
  }

  close (callback) {
    if (callback === undefined) {
      return new Promise((resolve, reject) => {
        this.close((err, data) => {
          return err ? reject(err) : resolve(data)
        })
      })
    }

    if (typeof callback !== 'function') {
      throw new InvalidArgumentError('invalid callback')
    }

    if (this[kDestroyed]) {
      queueMicrotask(() => callback(new ClientDestroyedError(), null))
      return
    }

    if (this[kClosed]) {
      if (this[kOnClosed]) {
        this[kOnClosed].push(callback)
      } else {
        queueMicrotask(() => callback(null, null))
      }
      return
    }

    this[kClosed] = true
    this[kOnClosed].push(callback)

    const onClosed = () => {
      const callbacks = this[kOnClosed]
      this[kOnClosed] = null
      for (let i = 0; i < callbacks.length; i++) {
        callbacks[i](null, null)
      }
    }

    // Should not error.
    this[kClose]()
      .then(() => this.destroy())
      .then(() => {
        queueMicrotask(onClosed)
      })
  }

  destroy (err, callback) {
    if (typeof err === 'function') {
      callback = err
      err = null
    }

    if (callback === undefined) {
      return new Promise((resolve, reject) => {
        this.destroy(err, (err, data) => {
          return err ? /* istanbul ignore next: should never error */ reject(err) : resolve(data)
        })
      })
    }

    if (typeof callback !== 'function') {
      throw new InvalidArgumentError('invalid callback')
    }

    if (this[kDestroyed]) {
      if (this[kOnDestroyed]) {
        this[kOnDestroyed].push(callback)
      } else {
        queueMicrotask(() => callback(null, null))
      }
      return
    }

    if (!err) {
      err = new ClientDestroyedError()
    }

    this[kDestroyed] = true
    this[kOnDestroyed] = this[kOnDestroyed] || []
    this[kOnDestroyed].push(callback)

    const onDestroyed = () => {
      const callbacks = this[kOnDestroyed]
      this[kOnDestroyed] = null
      for (let i = 0; i < callbacks.length; i++) {
        callbacks[i](null, null)
      }
    }

    // Should not error.
    this[kDestroy](err).then(() => {
      queueMicrotask(onDestroyed)
    })
  }

  [kInterceptedDispatch] (opts, handler) {
    if (!this[kInterceptors] || this[kInterceptors].length === 0) {
      this[kInterceptedDispatch] = this[kDispatch]
      return this[kDispatch](opts, handler)
    }

    let dispatch = this[kDispatch].bind(this)
    for (let i = this[kInterceptors].length - 1; i >= 0; i--) {
      dispatch = this[kInterceptors][i](dispatch)
    }
    this[kInterceptedDispatch] = dispatch
    return dispatch(opts, handler)
  }

  dispatch (opts, handler) {
    if (!handler || typeof handler !== 'object') {
      throw new InvalidArgumentError('handler must be an object')
    }

    try {
      if (!opts || typeof opts !== 'object') {
        throw new InvalidArgumentError('opts must be an object.')
      }

      if (this[kDestroyed] || this[kOnDestroyed]) {
        throw new ClientDestroyedError()
      }

      if (this[kClosed]) {
        throw new ClientClosedError()
      }

      return this[kInterceptedDispatch](opts, handler)
    } catch (err) {
      if (typeof handler.onError !== 'function') {
        throw new InvalidArgumentError('invalid onError method')
      }

      handler.onError(err)

      return false
    }
  }
}

module.exports = DispatcherBase


/***/ }),

/***/ 1716:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {


const EventEmitter = __nccwpck_require__(8474)

class Dispatcher extends EventEmitter {
  dispatch () {
    throw new Error('not implemented')
  }

  close () {
    throw new Error('not implemented')
  }

  destroy () {
    throw new Error('not implemented')
  }

  compose (...args) {
    // So we handle [interceptor1, interceptor2] or interceptor1, interceptor2, ...
    const interceptors = Array.isArray(args[0]) ? args[0] : args
    let dispatch = this.dispatch.bind(this)

    for (const interceptor of interceptors) {
      if (interceptor == null) {
        continue
      }

      if (typeof interceptor !== 'function') {
        throw new TypeError(`invalid interceptor, expected function received ${typeof interceptor}`)
      }

      dispatch = interceptor(dispatch)

      if (dispatch == null || typeof dispatch !== 'function' || dispatch.length !== 2) {
        throw new TypeError('invalid interceptor')
      }
    }

    return new ComposedDispatcher(this, dispatch)
  }
}

class ComposedDispatcher extends Dispatcher {
  #dispatcher = null
  #dispatch = null

  constructor (dispatcher, dispatch) {
    super()
    this.#dispatcher = dispatcher
    this.#dispatch = dispatch
  }

  dispatch (...args) {
    this.#dispatch(...args)
  }

  close (...args) {
    return this.#dispatcher.close(...args)
  }

  destroy (...args) {
    return this.#dispatcher.destroy(...args)
  }
}

module.exports = Dispatcher


/***/ }),

/***/ 7258:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const DispatcherBase = __nccwpck_require__(7568)
const { kClose, kDestroy, kClosed, kDestroyed, kDispatch, kNoProxyAgent, kHttpProxyAgent, kHttpsProxyAgent } = __nccwpck_require__(6478)
const ProxyAgent = __nccwpck_require__(6553)
const Agent = __nccwpck_require__(3480)

const DEFAULT_PORTS = {
  'http:': 80,
  'https:': 443
}

let experimentalWarned = false

class EnvHttpProxyAgent extends DispatcherBase {
  #noProxyValue = null
  #noProxyEntries = null
  #opts = null

  constructor (opts = {}) {
    super()
    this.#opts = opts

    if (!experimentalWarned) {
      experimentalWarned = true
      process.emitWarning('EnvHttpProxyAgent is experimental, expect them to change at any time.', {
        code: 'UNDICI-EHPA'
      })
    }

    const { httpProxy, httpsProxy, noProxy, ...agentOpts } = opts

    this[kNoProxyAgent] = new Agent(agentOpts)

    const HTTP_PROXY = httpProxy ?? process.env.http_proxy ?? process.env.HTTP_PROXY
    if (HTTP_PROXY) {
      this[kHttpProxyAgent] = new ProxyAgent({ ...agentOpts, uri: HTTP_PROXY })
    } else {
      this[kHttpProxyAgent] = this[kNoProxyAgent]
    }

    const HTTPS_PROXY = httpsProxy ?? process.env.https_proxy ?? process.env.HTTPS_PROXY
    if (HTTPS_PROXY) {
      this[kHttpsProxyAgent] = new ProxyAgent({ ...agentOpts, uri: HTTPS_PROXY })
    } else {
      this[kHttpsProxyAgent] = this[kHttpProxyAgent]
    }

    this.#parseNoProxy()
  }

  [kDispatch] (opts, handler) {
    const url = new URL(opts.origin)
    const agent = this.#getProxyAgentForUrl(url)
    return agent.dispatch(opts, handler)
  }

  async [kClose] () {
    await this[kNoProxyAgent].close()
    if (!this[kHttpProxyAgent][kClosed]) {
      await this[kHttpProxyAgent].close()
    }
    if (!this[kHttpsProxyAgent][kClosed]) {
      await this[kHttpsProxyAgent].close()
    }
  }

  async [kDestroy] (err) {
    await this[kNoProxyAgent].destroy(err)
    if (!this[kHttpProxyAgent][kDestroyed]) {
      await this[kHttpProxyAgent].destroy(err)
    }
    if (!this[kHttpsProxyAgent][kDestroyed]) {
      await this[kHttpsProxyAgent].destroy(err)
    }
  }

  #getProxyAgentForUrl (url) {
    let { protocol, host: hostname, port } = url

    // Stripping ports in this way instead of using parsedUrl.hostname to make
    // sure that the brackets around IPv6 addresses are kept.
    hostname = hostname.replace(/:\d*$/, '').toLowerCase()
    port = Number.parseInt(port, 10) || DEFAULT_PORTS[protocol] || 0
    if (!this.#shouldProxy(hostname, port)) {
      return this[kNoProxyAgent]
    }
    if (protocol === 'https:') {
      return this[kHttpsProxyAgent]
    }
    return this[kHttpProxyAgent]
  }

  #shouldProxy (hostname, port) {
    if (this.#noProxyChanged) {
      this.#parseNoProxy()
    }

    if (this.#noProxyEntries.length === 0) {
      return true // Always proxy if NO_PROXY is not set or empty.
    }
    if (this.#noProxyValue === '*') {
      return false // Never proxy if wildcard is set.
    }

    for (let i = 0; i < this.#noProxyEntries.length; i++) {
      const entry = this.#noProxyEntries[i]
      if (entry.port && entry.port !== port) {
        continue // Skip if ports don't match.
      }
      if (!/^[.*]/.test(entry.hostname)) {
        // No wildcards, so don't proxy only if there is not an exact match.
        if (hostname === entry.hostname) {
          return false
        }
      } else {
        // Don't proxy if the hostname ends with the no_proxy host.
        if (hostname.endsWith(entry.hostname.replace(/^\*/, ''))) {
          return false
        }
      }
    }

    return true
  }

  #parseNoProxy () {
    const noProxyValue = this.#opts.noProxy ?? this.#noProxyEnv
    const noProxySplit = noProxyValue.split(/[,\s]/)
    const noProxyEntries = []

    for (let i = 0; i < noProxySplit.length; i++) {
      const entry = noProxySplit[i]
      if (!entry) {
        continue
      }
      const parsed = entry.match(/^(.+):(\d+)$/)
      noProxyEntries.push({
        hostname: (parsed ? parsed[1] : entry).toLowerCase(),
        port: parsed ? Number.parseInt(parsed[2], 10) : 0
      })
    }

    this.#noProxyValue = noProxyValue
    this.#noProxyEntries = noProxyEntries
  }

  get #noProxyChanged () {
    if (this.#opts.noProxy !== undefined) {
      return false
    }
    return this.#noProxyValue !== this.#noProxyEnv
  }

  get #noProxyEnv () {
    return process.env.no_proxy ?? process.env.NO_PROXY ?? ''
  }
}

module.exports = EnvHttpProxyAgent


/***/ }),

/***/ 8217:
/***/ ((module) => {

/* eslint-disable */



// Extracted from node/lib/internal/fixed_queue.js

// Currently optimal queue size, tested on V8 6.0 - 6.6. Must be power of two.
const kSize = 2048;
const kMask = kSize - 1;

// The FixedQueue is implemented as a singly-linked list of fixed-size
// circular buffers. It looks something like this:
//
//  head                                                       tail
//    |                                                          |
//    v                                                          v
// +-----------+ <-----\       +-----------+ <------\         +-----------+
// |  [null]   |        \----- |   next    |         \------- |   next    |
// +-----------+               +-----------+                  +-----------+
// |   item    | <-- bottom    |   item    | <-- bottom       |  [empty]  |
// |   item    |               |   item    |                  |  [empty]  |
// |   item    |               |   item    |                  |  [empty]  |
// |   item    |               |   item    |                  |  [empty]  |
// |   item    |               |   item    |       bottom --> |   item    |
// |   item    |               |   item    |                  |   item    |
// |    ...    |               |    ...    |                  |    ...    |
// |   item    |               |   item    |                  |   item    |
// |   item    |               |   item    |                  |   item    |
// |  [empty]  | <-- top       |   item    |                  |   item    |
// |  [empty]  |               |   item    |                  |   item    |
// |  [empty]  |               |  [empty]  | <-- top  top --> |  [empty]  |
// +-----------+               +-----------+                  +-----------+
//
// Or, if there is only one circular buffer, it looks something
// like either of these:
//
//  head   tail                                 head   tail
//    |     |                                     |     |
//    v     v                                     v     v
// +-----------+                               +-----------+
// |  [null]   |                               |  [null]   |
// +-----------+                               +-----------+
// |  [empty]  |                               |   item    |
// |  [empty]  |                               |   item    |
// |   item    | <-- bottom            top --> |  [empty]  |
// |   item    |                               |  [empty]  |
// |  [empty]  | <-- top            bottom --> |   item    |
// |  [empty]  |                               |   item    |
// +-----------+                               +-----------+
//
// Adding a value means moving `top` forward by one, removing means
// moving `bottom` forward by one. After reaching the end, the queue
// wraps around.
//
// When `top === bottom` the current queue is empty and when
// `top + 1 === bottom` it's full. This wastes a single space of storage
// but allows much quicker checks.

class FixedCircularBuffer {
  constructor() {
    this.bottom = 0;
    this.top = 0;
    this.list = new Array(kSize);
    this.next = null;
  }

  isEmpty() {
    return this.top === this.bottom;
  }

  isFull() {
    return ((this.top + 1) & kMask) === this.bottom;
  }

  push(data) {
    this.list[this.top] = data;
    this.top = (this.top + 1) & kMask;
  }

  shift() {
    const nextItem = this.list[this.bottom];
    if (nextItem === undefined)
      return null;
    this.list[this.bottom] = undefined;
    this.bottom = (this.bottom + 1) & kMask;
    return nextItem;
  }
}

module.exports = class FixedQueue {
  constructor() {
    this.head = this.tail = new FixedCircularBuffer();
  }

  isEmpty() {
    return this.head.isEmpty();
  }

  push(data) {
    if (this.head.isFull()) {
      // Head is full: Creates a new queue, sets the old queue's `.next` to it,
      // and sets it as the new main queue.
      this.head = this.head.next = new FixedCircularBuffer();
    }
    this.head.push(data);
  }

  shift() {
    const tail = this.tail;
    const next = tail.shift();
    if (tail.isEmpty() && tail.next !== null) {
      // If there is another queue, it forms the new tail.
      this.tail = tail.next;
    }
    return next;
  }
};


/***/ }),

/***/ 7873:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const DispatcherBase = __nccwpck_require__(7568)
const FixedQueue = __nccwpck_require__(8217)
const { kConnected, kSize, kRunning, kPending, kQueued, kBusy, kFree, kUrl, kClose, kDestroy, kDispatch } = __nccwpck_require__(6478)
const PoolStats = __nccwpck_require__(9377)

const kClients = Symbol('clients')
const kNeedDrain = Symbol('needDrain')
const kQueue = Symbol('queue')
const kClosedResolve = Symbol('closed resolve')
const kOnDrain = Symbol('onDrain')
const kOnConnect = Symbol('onConnect')
const kOnDisconnect = Symbol('onDisconnect')
const kOnConnectionError = Symbol('onConnectionError')
const kGetDispatcher = Symbol('get dispatcher')
const kAddClient = Symbol('add client')
const kRemoveClient = Symbol('remove client')
const kStats = Symbol('stats')

class PoolBase extends DispatcherBase {
  constructor (opts) {
    super(opts)

    this[kQueue] = new FixedQueue()
    this[kClients] = []
    this[kQueued] = 0

    const pool = this

    this[kOnDrain] = function onDrain (origin, targets) {
      const queue = pool[kQueue]

      let needDrain = false

      while (!needDrain) {
        const item = queue.shift()
        if (!item) {
          break
        }
        pool[kQueued]--
        needDrain = !this.dispatch(item.opts, item.handler)
      }

      this[kNeedDrain] = needDrain

      if (!this[kNeedDrain] && pool[kNeedDrain]) {
        pool[kNeedDrain] = false
        pool.emit('drain', origin, [pool, ...targets])
      }

      if (pool[kClosedResolve] && queue.isEmpty()) {
        Promise
          .all(pool[kClients].map(c => c.close()))
          .then(pool[kClosedResolve])
      }
    }

    this[kOnConnect] = (origin, targets) => {
      pool.emit('connect', origin, [pool, ...targets])
    }

    this[kOnDisconnect] = (origin, targets, err) => {
      pool.emit('disconnect', origin, [pool, ...targets], err)
    }

    this[kOnConnectionError] = (origin, targets, err) => {
      pool.emit('connectionError', origin, [pool, ...targets], err)
    }

    this[kStats] = new PoolStats(this)
  }

  get [kBusy] () {
    return this[kNeedDrain]
  }

  get [kConnected] () {
    return this[kClients].filter(client => client[kConnected]).length
  }

  get [kFree] () {
    return this[kClients].filter(client => client[kConnected] && !client[kNeedDrain]).length
  }

  get [kPending] () {
    let ret = this[kQueued]
    for (const { [kPending]: pending } of this[kClients]) {
      ret += pending
    }
    return ret
  }

  get [kRunning] () {
    let ret = 0
    for (const { [kRunning]: running } of this[kClients]) {
      ret += running
    }
    return ret
  }

  get [kSize] () {
    let ret = this[kQueued]
    for (const { [kSize]: size } of this[kClients]) {
      ret += size
    }
    return ret
  }

  get stats () {
    return this[kStats]
  }

  async [kClose] () {
    if (this[kQueue].isEmpty()) {
      await Promise.all(this[kClients].map(c => c.close()))
    } else {
      await new Promise((resolve) => {
        this[kClosedResolve] = resolve
      })
    }
  }

  async [kDestroy] (err) {
    while (true) {
      const item = this[kQueue].shift()
      if (!item) {
        break
      }
      item.handler.onError(err)
    }

    await Promise.all(this[kClients].map(c => c.destroy(err)))
  }

  [kDispatch] (opts, handler) {
    const dispatcher = this[kGetDispatcher]()

    if (!dispatcher) {
      this[kNeedDrain] = true
      this[kQueue].push({ opts, handler })
      this[kQueued]++
    } else if (!dispatcher.dispatch(opts, handler)) {
      dispatcher[kNeedDrain] = true
      this[kNeedDrain] = !this[kGetDispatcher]()
    }

    return !this[kNeedDrain]
  }

  [kAddClient] (client) {
    client
      .on('drain', this[kOnDrain])
      .on('connect', this[kOnConnect])
      .on('disconnect', this[kOnDisconnect])
      .on('connectionError', this[kOnConnectionError])

    this[kClients].push(client)

    if (this[kNeedDrain]) {
      queueMicrotask(() => {
        if (this[kNeedDrain]) {
          this[kOnDrain](client[kUrl], [this, client])
        }
      })
    }

    return this
  }

  [kRemoveClient] (client) {
    client.close(() => {
      const idx = this[kClients].indexOf(client)
      if (idx !== -1) {
        this[kClients].splice(idx, 1)
      }
    })

    this[kNeedDrain] = this[kClients].some(dispatcher => (
      !dispatcher[kNeedDrain] &&
      dispatcher.closed !== true &&
      dispatcher.destroyed !== true
    ))
  }
}

module.exports = {
  PoolBase,
  kClients,
  kNeedDrain,
  kAddClient,
  kRemoveClient,
  kGetDispatcher
}


/***/ }),

/***/ 9377:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const { kFree, kConnected, kPending, kQueued, kRunning, kSize } = __nccwpck_require__(6478)
const kPool = Symbol('pool')

class PoolStats {
  constructor (pool) {
    this[kPool] = pool
  }

  get connected () {
    return this[kPool][kConnected]
  }

  get free () {
    return this[kPool][kFree]
  }

  get pending () {
    return this[kPool][kPending]
  }

  get queued () {
    return this[kPool][kQueued]
  }

  get running () {
    return this[kPool][kRunning]
  }

  get size () {
    return this[kPool][kSize]
  }
}

module.exports = PoolStats


/***/ }),

/***/ 6307:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const {
  PoolBase,
  kClients,
  kNeedDrain,
  kAddClient,
  kGetDispatcher
} = __nccwpck_require__(7873)
const Client = __nccwpck_require__(2574)
const {
  InvalidArgumentError
} = __nccwpck_require__(3092)
const util = __nccwpck_require__(9203)
const { kUrl, kInterceptors } = __nccwpck_require__(6478)
const buildConnector = __nccwpck_require__(3657)

const kOptions = Symbol('options')
const kConnections = Symbol('connections')
const kFactory = Symbol('factory')

function defaultFactory (origin, opts) {
  return new Client(origin, opts)
}

class Pool extends PoolBase {
  constructor (origin, {
    connections,
    factory = defaultFactory,
    connect,
    connectTimeout,
    tls,
    maxCachedSessions,
    socketPath,
    autoSelectFamily,
    autoSelectFamilyAttemptTimeout,
    allowH2,
    ...options
  } = {}) {
    if (connections != null && (!Number.isFinite(connections) || connections < 0)) {
      throw new InvalidArgumentError('invalid connections')
    }

    if (typeof factory !== 'function') {
      throw new InvalidArgumentError('factory must be a function.')
    }

    if (connect != null && typeof connect !== 'function' && typeof connect !== 'object') {
      throw new InvalidArgumentError('connect must be a function or an object')
    }

    if (typeof connect !== 'function') {
      connect = buildConnector({
        ...tls,
        maxCachedSessions,
        allowH2,
        socketPath,
        timeout: connectTimeout,
        ...(autoSelectFamily ? { autoSelectFamily, autoSelectFamilyAttemptTimeout } : undefined),
        ...connect
      })
    }

    super(options)

    this[kInterceptors] = options.interceptors?.Pool && Array.isArray(options.interceptors.Pool)
      ? options.interceptors.Pool
      : []
    this[kConnections] = connections || null
    this[kUrl] = util.parseOrigin(origin)
    this[kOptions] = { ...util.deepClone(options), connect, allowH2 }
    this[kOptions].interceptors = options.interceptors
      ? { ...options.interceptors }
      : undefined
    this[kFactory] = factory

    this.on('connectionError', (origin, targets, error) => {
      // If a connection error occurs, we remove the client from the pool,
      // and emit a connectionError event. They will not be re-used.
      // Fixes https://github.com/nodejs/undici/issues/3895
      for (const target of targets) {
        // Do not use kRemoveClient here, as it will close the client,
        // but the client cannot be closed in this state.
        const idx = this[kClients].indexOf(target)
        if (idx !== -1) {
          this[kClients].splice(idx, 1)
        }
      }
    })
  }

  [kGetDispatcher] () {
    for (const client of this[kClients]) {
      if (!client[kNeedDrain]) {
        return client
      }
    }

    if (!this[kConnections] || this[kClients].length < this[kConnections]) {
      const dispatcher = this[kFactory](this[kUrl], this[kOptions])
      this[kAddClient](dispatcher)
      return dispatcher
    }
  }
}

module.exports = Pool


/***/ }),

/***/ 6553:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const { kProxy, kClose, kDestroy, kDispatch, kInterceptors } = __nccwpck_require__(6478)
const { URL } = __nccwpck_require__(3136)
const Agent = __nccwpck_require__(3480)
const Pool = __nccwpck_require__(6307)
const DispatcherBase = __nccwpck_require__(7568)
const { InvalidArgumentError, RequestAbortedError, SecureProxyConnectionError } = __nccwpck_require__(3092)
const buildConnector = __nccwpck_require__(3657)
const Client = __nccwpck_require__(2574)

const kAgent = Symbol('proxy agent')
const kClient = Symbol('proxy client')
const kProxyHeaders = Symbol('proxy headers')
const kRequestTls = Symbol('request tls settings')
const kProxyTls = Symbol('proxy tls settings')
const kConnectEndpoint = Symbol('connect endpoint function')
const kTunnelProxy = Symbol('tunnel proxy')

function defaultProtocolPort (protocol) {
  return protocol === 'https:' ? 443 : 80
}

function defaultFactory (origin, opts) {
  return new Pool(origin, opts)
}

const noop = () => {}

function defaultAgentFactory (origin, opts) {
  if (opts.connections === 1) {
    return new Client(origin, opts)
  }
  return new Pool(origin, opts)
}

class Http1ProxyWrapper extends DispatcherBase {
  #client

  constructor (proxyUrl, { headers = {}, connect, factory }) {
    super()
    if (!proxyUrl) {
      throw new InvalidArgumentError('Proxy URL is mandatory')
    }

    this[kProxyHeaders] = headers
    if (factory) {
      this.#client = factory(proxyUrl, { connect })
    } else {
      this.#client = new Client(proxyUrl, { connect })
    }
  }

  [kDispatch] (opts, handler) {
    const onHeaders = handler.onHeaders
    handler.onHeaders = function (statusCode, data, resume) {
      if (statusCode === 407) {
        if (typeof handler.onError === 'function') {
          handler.onError(new InvalidArgumentError('Proxy Authentication Required (407)'))
        }
        return
      }
      if (onHeaders) onHeaders.call(this, statusCode, data, resume)
    }

    // Rewrite request as an HTTP1 Proxy request, without tunneling.
    const {
      origin,
      path = '/',
      headers = {}
    } = opts

    opts.path = origin + path

    if (!('host' in headers) && !('Host' in headers)) {
      const { host } = new URL(origin)
      headers.host = host
    }
    opts.headers = { ...this[kProxyHeaders], ...headers }

    return this.#client[kDispatch](opts, handler)
  }

  async [kClose] () {
    return this.#client.close()
  }

  async [kDestroy] (err) {
    return this.#client.destroy(err)
  }
}

class ProxyAgent extends DispatcherBase {
  constructor (opts) {
    super()

    if (!opts || (typeof opts === 'object' && !(opts instanceof URL) && !opts.uri)) {
      throw new InvalidArgumentError('Proxy uri is mandatory')
    }

    const { clientFactory = defaultFactory } = opts
    if (typeof clientFactory !== 'function') {
      throw new InvalidArgumentError('Proxy opts.clientFactory must be a function.')
    }

    const { proxyTunnel = true } = opts

    const url = this.#getUrl(opts)
    const { href, origin, port, protocol, username, password, hostname: proxyHostname } = url

    this[kProxy] = { uri: href, protocol }
    this[kInterceptors] = opts.interceptors?.ProxyAgent && Array.isArray(opts.interceptors.ProxyAgent)
      ? opts.interceptors.ProxyAgent
      : []
    this[kRequestTls] = opts.requestTls
    this[kProxyTls] = opts.proxyTls
    this[kProxyHeaders] = opts.headers || {}
    this[kTunnelProxy] = proxyTunnel

    if (opts.auth && opts.token) {
      throw new InvalidArgumentError('opts.auth cannot be used in combination with opts.token')
    } else if (opts.auth) {
      /* @deprecated in favour of opts.token */
      this[kProxyHeaders]['proxy-authorization'] = `Basic ${opts.auth}`
    } else if (opts.token) {
      this[kProxyHeaders]['proxy-authorization'] = opts.token
    } else if (username && password) {
      this[kProxyHeaders]['proxy-authorization'] = `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}`
    }

    const connect = buildConnector({ ...opts.proxyTls })
    this[kConnectEndpoint] = buildConnector({ ...opts.requestTls })

    const agentFactory = opts.factory || defaultAgentFactory
    const factory = (origin, options) => {
      const { protocol } = new URL(origin)
      if (!this[kTunnelProxy] && protocol === 'http:' && this[kProxy].protocol === 'http:') {
        return new Http1ProxyWrapper(this[kProxy].uri, {
          headers: this[kProxyHeaders],
          connect,
          factory: agentFactory
        })
      }
      return agentFactory(origin, options)
    }
    this[kClient] = clientFactory(url, { connect })
    this[kAgent] = new Agent({
      ...opts,
      factory,
      connect: async (opts, callback) => {
        let requestedPath = opts.host
        if (!opts.port) {
          requestedPath += `:${defaultProtocolPort(opts.protocol)}`
        }
        try {
          const { socket, statusCode } = await this[kClient].connect({
            origin,
            port,
            path: requestedPath,
            signal: opts.signal,
            headers: {
              ...this[kProxyHeaders],
              host: opts.host
            },
            servername: this[kProxyTls]?.servername || proxyHostname
          })
          if (statusCode !== 200) {
            socket.on('error', noop).destroy()
            callback(new RequestAbortedError(`Proxy response (${statusCode}) !== 200 when HTTP Tunneling`))
          }
          if (opts.protocol !== 'https:') {
            callback(null, socket)
            return
          }
          let servername
          if (this[kRequestTls]) {
            servername = this[kRequestTls].servername
          } else {
            servername = opts.servername
          }
          this[kConnectEndpoint]({ ...opts, servername, httpSocket: socket }, callback)
        } catch (err) {
          if (err.code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
            // Throw a custom error to avoid loop in client.js#connect
            callback(new SecureProxyConnectionError(err))
          } else {
            callback(err)
          }
        }
      }
    })
  }

  dispatch (opts, handler) {
    const headers = buildHeaders(opts.headers)
    throwIfProxyAuthIsSent(headers)

    if (headers && !('host' in headers) && !('Host' in headers)) {
      const { host } = new URL(opts.origin)
      headers.host = host
    }

    return this[kAgent].dispatch(
      {
        ...opts,
        headers
      },
      handler
    )
  }

  /**
   * @param {import('../types/proxy-agent').ProxyAgent.Options | string | URL} opts
   * @returns {URL}
   */
  #getUrl (opts) {
    if (typeof opts === 'string') {
      return new URL(opts)
    } else if (opts instanceof URL) {
      return opts
    } else {
      return new URL(opts.uri)
    }
  }

  async [kClose] () {
    await this[kAgent].close()
    await this[kClient].close()
  }

  async [kDestroy] () {
    await this[kAgent].destroy()
    await this[kClient].destroy()
  }
}

/**
 * @param {string[] | Record<string, string>} headers
 * @returns {Record<string, string>}
 */
function buildHeaders (headers) {
  // When using undici.fetch, the headers list is stored
  // as an array.
  if (Array.isArray(headers)) {
    /** @type {Record<string, string>} */
    const headersPair = {}

    for (let i = 0; i < headers.length; i += 2) {
      headersPair[headers[i]] = headers[i + 1]
    }

    return headersPair
  }

  return headers
}

/**
 * @param {Record<string, string>} headers
 *
 * Previous versions of ProxyAgent suggests the Proxy-Authorization in request headers
 * Nevertheless, it was changed and to avoid a security vulnerability by end users
 * this check was created.
 * It should be removed in the next major version for performance reasons
 */
function throwIfProxyAuthIsSent (headers) {
  const existProxyAuth = headers && Object.keys(headers)
    .find((key) => key.toLowerCase() === 'proxy-authorization')
  if (existProxyAuth) {
    throw new InvalidArgumentError('Proxy-Authorization should be sent in ProxyAgent constructor')
  }
}

module.exports = ProxyAgent


/***/ }),

/***/ 8307:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const util = __nccwpck_require__(9203)
const { kBodyUsed } = __nccwpck_require__(6478)
const assert = __nccwpck_require__(4589)
const { InvalidArgumentError } = __nccwpck_require__(3092)
const EE = __nccwpck_require__(8474)

const redirectableStatusCodes = [300, 301, 302, 303, 307, 308]

const kBody = Symbol('body')

class BodyAsyncIterable {
  constructor (body) {
    this[kBody] = body
    this[kBodyUsed] = false
  }

  async * [Symbol.asyncIterator] () {
    assert(!this[kBodyUsed], 'disturbed')
    this[kBodyUsed] = true
    yield * this[kBody]
  }
}

class RedirectHandler {
  constructor (dispatch, maxRedirections, opts, handler) {
    if (maxRedirections != null && (!Number.isInteger(maxRedirections) || maxRedirections < 0)) {
      throw new InvalidArgumentError('maxRedirections must be a positive number')
    }

    util.validateHandler(handler, opts.method, opts.upgrade)

    this.dispatch = dispatch
    this.location = null
    this.abort = null
    this.opts = { ...opts, maxRedirections: 0 } // opts must be a copy
    this.maxRedirections = maxRedirections
    this.handler = handler
    this.history = []
    this.redirectionLimitReached = false

    if (util.isStream(this.opts.body)) {
      // TODO (fix): Provide some way for the user to cache the file to e.g. /tmp
      // so that it can be dispatched again?
      // TODO (fix): Do we need 100-expect support to provide a way to do this properly?
      if (util.bodyLength(this.opts.body) === 0) {
        this.opts.body
          .on('data', function () {
            assert(false)
          })
      }

      if (typeof this.opts.body.readableDidRead !== 'boolean') {
        this.opts.body[kBodyUsed] = false
        EE.prototype.on.call(this.opts.body, 'data', function () {
          this[kBodyUsed] = true
        })
      }
    } else if (this.opts.body && typeof this.opts.body.pipeTo === 'function') {
      // TODO (fix): We can't access ReadableStream internal state
      // to determine whether or not it has been disturbed. This is just
      // a workaround.
      this.opts.body = new BodyAsyncIterable(this.opts.body)
    } else if (
      this.opts.body &&
      typeof this.opts.body !== 'string' &&
      !ArrayBuffer.isView(this.opts.body) &&
      util.isIterable(this.opts.body)
    ) {
      // TODO: Should we allow re-using iterable if !this.opts.idempotent
      // or through some other flag?
      this.opts.body = new BodyAsyncIterable(this.opts.body)
    }
  }

  onConnect (abort) {
    this.abort = abort
    this.handler.onConnect(abort, { history: this.history })
  }

  onUpgrade (statusCode, headers, socket) {
    this.handler.onUpgrade(statusCode, headers, socket)
  }

  onError (error) {
    this.handler.onError(error)
  }

  onHeaders (statusCode, headers, resume, statusText) {
    this.location = this.history.length >= this.maxRedirections || util.isDisturbed(this.opts.body)
      ? null
      : parseLocation(statusCode, headers)

    if (this.opts.throwOnMaxRedirect && this.history.length >= this.maxRedirections) {
      if (this.request) {
        this.request.abort(new Error('max redirects'))
      }

      this.redirectionLimitReached = true
      this.abort(new Error('max redirects'))
      return
    }

    if (this.opts.origin) {
      this.history.push(new URL(this.opts.path, this.opts.origin))
    }

    if (!this.location) {
      return this.handler.onHeaders(statusCode, headers, resume, statusText)
    }

    const { origin, pathname, search } = util.parseURL(new URL(this.location, this.opts.origin && new URL(this.opts.path, this.opts.origin)))
    const path = search ? `${pathname}${search}` : pathname

    // Remove headers referring to the original URL.
    // By default it is Host only, unless it's a 303 (see below), which removes also all Content-* headers.
    // https://tools.ietf.org/html/rfc7231#section-6.4
    this.opts.headers = cleanRequestHeaders(this.opts.headers, statusCode === 303, this.opts.origin !== origin)
    this.opts.path = path
    this.opts.origin = origin
    this.opts.maxRedirections = 0
    this.opts.query = null

    // https://tools.ietf.org/html/rfc7231#section-6.4.4
    // In case of HTTP 303, always replace method to be either HEAD or GET
    if (statusCode === 303 && this.opts.method !== 'HEAD') {
      this.opts.method = 'GET'
      this.opts.body = null
    }
  }

  onData (chunk) {
    if (this.location) {
      /*
        https://tools.ietf.org/html/rfc7231#section-6.4

        TLDR: undici always ignores 3xx response bodies.

        Redirection is used to serve the requested resource from another URL, so it is assumes that
        no body is generated (and thus can be ignored). Even though generating a body is not prohibited.

        For status 301, 302, 303, 307 and 308 (the latter from RFC 7238), the specs mention that the body usually
        (which means it's optional and not mandated) contain just an hyperlink to the value of
        the Location response header, so the body can be ignored safely.

        For status 300, which is "Multiple Choices", the spec mentions both generating a Location
        response header AND a response body with the other possible location to follow.
        Since the spec explicitly chooses not to specify a format for such body and leave it to
        servers and browsers implementors, we ignore the body as there is no specified way to eventually parse it.
      */
    } else {
      return this.handler.onData(chunk)
    }
  }

  onComplete (trailers) {
    if (this.location) {
      /*
        https://tools.ietf.org/html/rfc7231#section-6.4

        TLDR: undici always ignores 3xx response trailers as they are not expected in case of redirections
        and neither are useful if present.

        See comment on onData method above for more detailed information.
      */

      this.location = null
      this.abort = null

      this.dispatch(this.opts, this)
    } else {
      this.handler.onComplete(trailers)
    }
  }

  onBodySent (chunk) {
    if (this.handler.onBodySent) {
      this.handler.onBodySent(chunk)
    }
  }
}

function parseLocation (statusCode, headers) {
  if (redirectableStatusCodes.indexOf(statusCode) === -1) {
    return null
  }

  for (let i = 0; i < headers.length; i += 2) {
    if (headers[i].length === 8 && util.headerNameToString(headers[i]) === 'location') {
      return headers[i + 1]
    }
  }
}

// https://tools.ietf.org/html/rfc7231#section-6.4.4
function shouldRemoveHeader (header, removeContent, unknownOrigin) {
  if (header.length === 4) {
    return util.headerNameToString(header) === 'host'
  }
  if (removeContent && util.headerNameToString(header).startsWith('content-')) {
    return true
  }
  if (unknownOrigin && (header.length === 13 || header.length === 6 || header.length === 19)) {
    const name = util.headerNameToString(header)
    return name === 'authorization' || name === 'cookie' || name === 'proxy-authorization'
  }
  return false
}

// https://tools.ietf.org/html/rfc7231#section-6.4
function cleanRequestHeaders (headers, removeContent, unknownOrigin) {
  const ret = []
  if (Array.isArray(headers)) {
    for (let i = 0; i < headers.length; i += 2) {
      if (!shouldRemoveHeader(headers[i], removeContent, unknownOrigin)) {
        ret.push(headers[i], headers[i + 1])
      }
    }
  } else if (headers && typeof headers === 'object') {
    for (const key of Object.keys(headers)) {
      if (!shouldRemoveHeader(key, removeContent, unknownOrigin)) {
        ret.push(key, headers[key])
      }
    }
  } else {
    assert(headers == null, 'headers must be an object or an array')
  }
  return ret
}

module.exports = RedirectHandler


/***/ }),

/***/ 4461:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const RedirectHandler = __nccwpck_require__(8307)

function createRedirectInterceptor ({ maxRedirections: defaultMaxRedirections }) {
  return (dispatch) => {
    return function Intercept (opts, handler) {
      const { maxRedirections = defaultMaxRedirections } = opts

      if (!maxRedirections) {
        return dispatch(opts, handler)
      }

      const redirectHandler = new RedirectHandler(dispatch, maxRedirections, opts, handler)
      opts = { ...opts, maxRedirections: 0 } // Stop sub dispatcher from also redirecting.
      return dispatch(opts, redirectHandler)
    }
  }
}

module.exports = createRedirectInterceptor


/***/ }),

/***/ 7405:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.SPECIAL_HEADERS = exports.HEADER_STATE = exports.MINOR = exports.MAJOR = exports.CONNECTION_TOKEN_CHARS = exports.HEADER_CHARS = exports.TOKEN = exports.STRICT_TOKEN = exports.HEX = exports.URL_CHAR = exports.STRICT_URL_CHAR = exports.USERINFO_CHARS = exports.MARK = exports.ALPHANUM = exports.NUM = exports.HEX_MAP = exports.NUM_MAP = exports.ALPHA = exports.FINISH = exports.H_METHOD_MAP = exports.METHOD_MAP = exports.METHODS_RTSP = exports.METHODS_ICE = exports.METHODS_HTTP = exports.METHODS = exports.LENIENT_FLAGS = exports.FLAGS = exports.TYPE = exports.ERROR = void 0;
const utils_1 = __nccwpck_require__(2401);
// C headers
var ERROR;
(function (ERROR) {
    ERROR[ERROR["OK"] = 0] = "OK";
    ERROR[ERROR["INTERNAL"] = 1] = "INTERNAL";
    ERROR[ERROR["STRICT"] = 2] = "STRICT";
    ERROR[ERROR["LF_EXPECTED"] = 3] = "LF_EXPECTED";
    ERROR[ERROR["UNEXPECTED_CONTENT_LENGTH"] = 4] = "UNEXPECTED_CONTENT_LENGTH";
    ERROR[ERROR["CLOSED_CONNECTION"] = 5] = "CLOSED_CONNECTION";
    ERROR[ERROR["INVALID_METHOD"] = 6] = "INVALID_METHOD";
    ERROR[ERROR["INVALID_URL"] = 7] = "INVALID_URL";
    ERROR[ERROR["INVALID_CONSTANT"] = 8] = "INVALID_CONSTANT";
    ERROR[ERROR["INVALID_VERSION"] = 9] = "INVALID_VERSION";
    ERROR[ERROR["INVALID_HEADER_TOKEN"] = 10] = "INVALID_HEADER_TOKEN";
    ERROR[ERROR["INVALID_CONTENT_LENGTH"] = 11] = "INVALID_CONTENT_LENGTH";
    ERROR[ERROR["INVALID_CHUNK_SIZE"] = 12] = "INVALID_CHUNK_SIZE";
    ERROR[ERROR["INVALID_STATUS"] = 13] = "INVALID_STATUS";
    ERROR[ERROR["INVALID_EOF_STATE"] = 14] = "INVALID_EOF_STATE";
    ERROR[ERROR["INVALID_TRANSFER_ENCODING"] = 15] = "INVALID_TRANSFER_ENCODING";
    ERROR[ERROR["CB_MESSAGE_BEGIN"] = 16] = "CB_MESSAGE_BEGIN";
    ERROR[ERROR["CB_HEADERS_COMPLETE"] = 17] = "CB_HEADERS_COMPLETE";
    ERROR[ERROR["CB_MESSAGE_COMPLETE"] = 18] = "CB_MESSAGE_COMPLETE";
    ERROR[ERROR["CB_CHUNK_HEADER"] = 19] = "CB_CHUNK_HEADER";
    ERROR[ERROR["CB_CHUNK_COMPLETE"] = 20] = "CB_CHUNK_COMPLETE";
    ERROR[ERROR["PAUSED"] = 21] = "PAUSED";
    ERROR[ERROR["PAUSED_UPGRADE"] = 22] = "PAUSED_UPGRADE";
    ERROR[ERROR["PAUSED_H2_UPGRADE"] = 23] = "PAUSED_H2_UPGRADE";
    ERROR[ERROR["USER"] = 24] = "USER";
})(ERROR = exports.ERROR || (exports.ERROR = {}));
var TYPE;
(function (TYPE) {
    TYPE[TYPE["BOTH"] = 0] = "BOTH";
    TYPE[TYPE["REQUEST"] = 1] = "REQUEST";
    TYPE[TYPE["RESPONSE"] = 2] = "RESPONSE";
})(TYPE = exports.TYPE || (exports.TYPE = {}));
var FLAGS;
(function (FLAGS) {
    FLAGS[FLAGS["CONNECTION_KEEP_ALIVE"] = 1] = "CONNECTION_KEEP_ALIVE";
    FLAGS[FLAGS["CONNECTION_CLOSE"] = 2] = "CONNECTION_CLOSE";
    FLAGS[FLAGS["CONNECTION_UPGRADE"] = 4] = "CONNECTION_UPGRADE";
    FLAGS[FLAGS["CHUNKED"] = 8] = "CHUNKED";
    FLAGS[FLAGS["UPGRADE"] = 16] = "UPGRADE";
    FLAGS[FLAGS["CONTENT_LENGTH"] = 32] = "CONTENT_LENGTH";
    FLAGS[FLAGS["SKIPBODY"] = 64] = "SKIPBODY";
    FLAGS[FLAGS["TRAILING"] = 128] = "TRAILING";
    // 1 << 8 is unused
    FLAGS[FLAGS["TRANSFER_ENCODING"] = 512] = "TRANSFER_ENCODING";
})(FLAGS = exports.FLAGS || (exports.FLAGS = {}));
var LENIENT_FLAGS;
(function (LENIENT_FLAGS) {
    LENIENT_FLAGS[LENIENT_FLAGS["HEADERS"] = 1] = "HEADERS";
    LENIENT_FLAGS[LENIENT_FLAGS["CHUNKED_LENGTH"] = 2] = "CHUNKED_LENGTH";
    LENIENT_FLAGS[LENIENT_FLAGS["KEEP_ALIVE"] = 4] = "KEEP_ALIVE";
})(LENIENT_FLAGS = exports.LENIENT_FLAGS || (exports.LENIENT_FLAGS = {}));
var METHODS;
(function (METHODS) {
    METHODS[METHODS["DELETE"] = 0] = "DELETE";
    METHODS[METHODS["GET"] = 1] = "GET";
    METHODS[METHODS["HEAD"] = 2] = "HEAD";
    METHODS[METHODS["POST"] = 3] = "POST";
    METHODS[METHODS["PUT"] = 4] = "PUT";
    /* pathological */
    METHODS[METHODS["CONNECT"] = 5] = "CONNECT";
    METHODS[METHODS["OPTIONS"] = 6] = "OPTIONS";
    METHODS[METHODS["TRACE"] = 7] = "TRACE";
    /* WebDAV */
    METHODS[METHODS["COPY"] = 8] = "COPY";
    METHODS[METHODS["LOCK"] = 9] = "LOCK";
    METHODS[METHODS["MKCOL"] = 10] = "MKCOL";
    METHODS[METHODS["MOVE"] = 11] = "MOVE";
    METHODS[METHODS["PROPFIND"] = 12] = "PROPFIND";
    METHODS[METHODS["PROPPATCH"] = 13] = "PROPPATCH";
    METHODS[METHODS["SEARCH"] = 14] = "SEARCH";
    METHODS[METHODS["UNLOCK"] = 15] = "UNLOCK";
    METHODS[METHODS["BIND"] = 16] = "BIND";
    METHODS[METHODS["REBIND"] = 17] = "REBIND";
    METHODS[METHODS["UNBIND"] = 18] = "UNBIND";
    METHODS[METHODS["ACL"] = 19] = "ACL";
    /* subversion */
    METHODS[METHODS["REPORT"] = 20] = "REPORT";
    METHODS[METHODS["MKACTIVITY"] = 21] = "MKACTIVITY";
    METHODS[METHODS["CHECKOUT"] = 22] = "CHECKOUT";
    METHODS[METHODS["MERGE"] = 23] = "MERGE";
    /* upnp */
    METHODS[METHODS["M-SEARCH"] = 24] = "M-SEARCH";
    METHODS[METHODS["NOTIFY"] = 25] = "NOTIFY";
    METHODS[METHODS["SUBSCRIBE"] = 26] = "SUBSCRIBE";
    METHODS[METHODS["UNSUBSCRIBE"] = 27] = "UNSUBSCRIBE";
    /* RFC-5789 */
    METHODS[METHODS["PATCH"] = 28] = "PATCH";
    METHODS[METHODS["PURGE"] = 29] = "PURGE";
    /* CalDAV */
    METHODS[METHODS["MKCALENDAR"] = 30] = "MKCALENDAR";
    /* RFC-2068, section 19.6.1.2 */
    METHODS[METHODS["LINK"] = 31] = "LINK";
    METHODS[METHODS["UNLINK"] = 32] = "UNLINK";
    /* icecast */
    METHODS[METHODS["SOURCE"] = 33] = "SOURCE";
    /* RFC-7540, section 11.6 */
    METHODS[METHODS["PRI"] = 34] = "PRI";
    /* RFC-2326 RTSP */
    METHODS[METHODS["DESCRIBE"] = 35] = "DESCRIBE";
    METHODS[METHODS["ANNOUNCE"] = 36] = "ANNOUNCE";
    METHODS[METHODS["SETUP"] = 37] = "SETUP";
    METHODS[METHODS["PLAY"] = 38] = "PLAY";
    METHODS[METHODS["PAUSE"] = 39] = "PAUSE";
    METHODS[METHODS["TEARDOWN"] = 40] = "TEARDOWN";
    METHODS[METHODS["GET_PARAMETER"] = 41] = "GET_PARAMETER";
    METHODS[METHODS["SET_PARAMETER"] = 42] = "SET_PARAMETER";
    METHODS[METHODS["REDIRECT"] = 43] = "REDIRECT";
    METHODS[METHODS["RECORD"] = 44] = "RECORD";
    /* RAOP */
    METHODS[METHODS["FLUSH"] = 45] = "FLUSH";
})(METHODS = exports.METHODS || (exports.METHODS = {}));
exports.METHODS_HTTP = [
    METHODS.DELETE,
    METHODS.GET,
    METHODS.HEAD,
    METHODS.POST,
    METHODS.PUT,
    METHODS.CONNECT,
    METHODS.OPTIONS,
    METHODS.TRACE,
    METHODS.COPY,
    METHODS.LOCK,
    METHODS.MKCOL,
    METHODS.MOVE,
    METHODS.PROPFIND,
    METHODS.PROPPATCH,
    METHODS.SEARCH,
    METHODS.UNLOCK,
    METHODS.BIND,
    METHODS.REBIND,
    METHODS.UNBIND,
    METHODS.ACL,
    METHODS.REPORT,
    METHODS.MKACTIVITY,
    METHODS.CHECKOUT,
    METHODS.MERGE,
    METHODS['M-SEARCH'],
    METHODS.NOTIFY,
    METHODS.SUBSCRIBE,
    METHODS.UNSUBSCRIBE,
    METHODS.PATCH,
    METHODS.PURGE,
    METHODS.MKCALENDAR,
    METHODS.LINK,
    METHODS.UNLINK,
    METHODS.PRI,
    // TODO(indutny): should we allow it with HTTP?
    METHODS.SOURCE,
];
exports.METHODS_ICE = [
    METHODS.SOURCE,
];
exports.METHODS_RTSP = [
    METHODS.OPTIONS,
    METHODS.DESCRIBE,
    METHODS.ANNOUNCE,
    METHODS.SETUP,
    METHODS.PLAY,
    METHODS.PAUSE,
    METHODS.TEARDOWN,
    METHODS.GET_PARAMETER,
    METHODS.SET_PARAMETER,
    METHODS.REDIRECT,
    METHODS.RECORD,
    METHODS.FLUSH,
    // For AirPlay
    METHODS.GET,
    METHODS.POST,
];
exports.METHOD_MAP = utils_1.enumToMap(METHODS);
exports.H_METHOD_MAP = {};
Object.keys(exports.METHOD_MAP).forEach((key) => {
    if (/^H/.test(key)) {
        exports.H_METHOD_MAP[key] = exports.METHOD_MAP[key];
    }
});
var FINISH;
(function (FINISH) {
    FINISH[FINISH["SAFE"] = 0] = "SAFE";
    FINISH[FINISH["SAFE_WITH_CB"] = 1] = "SAFE_WITH_CB";
    FINISH[FINISH["UNSAFE"] = 2] = "UNSAFE";
})(FINISH = exports.FINISH || (exports.FINISH = {}));
exports.ALPHA = [];
for (let i = 'A'.charCodeAt(0); i <= 'Z'.charCodeAt(0); i++) {
    // Upper case
    exports.ALPHA.push(String.fromCharCode(i));
    // Lower case
    exports.ALPHA.push(String.fromCharCode(i + 0x20));
}
exports.NUM_MAP = {
    0: 0, 1: 1, 2: 2, 3: 3, 4: 4,
    5: 5, 6: 6, 7: 7, 8: 8, 9: 9,
};
exports.HEX_MAP = {
    0: 0, 1: 1, 2: 2, 3: 3, 4: 4,
    5: 5, 6: 6, 7: 7, 8: 8, 9: 9,
    A: 0XA, B: 0XB, C: 0XC, D: 0XD, E: 0XE, F: 0XF,
    a: 0xa, b: 0xb, c: 0xc, d: 0xd, e: 0xe, f: 0xf,
};
exports.NUM = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
];
exports.ALPHANUM = exports.ALPHA.concat(exports.NUM);
exports.MARK = ['-', '_', '.', '!', '~', '*', '\'', '(', ')'];
exports.USERINFO_CHARS = exports.ALPHANUM
    .concat(exports.MARK)
    .concat(['%', ';', ':', '&', '=', '+', '$', ',']);
// TODO(indutny): use RFC
exports.STRICT_URL_CHAR = [
    '!', '"', '$', '%', '&', '\'',
    '(', ')', '*', '+', ',', '-', '.', '/',
    ':', ';', '<', '=', '>',
    '@', '[', '\\', ']', '^', '_',
    '`',
    '{', '|', '}', '~',
].concat(exports.ALPHANUM);
exports.URL_CHAR = exports.STRICT_URL_CHAR
    .concat(['\t', '\f']);
// All characters with 0x80 bit set to 1
for (let i = 0x80; i <= 0xff; i++) {
    exports.URL_CHAR.push(i);
}
exports.HEX = exports.NUM.concat(['a', 'b', 'c', 'd', 'e', 'f', 'A', 'B', 'C', 'D', 'E', 'F']);
/* Tokens as defined by rfc 2616. Also lowercases them.
 *        token       = 1*<any CHAR except CTLs or separators>
 *     separators     = "(" | ")" | "<" | ">" | "@"
 *                    | "," | ";" | ":" | "\" | <">
 *                    | "/" | "[" | "]" | "?" | "="
 *                    | "{" | "}" | SP | HT
 */
exports.STRICT_TOKEN = [
    '!', '#', '$', '%', '&', '\'',
    '*', '+', '-', '.',
    '^', '_', '`',
    '|', '~',
].concat(exports.ALPHANUM);
exports.TOKEN = exports.STRICT_TOKEN.concat([' ']);
/*
 * Verify that a char is a valid visible (printable) US-ASCII
 * character or %x80-FF
 */
exports.HEADER_CHARS = ['\t'];
for (let i = 32; i <= 255; i++) {
    if (i !== 127) {
        exports.HEADER_CHARS.push(i);
    }
}
// ',' = \x44
exports.CONNECTION_TOKEN_CHARS = exports.HEADER_CHARS.filter((c) => c !== 44);
exports.MAJOR = exports.NUM_MAP;
exports.MINOR = exports.MAJOR;
var HEADER_STATE;
(function (HEADER_STATE) {
    HEADER_STATE[HEADER_STATE["GENERAL"] = 0] = "GENERAL";
    HEADER_STATE[HEADER_STATE["CONNECTION"] = 1] = "CONNECTION";
    HEADER_STATE[HEADER_STATE["CONTENT_LENGTH"] = 2] = "CONTENT_LENGTH";
    HEADER_STATE[HEADER_STATE["TRANSFER_ENCODING"] = 3] = "TRANSFER_ENCODING";
    HEADER_STATE[HEADER_STATE["UPGRADE"] = 4] = "UPGRADE";
    HEADER_STATE[HEADER_STATE["CONNECTION_KEEP_ALIVE"] = 5] = "CONNECTION_KEEP_ALIVE";
    HEADER_STATE[HEADER_STATE["CONNECTION_CLOSE"] = 6] = "CONNECTION_CLOSE";
    HEADER_STATE[HEADER_STATE["CONNECTION_UPGRADE"] = 7] = "CONNECTION_UPGRADE";
    HEADER_STATE[HEADER_STATE["TRANSFER_ENCODING_CHUNKED"] = 8] = "TRANSFER_ENCODING_CHUNKED";
})(HEADER_STATE = exports.HEADER_STATE || (exports.HEADER_STATE = {}));
exports.SPECIAL_HEADERS = {
    'connection': HEADER_STATE.CONNECTION,
    'content-length': HEADER_STATE.CONTENT_LENGTH,
    'proxy-connection': HEADER_STATE.CONNECTION,
    'transfer-encoding': HEADER_STATE.TRANSFER_ENCODING,
    'upgrade': HEADER_STATE.UPGRADE,
};
//# sourceMappingURL=constants.js.map

/***/ }),

/***/ 9855:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const { Buffer } = __nccwpck_require__(4573)

module.exports = Buffer.from('AGFzbQEAAAABJwdgAX8Bf2ADf39/AX9gAX8AYAJ/fwBgBH9/f38Bf2AAAGADf39/AALLAQgDZW52GHdhc21fb25faGVhZGVyc19jb21wbGV0ZQAEA2VudhV3YXNtX29uX21lc3NhZ2VfYmVnaW4AAANlbnYLd2FzbV9vbl91cmwAAQNlbnYOd2FzbV9vbl9zdGF0dXMAAQNlbnYUd2FzbV9vbl9oZWFkZXJfZmllbGQAAQNlbnYUd2FzbV9vbl9oZWFkZXJfdmFsdWUAAQNlbnYMd2FzbV9vbl9ib2R5AAEDZW52GHdhc21fb25fbWVzc2FnZV9jb21wbGV0ZQAAAy0sBQYAAAIAAAAAAAACAQIAAgICAAADAAAAAAMDAwMBAQEBAQEBAQEAAAIAAAAEBQFwARISBQMBAAIGCAF/AUGA1AQLB9EFIgZtZW1vcnkCAAtfaW5pdGlhbGl6ZQAIGV9faW5kaXJlY3RfZnVuY3Rpb25fdGFibGUBAAtsbGh0dHBfaW5pdAAJGGxsaHR0cF9zaG91bGRfa2VlcF9hbGl2ZQAvDGxsaHR0cF9hbGxvYwALBm1hbGxvYwAxC2xsaHR0cF9mcmVlAAwEZnJlZQAMD2xsaHR0cF9nZXRfdHlwZQANFWxsaHR0cF9nZXRfaHR0cF9tYWpvcgAOFWxsaHR0cF9nZXRfaHR0cF9taW5vcgAPEWxsaHR0cF9nZXRfbWV0aG9kABAWbGxodHRwX2dldF9zdGF0dXNfY29kZQAREmxsaHR0cF9nZXRfdXBncmFkZQASDGxsaHR0cF9yZXNldAATDmxsaHR0cF9leGVjdXRlABQUbGxodHRwX3NldHRpbmdzX2luaXQAFQ1sbGh0dHBfZmluaXNoABYMbGxodHRwX3BhdXNlABcNbGxodHRwX3Jlc3VtZQAYG2xsaHR0cF9yZXN1bWVfYWZ0ZXJfdXBncmFkZQAZEGxsaHR0cF9nZXRfZXJybm8AGhdsbGh0dHBfZ2V0X2Vycm9yX3JlYXNvbgAbF2xsaHR0cF9zZXRfZXJyb3JfcmVhc29uABwUbGxodHRwX2dldF9lcnJvcl9wb3MAHRFsbGh0dHBfZXJybm9fbmFtZQAeEmxsaHR0cF9tZXRob2RfbmFtZQAfEmxsaHR0cF9zdGF0dXNfbmFtZQAgGmxsaHR0cF9zZXRfbGVuaWVudF9oZWFkZXJzACEhbGxodHRwX3NldF9sZW5pZW50X2NodW5rZWRfbGVuZ3RoACIdbGxodHRwX3NldF9sZW5pZW50X2tlZXBfYWxpdmUAIyRsbGh0dHBfc2V0X2xlbmllbnRfdHJhbnNmZXJfZW5jb2RpbmcAJBhsbGh0dHBfbWVzc2FnZV9uZWVkc19lb2YALgkXAQBBAQsRAQIDBAUKBgcrLSwqKSglJyYK07MCLBYAQYjQACgCAARAAAtBiNAAQQE2AgALFAAgABAwIAAgAjYCOCAAIAE6ACgLFAAgACAALwEyIAAtAC4gABAvEAALHgEBf0HAABAyIgEQMCABQYAINgI4IAEgADoAKCABC48MAQd/AkAgAEUNACAAQQhrIgEgAEEEaygCACIAQXhxIgRqIQUCQCAAQQFxDQAgAEEDcUUNASABIAEoAgAiAGsiAUGc0AAoAgBJDQEgACAEaiEEAkACQEGg0AAoAgAgAUcEQCAAQf8BTQRAIABBA3YhAyABKAIIIgAgASgCDCICRgRAQYzQAEGM0AAoAgBBfiADd3E2AgAMBQsgAiAANgIIIAAgAjYCDAwECyABKAIYIQYgASABKAIMIgBHBEAgACABKAIIIgI2AgggAiAANgIMDAMLIAFBFGoiAygCACICRQRAIAEoAhAiAkUNAiABQRBqIQMLA0AgAyEHIAIiAEEUaiIDKAIAIgINACAAQRBqIQMgACgCECICDQALIAdBADYCAAwCCyAFKAIEIgBBA3FBA0cNAiAFIABBfnE2AgRBlNAAIAQ2AgAgBSAENgIAIAEgBEEBcjYCBAwDC0EAIQALIAZFDQACQCABKAIcIgJBAnRBvNIAaiIDKAIAIAFGBEAgAyAANgIAIAANAUGQ0ABBkNAAKAIAQX4gAndxNgIADAILIAZBEEEUIAYoAhAgAUYbaiAANgIAIABFDQELIAAgBjYCGCABKAIQIgIEQCAAIAI2AhAgAiAANgIYCyABQRRqKAIAIgJFDQAgAEEUaiACNgIAIAIgADYCGAsgASAFTw0AIAUoAgQiAEEBcUUNAAJAAkACQAJAIABBAnFFBEBBpNAAKAIAIAVGBEBBpNAAIAE2AgBBmNAAQZjQACgCACAEaiIANgIAIAEgAEEBcjYCBCABQaDQACgCAEcNBkGU0ABBADYCAEGg0ABBADYCAAwGC0Gg0AAoAgAgBUYEQEGg0AAgATYCAEGU0ABBlNAAKAIAIARqIgA2AgAgASAAQQFyNgIEIAAgAWogADYCAAwGCyAAQXhxIARqIQQgAEH/AU0EQCAAQQN2IQMgBSgCCCIAIAUoAgwiAkYEQEGM0ABBjNAAKAIAQX4gA3dxNgIADAULIAIgADYCCCAAIAI2AgwMBAsgBSgCGCEGIAUgBSgCDCIARwRAQZzQACgCABogACAFKAIIIgI2AgggAiAANgIMDAMLIAVBFGoiAygCACICRQRAIAUoAhAiAkUNAiAFQRBqIQMLA0AgAyEHIAIiAEEUaiIDKAIAIgINACAAQRBqIQMgACgCECICDQALIAdBADYCAAwCCyAFIABBfnE2AgQgASAEaiAENgIAIAEgBEEBcjYCBAwDC0EAIQALIAZFDQACQCAFKAIcIgJBAnRBvNIAaiIDKAIAIAVGBEAgAyAANgIAIAANAUGQ0ABBkNAAKAIAQX4gAndxNgIADAILIAZBEEEUIAYoAhAgBUYbaiAANgIAIABFDQELIAAgBjYCGCAFKAIQIgIEQCAAIAI2AhAgAiAANgIYCyAFQRRqKAIAIgJFDQAgAEEUaiACNgIAIAIgADYCGAsgASAEaiAENgIAIAEgBEEBcjYCBCABQaDQACgCAEcNAEGU0AAgBDYCAAwBCyAEQf8BTQRAIARBeHFBtNAAaiEAAn9BjNAAKAIAIgJBASAEQQN2dCIDcUUEQEGM0AAgAiADcjYCACAADAELIAAoAggLIgIgATYCDCAAIAE2AgggASAANgIMIAEgAjYCCAwBC0EfIQIgBEH///8HTQRAIARBJiAEQQh2ZyIAa3ZBAXEgAEEBdGtBPmohAgsgASACNgIcIAFCADcCECACQQJ0QbzSAGohAAJAQZDQACgCACIDQQEgAnQiB3FFBEAgACABNgIAQZDQACADIAdyNgIAIAEgADYCGCABIAE2AgggASABNgIMDAELIARBGSACQQF2a0EAIAJBH0cbdCECIAAoAgAhAAJAA0AgACIDKAIEQXhxIARGDQEgAkEddiEAIAJBAXQhAiADIABBBHFqQRBqIgcoAgAiAA0ACyAHIAE2AgAgASADNgIYIAEgATYCDCABIAE2AggMAQsgAygCCCIAIAE2AgwgAyABNgIIIAFBADYCGCABIAM2AgwgASAANgIIC0Gs0ABBrNAAKAIAQQFrIgBBfyAAGzYCAAsLBwAgAC0AKAsHACAALQAqCwcAIAAtACsLBwAgAC0AKQsHACAALwEyCwcAIAAtAC4LQAEEfyAAKAIYIQEgAC0ALSECIAAtACghAyAAKAI4IQQgABAwIAAgBDYCOCAAIAM6ACggACACOgAtIAAgATYCGAu74gECB38DfiABIAJqIQQCQCAAIgIoAgwiAA0AIAIoAgQEQCACIAE2AgQLIwBBEGsiCCQAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACfwJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAIAIoAhwiA0EBaw7dAdoBAdkBAgMEBQYHCAkKCwwNDtgBDxDXARES1gETFBUWFxgZGhvgAd8BHB0e1QEfICEiIyQl1AEmJygpKiss0wHSAS0u0QHQAS8wMTIzNDU2Nzg5Ojs8PT4/QEFCQ0RFRtsBR0hJSs8BzgFLzQFMzAFNTk9QUVJTVFVWV1hZWltcXV5fYGFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6e3x9fn+AAYEBggGDAYQBhQGGAYcBiAGJAYoBiwGMAY0BjgGPAZABkQGSAZMBlAGVAZYBlwGYAZkBmgGbAZwBnQGeAZ8BoAGhAaIBowGkAaUBpgGnAagBqQGqAasBrAGtAa4BrwGwAbEBsgGzAbQBtQG2AbcBywHKAbgByQG5AcgBugG7AbwBvQG+Ab8BwAHBAcIBwwHEAcUBxgEA3AELQQAMxgELQQ4MxQELQQ0MxAELQQ8MwwELQRAMwgELQRMMwQELQRQMwAELQRUMvwELQRYMvgELQRgMvQELQRkMvAELQRoMuwELQRsMugELQRwMuQELQR0MuAELQQgMtwELQR4MtgELQSAMtQELQR8MtAELQQcMswELQSEMsgELQSIMsQELQSMMsAELQSQMrwELQRIMrgELQREMrQELQSUMrAELQSYMqwELQScMqgELQSgMqQELQcMBDKgBC0EqDKcBC0ErDKYBC0EsDKUBC0EtDKQBC0EuDKMBC0EvDKIBC0HEAQyhAQtBMAygAQtBNAyfAQtBDAyeAQtBMQydAQtBMgycAQtBMwybAQtBOQyaAQtBNQyZAQtBxQEMmAELQQsMlwELQToMlgELQTYMlQELQQoMlAELQTcMkwELQTgMkgELQTwMkQELQTsMkAELQT0MjwELQQkMjgELQSkMjQELQT4MjAELQT8MiwELQcAADIoBC0HBAAyJAQtBwgAMiAELQcMADIcBC0HEAAyGAQtBxQAMhQELQcYADIQBC0EXDIMBC0HHAAyCAQtByAAMgQELQckADIABC0HKAAx/C0HLAAx+C0HNAAx9C0HMAAx8C0HOAAx7C0HPAAx6C0HQAAx5C0HRAAx4C0HSAAx3C0HTAAx2C0HUAAx1C0HWAAx0C0HVAAxzC0EGDHILQdcADHELQQUMcAtB2AAMbwtBBAxuC0HZAAxtC0HaAAxsC0HbAAxrC0HcAAxqC0EDDGkLQd0ADGgLQd4ADGcLQd8ADGYLQeEADGULQeAADGQLQeIADGMLQeMADGILQQIMYQtB5AAMYAtB5QAMXwtB5gAMXgtB5wAMXQtB6AAMXAtB6QAMWwtB6gAMWgtB6wAMWQtB7AAMWAtB7QAMVwtB7gAMVgtB7wAMVQtB8AAMVAtB8QAMUwtB8gAMUgtB8wAMUQtB9AAMUAtB9QAMTwtB9gAMTgtB9wAMTQtB+AAMTAtB+QAMSwtB+gAMSgtB+wAMSQtB/AAMSAtB/QAMRwtB/gAMRgtB/wAMRQtBgAEMRAtBgQEMQwtBggEMQgtBgwEMQQtBhAEMQAtBhQEMPwtBhgEMPgtBhwEMPQtBiAEMPAtBiQEMOwtBigEMOgtBiwEMOQtBjAEMOAtBjQEMNwtBjgEMNgtBjwEMNQtBkAEMNAtBkQEMMwtBkgEMMgtBkwEMMQtBlAEMMAtBlQEMLwtBlgEMLgtBlwEMLQtBmAEMLAtBmQEMKwtBmgEMKgtBmwEMKQtBnAEMKAtBnQEMJwtBngEMJgtBnwEMJQtBoAEMJAtBoQEMIwtBogEMIgtBowEMIQtBpAEMIAtBpQEMHwtBpgEMHgtBpwEMHQtBqAEMHAtBqQEMGwtBqgEMGgtBqwEMGQtBrAEMGAtBrQEMFwtBrgEMFgtBAQwVC0GvAQwUC0GwAQwTC0GxAQwSC0GzAQwRC0GyAQwQC0G0AQwPC0G1AQwOC0G2AQwNC0G3AQwMC0G4AQwLC0G5AQwKC0G6AQwJC0G7AQwIC0HGAQwHC0G8AQwGC0G9AQwFC0G+AQwEC0G/AQwDC0HAAQwCC0HCAQwBC0HBAQshAwNAAkACQAJAAkACQAJAAkACQAJAIAICfwJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJ/AkACQAJAAkACQAJAAkACQAJAAkACQAJAAkAgAgJ/AkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACfwJAAkACfwJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACfwJAAkACQAJAAn8CQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQCADDsYBAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHyAhIyUmKCorLC8wMTIzNDU2Nzk6Ozw9lANAQkRFRklLTk9QUVJTVFVWWFpbXF1eX2BhYmNkZWZnaGpsb3Bxc3V2eHl6e3x/gAGBAYIBgwGEAYUBhgGHAYgBiQGKAYsBjAGNAY4BjwGQAZEBkgGTAZQBlQGWAZcBmAGZAZoBmwGcAZ0BngGfAaABoQGiAaMBpAGlAaYBpwGoAakBqgGrAawBrQGuAa8BsAGxAbIBswG0AbUBtgG3AbgBuQG6AbsBvAG9Ab4BvwHAAcEBwgHDAcQBxQHGAccByAHJAcsBzAHNAc4BzwGKA4kDiAOHA4QDgwOAA/sC+gL5AvgC9wL0AvMC8gLLAsECsALZAQsgASAERw3wAkHdASEDDLMDCyABIARHDcgBQcMBIQMMsgMLIAEgBEcNe0H3ACEDDLEDCyABIARHDXBB7wAhAwywAwsgASAERw1pQeoAIQMMrwMLIAEgBEcNZUHoACEDDK4DCyABIARHDWJB5gAhAwytAwsgASAERw0aQRghAwysAwsgASAERw0VQRIhAwyrAwsgASAERw1CQcUAIQMMqgMLIAEgBEcNNEE/IQMMqQMLIAEgBEcNMkE8IQMMqAMLIAEgBEcNK0ExIQMMpwMLIAItAC5BAUYNnwMMwQILQQAhAAJAAkACQCACLQAqRQ0AIAItACtFDQAgAi8BMCIDQQJxRQ0BDAILIAIvATAiA0EBcUUNAQtBASEAIAItAChBAUYNACACLwEyIgVB5ABrQeQASQ0AIAVBzAFGDQAgBUGwAkYNACADQcAAcQ0AQQAhACADQYgEcUGABEYNACADQShxQQBHIQALIAJBADsBMCACQQA6AC8gAEUN3wIgAkIANwMgDOACC0EAIQACQCACKAI4IgNFDQAgAygCLCIDRQ0AIAIgAxEAACEACyAARQ3MASAAQRVHDd0CIAJBBDYCHCACIAE2AhQgAkGwGDYCECACQRU2AgxBACEDDKQDCyABIARGBEBBBiEDDKQDCyABQQFqIQFBACEAAkAgAigCOCIDRQ0AIAMoAlQiA0UNACACIAMRAAAhAAsgAA3ZAgwcCyACQgA3AyBBEiEDDIkDCyABIARHDRZBHSEDDKEDCyABIARHBEAgAUEBaiEBQRAhAwyIAwtBByEDDKADCyACIAIpAyAiCiAEIAFrrSILfSIMQgAgCiAMWhs3AyAgCiALWA3UAkEIIQMMnwMLIAEgBEcEQCACQQk2AgggAiABNgIEQRQhAwyGAwtBCSEDDJ4DCyACKQMgQgBSDccBIAIgAi8BMEGAAXI7ATAMQgsgASAERw0/QdAAIQMMnAMLIAEgBEYEQEELIQMMnAMLIAFBAWohAUEAIQACQCACKAI4IgNFDQAgAygCUCIDRQ0AIAIgAxEAACEACyAADc8CDMYBC0EAIQACQCACKAI4IgNFDQAgAygCSCIDRQ0AIAIgAxEAACEACyAARQ3GASAAQRVHDc0CIAJBCzYCHCACIAE2AhQgAkGCGTYCECACQRU2AgxBACEDDJoDC0EAIQACQCACKAI4IgNFDQAgAygCSCIDRQ0AIAIgAxEAACEACyAARQ0MIABBFUcNygIgAkEaNgIcIAIgATYCFCACQYIZNgIQIAJBFTYCDEEAIQMMmQMLQQAhAAJAIAIoAjgiA0UNACADKAJMIgNFDQAgAiADEQAAIQALIABFDcQBIABBFUcNxwIgAkELNgIcIAIgATYCFCACQZEXNgIQIAJBFTYCDEEAIQMMmAMLIAEgBEYEQEEPIQMMmAMLIAEtAAAiAEE7Rg0HIABBDUcNxAIgAUEBaiEBDMMBC0EAIQACQCACKAI4IgNFDQAgAygCTCIDRQ0AIAIgAxEAACEACyAARQ3DASAAQRVHDcICIAJBDzYCHCACIAE2AhQgAkGRFzYCECACQRU2AgxBACEDDJYDCwNAIAEtAABB8DVqLQAAIgBBAUcEQCAAQQJHDcECIAIoAgQhAEEAIQMgAkEANgIEIAIgACABQQFqIgEQLSIADcICDMUBCyAEIAFBAWoiAUcNAAtBEiEDDJUDC0EAIQACQCACKAI4IgNFDQAgAygCTCIDRQ0AIAIgAxEAACEACyAARQ3FASAAQRVHDb0CIAJBGzYCHCACIAE2AhQgAkGRFzYCECACQRU2AgxBACEDDJQDCyABIARGBEBBFiEDDJQDCyACQQo2AgggAiABNgIEQQAhAAJAIAIoAjgiA0UNACADKAJIIgNFDQAgAiADEQAAIQALIABFDcIBIABBFUcNuQIgAkEVNgIcIAIgATYCFCACQYIZNgIQIAJBFTYCDEEAIQMMkwMLIAEgBEcEQANAIAEtAABB8DdqLQAAIgBBAkcEQAJAIABBAWsOBMQCvQIAvgK9AgsgAUEBaiEBQQghAwz8AgsgBCABQQFqIgFHDQALQRUhAwyTAwtBFSEDDJIDCwNAIAEtAABB8DlqLQAAIgBBAkcEQCAAQQFrDgTFArcCwwK4ArcCCyAEIAFBAWoiAUcNAAtBGCEDDJEDCyABIARHBEAgAkELNgIIIAIgATYCBEEHIQMM+AILQRkhAwyQAwsgAUEBaiEBDAILIAEgBEYEQEEaIQMMjwMLAkAgAS0AAEENaw4UtQG/Ab8BvwG/Ab8BvwG/Ab8BvwG/Ab8BvwG/Ab8BvwG/Ab8BvwEAvwELQQAhAyACQQA2AhwgAkGvCzYCECACQQI2AgwgAiABQQFqNgIUDI4DCyABIARGBEBBGyEDDI4DCyABLQAAIgBBO0cEQCAAQQ1HDbECIAFBAWohAQy6AQsgAUEBaiEBC0EiIQMM8wILIAEgBEYEQEEcIQMMjAMLQgAhCgJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkAgAS0AAEEwaw43wQLAAgABAgMEBQYH0AHQAdAB0AHQAdAB0AEICQoLDA3QAdAB0AHQAdAB0AHQAdAB0AHQAdAB0AHQAdAB0AHQAdAB0AHQAdAB0AHQAdAB0AHQAdABDg8QERIT0AELQgIhCgzAAgtCAyEKDL8CC0IEIQoMvgILQgUhCgy9AgtCBiEKDLwCC0IHIQoMuwILQgghCgy6AgtCCSEKDLkCC0IKIQoMuAILQgshCgy3AgtCDCEKDLYCC0INIQoMtQILQg4hCgy0AgtCDyEKDLMCC0IKIQoMsgILQgshCgyxAgtCDCEKDLACC0INIQoMrwILQg4hCgyuAgtCDyEKDK0CC0IAIQoCQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAIAEtAABBMGsON8ACvwIAAQIDBAUGB74CvgK+Ar4CvgK+Ar4CCAkKCwwNvgK+Ar4CvgK+Ar4CvgK+Ar4CvgK+Ar4CvgK+Ar4CvgK+Ar4CvgK+Ar4CvgK+Ar4CvgK+Ag4PEBESE74CC0ICIQoMvwILQgMhCgy+AgtCBCEKDL0CC0IFIQoMvAILQgYhCgy7AgtCByEKDLoCC0IIIQoMuQILQgkhCgy4AgtCCiEKDLcCC0ILIQoMtgILQgwhCgy1AgtCDSEKDLQCC0IOIQoMswILQg8hCgyyAgtCCiEKDLECC0ILIQoMsAILQgwhCgyvAgtCDSEKDK4CC0IOIQoMrQILQg8hCgysAgsgAiACKQMgIgogBCABa60iC30iDEIAIAogDFobNwMgIAogC1gNpwJBHyEDDIkDCyABIARHBEAgAkEJNgIIIAIgATYCBEElIQMM8AILQSAhAwyIAwtBASEFIAIvATAiA0EIcUUEQCACKQMgQgBSIQULAkAgAi0ALgRAQQEhACACLQApQQVGDQEgA0HAAHFFIAVxRQ0BC0EAIQAgA0HAAHENAEECIQAgA0EIcQ0AIANBgARxBEACQCACLQAoQQFHDQAgAi0ALUEKcQ0AQQUhAAwCC0EEIQAMAQsgA0EgcUUEQAJAIAItAChBAUYNACACLwEyIgBB5ABrQeQASQ0AIABBzAFGDQAgAEGwAkYNAEEEIQAgA0EocUUNAiADQYgEcUGABEYNAgtBACEADAELQQBBAyACKQMgUBshAAsgAEEBaw4FvgIAsAEBpAKhAgtBESEDDO0CCyACQQE6AC8MhAMLIAEgBEcNnQJBJCEDDIQDCyABIARHDRxBxgAhAwyDAwtBACEAAkAgAigCOCIDRQ0AIAMoAkQiA0UNACACIAMRAAAhAAsgAEUNJyAAQRVHDZgCIAJB0AA2AhwgAiABNgIUIAJBkRg2AhAgAkEVNgIMQQAhAwyCAwsgASAERgRAQSghAwyCAwtBACEDIAJBADYCBCACQQw2AgggAiABIAEQKiIARQ2UAiACQSc2AhwgAiABNgIUIAIgADYCDAyBAwsgASAERgRAQSkhAwyBAwsgAS0AACIAQSBGDRMgAEEJRw2VAiABQQFqIQEMFAsgASAERwRAIAFBAWohAQwWC0EqIQMM/wILIAEgBEYEQEErIQMM/wILIAEtAAAiAEEJRyAAQSBHcQ2QAiACLQAsQQhHDd0CIAJBADoALAzdAgsgASAERgRAQSwhAwz+AgsgAS0AAEEKRw2OAiABQQFqIQEMsAELIAEgBEcNigJBLyEDDPwCCwNAIAEtAAAiAEEgRwRAIABBCmsOBIQCiAKIAoQChgILIAQgAUEBaiIBRw0AC0ExIQMM+wILQTIhAyABIARGDfoCIAIoAgAiACAEIAFraiEHIAEgAGtBA2ohBgJAA0AgAEHwO2otAAAgAS0AACIFQSByIAUgBUHBAGtB/wFxQRpJG0H/AXFHDQEgAEEDRgRAQQYhAQziAgsgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAc2AgAM+wILIAJBADYCAAyGAgtBMyEDIAQgASIARg35AiAEIAFrIAIoAgAiAWohByAAIAFrQQhqIQYCQANAIAFB9DtqLQAAIAAtAAAiBUEgciAFIAVBwQBrQf8BcUEaSRtB/wFxRw0BIAFBCEYEQEEFIQEM4QILIAFBAWohASAEIABBAWoiAEcNAAsgAiAHNgIADPoCCyACQQA2AgAgACEBDIUCC0E0IQMgBCABIgBGDfgCIAQgAWsgAigCACIBaiEHIAAgAWtBBWohBgJAA0AgAUHQwgBqLQAAIAAtAAAiBUEgciAFIAVBwQBrQf8BcUEaSRtB/wFxRw0BIAFBBUYEQEEHIQEM4AILIAFBAWohASAEIABBAWoiAEcNAAsgAiAHNgIADPkCCyACQQA2AgAgACEBDIQCCyABIARHBEADQCABLQAAQYA+ai0AACIAQQFHBEAgAEECRg0JDIECCyAEIAFBAWoiAUcNAAtBMCEDDPgCC0EwIQMM9wILIAEgBEcEQANAIAEtAAAiAEEgRwRAIABBCmsOBP8B/gH+Af8B/gELIAQgAUEBaiIBRw0AC0E4IQMM9wILQTghAwz2AgsDQCABLQAAIgBBIEcgAEEJR3EN9gEgBCABQQFqIgFHDQALQTwhAwz1AgsDQCABLQAAIgBBIEcEQAJAIABBCmsOBPkBBAT5AQALIABBLEYN9QEMAwsgBCABQQFqIgFHDQALQT8hAwz0AgtBwAAhAyABIARGDfMCIAIoAgAiACAEIAFraiEFIAEgAGtBBmohBgJAA0AgAEGAQGstAAAgAS0AAEEgckcNASAAQQZGDdsCIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADPQCCyACQQA2AgALQTYhAwzZAgsgASAERgRAQcEAIQMM8gILIAJBDDYCCCACIAE2AgQgAi0ALEEBaw4E+wHuAewB6wHUAgsgAUEBaiEBDPoBCyABIARHBEADQAJAIAEtAAAiAEEgciAAIABBwQBrQf8BcUEaSRtB/wFxIgBBCUYNACAAQSBGDQACQAJAAkACQCAAQeMAaw4TAAMDAwMDAwMBAwMDAwMDAwMDAgMLIAFBAWohAUExIQMM3AILIAFBAWohAUEyIQMM2wILIAFBAWohAUEzIQMM2gILDP4BCyAEIAFBAWoiAUcNAAtBNSEDDPACC0E1IQMM7wILIAEgBEcEQANAIAEtAABBgDxqLQAAQQFHDfcBIAQgAUEBaiIBRw0AC0E9IQMM7wILQT0hAwzuAgtBACEAAkAgAigCOCIDRQ0AIAMoAkAiA0UNACACIAMRAAAhAAsgAEUNASAAQRVHDeYBIAJBwgA2AhwgAiABNgIUIAJB4xg2AhAgAkEVNgIMQQAhAwztAgsgAUEBaiEBC0E8IQMM0gILIAEgBEYEQEHCACEDDOsCCwJAA0ACQCABLQAAQQlrDhgAAswCzALRAswCzALMAswCzALMAswCzALMAswCzALMAswCzALMAswCzALMAgDMAgsgBCABQQFqIgFHDQALQcIAIQMM6wILIAFBAWohASACLQAtQQFxRQ3+AQtBLCEDDNACCyABIARHDd4BQcQAIQMM6AILA0AgAS0AAEGQwABqLQAAQQFHDZwBIAQgAUEBaiIBRw0AC0HFACEDDOcCCyABLQAAIgBBIEYN/gEgAEE6Rw3AAiACKAIEIQBBACEDIAJBADYCBCACIAAgARApIgAN3gEM3QELQccAIQMgBCABIgBGDeUCIAQgAWsgAigCACIBaiEHIAAgAWtBBWohBgNAIAFBkMIAai0AACAALQAAIgVBIHIgBSAFQcEAa0H/AXFBGkkbQf8BcUcNvwIgAUEFRg3CAiABQQFqIQEgBCAAQQFqIgBHDQALIAIgBzYCAAzlAgtByAAhAyAEIAEiAEYN5AIgBCABayACKAIAIgFqIQcgACABa0EJaiEGA0AgAUGWwgBqLQAAIAAtAAAiBUEgciAFIAVBwQBrQf8BcUEaSRtB/wFxRw2+AkECIAFBCUYNwgIaIAFBAWohASAEIABBAWoiAEcNAAsgAiAHNgIADOQCCyABIARGBEBByQAhAwzkAgsCQAJAIAEtAAAiAEEgciAAIABBwQBrQf8BcUEaSRtB/wFxQe4Aaw4HAL8CvwK/Ar8CvwIBvwILIAFBAWohAUE+IQMMywILIAFBAWohAUE/IQMMygILQcoAIQMgBCABIgBGDeICIAQgAWsgAigCACIBaiEGIAAgAWtBAWohBwNAIAFBoMIAai0AACAALQAAIgVBIHIgBSAFQcEAa0H/AXFBGkkbQf8BcUcNvAIgAUEBRg2+AiABQQFqIQEgBCAAQQFqIgBHDQALIAIgBjYCAAziAgtBywAhAyAEIAEiAEYN4QIgBCABayACKAIAIgFqIQcgACABa0EOaiEGA0AgAUGiwgBqLQAAIAAtAAAiBUEgciAFIAVBwQBrQf8BcUEaSRtB/wFxRw27AiABQQ5GDb4CIAFBAWohASAEIABBAWoiAEcNAAsgAiAHNgIADOECC0HMACEDIAQgASIARg3gAiAEIAFrIAIoAgAiAWohByAAIAFrQQ9qIQYDQCABQcDCAGotAAAgAC0AACIFQSByIAUgBUHBAGtB/wFxQRpJG0H/AXFHDboCQQMgAUEPRg2+AhogAUEBaiEBIAQgAEEBaiIARw0ACyACIAc2AgAM4AILQc0AIQMgBCABIgBGDd8CIAQgAWsgAigCACIBaiEHIAAgAWtBBWohBgNAIAFB0MIAai0AACAALQAAIgVBIHIgBSAFQcEAa0H/AXFBGkkbQf8BcUcNuQJBBCABQQVGDb0CGiABQQFqIQEgBCAAQQFqIgBHDQALIAIgBzYCAAzfAgsgASAERgRAQc4AIQMM3wILAkACQAJAAkAgAS0AACIAQSByIAAgAEHBAGtB/wFxQRpJG0H/AXFB4wBrDhMAvAK8ArwCvAK8ArwCvAK8ArwCvAK8ArwCAbwCvAK8AgIDvAILIAFBAWohAUHBACEDDMgCCyABQQFqIQFBwgAhAwzHAgsgAUEBaiEBQcMAIQMMxgILIAFBAWohAUHEACEDDMUCCyABIARHBEAgAkENNgIIIAIgATYCBEHFACEDDMUCC0HPACEDDN0CCwJAAkAgAS0AAEEKaw4EAZABkAEAkAELIAFBAWohAQtBKCEDDMMCCyABIARGBEBB0QAhAwzcAgsgAS0AAEEgRw0AIAFBAWohASACLQAtQQFxRQ3QAQtBFyEDDMECCyABIARHDcsBQdIAIQMM2QILQdMAIQMgASAERg3YAiACKAIAIgAgBCABa2ohBiABIABrQQFqIQUDQCABLQAAIABB1sIAai0AAEcNxwEgAEEBRg3KASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBjYCAAzYAgsgASAERgRAQdUAIQMM2AILIAEtAABBCkcNwgEgAUEBaiEBDMoBCyABIARGBEBB1gAhAwzXAgsCQAJAIAEtAABBCmsOBADDAcMBAcMBCyABQQFqIQEMygELIAFBAWohAUHKACEDDL0CC0EAIQACQCACKAI4IgNFDQAgAygCPCIDRQ0AIAIgAxEAACEACyAADb8BQc0AIQMMvAILIAItAClBIkYNzwIMiQELIAQgASIFRgRAQdsAIQMM1AILQQAhAEEBIQFBASEGQQAhAwJAAn8CQAJAAkACQAJAAkACQCAFLQAAQTBrDgrFAcQBAAECAwQFBgjDAQtBAgwGC0EDDAULQQQMBAtBBQwDC0EGDAILQQcMAQtBCAshA0EAIQFBACEGDL0BC0EJIQNBASEAQQAhAUEAIQYMvAELIAEgBEYEQEHdACEDDNMCCyABLQAAQS5HDbgBIAFBAWohAQyIAQsgASAERw22AUHfACEDDNECCyABIARHBEAgAkEONgIIIAIgATYCBEHQACEDDLgCC0HgACEDDNACC0HhACEDIAEgBEYNzwIgAigCACIAIAQgAWtqIQUgASAAa0EDaiEGA0AgAS0AACAAQeLCAGotAABHDbEBIABBA0YNswEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMzwILQeIAIQMgASAERg3OAiACKAIAIgAgBCABa2ohBSABIABrQQJqIQYDQCABLQAAIABB5sIAai0AAEcNsAEgAEECRg2vASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAzOAgtB4wAhAyABIARGDc0CIAIoAgAiACAEIAFraiEFIAEgAGtBA2ohBgNAIAEtAAAgAEHpwgBqLQAARw2vASAAQQNGDa0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADM0CCyABIARGBEBB5QAhAwzNAgsgAUEBaiEBQQAhAAJAIAIoAjgiA0UNACADKAIwIgNFDQAgAiADEQAAIQALIAANqgFB1gAhAwyzAgsgASAERwRAA0AgAS0AACIAQSBHBEACQAJAAkAgAEHIAGsOCwABswGzAbMBswGzAbMBswGzAQKzAQsgAUEBaiEBQdIAIQMMtwILIAFBAWohAUHTACEDDLYCCyABQQFqIQFB1AAhAwy1AgsgBCABQQFqIgFHDQALQeQAIQMMzAILQeQAIQMMywILA0AgAS0AAEHwwgBqLQAAIgBBAUcEQCAAQQJrDgOnAaYBpQGkAQsgBCABQQFqIgFHDQALQeYAIQMMygILIAFBAWogASAERw0CGkHnACEDDMkCCwNAIAEtAABB8MQAai0AACIAQQFHBEACQCAAQQJrDgSiAaEBoAEAnwELQdcAIQMMsQILIAQgAUEBaiIBRw0AC0HoACEDDMgCCyABIARGBEBB6QAhAwzIAgsCQCABLQAAIgBBCmsOGrcBmwGbAbQBmwGbAZsBmwGbAZsBmwGbAZsBmwGbAZsBmwGbAZsBmwGbAZsBpAGbAZsBAJkBCyABQQFqCyEBQQYhAwytAgsDQCABLQAAQfDGAGotAABBAUcNfSAEIAFBAWoiAUcNAAtB6gAhAwzFAgsgAUEBaiABIARHDQIaQesAIQMMxAILIAEgBEYEQEHsACEDDMQCCyABQQFqDAELIAEgBEYEQEHtACEDDMMCCyABQQFqCyEBQQQhAwyoAgsgASAERgRAQe4AIQMMwQILAkACQAJAIAEtAABB8MgAai0AAEEBaw4HkAGPAY4BAHwBAo0BCyABQQFqIQEMCwsgAUEBagyTAQtBACEDIAJBADYCHCACQZsSNgIQIAJBBzYCDCACIAFBAWo2AhQMwAILAkADQCABLQAAQfDIAGotAAAiAEEERwRAAkACQCAAQQFrDgeUAZMBkgGNAQAEAY0BC0HaACEDDKoCCyABQQFqIQFB3AAhAwypAgsgBCABQQFqIgFHDQALQe8AIQMMwAILIAFBAWoMkQELIAQgASIARgRAQfAAIQMMvwILIAAtAABBL0cNASAAQQFqIQEMBwsgBCABIgBGBEBB8QAhAwy+AgsgAC0AACIBQS9GBEAgAEEBaiEBQd0AIQMMpQILIAFBCmsiA0EWSw0AIAAhAUEBIAN0QYmAgAJxDfkBC0EAIQMgAkEANgIcIAIgADYCFCACQYwcNgIQIAJBBzYCDAy8AgsgASAERwRAIAFBAWohAUHeACEDDKMCC0HyACEDDLsCCyABIARGBEBB9AAhAwy7AgsCQCABLQAAQfDMAGotAABBAWsOA/cBcwCCAQtB4QAhAwyhAgsgASAERwRAA0AgAS0AAEHwygBqLQAAIgBBA0cEQAJAIABBAWsOAvkBAIUBC0HfACEDDKMCCyAEIAFBAWoiAUcNAAtB8wAhAwy6AgtB8wAhAwy5AgsgASAERwRAIAJBDzYCCCACIAE2AgRB4AAhAwygAgtB9QAhAwy4AgsgASAERgRAQfYAIQMMuAILIAJBDzYCCCACIAE2AgQLQQMhAwydAgsDQCABLQAAQSBHDY4CIAQgAUEBaiIBRw0AC0H3ACEDDLUCCyABIARGBEBB+AAhAwy1AgsgAS0AAEEgRw16IAFBAWohAQxbC0EAIQACQCACKAI4IgNFDQAgAygCOCIDRQ0AIAIgAxEAACEACyAADXgMgAILIAEgBEYEQEH6ACEDDLMCCyABLQAAQcwARw10IAFBAWohAUETDHYLQfsAIQMgASAERg2xAiACKAIAIgAgBCABa2ohBSABIABrQQVqIQYDQCABLQAAIABB8M4Aai0AAEcNcyAAQQVGDXUgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMsQILIAEgBEYEQEH8ACEDDLECCwJAAkAgAS0AAEHDAGsODAB0dHR0dHR0dHR0AXQLIAFBAWohAUHmACEDDJgCCyABQQFqIQFB5wAhAwyXAgtB/QAhAyABIARGDa8CIAIoAgAiACAEIAFraiEFIAEgAGtBAmohBgJAA0AgAS0AACAAQe3PAGotAABHDXIgAEECRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADLACCyACQQA2AgAgBkEBaiEBQRAMcwtB/gAhAyABIARGDa4CIAIoAgAiACAEIAFraiEFIAEgAGtBBWohBgJAA0AgAS0AACAAQfbOAGotAABHDXEgAEEFRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADK8CCyACQQA2AgAgBkEBaiEBQRYMcgtB/wAhAyABIARGDa0CIAIoAgAiACAEIAFraiEFIAEgAGtBA2ohBgJAA0AgAS0AACAAQfzOAGotAABHDXAgAEEDRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADK4CCyACQQA2AgAgBkEBaiEBQQUMcQsgASAERgRAQYABIQMMrQILIAEtAABB2QBHDW4gAUEBaiEBQQgMcAsgASAERgRAQYEBIQMMrAILAkACQCABLQAAQc4Aaw4DAG8BbwsgAUEBaiEBQesAIQMMkwILIAFBAWohAUHsACEDDJICCyABIARGBEBBggEhAwyrAgsCQAJAIAEtAABByABrDggAbm5ubm5uAW4LIAFBAWohAUHqACEDDJICCyABQQFqIQFB7QAhAwyRAgtBgwEhAyABIARGDakCIAIoAgAiACAEIAFraiEFIAEgAGtBAmohBgJAA0AgAS0AACAAQYDPAGotAABHDWwgAEECRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADKoCCyACQQA2AgAgBkEBaiEBQQAMbQtBhAEhAyABIARGDagCIAIoAgAiACAEIAFraiEFIAEgAGtBBGohBgJAA0AgAS0AACAAQYPPAGotAABHDWsgAEEERg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADKkCCyACQQA2AgAgBkEBaiEBQSMMbAsgASAERgRAQYUBIQMMqAILAkACQCABLQAAQcwAaw4IAGtra2trawFrCyABQQFqIQFB7wAhAwyPAgsgAUEBaiEBQfAAIQMMjgILIAEgBEYEQEGGASEDDKcCCyABLQAAQcUARw1oIAFBAWohAQxgC0GHASEDIAEgBEYNpQIgAigCACIAIAQgAWtqIQUgASAAa0EDaiEGAkADQCABLQAAIABBiM8Aai0AAEcNaCAAQQNGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMpgILIAJBADYCACAGQQFqIQFBLQxpC0GIASEDIAEgBEYNpAIgAigCACIAIAQgAWtqIQUgASAAa0EIaiEGAkADQCABLQAAIABB0M8Aai0AAEcNZyAAQQhGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMpQILIAJBADYCACAGQQFqIQFBKQxoCyABIARGBEBBiQEhAwykAgtBASABLQAAQd8ARw1nGiABQQFqIQEMXgtBigEhAyABIARGDaICIAIoAgAiACAEIAFraiEFIAEgAGtBAWohBgNAIAEtAAAgAEGMzwBqLQAARw1kIABBAUYN+gEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMogILQYsBIQMgASAERg2hAiACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEGOzwBqLQAARw1kIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyiAgsgAkEANgIAIAZBAWohAUECDGULQYwBIQMgASAERg2gAiACKAIAIgAgBCABa2ohBSABIABrQQFqIQYCQANAIAEtAAAgAEHwzwBqLQAARw1jIABBAUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyhAgsgAkEANgIAIAZBAWohAUEfDGQLQY0BIQMgASAERg2fAiACKAIAIgAgBCABa2ohBSABIABrQQFqIQYCQANAIAEtAAAgAEHyzwBqLQAARw1iIABBAUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAygAgsgAkEANgIAIAZBAWohAUEJDGMLIAEgBEYEQEGOASEDDJ8CCwJAAkAgAS0AAEHJAGsOBwBiYmJiYgFiCyABQQFqIQFB+AAhAwyGAgsgAUEBaiEBQfkAIQMMhQILQY8BIQMgASAERg2dAiACKAIAIgAgBCABa2ohBSABIABrQQVqIQYCQANAIAEtAAAgAEGRzwBqLQAARw1gIABBBUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyeAgsgAkEANgIAIAZBAWohAUEYDGELQZABIQMgASAERg2cAiACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEGXzwBqLQAARw1fIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAydAgsgAkEANgIAIAZBAWohAUEXDGALQZEBIQMgASAERg2bAiACKAIAIgAgBCABa2ohBSABIABrQQZqIQYCQANAIAEtAAAgAEGazwBqLQAARw1eIABBBkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAycAgsgAkEANgIAIAZBAWohAUEVDF8LQZIBIQMgASAERg2aAiACKAIAIgAgBCABa2ohBSABIABrQQVqIQYCQANAIAEtAAAgAEGhzwBqLQAARw1dIABBBUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAybAgsgAkEANgIAIAZBAWohAUEeDF4LIAEgBEYEQEGTASEDDJoCCyABLQAAQcwARw1bIAFBAWohAUEKDF0LIAEgBEYEQEGUASEDDJkCCwJAAkAgAS0AAEHBAGsODwBcXFxcXFxcXFxcXFxcAVwLIAFBAWohAUH+ACEDDIACCyABQQFqIQFB/wAhAwz/AQsgASAERgRAQZUBIQMMmAILAkACQCABLQAAQcEAaw4DAFsBWwsgAUEBaiEBQf0AIQMM/wELIAFBAWohAUGAASEDDP4BC0GWASEDIAEgBEYNlgIgAigCACIAIAQgAWtqIQUgASAAa0EBaiEGAkADQCABLQAAIABBp88Aai0AAEcNWSAAQQFGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMlwILIAJBADYCACAGQQFqIQFBCwxaCyABIARGBEBBlwEhAwyWAgsCQAJAAkACQCABLQAAQS1rDiMAW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1sBW1tbW1sCW1tbA1sLIAFBAWohAUH7ACEDDP8BCyABQQFqIQFB/AAhAwz+AQsgAUEBaiEBQYEBIQMM/QELIAFBAWohAUGCASEDDPwBC0GYASEDIAEgBEYNlAIgAigCACIAIAQgAWtqIQUgASAAa0EEaiEGAkADQCABLQAAIABBqc8Aai0AAEcNVyAAQQRGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMlQILIAJBADYCACAGQQFqIQFBGQxYC0GZASEDIAEgBEYNkwIgAigCACIAIAQgAWtqIQUgASAAa0EFaiEGAkADQCABLQAAIABBrs8Aai0AAEcNViAAQQVGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMlAILIAJBADYCACAGQQFqIQFBBgxXC0GaASEDIAEgBEYNkgIgAigCACIAIAQgAWtqIQUgASAAa0EBaiEGAkADQCABLQAAIABBtM8Aai0AAEcNVSAAQQFGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMkwILIAJBADYCACAGQQFqIQFBHAxWC0GbASEDIAEgBEYNkQIgAigCACIAIAQgAWtqIQUgASAAa0EBaiEGAkADQCABLQAAIABBts8Aai0AAEcNVCAAQQFGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMkgILIAJBADYCACAGQQFqIQFBJwxVCyABIARGBEBBnAEhAwyRAgsCQAJAIAEtAABB1ABrDgIAAVQLIAFBAWohAUGGASEDDPgBCyABQQFqIQFBhwEhAwz3AQtBnQEhAyABIARGDY8CIAIoAgAiACAEIAFraiEFIAEgAGtBAWohBgJAA0AgAS0AACAAQbjPAGotAABHDVIgAEEBRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADJACCyACQQA2AgAgBkEBaiEBQSYMUwtBngEhAyABIARGDY4CIAIoAgAiACAEIAFraiEFIAEgAGtBAWohBgJAA0AgAS0AACAAQbrPAGotAABHDVEgAEEBRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADI8CCyACQQA2AgAgBkEBaiEBQQMMUgtBnwEhAyABIARGDY0CIAIoAgAiACAEIAFraiEFIAEgAGtBAmohBgJAA0AgAS0AACAAQe3PAGotAABHDVAgAEECRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADI4CCyACQQA2AgAgBkEBaiEBQQwMUQtBoAEhAyABIARGDYwCIAIoAgAiACAEIAFraiEFIAEgAGtBA2ohBgJAA0AgAS0AACAAQbzPAGotAABHDU8gAEEDRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADI0CCyACQQA2AgAgBkEBaiEBQQ0MUAsgASAERgRAQaEBIQMMjAILAkACQCABLQAAQcYAaw4LAE9PT09PT09PTwFPCyABQQFqIQFBiwEhAwzzAQsgAUEBaiEBQYwBIQMM8gELIAEgBEYEQEGiASEDDIsCCyABLQAAQdAARw1MIAFBAWohAQxGCyABIARGBEBBowEhAwyKAgsCQAJAIAEtAABByQBrDgcBTU1NTU0ATQsgAUEBaiEBQY4BIQMM8QELIAFBAWohAUEiDE0LQaQBIQMgASAERg2IAiACKAIAIgAgBCABa2ohBSABIABrQQFqIQYCQANAIAEtAAAgAEHAzwBqLQAARw1LIABBAUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyJAgsgAkEANgIAIAZBAWohAUEdDEwLIAEgBEYEQEGlASEDDIgCCwJAAkAgAS0AAEHSAGsOAwBLAUsLIAFBAWohAUGQASEDDO8BCyABQQFqIQFBBAxLCyABIARGBEBBpgEhAwyHAgsCQAJAAkACQAJAIAEtAABBwQBrDhUATU1NTU1NTU1NTQFNTQJNTQNNTQRNCyABQQFqIQFBiAEhAwzxAQsgAUEBaiEBQYkBIQMM8AELIAFBAWohAUGKASEDDO8BCyABQQFqIQFBjwEhAwzuAQsgAUEBaiEBQZEBIQMM7QELQacBIQMgASAERg2FAiACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEHtzwBqLQAARw1IIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyGAgsgAkEANgIAIAZBAWohAUERDEkLQagBIQMgASAERg2EAiACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEHCzwBqLQAARw1HIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyFAgsgAkEANgIAIAZBAWohAUEsDEgLQakBIQMgASAERg2DAiACKAIAIgAgBCABa2ohBSABIABrQQRqIQYCQANAIAEtAAAgAEHFzwBqLQAARw1GIABBBEYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyEAgsgAkEANgIAIAZBAWohAUErDEcLQaoBIQMgASAERg2CAiACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEHKzwBqLQAARw1FIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyDAgsgAkEANgIAIAZBAWohAUEUDEYLIAEgBEYEQEGrASEDDIICCwJAAkACQAJAIAEtAABBwgBrDg8AAQJHR0dHR0dHR0dHRwNHCyABQQFqIQFBkwEhAwzrAQsgAUEBaiEBQZQBIQMM6gELIAFBAWohAUGVASEDDOkBCyABQQFqIQFBlgEhAwzoAQsgASAERgRAQawBIQMMgQILIAEtAABBxQBHDUIgAUEBaiEBDD0LQa0BIQMgASAERg3/ASACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEHNzwBqLQAARw1CIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyAAgsgAkEANgIAIAZBAWohAUEODEMLIAEgBEYEQEGuASEDDP8BCyABLQAAQdAARw1AIAFBAWohAUElDEILQa8BIQMgASAERg39ASACKAIAIgAgBCABa2ohBSABIABrQQhqIQYCQANAIAEtAAAgAEHQzwBqLQAARw1AIABBCEYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAz+AQsgAkEANgIAIAZBAWohAUEqDEELIAEgBEYEQEGwASEDDP0BCwJAAkAgAS0AAEHVAGsOCwBAQEBAQEBAQEABQAsgAUEBaiEBQZoBIQMM5AELIAFBAWohAUGbASEDDOMBCyABIARGBEBBsQEhAwz8AQsCQAJAIAEtAABBwQBrDhQAPz8/Pz8/Pz8/Pz8/Pz8/Pz8/AT8LIAFBAWohAUGZASEDDOMBCyABQQFqIQFBnAEhAwziAQtBsgEhAyABIARGDfoBIAIoAgAiACAEIAFraiEFIAEgAGtBA2ohBgJAA0AgAS0AACAAQdnPAGotAABHDT0gAEEDRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADPsBCyACQQA2AgAgBkEBaiEBQSEMPgtBswEhAyABIARGDfkBIAIoAgAiACAEIAFraiEFIAEgAGtBBmohBgJAA0AgAS0AACAAQd3PAGotAABHDTwgAEEGRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADPoBCyACQQA2AgAgBkEBaiEBQRoMPQsgASAERgRAQbQBIQMM+QELAkACQAJAIAEtAABBxQBrDhEAPT09PT09PT09AT09PT09Aj0LIAFBAWohAUGdASEDDOEBCyABQQFqIQFBngEhAwzgAQsgAUEBaiEBQZ8BIQMM3wELQbUBIQMgASAERg33ASACKAIAIgAgBCABa2ohBSABIABrQQVqIQYCQANAIAEtAAAgAEHkzwBqLQAARw06IABBBUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAz4AQsgAkEANgIAIAZBAWohAUEoDDsLQbYBIQMgASAERg32ASACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEHqzwBqLQAARw05IABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAz3AQsgAkEANgIAIAZBAWohAUEHDDoLIAEgBEYEQEG3ASEDDPYBCwJAAkAgAS0AAEHFAGsODgA5OTk5OTk5OTk5OTkBOQsgAUEBaiEBQaEBIQMM3QELIAFBAWohAUGiASEDDNwBC0G4ASEDIAEgBEYN9AEgAigCACIAIAQgAWtqIQUgASAAa0ECaiEGAkADQCABLQAAIABB7c8Aai0AAEcNNyAAQQJGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAM9QELIAJBADYCACAGQQFqIQFBEgw4C0G5ASEDIAEgBEYN8wEgAigCACIAIAQgAWtqIQUgASAAa0EBaiEGAkADQCABLQAAIABB8M8Aai0AAEcNNiAAQQFGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAM9AELIAJBADYCACAGQQFqIQFBIAw3C0G6ASEDIAEgBEYN8gEgAigCACIAIAQgAWtqIQUgASAAa0EBaiEGAkADQCABLQAAIABB8s8Aai0AAEcNNSAAQQFGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAM8wELIAJBADYCACAGQQFqIQFBDww2CyABIARGBEBBuwEhAwzyAQsCQAJAIAEtAABByQBrDgcANTU1NTUBNQsgAUEBaiEBQaUBIQMM2QELIAFBAWohAUGmASEDDNgBC0G8ASEDIAEgBEYN8AEgAigCACIAIAQgAWtqIQUgASAAa0EHaiEGAkADQCABLQAAIABB9M8Aai0AAEcNMyAAQQdGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAM8QELIAJBADYCACAGQQFqIQFBGww0CyABIARGBEBBvQEhAwzwAQsCQAJAAkAgAS0AAEHCAGsOEgA0NDQ0NDQ0NDQBNDQ0NDQ0AjQLIAFBAWohAUGkASEDDNgBCyABQQFqIQFBpwEhAwzXAQsgAUEBaiEBQagBIQMM1gELIAEgBEYEQEG+ASEDDO8BCyABLQAAQc4ARw0wIAFBAWohAQwsCyABIARGBEBBvwEhAwzuAQsCQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQCABLQAAQcEAaw4VAAECAz8EBQY/Pz8HCAkKCz8MDQ4PPwsgAUEBaiEBQegAIQMM4wELIAFBAWohAUHpACEDDOIBCyABQQFqIQFB7gAhAwzhAQsgAUEBaiEBQfIAIQMM4AELIAFBAWohAUHzACEDDN8BCyABQQFqIQFB9gAhAwzeAQsgAUEBaiEBQfcAIQMM3QELIAFBAWohAUH6ACEDDNwBCyABQQFqIQFBgwEhAwzbAQsgAUEBaiEBQYQBIQMM2gELIAFBAWohAUGFASEDDNkBCyABQQFqIQFBkgEhAwzYAQsgAUEBaiEBQZgBIQMM1wELIAFBAWohAUGgASEDDNYBCyABQQFqIQFBowEhAwzVAQsgAUEBaiEBQaoBIQMM1AELIAEgBEcEQCACQRA2AgggAiABNgIEQasBIQMM1AELQcABIQMM7AELQQAhAAJAIAIoAjgiA0UNACADKAI0IgNFDQAgAiADEQAAIQALIABFDV4gAEEVRw0HIAJB0QA2AhwgAiABNgIUIAJBsBc2AhAgAkEVNgIMQQAhAwzrAQsgAUEBaiABIARHDQgaQcIBIQMM6gELA0ACQCABLQAAQQprDgQIAAALAAsgBCABQQFqIgFHDQALQcMBIQMM6QELIAEgBEcEQCACQRE2AgggAiABNgIEQQEhAwzQAQtBxAEhAwzoAQsgASAERgRAQcUBIQMM6AELAkACQCABLQAAQQprDgQBKCgAKAsgAUEBagwJCyABQQFqDAULIAEgBEYEQEHGASEDDOcBCwJAAkAgAS0AAEEKaw4XAQsLAQsLCwsLCwsLCwsLCwsLCwsLCwALCyABQQFqIQELQbABIQMMzQELIAEgBEYEQEHIASEDDOYBCyABLQAAQSBHDQkgAkEAOwEyIAFBAWohAUGzASEDDMwBCwNAIAEhAAJAIAEgBEcEQCABLQAAQTBrQf8BcSIDQQpJDQEMJwtBxwEhAwzmAQsCQCACLwEyIgFBmTNLDQAgAiABQQpsIgU7ATIgBUH+/wNxIANB//8Dc0sNACAAQQFqIQEgAiADIAVqIgM7ATIgA0H//wNxQegHSQ0BCwtBACEDIAJBADYCHCACQcEJNgIQIAJBDTYCDCACIABBAWo2AhQM5AELIAJBADYCHCACIAE2AhQgAkHwDDYCECACQRs2AgxBACEDDOMBCyACKAIEIQAgAkEANgIEIAIgACABECYiAA0BIAFBAWoLIQFBrQEhAwzIAQsgAkHBATYCHCACIAA2AgwgAiABQQFqNgIUQQAhAwzgAQsgAigCBCEAIAJBADYCBCACIAAgARAmIgANASABQQFqCyEBQa4BIQMMxQELIAJBwgE2AhwgAiAANgIMIAIgAUEBajYCFEEAIQMM3QELIAJBADYCHCACIAE2AhQgAkGXCzYCECACQQ02AgxBACEDDNwBCyACQQA2AhwgAiABNgIUIAJB4xA2AhAgAkEJNgIMQQAhAwzbAQsgAkECOgAoDKwBC0EAIQMgAkEANgIcIAJBrws2AhAgAkECNgIMIAIgAUEBajYCFAzZAQtBAiEDDL8BC0ENIQMMvgELQSYhAwy9AQtBFSEDDLwBC0EWIQMMuwELQRghAwy6AQtBHCEDDLkBC0EdIQMMuAELQSAhAwy3AQtBISEDDLYBC0EjIQMMtQELQcYAIQMMtAELQS4hAwyzAQtBPSEDDLIBC0HLACEDDLEBC0HOACEDDLABC0HYACEDDK8BC0HZACEDDK4BC0HbACEDDK0BC0HxACEDDKwBC0H0ACEDDKsBC0GNASEDDKoBC0GXASEDDKkBC0GpASEDDKgBC0GvASEDDKcBC0GxASEDDKYBCyACQQA2AgALQQAhAyACQQA2AhwgAiABNgIUIAJB8Rs2AhAgAkEGNgIMDL0BCyACQQA2AgAgBkEBaiEBQSQLOgApIAIoAgQhACACQQA2AgQgAiAAIAEQJyIARQRAQeUAIQMMowELIAJB+QA2AhwgAiABNgIUIAIgADYCDEEAIQMMuwELIABBFUcEQCACQQA2AhwgAiABNgIUIAJBzA42AhAgAkEgNgIMQQAhAwy7AQsgAkH4ADYCHCACIAE2AhQgAkHKGDYCECACQRU2AgxBACEDDLoBCyACQQA2AhwgAiABNgIUIAJBjhs2AhAgAkEGNgIMQQAhAwy5AQsgAkEANgIcIAIgATYCFCACQf4RNgIQIAJBBzYCDEEAIQMMuAELIAJBADYCHCACIAE2AhQgAkGMHDYCECACQQc2AgxBACEDDLcBCyACQQA2AhwgAiABNgIUIAJBww82AhAgAkEHNgIMQQAhAwy2AQsgAkEANgIcIAIgATYCFCACQcMPNgIQIAJBBzYCDEEAIQMMtQELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0RIAJB5QA2AhwgAiABNgIUIAIgADYCDEEAIQMMtAELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0gIAJB0wA2AhwgAiABNgIUIAIgADYCDEEAIQMMswELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0iIAJB0gA2AhwgAiABNgIUIAIgADYCDEEAIQMMsgELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0OIAJB5QA2AhwgAiABNgIUIAIgADYCDEEAIQMMsQELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0dIAJB0wA2AhwgAiABNgIUIAIgADYCDEEAIQMMsAELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0fIAJB0gA2AhwgAiABNgIUIAIgADYCDEEAIQMMrwELIABBP0cNASABQQFqCyEBQQUhAwyUAQtBACEDIAJBADYCHCACIAE2AhQgAkH9EjYCECACQQc2AgwMrAELIAJBADYCHCACIAE2AhQgAkHcCDYCECACQQc2AgxBACEDDKsBCyACKAIEIQAgAkEANgIEIAIgACABECUiAEUNByACQeUANgIcIAIgATYCFCACIAA2AgxBACEDDKoBCyACKAIEIQAgAkEANgIEIAIgACABECUiAEUNFiACQdMANgIcIAIgATYCFCACIAA2AgxBACEDDKkBCyACKAIEIQAgAkEANgIEIAIgACABECUiAEUNGCACQdIANgIcIAIgATYCFCACIAA2AgxBACEDDKgBCyACQQA2AhwgAiABNgIUIAJBxgo2AhAgAkEHNgIMQQAhAwynAQsgAigCBCEAIAJBADYCBCACIAAgARAlIgBFDQMgAkHlADYCHCACIAE2AhQgAiAANgIMQQAhAwymAQsgAigCBCEAIAJBADYCBCACIAAgARAlIgBFDRIgAkHTADYCHCACIAE2AhQgAiAANgIMQQAhAwylAQsgAigCBCEAIAJBADYCBCACIAAgARAlIgBFDRQgAkHSADYCHCACIAE2AhQgAiAANgIMQQAhAwykAQsgAigCBCEAIAJBADYCBCACIAAgARAlIgBFDQAgAkHlADYCHCACIAE2AhQgAiAANgIMQQAhAwyjAQtB1QAhAwyJAQsgAEEVRwRAIAJBADYCHCACIAE2AhQgAkG5DTYCECACQRo2AgxBACEDDKIBCyACQeQANgIcIAIgATYCFCACQeMXNgIQIAJBFTYCDEEAIQMMoQELIAJBADYCACAGQQFqIQEgAi0AKSIAQSNrQQtJDQQCQCAAQQZLDQBBASAAdEHKAHFFDQAMBQtBACEDIAJBADYCHCACIAE2AhQgAkH3CTYCECACQQg2AgwMoAELIAJBADYCACAGQQFqIQEgAi0AKUEhRg0DIAJBADYCHCACIAE2AhQgAkGbCjYCECACQQg2AgxBACEDDJ8BCyACQQA2AgALQQAhAyACQQA2AhwgAiABNgIUIAJBkDM2AhAgAkEINgIMDJ0BCyACQQA2AgAgBkEBaiEBIAItAClBI0kNACACQQA2AhwgAiABNgIUIAJB0wk2AhAgAkEINgIMQQAhAwycAQtB0QAhAwyCAQsgAS0AAEEwayIAQf8BcUEKSQRAIAIgADoAKiABQQFqIQFBzwAhAwyCAQsgAigCBCEAIAJBADYCBCACIAAgARAoIgBFDYYBIAJB3gA2AhwgAiABNgIUIAIgADYCDEEAIQMMmgELIAIoAgQhACACQQA2AgQgAiAAIAEQKCIARQ2GASACQdwANgIcIAIgATYCFCACIAA2AgxBACEDDJkBCyACKAIEIQAgAkEANgIEIAIgACAFECgiAEUEQCAFIQEMhwELIAJB2gA2AhwgAiAFNgIUIAIgADYCDAyYAQtBACEBQQEhAwsgAiADOgArIAVBAWohAwJAAkACQCACLQAtQRBxDQACQAJAAkAgAi0AKg4DAQACBAsgBkUNAwwCCyAADQEMAgsgAUUNAQsgAigCBCEAIAJBADYCBCACIAAgAxAoIgBFBEAgAyEBDAILIAJB2AA2AhwgAiADNgIUIAIgADYCDEEAIQMMmAELIAIoAgQhACACQQA2AgQgAiAAIAMQKCIARQRAIAMhAQyHAQsgAkHZADYCHCACIAM2AhQgAiAANgIMQQAhAwyXAQtBzAAhAwx9CyAAQRVHBEAgAkEANgIcIAIgATYCFCACQZQNNgIQIAJBITYCDEEAIQMMlgELIAJB1wA2AhwgAiABNgIUIAJByRc2AhAgAkEVNgIMQQAhAwyVAQtBACEDIAJBADYCHCACIAE2AhQgAkGAETYCECACQQk2AgwMlAELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0AIAJB0wA2AhwgAiABNgIUIAIgADYCDEEAIQMMkwELQckAIQMMeQsgAkEANgIcIAIgATYCFCACQcEoNgIQIAJBBzYCDCACQQA2AgBBACEDDJEBCyACKAIEIQBBACEDIAJBADYCBCACIAAgARAlIgBFDQAgAkHSADYCHCACIAE2AhQgAiAANgIMDJABC0HIACEDDHYLIAJBADYCACAFIQELIAJBgBI7ASogAUEBaiEBQQAhAAJAIAIoAjgiA0UNACADKAIwIgNFDQAgAiADEQAAIQALIAANAQtBxwAhAwxzCyAAQRVGBEAgAkHRADYCHCACIAE2AhQgAkHjFzYCECACQRU2AgxBACEDDIwBC0EAIQMgAkEANgIcIAIgATYCFCACQbkNNgIQIAJBGjYCDAyLAQtBACEDIAJBADYCHCACIAE2AhQgAkGgGTYCECACQR42AgwMigELIAEtAABBOkYEQCACKAIEIQBBACEDIAJBADYCBCACIAAgARApIgBFDQEgAkHDADYCHCACIAA2AgwgAiABQQFqNgIUDIoBC0EAIQMgAkEANgIcIAIgATYCFCACQbERNgIQIAJBCjYCDAyJAQsgAUEBaiEBQTshAwxvCyACQcMANgIcIAIgADYCDCACIAFBAWo2AhQMhwELQQAhAyACQQA2AhwgAiABNgIUIAJB8A42AhAgAkEcNgIMDIYBCyACIAIvATBBEHI7ATAMZgsCQCACLwEwIgBBCHFFDQAgAi0AKEEBRw0AIAItAC1BCHFFDQMLIAIgAEH3+wNxQYAEcjsBMAwECyABIARHBEACQANAIAEtAABBMGsiAEH/AXFBCk8EQEE1IQMMbgsgAikDICIKQpmz5syZs+bMGVYNASACIApCCn4iCjcDICAKIACtQv8BgyILQn+FVg0BIAIgCiALfDcDICAEIAFBAWoiAUcNAAtBOSEDDIUBCyACKAIEIQBBACEDIAJBADYCBCACIAAgAUEBaiIBECoiAA0MDHcLQTkhAwyDAQsgAi0AMEEgcQ0GQcUBIQMMaQtBACEDIAJBADYCBCACIAEgARAqIgBFDQQgAkE6NgIcIAIgADYCDCACIAFBAWo2AhQMgQELIAItAChBAUcNACACLQAtQQhxRQ0BC0E3IQMMZgsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEQKiIABEAgAkE7NgIcIAIgADYCDCACIAFBAWo2AhQMfwsgAUEBaiEBDG4LIAJBCDoALAwECyABQQFqIQEMbQtBACEDIAJBADYCHCACIAE2AhQgAkHkEjYCECACQQQ2AgwMewsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEQKiIARQ1sIAJBNzYCHCACIAE2AhQgAiAANgIMDHoLIAIgAi8BMEEgcjsBMAtBMCEDDF8LIAJBNjYCHCACIAE2AhQgAiAANgIMDHcLIABBLEcNASABQQFqIQBBASEBAkACQAJAAkACQCACLQAsQQVrDgQDAQIEAAsgACEBDAQLQQIhAQwBC0EEIQELIAJBAToALCACIAIvATAgAXI7ATAgACEBDAELIAIgAi8BMEEIcjsBMCAAIQELQTkhAwxcCyACQQA6ACwLQTQhAwxaCyABIARGBEBBLSEDDHMLAkACQANAAkAgAS0AAEEKaw4EAgAAAwALIAQgAUEBaiIBRw0AC0EtIQMMdAsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEQKiIARQ0CIAJBLDYCHCACIAE2AhQgAiAANgIMDHMLIAIoAgQhAEEAIQMgAkEANgIEIAIgACABECoiAEUEQCABQQFqIQEMAgsgAkEsNgIcIAIgADYCDCACIAFBAWo2AhQMcgsgAS0AAEENRgRAIAIoAgQhAEEAIQMgAkEANgIEIAIgACABECoiAEUEQCABQQFqIQEMAgsgAkEsNgIcIAIgADYCDCACIAFBAWo2AhQMcgsgAi0ALUEBcQRAQcQBIQMMWQsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEQKiIADQEMZQtBLyEDDFcLIAJBLjYCHCACIAE2AhQgAiAANgIMDG8LQQAhAyACQQA2AhwgAiABNgIUIAJB8BQ2AhAgAkEDNgIMDG4LQQEhAwJAAkACQAJAIAItACxBBWsOBAMBAgAECyACIAIvATBBCHI7ATAMAwtBAiEDDAELQQQhAwsgAkEBOgAsIAIgAi8BMCADcjsBMAtBKiEDDFMLQQAhAyACQQA2AhwgAiABNgIUIAJB4Q82AhAgAkEKNgIMDGsLQQEhAwJAAkACQAJAAkACQCACLQAsQQJrDgcFBAQDAQIABAsgAiACLwEwQQhyOwEwDAMLQQIhAwwBC0EEIQMLIAJBAToALCACIAIvATAgA3I7ATALQSshAwxSC0EAIQMgAkEANgIcIAIgATYCFCACQasSNgIQIAJBCzYCDAxqC0EAIQMgAkEANgIcIAIgATYCFCACQf0NNgIQIAJBHTYCDAxpCyABIARHBEADQCABLQAAQSBHDUggBCABQQFqIgFHDQALQSUhAwxpC0ElIQMMaAsgAi0ALUEBcQRAQcMBIQMMTwsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEQKSIABEAgAkEmNgIcIAIgADYCDCACIAFBAWo2AhQMaAsgAUEBaiEBDFwLIAFBAWohASACLwEwIgBBgAFxBEBBACEAAkAgAigCOCIDRQ0AIAMoAlQiA0UNACACIAMRAAAhAAsgAEUNBiAAQRVHDR8gAkEFNgIcIAIgATYCFCACQfkXNgIQIAJBFTYCDEEAIQMMZwsCQCAAQaAEcUGgBEcNACACLQAtQQJxDQBBACEDIAJBADYCHCACIAE2AhQgAkGWEzYCECACQQQ2AgwMZwsgAgJ/IAIvATBBFHFBFEYEQEEBIAItAChBAUYNARogAi8BMkHlAEYMAQsgAi0AKUEFRgs6AC5BACEAAkAgAigCOCIDRQ0AIAMoAiQiA0UNACACIAMRAAAhAAsCQAJAAkACQAJAIAAOFgIBAAQEBAQEBAQEBAQEBAQEBAQEBAMECyACQQE6AC4LIAIgAi8BMEHAAHI7ATALQSchAwxPCyACQSM2AhwgAiABNgIUIAJBpRY2AhAgAkEVNgIMQQAhAwxnC0EAIQMgAkEANgIcIAIgATYCFCACQdULNgIQIAJBETYCDAxmC0EAIQACQCACKAI4IgNFDQAgAygCLCIDRQ0AIAIgAxEAACEACyAADQELQQ4hAwxLCyAAQRVGBEAgAkECNgIcIAIgATYCFCACQbAYNgIQIAJBFTYCDEEAIQMMZAtBACEDIAJBADYCHCACIAE2AhQgAkGnDjYCECACQRI2AgwMYwtBACEDIAJBADYCHCACIAE2AhQgAkGqHDYCECACQQ82AgwMYgsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEgCqdqIgEQKyIARQ0AIAJBBTYCHCACIAE2AhQgAiAANgIMDGELQQ8hAwxHC0EAIQMgAkEANgIcIAIgATYCFCACQc0TNgIQIAJBDDYCDAxfC0IBIQoLIAFBAWohAQJAIAIpAyAiC0L//////////w9YBEAgAiALQgSGIAqENwMgDAELQQAhAyACQQA2AhwgAiABNgIUIAJBrQk2AhAgAkEMNgIMDF4LQSQhAwxEC0EAIQMgAkEANgIcIAIgATYCFCACQc0TNgIQIAJBDDYCDAxcCyACKAIEIQBBACEDIAJBADYCBCACIAAgARAsIgBFBEAgAUEBaiEBDFILIAJBFzYCHCACIAA2AgwgAiABQQFqNgIUDFsLIAIoAgQhAEEAIQMgAkEANgIEAkAgAiAAIAEQLCIARQRAIAFBAWohAQwBCyACQRY2AhwgAiAANgIMIAIgAUEBajYCFAxbC0EfIQMMQQtBACEDIAJBADYCHCACIAE2AhQgAkGaDzYCECACQSI2AgwMWQsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEQLSIARQRAIAFBAWohAQxQCyACQRQ2AhwgAiAANgIMIAIgAUEBajYCFAxYCyACKAIEIQBBACEDIAJBADYCBAJAIAIgACABEC0iAEUEQCABQQFqIQEMAQsgAkETNgIcIAIgADYCDCACIAFBAWo2AhQMWAtBHiEDDD4LQQAhAyACQQA2AhwgAiABNgIUIAJBxgw2AhAgAkEjNgIMDFYLIAIoAgQhAEEAIQMgAkEANgIEIAIgACABEC0iAEUEQCABQQFqIQEMTgsgAkERNgIcIAIgADYCDCACIAFBAWo2AhQMVQsgAkEQNgIcIAIgATYCFCACIAA2AgwMVAtBACEDIAJBADYCHCACIAE2AhQgAkHGDDYCECACQSM2AgwMUwtBACEDIAJBADYCHCACIAE2AhQgAkHAFTYCECACQQI2AgwMUgsgAigCBCEAQQAhAyACQQA2AgQCQCACIAAgARAtIgBFBEAgAUEBaiEBDAELIAJBDjYCHCACIAA2AgwgAiABQQFqNgIUDFILQRshAww4C0EAIQMgAkEANgIcIAIgATYCFCACQcYMNgIQIAJBIzYCDAxQCyACKAIEIQBBACEDIAJBADYCBAJAIAIgACABECwiAEUEQCABQQFqIQEMAQsgAkENNgIcIAIgADYCDCACIAFBAWo2AhQMUAtBGiEDDDYLQQAhAyACQQA2AhwgAiABNgIUIAJBmg82AhAgAkEiNgIMDE4LIAIoAgQhAEEAIQMgAkEANgIEAkAgAiAAIAEQLCIARQRAIAFBAWohAQwBCyACQQw2AhwgAiAANgIMIAIgAUEBajYCFAxOC0EZIQMMNAtBACEDIAJBADYCHCACIAE2AhQgAkGaDzYCECACQSI2AgwMTAsgAEEVRwRAQQAhAyACQQA2AhwgAiABNgIUIAJBgww2AhAgAkETNgIMDEwLIAJBCjYCHCACIAE2AhQgAkHkFjYCECACQRU2AgxBACEDDEsLIAIoAgQhAEEAIQMgAkEANgIEIAIgACABIAqnaiIBECsiAARAIAJBBzYCHCACIAE2AhQgAiAANgIMDEsLQRMhAwwxCyAAQRVHBEBBACEDIAJBADYCHCACIAE2AhQgAkHaDTYCECACQRQ2AgwMSgsgAkEeNgIcIAIgATYCFCACQfkXNgIQIAJBFTYCDEEAIQMMSQtBACEAAkAgAigCOCIDRQ0AIAMoAiwiA0UNACACIAMRAAAhAAsgAEUNQSAAQRVGBEAgAkEDNgIcIAIgATYCFCACQbAYNgIQIAJBFTYCDEEAIQMMSQtBACEDIAJBADYCHCACIAE2AhQgAkGnDjYCECACQRI2AgwMSAtBACEDIAJBADYCHCACIAE2AhQgAkHaDTYCECACQRQ2AgwMRwtBACEDIAJBADYCHCACIAE2AhQgAkGnDjYCECACQRI2AgwMRgsgAkEAOgAvIAItAC1BBHFFDT8LIAJBADoALyACQQE6ADRBACEDDCsLQQAhAyACQQA2AhwgAkHkETYCECACQQc2AgwgAiABQQFqNgIUDEMLAkADQAJAIAEtAABBCmsOBAACAgACCyAEIAFBAWoiAUcNAAtB3QEhAwxDCwJAAkAgAi0ANEEBRw0AQQAhAAJAIAIoAjgiA0UNACADKAJYIgNFDQAgAiADEQAAIQALIABFDQAgAEEVRw0BIAJB3AE2AhwgAiABNgIUIAJB1RY2AhAgAkEVNgIMQQAhAwxEC0HBASEDDCoLIAJBADYCHCACIAE2AhQgAkHpCzYCECACQR82AgxBACEDDEILAkACQCACLQAoQQFrDgIEAQALQcABIQMMKQtBuQEhAwwoCyACQQI6AC9BACEAAkAgAigCOCIDRQ0AIAMoAgAiA0UNACACIAMRAAAhAAsgAEUEQEHCASEDDCgLIABBFUcEQCACQQA2AhwgAiABNgIUIAJBpAw2AhAgAkEQNgIMQQAhAwxBCyACQdsBNgIcIAIgATYCFCACQfoWNgIQIAJBFTYCDEEAIQMMQAsgASAERgRAQdoBIQMMQAsgAS0AAEHIAEYNASACQQE6ACgLQawBIQMMJQtBvwEhAwwkCyABIARHBEAgAkEQNgIIIAIgATYCBEG+ASEDDCQLQdkBIQMMPAsgASAERgRAQdgBIQMMPAsgAS0AAEHIAEcNBCABQQFqIQFBvQEhAwwiCyABIARGBEBB1wEhAww7CwJAAkAgAS0AAEHFAGsOEAAFBQUFBQUFBQUFBQUFBQEFCyABQQFqIQFBuwEhAwwiCyABQQFqIQFBvAEhAwwhC0HWASEDIAEgBEYNOSACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEGD0ABqLQAARw0DIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAw6CyACKAIEIQAgAkIANwMAIAIgACAGQQFqIgEQJyIARQRAQcYBIQMMIQsgAkHVATYCHCACIAE2AhQgAiAANgIMQQAhAww5C0HUASEDIAEgBEYNOCACKAIAIgAgBCABa2ohBSABIABrQQFqIQYCQANAIAEtAAAgAEGB0ABqLQAARw0CIABBAUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAw5CyACQYEEOwEoIAIoAgQhACACQgA3AwAgAiAAIAZBAWoiARAnIgANAwwCCyACQQA2AgALQQAhAyACQQA2AhwgAiABNgIUIAJB2Bs2AhAgAkEINgIMDDYLQboBIQMMHAsgAkHTATYCHCACIAE2AhQgAiAANgIMQQAhAww0C0EAIQACQCACKAI4IgNFDQAgAygCOCIDRQ0AIAIgAxEAACEACyAARQ0AIABBFUYNASACQQA2AhwgAiABNgIUIAJBzA42AhAgAkEgNgIMQQAhAwwzC0HkACEDDBkLIAJB+AA2AhwgAiABNgIUIAJByhg2AhAgAkEVNgIMQQAhAwwxC0HSASEDIAQgASIARg0wIAQgAWsgAigCACIBaiEFIAAgAWtBBGohBgJAA0AgAC0AACABQfzPAGotAABHDQEgAUEERg0DIAFBAWohASAEIABBAWoiAEcNAAsgAiAFNgIADDELIAJBADYCHCACIAA2AhQgAkGQMzYCECACQQg2AgwgAkEANgIAQQAhAwwwCyABIARHBEAgAkEONgIIIAIgATYCBEG3ASEDDBcLQdEBIQMMLwsgAkEANgIAIAZBAWohAQtBuAEhAwwUCyABIARGBEBB0AEhAwwtCyABLQAAQTBrIgBB/wFxQQpJBEAgAiAAOgAqIAFBAWohAUG2ASEDDBQLIAIoAgQhACACQQA2AgQgAiAAIAEQKCIARQ0UIAJBzwE2AhwgAiABNgIUIAIgADYCDEEAIQMMLAsgASAERgRAQc4BIQMMLAsCQCABLQAAQS5GBEAgAUEBaiEBDAELIAIoAgQhACACQQA2AgQgAiAAIAEQKCIARQ0VIAJBzQE2AhwgAiABNgIUIAIgADYCDEEAIQMMLAtBtQEhAwwSCyAEIAEiBUYEQEHMASEDDCsLQQAhAEEBIQFBASEGQQAhAwJAAkACQAJAAkACfwJAAkACQAJAAkACQAJAIAUtAABBMGsOCgoJAAECAwQFBggLC0ECDAYLQQMMBQtBBAwEC0EFDAMLQQYMAgtBBwwBC0EICyEDQQAhAUEAIQYMAgtBCSEDQQEhAEEAIQFBACEGDAELQQAhAUEBIQMLIAIgAzoAKyAFQQFqIQMCQAJAIAItAC1BEHENAAJAAkACQCACLQAqDgMBAAIECyAGRQ0DDAILIAANAQwCCyABRQ0BCyACKAIEIQAgAkEANgIEIAIgACADECgiAEUEQCADIQEMAwsgAkHJATYCHCACIAM2AhQgAiAANgIMQQAhAwwtCyACKAIEIQAgAkEANgIEIAIgACADECgiAEUEQCADIQEMGAsgAkHKATYCHCACIAM2AhQgAiAANgIMQQAhAwwsCyACKAIEIQAgAkEANgIEIAIgACAFECgiAEUEQCAFIQEMFgsgAkHLATYCHCACIAU2AhQgAiAANgIMDCsLQbQBIQMMEQtBACEAAkAgAigCOCIDRQ0AIAMoAjwiA0UNACACIAMRAAAhAAsCQCAABEAgAEEVRg0BIAJBADYCHCACIAE2AhQgAkGUDTYCECACQSE2AgxBACEDDCsLQbIBIQMMEQsgAkHIATYCHCACIAE2AhQgAkHJFzYCECACQRU2AgxBACEDDCkLIAJBADYCACAGQQFqIQFB9QAhAwwPCyACLQApQQVGBEBB4wAhAwwPC0HiACEDDA4LIAAhASACQQA2AgALIAJBADoALEEJIQMMDAsgAkEANgIAIAdBAWohAUHAACEDDAsLQQELOgAsIAJBADYCACAGQQFqIQELQSkhAwwIC0E4IQMMBwsCQCABIARHBEADQCABLQAAQYA+ai0AACIAQQFHBEAgAEECRw0DIAFBAWohAQwFCyAEIAFBAWoiAUcNAAtBPiEDDCELQT4hAwwgCwsgAkEAOgAsDAELQQshAwwEC0E6IQMMAwsgAUEBaiEBQS0hAwwCCyACIAE6ACwgAkEANgIAIAZBAWohAUEMIQMMAQsgAkEANgIAIAZBAWohAUEKIQMMAAsAC0EAIQMgAkEANgIcIAIgATYCFCACQc0QNgIQIAJBCTYCDAwXC0EAIQMgAkEANgIcIAIgATYCFCACQekKNgIQIAJBCTYCDAwWC0EAIQMgAkEANgIcIAIgATYCFCACQbcQNgIQIAJBCTYCDAwVC0EAIQMgAkEANgIcIAIgATYCFCACQZwRNgIQIAJBCTYCDAwUC0EAIQMgAkEANgIcIAIgATYCFCACQc0QNgIQIAJBCTYCDAwTC0EAIQMgAkEANgIcIAIgATYCFCACQekKNgIQIAJBCTYCDAwSC0EAIQMgAkEANgIcIAIgATYCFCACQbcQNgIQIAJBCTYCDAwRC0EAIQMgAkEANgIcIAIgATYCFCACQZwRNgIQIAJBCTYCDAwQC0EAIQMgAkEANgIcIAIgATYCFCACQZcVNgIQIAJBDzYCDAwPC0EAIQMgAkEANgIcIAIgATYCFCACQZcVNgIQIAJBDzYCDAwOC0EAIQMgAkEANgIcIAIgATYCFCACQcASNgIQIAJBCzYCDAwNC0EAIQMgAkEANgIcIAIgATYCFCACQZUJNgIQIAJBCzYCDAwMC0EAIQMgAkEANgIcIAIgATYCFCACQeEPNgIQIAJBCjYCDAwLC0EAIQMgAkEANgIcIAIgATYCFCACQfsPNgIQIAJBCjYCDAwKC0EAIQMgAkEANgIcIAIgATYCFCACQfEZNgIQIAJBAjYCDAwJC0EAIQMgAkEANgIcIAIgATYCFCACQcQUNgIQIAJBAjYCDAwIC0EAIQMgAkEANgIcIAIgATYCFCACQfIVNgIQIAJBAjYCDAwHCyACQQI2AhwgAiABNgIUIAJBnBo2AhAgAkEWNgIMQQAhAwwGC0EBIQMMBQtB1AAhAyABIARGDQQgCEEIaiEJIAIoAgAhBQJAAkAgASAERwRAIAVB2MIAaiEHIAQgBWogAWshACAFQX9zQQpqIgUgAWohBgNAIAEtAAAgBy0AAEcEQEECIQcMAwsgBUUEQEEAIQcgBiEBDAMLIAVBAWshBSAHQQFqIQcgBCABQQFqIgFHDQALIAAhBSAEIQELIAlBATYCACACIAU2AgAMAQsgAkEANgIAIAkgBzYCAAsgCSABNgIEIAgoAgwhACAIKAIIDgMBBAIACwALIAJBADYCHCACQbUaNgIQIAJBFzYCDCACIABBAWo2AhRBACEDDAILIAJBADYCHCACIAA2AhQgAkHKGjYCECACQQk2AgxBACEDDAELIAEgBEYEQEEiIQMMAQsgAkEJNgIIIAIgATYCBEEhIQMLIAhBEGokACADRQRAIAIoAgwhAAwBCyACIAM2AhxBACEAIAIoAgQiAUUNACACIAEgBCACKAIIEQEAIgFFDQAgAiAENgIUIAIgATYCDCABIQALIAALvgIBAn8gAEEAOgAAIABB3ABqIgFBAWtBADoAACAAQQA6AAIgAEEAOgABIAFBA2tBADoAACABQQJrQQA6AAAgAEEAOgADIAFBBGtBADoAAEEAIABrQQNxIgEgAGoiAEEANgIAQdwAIAFrQXxxIgIgAGoiAUEEa0EANgIAAkAgAkEJSQ0AIABBADYCCCAAQQA2AgQgAUEIa0EANgIAIAFBDGtBADYCACACQRlJDQAgAEEANgIYIABBADYCFCAAQQA2AhAgAEEANgIMIAFBEGtBADYCACABQRRrQQA2AgAgAUEYa0EANgIAIAFBHGtBADYCACACIABBBHFBGHIiAmsiAUEgSQ0AIAAgAmohAANAIABCADcDGCAAQgA3AxAgAEIANwMIIABCADcDACAAQSBqIQAgAUEgayIBQR9LDQALCwtWAQF/AkAgACgCDA0AAkACQAJAAkAgAC0ALw4DAQADAgsgACgCOCIBRQ0AIAEoAiwiAUUNACAAIAERAAAiAQ0DC0EADwsACyAAQcMWNgIQQQ4hAQsgAQsaACAAKAIMRQRAIABB0Rs2AhAgAEEVNgIMCwsUACAAKAIMQRVGBEAgAEEANgIMCwsUACAAKAIMQRZGBEAgAEEANgIMCwsHACAAKAIMCwcAIAAoAhALCQAgACABNgIQCwcAIAAoAhQLFwAgAEEkTwRAAAsgAEECdEGgM2ooAgALFwAgAEEuTwRAAAsgAEECdEGwNGooAgALvwkBAX9B6yghAQJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAIABB5ABrDvQDY2IAAWFhYWFhYQIDBAVhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhBgcICQoLDA0OD2FhYWFhEGFhYWFhYWFhYWFhEWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYRITFBUWFxgZGhthYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhHB0eHyAhIiMkJSYnKCkqKywtLi8wMTIzNDU2YTc4OTphYWFhYWFhYTthYWE8YWFhYT0+P2FhYWFhYWFhQGFhQWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYUJDREVGR0hJSktMTU5PUFFSU2FhYWFhYWFhVFVWV1hZWlthXF1hYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFeYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhX2BhC0HhJw8LQaQhDwtByywPC0H+MQ8LQcAkDwtBqyQPC0GNKA8LQeImDwtBgDAPC0G5Lw8LQdckDwtB7x8PC0HhHw8LQfofDwtB8iAPC0GoLw8LQa4yDwtBiDAPC0HsJw8LQYIiDwtBjh0PC0HQLg8LQcojDwtBxTIPC0HfHA8LQdIcDwtBxCAPC0HXIA8LQaIfDwtB7S4PC0GrMA8LQdQlDwtBzC4PC0H6Lg8LQfwrDwtB0jAPC0HxHQ8LQbsgDwtB9ysPC0GQMQ8LQdcxDwtBoi0PC0HUJw8LQeArDwtBnywPC0HrMQ8LQdUfDwtByjEPC0HeJQ8LQdQeDwtB9BwPC0GnMg8LQbEdDwtBoB0PC0G5MQ8LQbwwDwtBkiEPC0GzJg8LQeksDwtBrB4PC0HUKw8LQfcmDwtBgCYPC0GwIQ8LQf4eDwtBjSMPC0GJLQ8LQfciDwtBoDEPC0GuHw8LQcYlDwtB6B4PC0GTIg8LQcIvDwtBwx0PC0GLLA8LQeEdDwtBjS8PC0HqIQ8LQbQtDwtB0i8PC0HfMg8LQdIyDwtB8DAPC0GpIg8LQfkjDwtBmR4PC0G1LA8LQZswDwtBkjIPC0G2Kw8LQcIiDwtB+DIPC0GeJQ8LQdAiDwtBuh4PC0GBHg8LAAtB1iEhAQsgAQsWACAAIAAtAC1B/gFxIAFBAEdyOgAtCxkAIAAgAC0ALUH9AXEgAUEAR0EBdHI6AC0LGQAgACAALQAtQfsBcSABQQBHQQJ0cjoALQsZACAAIAAtAC1B9wFxIAFBAEdBA3RyOgAtCz4BAn8CQCAAKAI4IgNFDQAgAygCBCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABBxhE2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCCCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABB9go2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCDCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABB7Ro2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCECIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABBlRA2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCFCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABBqhs2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCGCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABB7RM2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCKCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABB9gg2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCHCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABBwhk2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCICIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABBlBQ2AhBBGCEECyAEC1kBAn8CQCAALQAoQQFGDQAgAC8BMiIBQeQAa0HkAEkNACABQcwBRg0AIAFBsAJGDQAgAC8BMCIAQcAAcQ0AQQEhAiAAQYgEcUGABEYNACAAQShxRSECCyACC4wBAQJ/AkACQAJAIAAtACpFDQAgAC0AK0UNACAALwEwIgFBAnFFDQEMAgsgAC8BMCIBQQFxRQ0BC0EBIQIgAC0AKEEBRg0AIAAvATIiAEHkAGtB5ABJDQAgAEHMAUYNACAAQbACRg0AIAFBwABxDQBBACECIAFBiARxQYAERg0AIAFBKHFBAEchAgsgAgtXACAAQRhqQgA3AwAgAEIANwMAIABBOGpCADcDACAAQTBqQgA3AwAgAEEoakIANwMAIABBIGpCADcDACAAQRBqQgA3AwAgAEEIakIANwMAIABB3QE2AhwLBgAgABAyC5otAQt/IwBBEGsiCiQAQaTQACgCACIJRQRAQeTTACgCACIFRQRAQfDTAEJ/NwIAQejTAEKAgISAgIDAADcCAEHk0wAgCkEIakFwcUHYqtWqBXMiBTYCAEH40wBBADYCAEHI0wBBADYCAAtBzNMAQYDUBDYCAEGc0ABBgNQENgIAQbDQACAFNgIAQazQAEF/NgIAQdDTAEGArAM2AgADQCABQcjQAGogAUG80ABqIgI2AgAgAiABQbTQAGoiAzYCACABQcDQAGogAzYCACABQdDQAGogAUHE0ABqIgM2AgAgAyACNgIAIAFB2NAAaiABQczQAGoiAjYCACACIAM2AgAgAUHU0ABqIAI2AgAgAUEgaiIBQYACRw0AC0GM1ARBwasDNgIAQajQAEH00wAoAgA2AgBBmNAAQcCrAzYCAEGk0ABBiNQENgIAQcz/B0E4NgIAQYjUBCEJCwJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAIABB7AFNBEBBjNAAKAIAIgZBECAAQRNqQXBxIABBC0kbIgRBA3YiAHYiAUEDcQRAAkAgAUEBcSAAckEBcyICQQN0IgBBtNAAaiIBIABBvNAAaigCACIAKAIIIgNGBEBBjNAAIAZBfiACd3E2AgAMAQsgASADNgIIIAMgATYCDAsgAEEIaiEBIAAgAkEDdCICQQNyNgIEIAAgAmoiACAAKAIEQQFyNgIEDBELQZTQACgCACIIIARPDQEgAQRAAkBBAiAAdCICQQAgAmtyIAEgAHRxaCIAQQN0IgJBtNAAaiIBIAJBvNAAaigCACICKAIIIgNGBEBBjNAAIAZBfiAAd3EiBjYCAAwBCyABIAM2AgggAyABNgIMCyACIARBA3I2AgQgAEEDdCIAIARrIQUgACACaiAFNgIAIAIgBGoiBCAFQQFyNgIEIAgEQCAIQXhxQbTQAGohAEGg0AAoAgAhAwJ/QQEgCEEDdnQiASAGcUUEQEGM0AAgASAGcjYCACAADAELIAAoAggLIgEgAzYCDCAAIAM2AgggAyAANgIMIAMgATYCCAsgAkEIaiEBQaDQACAENgIAQZTQACAFNgIADBELQZDQACgCACILRQ0BIAtoQQJ0QbzSAGooAgAiACgCBEF4cSAEayEFIAAhAgNAAkAgAigCECIBRQRAIAJBFGooAgAiAUUNAQsgASgCBEF4cSAEayIDIAVJIQIgAyAFIAIbIQUgASAAIAIbIQAgASECDAELCyAAKAIYIQkgACgCDCIDIABHBEBBnNAAKAIAGiADIAAoAggiATYCCCABIAM2AgwMEAsgAEEUaiICKAIAIgFFBEAgACgCECIBRQ0DIABBEGohAgsDQCACIQcgASIDQRRqIgIoAgAiAQ0AIANBEGohAiADKAIQIgENAAsgB0EANgIADA8LQX8hBCAAQb9/Sw0AIABBE2oiAUFwcSEEQZDQACgCACIIRQ0AQQAgBGshBQJAAkACQAJ/QQAgBEGAAkkNABpBHyAEQf///wdLDQAaIARBJiABQQh2ZyIAa3ZBAXEgAEEBdGtBPmoLIgZBAnRBvNIAaigCACICRQRAQQAhAUEAIQMMAQtBACEBIARBGSAGQQF2a0EAIAZBH0cbdCEAQQAhAwNAAkAgAigCBEF4cSAEayIHIAVPDQAgAiEDIAciBQ0AQQAhBSACIQEMAwsgASACQRRqKAIAIgcgByACIABBHXZBBHFqQRBqKAIAIgJGGyABIAcbIQEgAEEBdCEAIAINAAsLIAEgA3JFBEBBACEDQQIgBnQiAEEAIABrciAIcSIARQ0DIABoQQJ0QbzSAGooAgAhAQsgAUUNAQsDQCABKAIEQXhxIARrIgIgBUkhACACIAUgABshBSABIAMgABshAyABKAIQIgAEfyAABSABQRRqKAIACyIBDQALCyADRQ0AIAVBlNAAKAIAIARrTw0AIAMoAhghByADIAMoAgwiAEcEQEGc0AAoAgAaIAAgAygCCCIBNgIIIAEgADYCDAwOCyADQRRqIgIoAgAiAUUEQCADKAIQIgFFDQMgA0EQaiECCwNAIAIhBiABIgBBFGoiAigCACIBDQAgAEEQaiECIAAoAhAiAQ0ACyAGQQA2AgAMDQtBlNAAKAIAIgMgBE8EQEGg0AAoAgAhAQJAIAMgBGsiAkEQTwRAIAEgBGoiACACQQFyNgIEIAEgA2ogAjYCACABIARBA3I2AgQMAQsgASADQQNyNgIEIAEgA2oiACAAKAIEQQFyNgIEQQAhAEEAIQILQZTQACACNgIAQaDQACAANgIAIAFBCGohAQwPC0GY0AAoAgAiAyAESwRAIAQgCWoiACADIARrIgFBAXI2AgRBpNAAIAA2AgBBmNAAIAE2AgAgCSAEQQNyNgIEIAlBCGohAQwPC0EAIQEgBAJ/QeTTACgCAARAQezTACgCAAwBC0Hw0wBCfzcCAEHo0wBCgICEgICAwAA3AgBB5NMAIApBDGpBcHFB2KrVqgVzNgIAQfjTAEEANgIAQcjTAEEANgIAQYCABAsiACAEQccAaiIFaiIGQQAgAGsiB3EiAk8EQEH80wBBMDYCAAwPCwJAQcTTACgCACIBRQ0AQbzTACgCACIIIAJqIQAgACABTSAAIAhLcQ0AQQAhAUH80wBBMDYCAAwPC0HI0wAtAABBBHENBAJAAkAgCQRAQczTACEBA0AgASgCACIAIAlNBEAgACABKAIEaiAJSw0DCyABKAIIIgENAAsLQQAQMyIAQX9GDQUgAiEGQejTACgCACIBQQFrIgMgAHEEQCACIABrIAAgA2pBACABa3FqIQYLIAQgBk8NBSAGQf7///8HSw0FQcTTACgCACIDBEBBvNMAKAIAIgcgBmohASABIAdNDQYgASADSw0GCyAGEDMiASAARw0BDAcLIAYgA2sgB3EiBkH+////B0sNBCAGEDMhACAAIAEoAgAgASgCBGpGDQMgACEBCwJAIAYgBEHIAGpPDQAgAUF/Rg0AQezTACgCACIAIAUgBmtqQQAgAGtxIgBB/v///wdLBEAgASEADAcLIAAQM0F/RwRAIAAgBmohBiABIQAMBwtBACAGaxAzGgwECyABIgBBf0cNBQwDC0EAIQMMDAtBACEADAoLIABBf0cNAgtByNMAQcjTACgCAEEEcjYCAAsgAkH+////B0sNASACEDMhAEEAEDMhASAAQX9GDQEgAUF/Rg0BIAAgAU8NASABIABrIgYgBEE4ak0NAQtBvNMAQbzTACgCACAGaiIBNgIAQcDTACgCACABSQRAQcDTACABNgIACwJAAkACQEGk0AAoAgAiAgRAQczTACEBA0AgACABKAIAIgMgASgCBCIFakYNAiABKAIIIgENAAsMAgtBnNAAKAIAIgFBAEcgACABT3FFBEBBnNAAIAA2AgALQQAhAUHQ0wAgBjYCAEHM0wAgADYCAEGs0ABBfzYCAEGw0ABB5NMAKAIANgIAQdjTAEEANgIAA0AgAUHI0ABqIAFBvNAAaiICNgIAIAIgAUG00ABqIgM2AgAgAUHA0ABqIAM2AgAgAUHQ0ABqIAFBxNAAaiIDNgIAIAMgAjYCACABQdjQAGogAUHM0ABqIgI2AgAgAiADNgIAIAFB1NAAaiACNgIAIAFBIGoiAUGAAkcNAAtBeCAAa0EPcSIBIABqIgIgBkE4ayIDIAFrIgFBAXI2AgRBqNAAQfTTACgCADYCAEGY0AAgATYCAEGk0AAgAjYCACAAIANqQTg2AgQMAgsgACACTQ0AIAIgA0kNACABKAIMQQhxDQBBeCACa0EPcSIAIAJqIgNBmNAAKAIAIAZqIgcgAGsiAEEBcjYCBCABIAUgBmo2AgRBqNAAQfTTACgCADYCAEGY0AAgADYCAEGk0AAgAzYCACACIAdqQTg2AgQMAQsgAEGc0AAoAgBJBEBBnNAAIAA2AgALIAAgBmohA0HM0wAhAQJAAkACQANAIAMgASgCAEcEQCABKAIIIgENAQwCCwsgAS0ADEEIcUUNAQtBzNMAIQEDQCABKAIAIgMgAk0EQCADIAEoAgRqIgUgAksNAwsgASgCCCEBDAALAAsgASAANgIAIAEgASgCBCAGajYCBCAAQXggAGtBD3FqIgkgBEEDcjYCBCADQXggA2tBD3FqIgYgBCAJaiIEayEBIAIgBkYEQEGk0AAgBDYCAEGY0ABBmNAAKAIAIAFqIgA2AgAgBCAAQQFyNgIEDAgLQaDQACgCACAGRgRAQaDQACAENgIAQZTQAEGU0AAoAgAgAWoiADYCACAEIABBAXI2AgQgACAEaiAANgIADAgLIAYoAgQiBUEDcUEBRw0GIAVBeHEhCCAFQf8BTQRAIAVBA3YhAyAGKAIIIgAgBigCDCICRgRAQYzQAEGM0AAoAgBBfiADd3E2AgAMBwsgAiAANgIIIAAgAjYCDAwGCyAGKAIYIQcgBiAGKAIMIgBHBEAgACAGKAIIIgI2AgggAiAANgIMDAULIAZBFGoiAigCACIFRQRAIAYoAhAiBUUNBCAGQRBqIQILA0AgAiEDIAUiAEEUaiICKAIAIgUNACAAQRBqIQIgACgCECIFDQALIANBADYCAAwEC0F4IABrQQ9xIgEgAGoiByAGQThrIgMgAWsiAUEBcjYCBCAAIANqQTg2AgQgAiAFQTcgBWtBD3FqQT9rIgMgAyACQRBqSRsiA0EjNgIEQajQAEH00wAoAgA2AgBBmNAAIAE2AgBBpNAAIAc2AgAgA0EQakHU0wApAgA3AgAgA0HM0wApAgA3AghB1NMAIANBCGo2AgBB0NMAIAY2AgBBzNMAIAA2AgBB2NMAQQA2AgAgA0EkaiEBA0AgAUEHNgIAIAUgAUEEaiIBSw0ACyACIANGDQAgAyADKAIEQX5xNgIEIAMgAyACayIFNgIAIAIgBUEBcjYCBCAFQf8BTQRAIAVBeHFBtNAAaiEAAn9BjNAAKAIAIgFBASAFQQN2dCIDcUUEQEGM0AAgASADcjYCACAADAELIAAoAggLIgEgAjYCDCAAIAI2AgggAiAANgIMIAIgATYCCAwBC0EfIQEgBUH///8HTQRAIAVBJiAFQQh2ZyIAa3ZBAXEgAEEBdGtBPmohAQsgAiABNgIcIAJCADcCECABQQJ0QbzSAGohAEGQ0AAoAgAiA0EBIAF0IgZxRQRAIAAgAjYCAEGQ0AAgAyAGcjYCACACIAA2AhggAiACNgIIIAIgAjYCDAwBCyAFQRkgAUEBdmtBACABQR9HG3QhASAAKAIAIQMCQANAIAMiACgCBEF4cSAFRg0BIAFBHXYhAyABQQF0IQEgACADQQRxakEQaiIGKAIAIgMNAAsgBiACNgIAIAIgADYCGCACIAI2AgwgAiACNgIIDAELIAAoAggiASACNgIMIAAgAjYCCCACQQA2AhggAiAANgIMIAIgATYCCAtBmNAAKAIAIgEgBE0NAEGk0AAoAgAiACAEaiICIAEgBGsiAUEBcjYCBEGY0AAgATYCAEGk0AAgAjYCACAAIARBA3I2AgQgAEEIaiEBDAgLQQAhAUH80wBBMDYCAAwHC0EAIQALIAdFDQACQCAGKAIcIgJBAnRBvNIAaiIDKAIAIAZGBEAgAyAANgIAIAANAUGQ0ABBkNAAKAIAQX4gAndxNgIADAILIAdBEEEUIAcoAhAgBkYbaiAANgIAIABFDQELIAAgBzYCGCAGKAIQIgIEQCAAIAI2AhAgAiAANgIYCyAGQRRqKAIAIgJFDQAgAEEUaiACNgIAIAIgADYCGAsgASAIaiEBIAYgCGoiBigCBCEFCyAGIAVBfnE2AgQgASAEaiABNgIAIAQgAUEBcjYCBCABQf8BTQRAIAFBeHFBtNAAaiEAAn9BjNAAKAIAIgJBASABQQN2dCIBcUUEQEGM0AAgASACcjYCACAADAELIAAoAggLIgEgBDYCDCAAIAQ2AgggBCAANgIMIAQgATYCCAwBC0EfIQUgAUH///8HTQRAIAFBJiABQQh2ZyIAa3ZBAXEgAEEBdGtBPmohBQsgBCAFNgIcIARCADcCECAFQQJ0QbzSAGohAEGQ0AAoAgAiAkEBIAV0IgNxRQRAIAAgBDYCAEGQ0AAgAiADcjYCACAEIAA2AhggBCAENgIIIAQgBDYCDAwBCyABQRkgBUEBdmtBACAFQR9HG3QhBSAAKAIAIQACQANAIAAiAigCBEF4cSABRg0BIAVBHXYhACAFQQF0IQUgAiAAQQRxakEQaiIDKAIAIgANAAsgAyAENgIAIAQgAjYCGCAEIAQ2AgwgBCAENgIIDAELIAIoAggiACAENgIMIAIgBDYCCCAEQQA2AhggBCACNgIMIAQgADYCCAsgCUEIaiEBDAILAkAgB0UNAAJAIAMoAhwiAUECdEG80gBqIgIoAgAgA0YEQCACIAA2AgAgAA0BQZDQACAIQX4gAXdxIgg2AgAMAgsgB0EQQRQgBygCECADRhtqIAA2AgAgAEUNAQsgACAHNgIYIAMoAhAiAQRAIAAgATYCECABIAA2AhgLIANBFGooAgAiAUUNACAAQRRqIAE2AgAgASAANgIYCwJAIAVBD00EQCADIAQgBWoiAEEDcjYCBCAAIANqIgAgACgCBEEBcjYCBAwBCyADIARqIgIgBUEBcjYCBCADIARBA3I2AgQgAiAFaiAFNgIAIAVB/wFNBEAgBUF4cUG00ABqIQACf0GM0AAoAgAiAUEBIAVBA3Z0IgVxRQRAQYzQACABIAVyNgIAIAAMAQsgACgCCAsiASACNgIMIAAgAjYCCCACIAA2AgwgAiABNgIIDAELQR8hASAFQf///wdNBEAgBUEmIAVBCHZnIgBrdkEBcSAAQQF0a0E+aiEBCyACIAE2AhwgAkIANwIQIAFBAnRBvNIAaiEAQQEgAXQiBCAIcUUEQCAAIAI2AgBBkNAAIAQgCHI2AgAgAiAANgIYIAIgAjYCCCACIAI2AgwMAQsgBUEZIAFBAXZrQQAgAUEfRxt0IQEgACgCACEEAkADQCAEIgAoAgRBeHEgBUYNASABQR12IQQgAUEBdCEBIAAgBEEEcWpBEGoiBigCACIEDQALIAYgAjYCACACIAA2AhggAiACNgIMIAIgAjYCCAwBCyAAKAIIIgEgAjYCDCAAIAI2AgggAkEANgIYIAIgADYCDCACIAE2AggLIANBCGohAQwBCwJAIAlFDQACQCAAKAIcIgFBAnRBvNIAaiICKAIAIABGBEAgAiADNgIAIAMNAUGQ0AAgC0F+IAF3cTYCAAwCCyAJQRBBFCAJKAIQIABGG2ogAzYCACADRQ0BCyADIAk2AhggACgCECIBBEAgAyABNgIQIAEgAzYCGAsgAEEUaigCACIBRQ0AIANBFGogATYCACABIAM2AhgLAkAgBUEPTQRAIAAgBCAFaiIBQQNyNgIEIAAgAWoiASABKAIEQQFyNgIEDAELIAAgBGoiByAFQQFyNgIEIAAgBEEDcjYCBCAFIAdqIAU2AgAgCARAIAhBeHFBtNAAaiEBQaDQACgCACEDAn9BASAIQQN2dCICIAZxRQRAQYzQACACIAZyNgIAIAEMAQsgASgCCAsiAiADNgIMIAEgAzYCCCADIAE2AgwgAyACNgIIC0Gg0AAgBzYCAEGU0AAgBTYCAAsgAEEIaiEBCyAKQRBqJAAgAQtDACAARQRAPwBBEHQPCwJAIABB//8DcQ0AIABBAEgNACAAQRB2QAAiAEF/RgRAQfzTAEEwNgIAQX8PCyAAQRB0DwsACwvcPyIAQYAICwkBAAAAAgAAAAMAQZQICwUEAAAABQBBpAgLCQYAAAAHAAAACABB3AgLii1JbnZhbGlkIGNoYXIgaW4gdXJsIHF1ZXJ5AFNwYW4gY2FsbGJhY2sgZXJyb3IgaW4gb25fYm9keQBDb250ZW50LUxlbmd0aCBvdmVyZmxvdwBDaHVuayBzaXplIG92ZXJmbG93AFJlc3BvbnNlIG92ZXJmbG93AEludmFsaWQgbWV0aG9kIGZvciBIVFRQL3gueCByZXF1ZXN0AEludmFsaWQgbWV0aG9kIGZvciBSVFNQL3gueCByZXF1ZXN0AEV4cGVjdGVkIFNPVVJDRSBtZXRob2QgZm9yIElDRS94LnggcmVxdWVzdABJbnZhbGlkIGNoYXIgaW4gdXJsIGZyYWdtZW50IHN0YXJ0AEV4cGVjdGVkIGRvdABTcGFuIGNhbGxiYWNrIGVycm9yIGluIG9uX3N0YXR1cwBJbnZhbGlkIHJlc3BvbnNlIHN0YXR1cwBJbnZhbGlkIGNoYXJhY3RlciBpbiBjaHVuayBleHRlbnNpb25zAFVzZXIgY2FsbGJhY2sgZXJyb3IAYG9uX3Jlc2V0YCBjYWxsYmFjayBlcnJvcgBgb25fY2h1bmtfaGVhZGVyYCBjYWxsYmFjayBlcnJvcgBgb25fbWVzc2FnZV9iZWdpbmAgY2FsbGJhY2sgZXJyb3IAYG9uX2NodW5rX2V4dGVuc2lvbl92YWx1ZWAgY2FsbGJhY2sgZXJyb3IAYG9uX3N0YXR1c19jb21wbGV0ZWAgY2FsbGJhY2sgZXJyb3IAYG9uX3ZlcnNpb25fY29tcGxldGVgIGNhbGxiYWNrIGVycm9yAGBvbl91cmxfY29tcGxldGVgIGNhbGxiYWNrIGVycm9yAGBvbl9jaHVua19jb21wbGV0ZWAgY2FsbGJhY2sgZXJyb3IAYG9uX2hlYWRlcl92YWx1ZV9jb21wbGV0ZWAgY2FsbGJhY2sgZXJyb3IAYG9uX21lc3NhZ2VfY29tcGxldGVgIGNhbGxiYWNrIGVycm9yAGBvbl9tZXRob2RfY29tcGxldGVgIGNhbGxiYWNrIGVycm9yAGBvbl9oZWFkZXJfZmllbGRfY29tcGxldGVgIGNhbGxiYWNrIGVycm9yAGBvbl9jaHVua19leHRlbnNpb25fbmFtZWAgY2FsbGJhY2sgZXJyb3IAVW5leHBlY3RlZCBjaGFyIGluIHVybCBzZXJ2ZXIASW52YWxpZCBoZWFkZXIgdmFsdWUgY2hhcgBJbnZhbGlkIGhlYWRlciBmaWVsZCBjaGFyAFNwYW4gY2FsbGJhY2sgZXJyb3IgaW4gb25fdmVyc2lvbgBJbnZhbGlkIG1pbm9yIHZlcnNpb24ASW52YWxpZCBtYWpvciB2ZXJzaW9uAEV4cGVjdGVkIHNwYWNlIGFmdGVyIHZlcnNpb24ARXhwZWN0ZWQgQ1JMRiBhZnRlciB2ZXJzaW9uAEludmFsaWQgSFRUUCB2ZXJzaW9uAEludmFsaWQgaGVhZGVyIHRva2VuAFNwYW4gY2FsbGJhY2sgZXJyb3IgaW4gb25fdXJsAEludmFsaWQgY2hhcmFjdGVycyBpbiB1cmwAVW5leHBlY3RlZCBzdGFydCBjaGFyIGluIHVybABEb3VibGUgQCBpbiB1cmwARW1wdHkgQ29udGVudC1MZW5ndGgASW52YWxpZCBjaGFyYWN0ZXIgaW4gQ29udGVudC1MZW5ndGgARHVwbGljYXRlIENvbnRlbnQtTGVuZ3RoAEludmFsaWQgY2hhciBpbiB1cmwgcGF0aABDb250ZW50LUxlbmd0aCBjYW4ndCBiZSBwcmVzZW50IHdpdGggVHJhbnNmZXItRW5jb2RpbmcASW52YWxpZCBjaGFyYWN0ZXIgaW4gY2h1bmsgc2l6ZQBTcGFuIGNhbGxiYWNrIGVycm9yIGluIG9uX2hlYWRlcl92YWx1ZQBTcGFuIGNhbGxiYWNrIGVycm9yIGluIG9uX2NodW5rX2V4dGVuc2lvbl92YWx1ZQBJbnZhbGlkIGNoYXJhY3RlciBpbiBjaHVuayBleHRlbnNpb25zIHZhbHVlAE1pc3NpbmcgZXhwZWN0ZWQgTEYgYWZ0ZXIgaGVhZGVyIHZhbHVlAEludmFsaWQgYFRyYW5zZmVyLUVuY29kaW5nYCBoZWFkZXIgdmFsdWUASW52YWxpZCBjaGFyYWN0ZXIgaW4gY2h1bmsgZXh0ZW5zaW9ucyBxdW90ZSB2YWx1ZQBJbnZhbGlkIGNoYXJhY3RlciBpbiBjaHVuayBleHRlbnNpb25zIHF1b3RlZCB2YWx1ZQBQYXVzZWQgYnkgb25faGVhZGVyc19jb21wbGV0ZQBJbnZhbGlkIEVPRiBzdGF0ZQBvbl9yZXNldCBwYXVzZQBvbl9jaHVua19oZWFkZXIgcGF1c2UAb25fbWVzc2FnZV9iZWdpbiBwYXVzZQBvbl9jaHVua19leHRlbnNpb25fdmFsdWUgcGF1c2UAb25fc3RhdHVzX2NvbXBsZXRlIHBhdXNlAG9uX3ZlcnNpb25fY29tcGxldGUgcGF1c2UAb25fdXJsX2NvbXBsZXRlIHBhdXNlAG9uX2NodW5rX2NvbXBsZXRlIHBhdXNlAG9uX2hlYWRlcl92YWx1ZV9jb21wbGV0ZSBwYXVzZQBvbl9tZXNzYWdlX2NvbXBsZXRlIHBhdXNlAG9uX21ldGhvZF9jb21wbGV0ZSBwYXVzZQBvbl9oZWFkZXJfZmllbGRfY29tcGxldGUgcGF1c2UAb25fY2h1bmtfZXh0ZW5zaW9uX25hbWUgcGF1c2UAVW5leHBlY3RlZCBzcGFjZSBhZnRlciBzdGFydCBsaW5lAFNwYW4gY2FsbGJhY2sgZXJyb3IgaW4gb25fY2h1bmtfZXh0ZW5zaW9uX25hbWUASW52YWxpZCBjaGFyYWN0ZXIgaW4gY2h1bmsgZXh0ZW5zaW9ucyBuYW1lAFBhdXNlIG9uIENPTk5FQ1QvVXBncmFkZQBQYXVzZSBvbiBQUkkvVXBncmFkZQBFeHBlY3RlZCBIVFRQLzIgQ29ubmVjdGlvbiBQcmVmYWNlAFNwYW4gY2FsbGJhY2sgZXJyb3IgaW4gb25fbWV0aG9kAEV4cGVjdGVkIHNwYWNlIGFmdGVyIG1ldGhvZABTcGFuIGNhbGxiYWNrIGVycm9yIGluIG9uX2hlYWRlcl9maWVsZABQYXVzZWQASW52YWxpZCB3b3JkIGVuY291bnRlcmVkAEludmFsaWQgbWV0aG9kIGVuY291bnRlcmVkAFVuZXhwZWN0ZWQgY2hhciBpbiB1cmwgc2NoZW1hAFJlcXVlc3QgaGFzIGludmFsaWQgYFRyYW5zZmVyLUVuY29kaW5nYABTV0lUQ0hfUFJPWFkAVVNFX1BST1hZAE1LQUNUSVZJVFkAVU5QUk9DRVNTQUJMRV9FTlRJVFkAQ09QWQBNT1ZFRF9QRVJNQU5FTlRMWQBUT09fRUFSTFkATk9USUZZAEZBSUxFRF9ERVBFTkRFTkNZAEJBRF9HQVRFV0FZAFBMQVkAUFVUAENIRUNLT1VUAEdBVEVXQVlfVElNRU9VVABSRVFVRVNUX1RJTUVPVVQATkVUV09SS19DT05ORUNUX1RJTUVPVVQAQ09OTkVDVElPTl9USU1FT1VUAExPR0lOX1RJTUVPVVQATkVUV09SS19SRUFEX1RJTUVPVVQAUE9TVABNSVNESVJFQ1RFRF9SRVFVRVNUAENMSUVOVF9DTE9TRURfUkVRVUVTVABDTElFTlRfQ0xPU0VEX0xPQURfQkFMQU5DRURfUkVRVUVTVABCQURfUkVRVUVTVABIVFRQX1JFUVVFU1RfU0VOVF9UT19IVFRQU19QT1JUAFJFUE9SVABJTV9BX1RFQVBPVABSRVNFVF9DT05URU5UAE5PX0NPTlRFTlQAUEFSVElBTF9DT05URU5UAEhQRV9JTlZBTElEX0NPTlNUQU5UAEhQRV9DQl9SRVNFVABHRVQASFBFX1NUUklDVABDT05GTElDVABURU1QT1JBUllfUkVESVJFQ1QAUEVSTUFORU5UX1JFRElSRUNUAENPTk5FQ1QATVVMVElfU1RBVFVTAEhQRV9JTlZBTElEX1NUQVRVUwBUT09fTUFOWV9SRVFVRVNUUwBFQVJMWV9ISU5UUwBVTkFWQUlMQUJMRV9GT1JfTEVHQUxfUkVBU09OUwBPUFRJT05TAFNXSVRDSElOR19QUk9UT0NPTFMAVkFSSUFOVF9BTFNPX05FR09USUFURVMATVVMVElQTEVfQ0hPSUNFUwBJTlRFUk5BTF9TRVJWRVJfRVJST1IAV0VCX1NFUlZFUl9VTktOT1dOX0VSUk9SAFJBSUxHVU5fRVJST1IASURFTlRJVFlfUFJPVklERVJfQVVUSEVOVElDQVRJT05fRVJST1IAU1NMX0NFUlRJRklDQVRFX0VSUk9SAElOVkFMSURfWF9GT1JXQVJERURfRk9SAFNFVF9QQVJBTUVURVIAR0VUX1BBUkFNRVRFUgBIUEVfVVNFUgBTRUVfT1RIRVIASFBFX0NCX0NIVU5LX0hFQURFUgBNS0NBTEVOREFSAFNFVFVQAFdFQl9TRVJWRVJfSVNfRE9XTgBURUFSRE9XTgBIUEVfQ0xPU0VEX0NPTk5FQ1RJT04ASEVVUklTVElDX0VYUElSQVRJT04ARElTQ09OTkVDVEVEX09QRVJBVElPTgBOT05fQVVUSE9SSVRBVElWRV9JTkZPUk1BVElPTgBIUEVfSU5WQUxJRF9WRVJTSU9OAEhQRV9DQl9NRVNTQUdFX0JFR0lOAFNJVEVfSVNfRlJPWkVOAEhQRV9JTlZBTElEX0hFQURFUl9UT0tFTgBJTlZBTElEX1RPS0VOAEZPUkJJRERFTgBFTkhBTkNFX1lPVVJfQ0FMTQBIUEVfSU5WQUxJRF9VUkwAQkxPQ0tFRF9CWV9QQVJFTlRBTF9DT05UUk9MAE1LQ09MAEFDTABIUEVfSU5URVJOQUwAUkVRVUVTVF9IRUFERVJfRklFTERTX1RPT19MQVJHRV9VTk9GRklDSUFMAEhQRV9PSwBVTkxJTksAVU5MT0NLAFBSSQBSRVRSWV9XSVRIAEhQRV9JTlZBTElEX0NPTlRFTlRfTEVOR1RIAEhQRV9VTkVYUEVDVEVEX0NPTlRFTlRfTEVOR1RIAEZMVVNIAFBST1BQQVRDSABNLVNFQVJDSABVUklfVE9PX0xPTkcAUFJPQ0VTU0lORwBNSVNDRUxMQU5FT1VTX1BFUlNJU1RFTlRfV0FSTklORwBNSVNDRUxMQU5FT1VTX1dBUk5JTkcASFBFX0lOVkFMSURfVFJBTlNGRVJfRU5DT0RJTkcARXhwZWN0ZWQgQ1JMRgBIUEVfSU5WQUxJRF9DSFVOS19TSVpFAE1PVkUAQ09OVElOVUUASFBFX0NCX1NUQVRVU19DT01QTEVURQBIUEVfQ0JfSEVBREVSU19DT01QTEVURQBIUEVfQ0JfVkVSU0lPTl9DT01QTEVURQBIUEVfQ0JfVVJMX0NPTVBMRVRFAEhQRV9DQl9DSFVOS19DT01QTEVURQBIUEVfQ0JfSEVBREVSX1ZBTFVFX0NPTVBMRVRFAEhQRV9DQl9DSFVOS19FWFRFTlNJT05fVkFMVUVfQ09NUExFVEUASFBFX0NCX0NIVU5LX0VYVEVOU0lPTl9OQU1FX0NPTVBMRVRFAEhQRV9DQl9NRVNTQUdFX0NPTVBMRVRFAEhQRV9DQl9NRVRIT0RfQ09NUExFVEUASFBFX0NCX0hFQURFUl9GSUVMRF9DT01QTEVURQBERUxFVEUASFBFX0lOVkFMSURfRU9GX1NUQVRFAElOVkFMSURfU1NMX0NFUlRJRklDQVRFAFBBVVNFAE5PX1JFU1BPTlNFAFVOU1VQUE9SVEVEX01FRElBX1RZUEUAR09ORQBOT1RfQUNDRVBUQUJMRQBTRVJWSUNFX1VOQVZBSUxBQkxFAFJBTkdFX05PVF9TQVRJU0ZJQUJMRQBPUklHSU5fSVNfVU5SRUFDSEFCTEUAUkVTUE9OU0VfSVNfU1RBTEUAUFVSR0UATUVSR0UAUkVRVUVTVF9IRUFERVJfRklFTERTX1RPT19MQVJHRQBSRVFVRVNUX0hFQURFUl9UT09fTEFSR0UAUEFZTE9BRF9UT09fTEFSR0UASU5TVUZGSUNJRU5UX1NUT1JBR0UASFBFX1BBVVNFRF9VUEdSQURFAEhQRV9QQVVTRURfSDJfVVBHUkFERQBTT1VSQ0UAQU5OT1VOQ0UAVFJBQ0UASFBFX1VORVhQRUNURURfU1BBQ0UAREVTQ1JJQkUAVU5TVUJTQ1JJQkUAUkVDT1JEAEhQRV9JTlZBTElEX01FVEhPRABOT1RfRk9VTkQAUFJPUEZJTkQAVU5CSU5EAFJFQklORABVTkFVVEhPUklaRUQATUVUSE9EX05PVF9BTExPV0VEAEhUVFBfVkVSU0lPTl9OT1RfU1VQUE9SVEVEAEFMUkVBRFlfUkVQT1JURUQAQUNDRVBURUQATk9UX0lNUExFTUVOVEVEAExPT1BfREVURUNURUQASFBFX0NSX0VYUEVDVEVEAEhQRV9MRl9FWFBFQ1RFRABDUkVBVEVEAElNX1VTRUQASFBFX1BBVVNFRABUSU1FT1VUX09DQ1VSRUQAUEFZTUVOVF9SRVFVSVJFRABQUkVDT05ESVRJT05fUkVRVUlSRUQAUFJPWFlfQVVUSEVOVElDQVRJT05fUkVRVUlSRUQATkVUV09SS19BVVRIRU5USUNBVElPTl9SRVFVSVJFRABMRU5HVEhfUkVRVUlSRUQAU1NMX0NFUlRJRklDQVRFX1JFUVVJUkVEAFVQR1JBREVfUkVRVUlSRUQAUEFHRV9FWFBJUkVEAFBSRUNPTkRJVElPTl9GQUlMRUQARVhQRUNUQVRJT05fRkFJTEVEAFJFVkFMSURBVElPTl9GQUlMRUQAU1NMX0hBTkRTSEFLRV9GQUlMRUQATE9DS0VEAFRSQU5TRk9STUFUSU9OX0FQUExJRUQATk9UX01PRElGSUVEAE5PVF9FWFRFTkRFRABCQU5EV0lEVEhfTElNSVRfRVhDRUVERUQAU0lURV9JU19PVkVSTE9BREVEAEhFQUQARXhwZWN0ZWQgSFRUUC8AAF4TAAAmEwAAMBAAAPAXAACdEwAAFRIAADkXAADwEgAAChAAAHUSAACtEgAAghMAAE8UAAB/EAAAoBUAACMUAACJEgAAixQAAE0VAADUEQAAzxQAABAYAADJFgAA3BYAAMERAADgFwAAuxQAAHQUAAB8FQAA5RQAAAgXAAAfEAAAZRUAAKMUAAAoFQAAAhUAAJkVAAAsEAAAixkAAE8PAADUDgAAahAAAM4QAAACFwAAiQ4AAG4TAAAcEwAAZhQAAFYXAADBEwAAzRMAAGwTAABoFwAAZhcAAF8XAAAiEwAAzg8AAGkOAADYDgAAYxYAAMsTAACqDgAAKBcAACYXAADFEwAAXRYAAOgRAABnEwAAZRMAAPIWAABzEwAAHRcAAPkWAADzEQAAzw4AAM4VAAAMEgAAsxEAAKURAABhEAAAMhcAALsTAEH5NQsBAQBBkDYL4AEBAQIBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEAAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQBB/TcLAQEAQZE4C14CAwICAgICAAACAgACAgACAgICAgICAgICAAQAAAAAAAICAgICAgICAgICAgICAgICAgICAgICAgICAAAAAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAAgACAEH9OQsBAQBBkToLXgIAAgICAgIAAAICAAICAAICAgICAgICAgIAAwAEAAAAAgICAgICAgICAgICAgICAgICAgICAgICAgIAAAACAgICAgICAgICAgICAgICAgICAgICAgICAgICAgACAAIAQfA7Cw1sb3NlZWVwLWFsaXZlAEGJPAsBAQBBoDwL4AEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQBBiT4LAQEAQaA+C+cBAQEBAQEBAQEBAQEBAgEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEAAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQFjaHVua2VkAEGwwAALXwEBAAEBAQEBAAABAQABAQABAQEBAQEBAQEBAAAAAAAAAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAAAAAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEAAQABAEGQwgALIWVjdGlvbmVudC1sZW5ndGhvbnJveHktY29ubmVjdGlvbgBBwMIACy1yYW5zZmVyLWVuY29kaW5ncGdyYWRlDQoNCg0KU00NCg0KVFRQL0NFL1RTUC8AQfnCAAsFAQIAAQMAQZDDAAvgAQQBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAEH5xAALBQECAAEDAEGQxQAL4AEEAQEFAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQBB+cYACwQBAAABAEGRxwAL3wEBAQABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEAAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAEH6yAALBAEAAAIAQZDJAAtfAwQAAAQEBAQEBAQEBAQEBQQEBAQEBAQEBAQEBAAEAAYHBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEAAQABAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAAAAAQAQfrKAAsEAQAAAQBBkMsACwEBAEGqywALQQIAAAAAAAADAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwAAAAAAAAMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAEH6zAALBAEAAAEAQZDNAAsBAQBBms0ACwYCAAAAAAIAQbHNAAs6AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMAAAAAAAADAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwBB8M4AC5YBTk9VTkNFRUNLT1VUTkVDVEVURUNSSUJFTFVTSEVURUFEU0VBUkNIUkdFQ1RJVklUWUxFTkRBUlZFT1RJRllQVElPTlNDSFNFQVlTVEFUQ0hHRU9SRElSRUNUT1JUUkNIUEFSQU1FVEVSVVJDRUJTQ1JJQkVBUkRPV05BQ0VJTkROS0NLVUJTQ1JJQkVIVFRQL0FEVFAv', 'base64')


/***/ }),

/***/ 1285:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const { Buffer } = __nccwpck_require__(4573)

module.exports = Buffer.from('AGFzbQEAAAABJwdgAX8Bf2ADf39/AX9gAX8AYAJ/fwBgBH9/f38Bf2AAAGADf39/AALLAQgDZW52GHdhc21fb25faGVhZGVyc19jb21wbGV0ZQAEA2VudhV3YXNtX29uX21lc3NhZ2VfYmVnaW4AAANlbnYLd2FzbV9vbl91cmwAAQNlbnYOd2FzbV9vbl9zdGF0dXMAAQNlbnYUd2FzbV9vbl9oZWFkZXJfZmllbGQAAQNlbnYUd2FzbV9vbl9oZWFkZXJfdmFsdWUAAQNlbnYMd2FzbV9vbl9ib2R5AAEDZW52GHdhc21fb25fbWVzc2FnZV9jb21wbGV0ZQAAAy0sBQYAAAIAAAAAAAACAQIAAgICAAADAAAAAAMDAwMBAQEBAQEBAQEAAAIAAAAEBQFwARISBQMBAAIGCAF/AUGA1AQLB9EFIgZtZW1vcnkCAAtfaW5pdGlhbGl6ZQAIGV9faW5kaXJlY3RfZnVuY3Rpb25fdGFibGUBAAtsbGh0dHBfaW5pdAAJGGxsaHR0cF9zaG91bGRfa2VlcF9hbGl2ZQAvDGxsaHR0cF9hbGxvYwALBm1hbGxvYwAxC2xsaHR0cF9mcmVlAAwEZnJlZQAMD2xsaHR0cF9nZXRfdHlwZQANFWxsaHR0cF9nZXRfaHR0cF9tYWpvcgAOFWxsaHR0cF9nZXRfaHR0cF9taW5vcgAPEWxsaHR0cF9nZXRfbWV0aG9kABAWbGxodHRwX2dldF9zdGF0dXNfY29kZQAREmxsaHR0cF9nZXRfdXBncmFkZQASDGxsaHR0cF9yZXNldAATDmxsaHR0cF9leGVjdXRlABQUbGxodHRwX3NldHRpbmdzX2luaXQAFQ1sbGh0dHBfZmluaXNoABYMbGxodHRwX3BhdXNlABcNbGxodHRwX3Jlc3VtZQAYG2xsaHR0cF9yZXN1bWVfYWZ0ZXJfdXBncmFkZQAZEGxsaHR0cF9nZXRfZXJybm8AGhdsbGh0dHBfZ2V0X2Vycm9yX3JlYXNvbgAbF2xsaHR0cF9zZXRfZXJyb3JfcmVhc29uABwUbGxodHRwX2dldF9lcnJvcl9wb3MAHRFsbGh0dHBfZXJybm9fbmFtZQAeEmxsaHR0cF9tZXRob2RfbmFtZQAfEmxsaHR0cF9zdGF0dXNfbmFtZQAgGmxsaHR0cF9zZXRfbGVuaWVudF9oZWFkZXJzACEhbGxodHRwX3NldF9sZW5pZW50X2NodW5rZWRfbGVuZ3RoACIdbGxodHRwX3NldF9sZW5pZW50X2tlZXBfYWxpdmUAIyRsbGh0dHBfc2V0X2xlbmllbnRfdHJhbnNmZXJfZW5jb2RpbmcAJBhsbGh0dHBfbWVzc2FnZV9uZWVkc19lb2YALgkXAQBBAQsRAQIDBAUKBgcrLSwqKSglJyYK77MCLBYAQYjQACgCAARAAAtBiNAAQQE2AgALFAAgABAwIAAgAjYCOCAAIAE6ACgLFAAgACAALwEyIAAtAC4gABAvEAALHgEBf0HAABAyIgEQMCABQYAINgI4IAEgADoAKCABC48MAQd/AkAgAEUNACAAQQhrIgEgAEEEaygCACIAQXhxIgRqIQUCQCAAQQFxDQAgAEEDcUUNASABIAEoAgAiAGsiAUGc0AAoAgBJDQEgACAEaiEEAkACQEGg0AAoAgAgAUcEQCAAQf8BTQRAIABBA3YhAyABKAIIIgAgASgCDCICRgRAQYzQAEGM0AAoAgBBfiADd3E2AgAMBQsgAiAANgIIIAAgAjYCDAwECyABKAIYIQYgASABKAIMIgBHBEAgACABKAIIIgI2AgggAiAANgIMDAMLIAFBFGoiAygCACICRQRAIAEoAhAiAkUNAiABQRBqIQMLA0AgAyEHIAIiAEEUaiIDKAIAIgINACAAQRBqIQMgACgCECICDQALIAdBADYCAAwCCyAFKAIEIgBBA3FBA0cNAiAFIABBfnE2AgRBlNAAIAQ2AgAgBSAENgIAIAEgBEEBcjYCBAwDC0EAIQALIAZFDQACQCABKAIcIgJBAnRBvNIAaiIDKAIAIAFGBEAgAyAANgIAIAANAUGQ0ABBkNAAKAIAQX4gAndxNgIADAILIAZBEEEUIAYoAhAgAUYbaiAANgIAIABFDQELIAAgBjYCGCABKAIQIgIEQCAAIAI2AhAgAiAANgIYCyABQRRqKAIAIgJFDQAgAEEUaiACNgIAIAIgADYCGAsgASAFTw0AIAUoAgQiAEEBcUUNAAJAAkACQAJAIABBAnFFBEBBpNAAKAIAIAVGBEBBpNAAIAE2AgBBmNAAQZjQACgCACAEaiIANgIAIAEgAEEBcjYCBCABQaDQACgCAEcNBkGU0ABBADYCAEGg0ABBADYCAAwGC0Gg0AAoAgAgBUYEQEGg0AAgATYCAEGU0ABBlNAAKAIAIARqIgA2AgAgASAAQQFyNgIEIAAgAWogADYCAAwGCyAAQXhxIARqIQQgAEH/AU0EQCAAQQN2IQMgBSgCCCIAIAUoAgwiAkYEQEGM0ABBjNAAKAIAQX4gA3dxNgIADAULIAIgADYCCCAAIAI2AgwMBAsgBSgCGCEGIAUgBSgCDCIARwRAQZzQACgCABogACAFKAIIIgI2AgggAiAANgIMDAMLIAVBFGoiAygCACICRQRAIAUoAhAiAkUNAiAFQRBqIQMLA0AgAyEHIAIiAEEUaiIDKAIAIgINACAAQRBqIQMgACgCECICDQALIAdBADYCAAwCCyAFIABBfnE2AgQgASAEaiAENgIAIAEgBEEBcjYCBAwDC0EAIQALIAZFDQACQCAFKAIcIgJBAnRBvNIAaiIDKAIAIAVGBEAgAyAANgIAIAANAUGQ0ABBkNAAKAIAQX4gAndxNgIADAILIAZBEEEUIAYoAhAgBUYbaiAANgIAIABFDQELIAAgBjYCGCAFKAIQIgIEQCAAIAI2AhAgAiAANgIYCyAFQRRqKAIAIgJFDQAgAEEUaiACNgIAIAIgADYCGAsgASAEaiAENgIAIAEgBEEBcjYCBCABQaDQACgCAEcNAEGU0AAgBDYCAAwBCyAEQf8BTQRAIARBeHFBtNAAaiEAAn9BjNAAKAIAIgJBASAEQQN2dCIDcUUEQEGM0AAgAiADcjYCACAADAELIAAoAggLIgIgATYCDCAAIAE2AgggASAANgIMIAEgAjYCCAwBC0EfIQIgBEH///8HTQRAIARBJiAEQQh2ZyIAa3ZBAXEgAEEBdGtBPmohAgsgASACNgIcIAFCADcCECACQQJ0QbzSAGohAAJAQZDQACgCACIDQQEgAnQiB3FFBEAgACABNgIAQZDQACADIAdyNgIAIAEgADYCGCABIAE2AgggASABNgIMDAELIARBGSACQQF2a0EAIAJBH0cbdCECIAAoAgAhAAJAA0AgACIDKAIEQXhxIARGDQEgAkEddiEAIAJBAXQhAiADIABBBHFqQRBqIgcoAgAiAA0ACyAHIAE2AgAgASADNgIYIAEgATYCDCABIAE2AggMAQsgAygCCCIAIAE2AgwgAyABNgIIIAFBADYCGCABIAM2AgwgASAANgIIC0Gs0ABBrNAAKAIAQQFrIgBBfyAAGzYCAAsLBwAgAC0AKAsHACAALQAqCwcAIAAtACsLBwAgAC0AKQsHACAALwEyCwcAIAAtAC4LQAEEfyAAKAIYIQEgAC0ALSECIAAtACghAyAAKAI4IQQgABAwIAAgBDYCOCAAIAM6ACggACACOgAtIAAgATYCGAu74gECB38DfiABIAJqIQQCQCAAIgIoAgwiAA0AIAIoAgQEQCACIAE2AgQLIwBBEGsiCCQAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACfwJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAIAIoAhwiA0EBaw7dAdoBAdkBAgMEBQYHCAkKCwwNDtgBDxDXARES1gETFBUWFxgZGhvgAd8BHB0e1QEfICEiIyQl1AEmJygpKiss0wHSAS0u0QHQAS8wMTIzNDU2Nzg5Ojs8PT4/QEFCQ0RFRtsBR0hJSs8BzgFLzQFMzAFNTk9QUVJTVFVWV1hZWltcXV5fYGFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6e3x9fn+AAYEBggGDAYQBhQGGAYcBiAGJAYoBiwGMAY0BjgGPAZABkQGSAZMBlAGVAZYBlwGYAZkBmgGbAZwBnQGeAZ8BoAGhAaIBowGkAaUBpgGnAagBqQGqAasBrAGtAa4BrwGwAbEBsgGzAbQBtQG2AbcBywHKAbgByQG5AcgBugG7AbwBvQG+Ab8BwAHBAcIBwwHEAcUBxgEA3AELQQAMxgELQQ4MxQELQQ0MxAELQQ8MwwELQRAMwgELQRMMwQELQRQMwAELQRUMvwELQRYMvgELQRgMvQELQRkMvAELQRoMuwELQRsMugELQRwMuQELQR0MuAELQQgMtwELQR4MtgELQSAMtQELQR8MtAELQQcMswELQSEMsgELQSIMsQELQSMMsAELQSQMrwELQRIMrgELQREMrQELQSUMrAELQSYMqwELQScMqgELQSgMqQELQcMBDKgBC0EqDKcBC0ErDKYBC0EsDKUBC0EtDKQBC0EuDKMBC0EvDKIBC0HEAQyhAQtBMAygAQtBNAyfAQtBDAyeAQtBMQydAQtBMgycAQtBMwybAQtBOQyaAQtBNQyZAQtBxQEMmAELQQsMlwELQToMlgELQTYMlQELQQoMlAELQTcMkwELQTgMkgELQTwMkQELQTsMkAELQT0MjwELQQkMjgELQSkMjQELQT4MjAELQT8MiwELQcAADIoBC0HBAAyJAQtBwgAMiAELQcMADIcBC0HEAAyGAQtBxQAMhQELQcYADIQBC0EXDIMBC0HHAAyCAQtByAAMgQELQckADIABC0HKAAx/C0HLAAx+C0HNAAx9C0HMAAx8C0HOAAx7C0HPAAx6C0HQAAx5C0HRAAx4C0HSAAx3C0HTAAx2C0HUAAx1C0HWAAx0C0HVAAxzC0EGDHILQdcADHELQQUMcAtB2AAMbwtBBAxuC0HZAAxtC0HaAAxsC0HbAAxrC0HcAAxqC0EDDGkLQd0ADGgLQd4ADGcLQd8ADGYLQeEADGULQeAADGQLQeIADGMLQeMADGILQQIMYQtB5AAMYAtB5QAMXwtB5gAMXgtB5wAMXQtB6AAMXAtB6QAMWwtB6gAMWgtB6wAMWQtB7AAMWAtB7QAMVwtB7gAMVgtB7wAMVQtB8AAMVAtB8QAMUwtB8gAMUgtB8wAMUQtB9AAMUAtB9QAMTwtB9gAMTgtB9wAMTQtB+AAMTAtB+QAMSwtB+gAMSgtB+wAMSQtB/AAMSAtB/QAMRwtB/gAMRgtB/wAMRQtBgAEMRAtBgQEMQwtBggEMQgtBgwEMQQtBhAEMQAtBhQEMPwtBhgEMPgtBhwEMPQtBiAEMPAtBiQEMOwtBigEMOgtBiwEMOQtBjAEMOAtBjQEMNwtBjgEMNgtBjwEMNQtBkAEMNAtBkQEMMwtBkgEMMgtBkwEMMQtBlAEMMAtBlQEMLwtBlgEMLgtBlwEMLQtBmAEMLAtBmQEMKwtBmgEMKgtBmwEMKQtBnAEMKAtBnQEMJwtBngEMJgtBnwEMJQtBoAEMJAtBoQEMIwtBogEMIgtBowEMIQtBpAEMIAtBpQEMHwtBpgEMHgtBpwEMHQtBqAEMHAtBqQEMGwtBqgEMGgtBqwEMGQtBrAEMGAtBrQEMFwtBrgEMFgtBAQwVC0GvAQwUC0GwAQwTC0GxAQwSC0GzAQwRC0GyAQwQC0G0AQwPC0G1AQwOC0G2AQwNC0G3AQwMC0G4AQwLC0G5AQwKC0G6AQwJC0G7AQwIC0HGAQwHC0G8AQwGC0G9AQwFC0G+AQwEC0G/AQwDC0HAAQwCC0HCAQwBC0HBAQshAwNAAkACQAJAAkACQAJAAkACQAJAIAICfwJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJ/AkACQAJAAkACQAJAAkACQAJAAkACQAJAAkAgAgJ/AkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACfwJAAkACfwJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACfwJAAkACQAJAAn8CQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQCADDsYBAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHyAhIyUmKCorLC8wMTIzNDU2Nzk6Ozw9lANAQkRFRklLTk9QUVJTVFVWWFpbXF1eX2BhYmNkZWZnaGpsb3Bxc3V2eHl6e3x/gAGBAYIBgwGEAYUBhgGHAYgBiQGKAYsBjAGNAY4BjwGQAZEBkgGTAZQBlQGWAZcBmAGZAZoBmwGcAZ0BngGfAaABoQGiAaMBpAGlAaYBpwGoAakBqgGrAawBrQGuAa8BsAGxAbIBswG0AbUBtgG3AbgBuQG6AbsBvAG9Ab4BvwHAAcEBwgHDAcQBxQHGAccByAHJAcsBzAHNAc4BzwGKA4kDiAOHA4QDgwOAA/sC+gL5AvgC9wL0AvMC8gLLAsECsALZAQsgASAERw3wAkHdASEDDLMDCyABIARHDcgBQcMBIQMMsgMLIAEgBEcNe0H3ACEDDLEDCyABIARHDXBB7wAhAwywAwsgASAERw1pQeoAIQMMrwMLIAEgBEcNZUHoACEDDK4DCyABIARHDWJB5gAhAwytAwsgASAERw0aQRghAwysAwsgASAERw0VQRIhAwyrAwsgASAERw1CQcUAIQMMqgMLIAEgBEcNNEE/IQMMqQMLIAEgBEcNMkE8IQMMqAMLIAEgBEcNK0ExIQMMpwMLIAItAC5BAUYNnwMMwQILQQAhAAJAAkACQCACLQAqRQ0AIAItACtFDQAgAi8BMCIDQQJxRQ0BDAILIAIvATAiA0EBcUUNAQtBASEAIAItAChBAUYNACACLwEyIgVB5ABrQeQASQ0AIAVBzAFGDQAgBUGwAkYNACADQcAAcQ0AQQAhACADQYgEcUGABEYNACADQShxQQBHIQALIAJBADsBMCACQQA6AC8gAEUN3wIgAkIANwMgDOACC0EAIQACQCACKAI4IgNFDQAgAygCLCIDRQ0AIAIgAxEAACEACyAARQ3MASAAQRVHDd0CIAJBBDYCHCACIAE2AhQgAkGwGDYCECACQRU2AgxBACEDDKQDCyABIARGBEBBBiEDDKQDCyABQQFqIQFBACEAAkAgAigCOCIDRQ0AIAMoAlQiA0UNACACIAMRAAAhAAsgAA3ZAgwcCyACQgA3AyBBEiEDDIkDCyABIARHDRZBHSEDDKEDCyABIARHBEAgAUEBaiEBQRAhAwyIAwtBByEDDKADCyACIAIpAyAiCiAEIAFrrSILfSIMQgAgCiAMWhs3AyAgCiALWA3UAkEIIQMMnwMLIAEgBEcEQCACQQk2AgggAiABNgIEQRQhAwyGAwtBCSEDDJ4DCyACKQMgQgBSDccBIAIgAi8BMEGAAXI7ATAMQgsgASAERw0/QdAAIQMMnAMLIAEgBEYEQEELIQMMnAMLIAFBAWohAUEAIQACQCACKAI4IgNFDQAgAygCUCIDRQ0AIAIgAxEAACEACyAADc8CDMYBC0EAIQACQCACKAI4IgNFDQAgAygCSCIDRQ0AIAIgAxEAACEACyAARQ3GASAAQRVHDc0CIAJBCzYCHCACIAE2AhQgAkGCGTYCECACQRU2AgxBACEDDJoDC0EAIQACQCACKAI4IgNFDQAgAygCSCIDRQ0AIAIgAxEAACEACyAARQ0MIABBFUcNygIgAkEaNgIcIAIgATYCFCACQYIZNgIQIAJBFTYCDEEAIQMMmQMLQQAhAAJAIAIoAjgiA0UNACADKAJMIgNFDQAgAiADEQAAIQALIABFDcQBIABBFUcNxwIgAkELNgIcIAIgATYCFCACQZEXNgIQIAJBFTYCDEEAIQMMmAMLIAEgBEYEQEEPIQMMmAMLIAEtAAAiAEE7Rg0HIABBDUcNxAIgAUEBaiEBDMMBC0EAIQACQCACKAI4IgNFDQAgAygCTCIDRQ0AIAIgAxEAACEACyAARQ3DASAAQRVHDcICIAJBDzYCHCACIAE2AhQgAkGRFzYCECACQRU2AgxBACEDDJYDCwNAIAEtAABB8DVqLQAAIgBBAUcEQCAAQQJHDcECIAIoAgQhAEEAIQMgAkEANgIEIAIgACABQQFqIgEQLSIADcICDMUBCyAEIAFBAWoiAUcNAAtBEiEDDJUDC0EAIQACQCACKAI4IgNFDQAgAygCTCIDRQ0AIAIgAxEAACEACyAARQ3FASAAQRVHDb0CIAJBGzYCHCACIAE2AhQgAkGRFzYCECACQRU2AgxBACEDDJQDCyABIARGBEBBFiEDDJQDCyACQQo2AgggAiABNgIEQQAhAAJAIAIoAjgiA0UNACADKAJIIgNFDQAgAiADEQAAIQALIABFDcIBIABBFUcNuQIgAkEVNgIcIAIgATYCFCACQYIZNgIQIAJBFTYCDEEAIQMMkwMLIAEgBEcEQANAIAEtAABB8DdqLQAAIgBBAkcEQAJAIABBAWsOBMQCvQIAvgK9AgsgAUEBaiEBQQghAwz8AgsgBCABQQFqIgFHDQALQRUhAwyTAwtBFSEDDJIDCwNAIAEtAABB8DlqLQAAIgBBAkcEQCAAQQFrDgTFArcCwwK4ArcCCyAEIAFBAWoiAUcNAAtBGCEDDJEDCyABIARHBEAgAkELNgIIIAIgATYCBEEHIQMM+AILQRkhAwyQAwsgAUEBaiEBDAILIAEgBEYEQEEaIQMMjwMLAkAgAS0AAEENaw4UtQG/Ab8BvwG/Ab8BvwG/Ab8BvwG/Ab8BvwG/Ab8BvwG/Ab8BvwEAvwELQQAhAyACQQA2AhwgAkGvCzYCECACQQI2AgwgAiABQQFqNgIUDI4DCyABIARGBEBBGyEDDI4DCyABLQAAIgBBO0cEQCAAQQ1HDbECIAFBAWohAQy6AQsgAUEBaiEBC0EiIQMM8wILIAEgBEYEQEEcIQMMjAMLQgAhCgJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkAgAS0AAEEwaw43wQLAAgABAgMEBQYH0AHQAdAB0AHQAdAB0AEICQoLDA3QAdAB0AHQAdAB0AHQAdAB0AHQAdAB0AHQAdAB0AHQAdAB0AHQAdAB0AHQAdAB0AHQAdABDg8QERIT0AELQgIhCgzAAgtCAyEKDL8CC0IEIQoMvgILQgUhCgy9AgtCBiEKDLwCC0IHIQoMuwILQgghCgy6AgtCCSEKDLkCC0IKIQoMuAILQgshCgy3AgtCDCEKDLYCC0INIQoMtQILQg4hCgy0AgtCDyEKDLMCC0IKIQoMsgILQgshCgyxAgtCDCEKDLACC0INIQoMrwILQg4hCgyuAgtCDyEKDK0CC0IAIQoCQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAIAEtAABBMGsON8ACvwIAAQIDBAUGB74CvgK+Ar4CvgK+Ar4CCAkKCwwNvgK+Ar4CvgK+Ar4CvgK+Ar4CvgK+Ar4CvgK+Ar4CvgK+Ar4CvgK+Ar4CvgK+Ar4CvgK+Ag4PEBESE74CC0ICIQoMvwILQgMhCgy+AgtCBCEKDL0CC0IFIQoMvAILQgYhCgy7AgtCByEKDLoCC0IIIQoMuQILQgkhCgy4AgtCCiEKDLcCC0ILIQoMtgILQgwhCgy1AgtCDSEKDLQCC0IOIQoMswILQg8hCgyyAgtCCiEKDLECC0ILIQoMsAILQgwhCgyvAgtCDSEKDK4CC0IOIQoMrQILQg8hCgysAgsgAiACKQMgIgogBCABa60iC30iDEIAIAogDFobNwMgIAogC1gNpwJBHyEDDIkDCyABIARHBEAgAkEJNgIIIAIgATYCBEElIQMM8AILQSAhAwyIAwtBASEFIAIvATAiA0EIcUUEQCACKQMgQgBSIQULAkAgAi0ALgRAQQEhACACLQApQQVGDQEgA0HAAHFFIAVxRQ0BC0EAIQAgA0HAAHENAEECIQAgA0EIcQ0AIANBgARxBEACQCACLQAoQQFHDQAgAi0ALUEKcQ0AQQUhAAwCC0EEIQAMAQsgA0EgcUUEQAJAIAItAChBAUYNACACLwEyIgBB5ABrQeQASQ0AIABBzAFGDQAgAEGwAkYNAEEEIQAgA0EocUUNAiADQYgEcUGABEYNAgtBACEADAELQQBBAyACKQMgUBshAAsgAEEBaw4FvgIAsAEBpAKhAgtBESEDDO0CCyACQQE6AC8MhAMLIAEgBEcNnQJBJCEDDIQDCyABIARHDRxBxgAhAwyDAwtBACEAAkAgAigCOCIDRQ0AIAMoAkQiA0UNACACIAMRAAAhAAsgAEUNJyAAQRVHDZgCIAJB0AA2AhwgAiABNgIUIAJBkRg2AhAgAkEVNgIMQQAhAwyCAwsgASAERgRAQSghAwyCAwtBACEDIAJBADYCBCACQQw2AgggAiABIAEQKiIARQ2UAiACQSc2AhwgAiABNgIUIAIgADYCDAyBAwsgASAERgRAQSkhAwyBAwsgAS0AACIAQSBGDRMgAEEJRw2VAiABQQFqIQEMFAsgASAERwRAIAFBAWohAQwWC0EqIQMM/wILIAEgBEYEQEErIQMM/wILIAEtAAAiAEEJRyAAQSBHcQ2QAiACLQAsQQhHDd0CIAJBADoALAzdAgsgASAERgRAQSwhAwz+AgsgAS0AAEEKRw2OAiABQQFqIQEMsAELIAEgBEcNigJBLyEDDPwCCwNAIAEtAAAiAEEgRwRAIABBCmsOBIQCiAKIAoQChgILIAQgAUEBaiIBRw0AC0ExIQMM+wILQTIhAyABIARGDfoCIAIoAgAiACAEIAFraiEHIAEgAGtBA2ohBgJAA0AgAEHwO2otAAAgAS0AACIFQSByIAUgBUHBAGtB/wFxQRpJG0H/AXFHDQEgAEEDRgRAQQYhAQziAgsgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAc2AgAM+wILIAJBADYCAAyGAgtBMyEDIAQgASIARg35AiAEIAFrIAIoAgAiAWohByAAIAFrQQhqIQYCQANAIAFB9DtqLQAAIAAtAAAiBUEgciAFIAVBwQBrQf8BcUEaSRtB/wFxRw0BIAFBCEYEQEEFIQEM4QILIAFBAWohASAEIABBAWoiAEcNAAsgAiAHNgIADPoCCyACQQA2AgAgACEBDIUCC0E0IQMgBCABIgBGDfgCIAQgAWsgAigCACIBaiEHIAAgAWtBBWohBgJAA0AgAUHQwgBqLQAAIAAtAAAiBUEgciAFIAVBwQBrQf8BcUEaSRtB/wFxRw0BIAFBBUYEQEEHIQEM4AILIAFBAWohASAEIABBAWoiAEcNAAsgAiAHNgIADPkCCyACQQA2AgAgACEBDIQCCyABIARHBEADQCABLQAAQYA+ai0AACIAQQFHBEAgAEECRg0JDIECCyAEIAFBAWoiAUcNAAtBMCEDDPgCC0EwIQMM9wILIAEgBEcEQANAIAEtAAAiAEEgRwRAIABBCmsOBP8B/gH+Af8B/gELIAQgAUEBaiIBRw0AC0E4IQMM9wILQTghAwz2AgsDQCABLQAAIgBBIEcgAEEJR3EN9gEgBCABQQFqIgFHDQALQTwhAwz1AgsDQCABLQAAIgBBIEcEQAJAIABBCmsOBPkBBAT5AQALIABBLEYN9QEMAwsgBCABQQFqIgFHDQALQT8hAwz0AgtBwAAhAyABIARGDfMCIAIoAgAiACAEIAFraiEFIAEgAGtBBmohBgJAA0AgAEGAQGstAAAgAS0AAEEgckcNASAAQQZGDdsCIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADPQCCyACQQA2AgALQTYhAwzZAgsgASAERgRAQcEAIQMM8gILIAJBDDYCCCACIAE2AgQgAi0ALEEBaw4E+wHuAewB6wHUAgsgAUEBaiEBDPoBCyABIARHBEADQAJAIAEtAAAiAEEgciAAIABBwQBrQf8BcUEaSRtB/wFxIgBBCUYNACAAQSBGDQACQAJAAkACQCAAQeMAaw4TAAMDAwMDAwMBAwMDAwMDAwMDAgMLIAFBAWohAUExIQMM3AILIAFBAWohAUEyIQMM2wILIAFBAWohAUEzIQMM2gILDP4BCyAEIAFBAWoiAUcNAAtBNSEDDPACC0E1IQMM7wILIAEgBEcEQANAIAEtAABBgDxqLQAAQQFHDfcBIAQgAUEBaiIBRw0AC0E9IQMM7wILQT0hAwzuAgtBACEAAkAgAigCOCIDRQ0AIAMoAkAiA0UNACACIAMRAAAhAAsgAEUNASAAQRVHDeYBIAJBwgA2AhwgAiABNgIUIAJB4xg2AhAgAkEVNgIMQQAhAwztAgsgAUEBaiEBC0E8IQMM0gILIAEgBEYEQEHCACEDDOsCCwJAA0ACQCABLQAAQQlrDhgAAswCzALRAswCzALMAswCzALMAswCzALMAswCzALMAswCzALMAswCzALMAgDMAgsgBCABQQFqIgFHDQALQcIAIQMM6wILIAFBAWohASACLQAtQQFxRQ3+AQtBLCEDDNACCyABIARHDd4BQcQAIQMM6AILA0AgAS0AAEGQwABqLQAAQQFHDZwBIAQgAUEBaiIBRw0AC0HFACEDDOcCCyABLQAAIgBBIEYN/gEgAEE6Rw3AAiACKAIEIQBBACEDIAJBADYCBCACIAAgARApIgAN3gEM3QELQccAIQMgBCABIgBGDeUCIAQgAWsgAigCACIBaiEHIAAgAWtBBWohBgNAIAFBkMIAai0AACAALQAAIgVBIHIgBSAFQcEAa0H/AXFBGkkbQf8BcUcNvwIgAUEFRg3CAiABQQFqIQEgBCAAQQFqIgBHDQALIAIgBzYCAAzlAgtByAAhAyAEIAEiAEYN5AIgBCABayACKAIAIgFqIQcgACABa0EJaiEGA0AgAUGWwgBqLQAAIAAtAAAiBUEgciAFIAVBwQBrQf8BcUEaSRtB/wFxRw2+AkECIAFBCUYNwgIaIAFBAWohASAEIABBAWoiAEcNAAsgAiAHNgIADOQCCyABIARGBEBByQAhAwzkAgsCQAJAIAEtAAAiAEEgciAAIABBwQBrQf8BcUEaSRtB/wFxQe4Aaw4HAL8CvwK/Ar8CvwIBvwILIAFBAWohAUE+IQMMywILIAFBAWohAUE/IQMMygILQcoAIQMgBCABIgBGDeICIAQgAWsgAigCACIBaiEGIAAgAWtBAWohBwNAIAFBoMIAai0AACAALQAAIgVBIHIgBSAFQcEAa0H/AXFBGkkbQf8BcUcNvAIgAUEBRg2+AiABQQFqIQEgBCAAQQFqIgBHDQALIAIgBjYCAAziAgtBywAhAyAEIAEiAEYN4QIgBCABayACKAIAIgFqIQcgACABa0EOaiEGA0AgAUGiwgBqLQAAIAAtAAAiBUEgciAFIAVBwQBrQf8BcUEaSRtB/wFxRw27AiABQQ5GDb4CIAFBAWohASAEIABBAWoiAEcNAAsgAiAHNgIADOECC0HMACEDIAQgASIARg3gAiAEIAFrIAIoAgAiAWohByAAIAFrQQ9qIQYDQCABQcDCAGotAAAgAC0AACIFQSByIAUgBUHBAGtB/wFxQRpJG0H/AXFHDboCQQMgAUEPRg2+AhogAUEBaiEBIAQgAEEBaiIARw0ACyACIAc2AgAM4AILQc0AIQMgBCABIgBGDd8CIAQgAWsgAigCACIBaiEHIAAgAWtBBWohBgNAIAFB0MIAai0AACAALQAAIgVBIHIgBSAFQcEAa0H/AXFBGkkbQf8BcUcNuQJBBCABQQVGDb0CGiABQQFqIQEgBCAAQQFqIgBHDQALIAIgBzYCAAzfAgsgASAERgRAQc4AIQMM3wILAkACQAJAAkAgAS0AACIAQSByIAAgAEHBAGtB/wFxQRpJG0H/AXFB4wBrDhMAvAK8ArwCvAK8ArwCvAK8ArwCvAK8ArwCAbwCvAK8AgIDvAILIAFBAWohAUHBACEDDMgCCyABQQFqIQFBwgAhAwzHAgsgAUEBaiEBQcMAIQMMxgILIAFBAWohAUHEACEDDMUCCyABIARHBEAgAkENNgIIIAIgATYCBEHFACEDDMUCC0HPACEDDN0CCwJAAkAgAS0AAEEKaw4EAZABkAEAkAELIAFBAWohAQtBKCEDDMMCCyABIARGBEBB0QAhAwzcAgsgAS0AAEEgRw0AIAFBAWohASACLQAtQQFxRQ3QAQtBFyEDDMECCyABIARHDcsBQdIAIQMM2QILQdMAIQMgASAERg3YAiACKAIAIgAgBCABa2ohBiABIABrQQFqIQUDQCABLQAAIABB1sIAai0AAEcNxwEgAEEBRg3KASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBjYCAAzYAgsgASAERgRAQdUAIQMM2AILIAEtAABBCkcNwgEgAUEBaiEBDMoBCyABIARGBEBB1gAhAwzXAgsCQAJAIAEtAABBCmsOBADDAcMBAcMBCyABQQFqIQEMygELIAFBAWohAUHKACEDDL0CC0EAIQACQCACKAI4IgNFDQAgAygCPCIDRQ0AIAIgAxEAACEACyAADb8BQc0AIQMMvAILIAItAClBIkYNzwIMiQELIAQgASIFRgRAQdsAIQMM1AILQQAhAEEBIQFBASEGQQAhAwJAAn8CQAJAAkACQAJAAkACQCAFLQAAQTBrDgrFAcQBAAECAwQFBgjDAQtBAgwGC0EDDAULQQQMBAtBBQwDC0EGDAILQQcMAQtBCAshA0EAIQFBACEGDL0BC0EJIQNBASEAQQAhAUEAIQYMvAELIAEgBEYEQEHdACEDDNMCCyABLQAAQS5HDbgBIAFBAWohAQyIAQsgASAERw22AUHfACEDDNECCyABIARHBEAgAkEONgIIIAIgATYCBEHQACEDDLgCC0HgACEDDNACC0HhACEDIAEgBEYNzwIgAigCACIAIAQgAWtqIQUgASAAa0EDaiEGA0AgAS0AACAAQeLCAGotAABHDbEBIABBA0YNswEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMzwILQeIAIQMgASAERg3OAiACKAIAIgAgBCABa2ohBSABIABrQQJqIQYDQCABLQAAIABB5sIAai0AAEcNsAEgAEECRg2vASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAzOAgtB4wAhAyABIARGDc0CIAIoAgAiACAEIAFraiEFIAEgAGtBA2ohBgNAIAEtAAAgAEHpwgBqLQAARw2vASAAQQNGDa0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADM0CCyABIARGBEBB5QAhAwzNAgsgAUEBaiEBQQAhAAJAIAIoAjgiA0UNACADKAIwIgNFDQAgAiADEQAAIQALIAANqgFB1gAhAwyzAgsgASAERwRAA0AgAS0AACIAQSBHBEACQAJAAkAgAEHIAGsOCwABswGzAbMBswGzAbMBswGzAQKzAQsgAUEBaiEBQdIAIQMMtwILIAFBAWohAUHTACEDDLYCCyABQQFqIQFB1AAhAwy1AgsgBCABQQFqIgFHDQALQeQAIQMMzAILQeQAIQMMywILA0AgAS0AAEHwwgBqLQAAIgBBAUcEQCAAQQJrDgOnAaYBpQGkAQsgBCABQQFqIgFHDQALQeYAIQMMygILIAFBAWogASAERw0CGkHnACEDDMkCCwNAIAEtAABB8MQAai0AACIAQQFHBEACQCAAQQJrDgSiAaEBoAEAnwELQdcAIQMMsQILIAQgAUEBaiIBRw0AC0HoACEDDMgCCyABIARGBEBB6QAhAwzIAgsCQCABLQAAIgBBCmsOGrcBmwGbAbQBmwGbAZsBmwGbAZsBmwGbAZsBmwGbAZsBmwGbAZsBmwGbAZsBpAGbAZsBAJkBCyABQQFqCyEBQQYhAwytAgsDQCABLQAAQfDGAGotAABBAUcNfSAEIAFBAWoiAUcNAAtB6gAhAwzFAgsgAUEBaiABIARHDQIaQesAIQMMxAILIAEgBEYEQEHsACEDDMQCCyABQQFqDAELIAEgBEYEQEHtACEDDMMCCyABQQFqCyEBQQQhAwyoAgsgASAERgRAQe4AIQMMwQILAkACQAJAIAEtAABB8MgAai0AAEEBaw4HkAGPAY4BAHwBAo0BCyABQQFqIQEMCwsgAUEBagyTAQtBACEDIAJBADYCHCACQZsSNgIQIAJBBzYCDCACIAFBAWo2AhQMwAILAkADQCABLQAAQfDIAGotAAAiAEEERwRAAkACQCAAQQFrDgeUAZMBkgGNAQAEAY0BC0HaACEDDKoCCyABQQFqIQFB3AAhAwypAgsgBCABQQFqIgFHDQALQe8AIQMMwAILIAFBAWoMkQELIAQgASIARgRAQfAAIQMMvwILIAAtAABBL0cNASAAQQFqIQEMBwsgBCABIgBGBEBB8QAhAwy+AgsgAC0AACIBQS9GBEAgAEEBaiEBQd0AIQMMpQILIAFBCmsiA0EWSw0AIAAhAUEBIAN0QYmAgAJxDfkBC0EAIQMgAkEANgIcIAIgADYCFCACQYwcNgIQIAJBBzYCDAy8AgsgASAERwRAIAFBAWohAUHeACEDDKMCC0HyACEDDLsCCyABIARGBEBB9AAhAwy7AgsCQCABLQAAQfDMAGotAABBAWsOA/cBcwCCAQtB4QAhAwyhAgsgASAERwRAA0AgAS0AAEHwygBqLQAAIgBBA0cEQAJAIABBAWsOAvkBAIUBC0HfACEDDKMCCyAEIAFBAWoiAUcNAAtB8wAhAwy6AgtB8wAhAwy5AgsgASAERwRAIAJBDzYCCCACIAE2AgRB4AAhAwygAgtB9QAhAwy4AgsgASAERgRAQfYAIQMMuAILIAJBDzYCCCACIAE2AgQLQQMhAwydAgsDQCABLQAAQSBHDY4CIAQgAUEBaiIBRw0AC0H3ACEDDLUCCyABIARGBEBB+AAhAwy1AgsgAS0AAEEgRw16IAFBAWohAQxbC0EAIQACQCACKAI4IgNFDQAgAygCOCIDRQ0AIAIgAxEAACEACyAADXgMgAILIAEgBEYEQEH6ACEDDLMCCyABLQAAQcwARw10IAFBAWohAUETDHYLQfsAIQMgASAERg2xAiACKAIAIgAgBCABa2ohBSABIABrQQVqIQYDQCABLQAAIABB8M4Aai0AAEcNcyAAQQVGDXUgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMsQILIAEgBEYEQEH8ACEDDLECCwJAAkAgAS0AAEHDAGsODAB0dHR0dHR0dHR0AXQLIAFBAWohAUHmACEDDJgCCyABQQFqIQFB5wAhAwyXAgtB/QAhAyABIARGDa8CIAIoAgAiACAEIAFraiEFIAEgAGtBAmohBgJAA0AgAS0AACAAQe3PAGotAABHDXIgAEECRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADLACCyACQQA2AgAgBkEBaiEBQRAMcwtB/gAhAyABIARGDa4CIAIoAgAiACAEIAFraiEFIAEgAGtBBWohBgJAA0AgAS0AACAAQfbOAGotAABHDXEgAEEFRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADK8CCyACQQA2AgAgBkEBaiEBQRYMcgtB/wAhAyABIARGDa0CIAIoAgAiACAEIAFraiEFIAEgAGtBA2ohBgJAA0AgAS0AACAAQfzOAGotAABHDXAgAEEDRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADK4CCyACQQA2AgAgBkEBaiEBQQUMcQsgASAERgRAQYABIQMMrQILIAEtAABB2QBHDW4gAUEBaiEBQQgMcAsgASAERgRAQYEBIQMMrAILAkACQCABLQAAQc4Aaw4DAG8BbwsgAUEBaiEBQesAIQMMkwILIAFBAWohAUHsACEDDJICCyABIARGBEBBggEhAwyrAgsCQAJAIAEtAABByABrDggAbm5ubm5uAW4LIAFBAWohAUHqACEDDJICCyABQQFqIQFB7QAhAwyRAgtBgwEhAyABIARGDakCIAIoAgAiACAEIAFraiEFIAEgAGtBAmohBgJAA0AgAS0AACAAQYDPAGotAABHDWwgAEECRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADKoCCyACQQA2AgAgBkEBaiEBQQAMbQtBhAEhAyABIARGDagCIAIoAgAiACAEIAFraiEFIAEgAGtBBGohBgJAA0AgAS0AACAAQYPPAGotAABHDWsgAEEERg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADKkCCyACQQA2AgAgBkEBaiEBQSMMbAsgASAERgRAQYUBIQMMqAILAkACQCABLQAAQcwAaw4IAGtra2trawFrCyABQQFqIQFB7wAhAwyPAgsgAUEBaiEBQfAAIQMMjgILIAEgBEYEQEGGASEDDKcCCyABLQAAQcUARw1oIAFBAWohAQxgC0GHASEDIAEgBEYNpQIgAigCACIAIAQgAWtqIQUgASAAa0EDaiEGAkADQCABLQAAIABBiM8Aai0AAEcNaCAAQQNGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMpgILIAJBADYCACAGQQFqIQFBLQxpC0GIASEDIAEgBEYNpAIgAigCACIAIAQgAWtqIQUgASAAa0EIaiEGAkADQCABLQAAIABB0M8Aai0AAEcNZyAAQQhGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMpQILIAJBADYCACAGQQFqIQFBKQxoCyABIARGBEBBiQEhAwykAgtBASABLQAAQd8ARw1nGiABQQFqIQEMXgtBigEhAyABIARGDaICIAIoAgAiACAEIAFraiEFIAEgAGtBAWohBgNAIAEtAAAgAEGMzwBqLQAARw1kIABBAUYN+gEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMogILQYsBIQMgASAERg2hAiACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEGOzwBqLQAARw1kIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyiAgsgAkEANgIAIAZBAWohAUECDGULQYwBIQMgASAERg2gAiACKAIAIgAgBCABa2ohBSABIABrQQFqIQYCQANAIAEtAAAgAEHwzwBqLQAARw1jIABBAUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyhAgsgAkEANgIAIAZBAWohAUEfDGQLQY0BIQMgASAERg2fAiACKAIAIgAgBCABa2ohBSABIABrQQFqIQYCQANAIAEtAAAgAEHyzwBqLQAARw1iIABBAUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAygAgsgAkEANgIAIAZBAWohAUEJDGMLIAEgBEYEQEGOASEDDJ8CCwJAAkAgAS0AAEHJAGsOBwBiYmJiYgFiCyABQQFqIQFB+AAhAwyGAgsgAUEBaiEBQfkAIQMMhQILQY8BIQMgASAERg2dAiACKAIAIgAgBCABa2ohBSABIABrQQVqIQYCQANAIAEtAAAgAEGRzwBqLQAARw1gIABBBUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyeAgsgAkEANgIAIAZBAWohAUEYDGELQZABIQMgASAERg2cAiACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEGXzwBqLQAARw1fIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAydAgsgAkEANgIAIAZBAWohAUEXDGALQZEBIQMgASAERg2bAiACKAIAIgAgBCABa2ohBSABIABrQQZqIQYCQANAIAEtAAAgAEGazwBqLQAARw1eIABBBkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAycAgsgAkEANgIAIAZBAWohAUEVDF8LQZIBIQMgASAERg2aAiACKAIAIgAgBCABa2ohBSABIABrQQVqIQYCQANAIAEtAAAgAEGhzwBqLQAARw1dIABBBUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAybAgsgAkEANgIAIAZBAWohAUEeDF4LIAEgBEYEQEGTASEDDJoCCyABLQAAQcwARw1bIAFBAWohAUEKDF0LIAEgBEYEQEGUASEDDJkCCwJAAkAgAS0AAEHBAGsODwBcXFxcXFxcXFxcXFxcAVwLIAFBAWohAUH+ACEDDIACCyABQQFqIQFB/wAhAwz/AQsgASAERgRAQZUBIQMMmAILAkACQCABLQAAQcEAaw4DAFsBWwsgAUEBaiEBQf0AIQMM/wELIAFBAWohAUGAASEDDP4BC0GWASEDIAEgBEYNlgIgAigCACIAIAQgAWtqIQUgASAAa0EBaiEGAkADQCABLQAAIABBp88Aai0AAEcNWSAAQQFGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMlwILIAJBADYCACAGQQFqIQFBCwxaCyABIARGBEBBlwEhAwyWAgsCQAJAAkACQCABLQAAQS1rDiMAW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1sBW1tbW1sCW1tbA1sLIAFBAWohAUH7ACEDDP8BCyABQQFqIQFB/AAhAwz+AQsgAUEBaiEBQYEBIQMM/QELIAFBAWohAUGCASEDDPwBC0GYASEDIAEgBEYNlAIgAigCACIAIAQgAWtqIQUgASAAa0EEaiEGAkADQCABLQAAIABBqc8Aai0AAEcNVyAAQQRGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMlQILIAJBADYCACAGQQFqIQFBGQxYC0GZASEDIAEgBEYNkwIgAigCACIAIAQgAWtqIQUgASAAa0EFaiEGAkADQCABLQAAIABBrs8Aai0AAEcNViAAQQVGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMlAILIAJBADYCACAGQQFqIQFBBgxXC0GaASEDIAEgBEYNkgIgAigCACIAIAQgAWtqIQUgASAAa0EBaiEGAkADQCABLQAAIABBtM8Aai0AAEcNVSAAQQFGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMkwILIAJBADYCACAGQQFqIQFBHAxWC0GbASEDIAEgBEYNkQIgAigCACIAIAQgAWtqIQUgASAAa0EBaiEGAkADQCABLQAAIABBts8Aai0AAEcNVCAAQQFGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMkgILIAJBADYCACAGQQFqIQFBJwxVCyABIARGBEBBnAEhAwyRAgsCQAJAIAEtAABB1ABrDgIAAVQLIAFBAWohAUGGASEDDPgBCyABQQFqIQFBhwEhAwz3AQtBnQEhAyABIARGDY8CIAIoAgAiACAEIAFraiEFIAEgAGtBAWohBgJAA0AgAS0AACAAQbjPAGotAABHDVIgAEEBRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADJACCyACQQA2AgAgBkEBaiEBQSYMUwtBngEhAyABIARGDY4CIAIoAgAiACAEIAFraiEFIAEgAGtBAWohBgJAA0AgAS0AACAAQbrPAGotAABHDVEgAEEBRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADI8CCyACQQA2AgAgBkEBaiEBQQMMUgtBnwEhAyABIARGDY0CIAIoAgAiACAEIAFraiEFIAEgAGtBAmohBgJAA0AgAS0AACAAQe3PAGotAABHDVAgAEECRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADI4CCyACQQA2AgAgBkEBaiEBQQwMUQtBoAEhAyABIARGDYwCIAIoAgAiACAEIAFraiEFIAEgAGtBA2ohBgJAA0AgAS0AACAAQbzPAGotAABHDU8gAEEDRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADI0CCyACQQA2AgAgBkEBaiEBQQ0MUAsgASAERgRAQaEBIQMMjAILAkACQCABLQAAQcYAaw4LAE9PT09PT09PTwFPCyABQQFqIQFBiwEhAwzzAQsgAUEBaiEBQYwBIQMM8gELIAEgBEYEQEGiASEDDIsCCyABLQAAQdAARw1MIAFBAWohAQxGCyABIARGBEBBowEhAwyKAgsCQAJAIAEtAABByQBrDgcBTU1NTU0ATQsgAUEBaiEBQY4BIQMM8QELIAFBAWohAUEiDE0LQaQBIQMgASAERg2IAiACKAIAIgAgBCABa2ohBSABIABrQQFqIQYCQANAIAEtAAAgAEHAzwBqLQAARw1LIABBAUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyJAgsgAkEANgIAIAZBAWohAUEdDEwLIAEgBEYEQEGlASEDDIgCCwJAAkAgAS0AAEHSAGsOAwBLAUsLIAFBAWohAUGQASEDDO8BCyABQQFqIQFBBAxLCyABIARGBEBBpgEhAwyHAgsCQAJAAkACQAJAIAEtAABBwQBrDhUATU1NTU1NTU1NTQFNTQJNTQNNTQRNCyABQQFqIQFBiAEhAwzxAQsgAUEBaiEBQYkBIQMM8AELIAFBAWohAUGKASEDDO8BCyABQQFqIQFBjwEhAwzuAQsgAUEBaiEBQZEBIQMM7QELQacBIQMgASAERg2FAiACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEHtzwBqLQAARw1IIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyGAgsgAkEANgIAIAZBAWohAUERDEkLQagBIQMgASAERg2EAiACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEHCzwBqLQAARw1HIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyFAgsgAkEANgIAIAZBAWohAUEsDEgLQakBIQMgASAERg2DAiACKAIAIgAgBCABa2ohBSABIABrQQRqIQYCQANAIAEtAAAgAEHFzwBqLQAARw1GIABBBEYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyEAgsgAkEANgIAIAZBAWohAUErDEcLQaoBIQMgASAERg2CAiACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEHKzwBqLQAARw1FIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyDAgsgAkEANgIAIAZBAWohAUEUDEYLIAEgBEYEQEGrASEDDIICCwJAAkACQAJAIAEtAABBwgBrDg8AAQJHR0dHR0dHR0dHRwNHCyABQQFqIQFBkwEhAwzrAQsgAUEBaiEBQZQBIQMM6gELIAFBAWohAUGVASEDDOkBCyABQQFqIQFBlgEhAwzoAQsgASAERgRAQawBIQMMgQILIAEtAABBxQBHDUIgAUEBaiEBDD0LQa0BIQMgASAERg3/ASACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEHNzwBqLQAARw1CIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyAAgsgAkEANgIAIAZBAWohAUEODEMLIAEgBEYEQEGuASEDDP8BCyABLQAAQdAARw1AIAFBAWohAUElDEILQa8BIQMgASAERg39ASACKAIAIgAgBCABa2ohBSABIABrQQhqIQYCQANAIAEtAAAgAEHQzwBqLQAARw1AIABBCEYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAz+AQsgAkEANgIAIAZBAWohAUEqDEELIAEgBEYEQEGwASEDDP0BCwJAAkAgAS0AAEHVAGsOCwBAQEBAQEBAQEABQAsgAUEBaiEBQZoBIQMM5AELIAFBAWohAUGbASEDDOMBCyABIARGBEBBsQEhAwz8AQsCQAJAIAEtAABBwQBrDhQAPz8/Pz8/Pz8/Pz8/Pz8/Pz8/AT8LIAFBAWohAUGZASEDDOMBCyABQQFqIQFBnAEhAwziAQtBsgEhAyABIARGDfoBIAIoAgAiACAEIAFraiEFIAEgAGtBA2ohBgJAA0AgAS0AACAAQdnPAGotAABHDT0gAEEDRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADPsBCyACQQA2AgAgBkEBaiEBQSEMPgtBswEhAyABIARGDfkBIAIoAgAiACAEIAFraiEFIAEgAGtBBmohBgJAA0AgAS0AACAAQd3PAGotAABHDTwgAEEGRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADPoBCyACQQA2AgAgBkEBaiEBQRoMPQsgASAERgRAQbQBIQMM+QELAkACQAJAIAEtAABBxQBrDhEAPT09PT09PT09AT09PT09Aj0LIAFBAWohAUGdASEDDOEBCyABQQFqIQFBngEhAwzgAQsgAUEBaiEBQZ8BIQMM3wELQbUBIQMgASAERg33ASACKAIAIgAgBCABa2ohBSABIABrQQVqIQYCQANAIAEtAAAgAEHkzwBqLQAARw06IABBBUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAz4AQsgAkEANgIAIAZBAWohAUEoDDsLQbYBIQMgASAERg32ASACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEHqzwBqLQAARw05IABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAz3AQsgAkEANgIAIAZBAWohAUEHDDoLIAEgBEYEQEG3ASEDDPYBCwJAAkAgAS0AAEHFAGsODgA5OTk5OTk5OTk5OTkBOQsgAUEBaiEBQaEBIQMM3QELIAFBAWohAUGiASEDDNwBC0G4ASEDIAEgBEYN9AEgAigCACIAIAQgAWtqIQUgASAAa0ECaiEGAkADQCABLQAAIABB7c8Aai0AAEcNNyAAQQJGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAM9QELIAJBADYCACAGQQFqIQFBEgw4C0G5ASEDIAEgBEYN8wEgAigCACIAIAQgAWtqIQUgASAAa0EBaiEGAkADQCABLQAAIABB8M8Aai0AAEcNNiAAQQFGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAM9AELIAJBADYCACAGQQFqIQFBIAw3C0G6ASEDIAEgBEYN8gEgAigCACIAIAQgAWtqIQUgASAAa0EBaiEGAkADQCABLQAAIABB8s8Aai0AAEcNNSAAQQFGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAM8wELIAJBADYCACAGQQFqIQFBDww2CyABIARGBEBBuwEhAwzyAQsCQAJAIAEtAABByQBrDgcANTU1NTUBNQsgAUEBaiEBQaUBIQMM2QELIAFBAWohAUGmASEDDNgBC0G8ASEDIAEgBEYN8AEgAigCACIAIAQgAWtqIQUgASAAa0EHaiEGAkADQCABLQAAIABB9M8Aai0AAEcNMyAAQQdGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAM8QELIAJBADYCACAGQQFqIQFBGww0CyABIARGBEBBvQEhAwzwAQsCQAJAAkAgAS0AAEHCAGsOEgA0NDQ0NDQ0NDQBNDQ0NDQ0AjQLIAFBAWohAUGkASEDDNgBCyABQQFqIQFBpwEhAwzXAQsgAUEBaiEBQagBIQMM1gELIAEgBEYEQEG+ASEDDO8BCyABLQAAQc4ARw0wIAFBAWohAQwsCyABIARGBEBBvwEhAwzuAQsCQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQCABLQAAQcEAaw4VAAECAz8EBQY/Pz8HCAkKCz8MDQ4PPwsgAUEBaiEBQegAIQMM4wELIAFBAWohAUHpACEDDOIBCyABQQFqIQFB7gAhAwzhAQsgAUEBaiEBQfIAIQMM4AELIAFBAWohAUHzACEDDN8BCyABQQFqIQFB9gAhAwzeAQsgAUEBaiEBQfcAIQMM3QELIAFBAWohAUH6ACEDDNwBCyABQQFqIQFBgwEhAwzbAQsgAUEBaiEBQYQBIQMM2gELIAFBAWohAUGFASEDDNkBCyABQQFqIQFBkgEhAwzYAQsgAUEBaiEBQZgBIQMM1wELIAFBAWohAUGgASEDDNYBCyABQQFqIQFBowEhAwzVAQsgAUEBaiEBQaoBIQMM1AELIAEgBEcEQCACQRA2AgggAiABNgIEQasBIQMM1AELQcABIQMM7AELQQAhAAJAIAIoAjgiA0UNACADKAI0IgNFDQAgAiADEQAAIQALIABFDV4gAEEVRw0HIAJB0QA2AhwgAiABNgIUIAJBsBc2AhAgAkEVNgIMQQAhAwzrAQsgAUEBaiABIARHDQgaQcIBIQMM6gELA0ACQCABLQAAQQprDgQIAAALAAsgBCABQQFqIgFHDQALQcMBIQMM6QELIAEgBEcEQCACQRE2AgggAiABNgIEQQEhAwzQAQtBxAEhAwzoAQsgASAERgRAQcUBIQMM6AELAkACQCABLQAAQQprDgQBKCgAKAsgAUEBagwJCyABQQFqDAULIAEgBEYEQEHGASEDDOcBCwJAAkAgAS0AAEEKaw4XAQsLAQsLCwsLCwsLCwsLCwsLCwsLCwALCyABQQFqIQELQbABIQMMzQELIAEgBEYEQEHIASEDDOYBCyABLQAAQSBHDQkgAkEAOwEyIAFBAWohAUGzASEDDMwBCwNAIAEhAAJAIAEgBEcEQCABLQAAQTBrQf8BcSIDQQpJDQEMJwtBxwEhAwzmAQsCQCACLwEyIgFBmTNLDQAgAiABQQpsIgU7ATIgBUH+/wNxIANB//8Dc0sNACAAQQFqIQEgAiADIAVqIgM7ATIgA0H//wNxQegHSQ0BCwtBACEDIAJBADYCHCACQcEJNgIQIAJBDTYCDCACIABBAWo2AhQM5AELIAJBADYCHCACIAE2AhQgAkHwDDYCECACQRs2AgxBACEDDOMBCyACKAIEIQAgAkEANgIEIAIgACABECYiAA0BIAFBAWoLIQFBrQEhAwzIAQsgAkHBATYCHCACIAA2AgwgAiABQQFqNgIUQQAhAwzgAQsgAigCBCEAIAJBADYCBCACIAAgARAmIgANASABQQFqCyEBQa4BIQMMxQELIAJBwgE2AhwgAiAANgIMIAIgAUEBajYCFEEAIQMM3QELIAJBADYCHCACIAE2AhQgAkGXCzYCECACQQ02AgxBACEDDNwBCyACQQA2AhwgAiABNgIUIAJB4xA2AhAgAkEJNgIMQQAhAwzbAQsgAkECOgAoDKwBC0EAIQMgAkEANgIcIAJBrws2AhAgAkECNgIMIAIgAUEBajYCFAzZAQtBAiEDDL8BC0ENIQMMvgELQSYhAwy9AQtBFSEDDLwBC0EWIQMMuwELQRghAwy6AQtBHCEDDLkBC0EdIQMMuAELQSAhAwy3AQtBISEDDLYBC0EjIQMMtQELQcYAIQMMtAELQS4hAwyzAQtBPSEDDLIBC0HLACEDDLEBC0HOACEDDLABC0HYACEDDK8BC0HZACEDDK4BC0HbACEDDK0BC0HxACEDDKwBC0H0ACEDDKsBC0GNASEDDKoBC0GXASEDDKkBC0GpASEDDKgBC0GvASEDDKcBC0GxASEDDKYBCyACQQA2AgALQQAhAyACQQA2AhwgAiABNgIUIAJB8Rs2AhAgAkEGNgIMDL0BCyACQQA2AgAgBkEBaiEBQSQLOgApIAIoAgQhACACQQA2AgQgAiAAIAEQJyIARQRAQeUAIQMMowELIAJB+QA2AhwgAiABNgIUIAIgADYCDEEAIQMMuwELIABBFUcEQCACQQA2AhwgAiABNgIUIAJBzA42AhAgAkEgNgIMQQAhAwy7AQsgAkH4ADYCHCACIAE2AhQgAkHKGDYCECACQRU2AgxBACEDDLoBCyACQQA2AhwgAiABNgIUIAJBjhs2AhAgAkEGNgIMQQAhAwy5AQsgAkEANgIcIAIgATYCFCACQf4RNgIQIAJBBzYCDEEAIQMMuAELIAJBADYCHCACIAE2AhQgAkGMHDYCECACQQc2AgxBACEDDLcBCyACQQA2AhwgAiABNgIUIAJBww82AhAgAkEHNgIMQQAhAwy2AQsgAkEANgIcIAIgATYCFCACQcMPNgIQIAJBBzYCDEEAIQMMtQELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0RIAJB5QA2AhwgAiABNgIUIAIgADYCDEEAIQMMtAELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0gIAJB0wA2AhwgAiABNgIUIAIgADYCDEEAIQMMswELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0iIAJB0gA2AhwgAiABNgIUIAIgADYCDEEAIQMMsgELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0OIAJB5QA2AhwgAiABNgIUIAIgADYCDEEAIQMMsQELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0dIAJB0wA2AhwgAiABNgIUIAIgADYCDEEAIQMMsAELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0fIAJB0gA2AhwgAiABNgIUIAIgADYCDEEAIQMMrwELIABBP0cNASABQQFqCyEBQQUhAwyUAQtBACEDIAJBADYCHCACIAE2AhQgAkH9EjYCECACQQc2AgwMrAELIAJBADYCHCACIAE2AhQgAkHcCDYCECACQQc2AgxBACEDDKsBCyACKAIEIQAgAkEANgIEIAIgACABECUiAEUNByACQeUANgIcIAIgATYCFCACIAA2AgxBACEDDKoBCyACKAIEIQAgAkEANgIEIAIgACABECUiAEUNFiACQdMANgIcIAIgATYCFCACIAA2AgxBACEDDKkBCyACKAIEIQAgAkEANgIEIAIgACABECUiAEUNGCACQdIANgIcIAIgATYCFCACIAA2AgxBACEDDKgBCyACQQA2AhwgAiABNgIUIAJBxgo2AhAgAkEHNgIMQQAhAwynAQsgAigCBCEAIAJBADYCBCACIAAgARAlIgBFDQMgAkHlADYCHCACIAE2AhQgAiAANgIMQQAhAwymAQsgAigCBCEAIAJBADYCBCACIAAgARAlIgBFDRIgAkHTADYCHCACIAE2AhQgAiAANgIMQQAhAwylAQsgAigCBCEAIAJBADYCBCACIAAgARAlIgBFDRQgAkHSADYCHCACIAE2AhQgAiAANgIMQQAhAwykAQsgAigCBCEAIAJBADYCBCACIAAgARAlIgBFDQAgAkHlADYCHCACIAE2AhQgAiAANgIMQQAhAwyjAQtB1QAhAwyJAQsgAEEVRwRAIAJBADYCHCACIAE2AhQgAkG5DTYCECACQRo2AgxBACEDDKIBCyACQeQANgIcIAIgATYCFCACQeMXNgIQIAJBFTYCDEEAIQMMoQELIAJBADYCACAGQQFqIQEgAi0AKSIAQSNrQQtJDQQCQCAAQQZLDQBBASAAdEHKAHFFDQAMBQtBACEDIAJBADYCHCACIAE2AhQgAkH3CTYCECACQQg2AgwMoAELIAJBADYCACAGQQFqIQEgAi0AKUEhRg0DIAJBADYCHCACIAE2AhQgAkGbCjYCECACQQg2AgxBACEDDJ8BCyACQQA2AgALQQAhAyACQQA2AhwgAiABNgIUIAJBkDM2AhAgAkEINgIMDJ0BCyACQQA2AgAgBkEBaiEBIAItAClBI0kNACACQQA2AhwgAiABNgIUIAJB0wk2AhAgAkEINgIMQQAhAwycAQtB0QAhAwyCAQsgAS0AAEEwayIAQf8BcUEKSQRAIAIgADoAKiABQQFqIQFBzwAhAwyCAQsgAigCBCEAIAJBADYCBCACIAAgARAoIgBFDYYBIAJB3gA2AhwgAiABNgIUIAIgADYCDEEAIQMMmgELIAIoAgQhACACQQA2AgQgAiAAIAEQKCIARQ2GASACQdwANgIcIAIgATYCFCACIAA2AgxBACEDDJkBCyACKAIEIQAgAkEANgIEIAIgACAFECgiAEUEQCAFIQEMhwELIAJB2gA2AhwgAiAFNgIUIAIgADYCDAyYAQtBACEBQQEhAwsgAiADOgArIAVBAWohAwJAAkACQCACLQAtQRBxDQACQAJAAkAgAi0AKg4DAQACBAsgBkUNAwwCCyAADQEMAgsgAUUNAQsgAigCBCEAIAJBADYCBCACIAAgAxAoIgBFBEAgAyEBDAILIAJB2AA2AhwgAiADNgIUIAIgADYCDEEAIQMMmAELIAIoAgQhACACQQA2AgQgAiAAIAMQKCIARQRAIAMhAQyHAQsgAkHZADYCHCACIAM2AhQgAiAANgIMQQAhAwyXAQtBzAAhAwx9CyAAQRVHBEAgAkEANgIcIAIgATYCFCACQZQNNgIQIAJBITYCDEEAIQMMlgELIAJB1wA2AhwgAiABNgIUIAJByRc2AhAgAkEVNgIMQQAhAwyVAQtBACEDIAJBADYCHCACIAE2AhQgAkGAETYCECACQQk2AgwMlAELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0AIAJB0wA2AhwgAiABNgIUIAIgADYCDEEAIQMMkwELQckAIQMMeQsgAkEANgIcIAIgATYCFCACQcEoNgIQIAJBBzYCDCACQQA2AgBBACEDDJEBCyACKAIEIQBBACEDIAJBADYCBCACIAAgARAlIgBFDQAgAkHSADYCHCACIAE2AhQgAiAANgIMDJABC0HIACEDDHYLIAJBADYCACAFIQELIAJBgBI7ASogAUEBaiEBQQAhAAJAIAIoAjgiA0UNACADKAIwIgNFDQAgAiADEQAAIQALIAANAQtBxwAhAwxzCyAAQRVGBEAgAkHRADYCHCACIAE2AhQgAkHjFzYCECACQRU2AgxBACEDDIwBC0EAIQMgAkEANgIcIAIgATYCFCACQbkNNgIQIAJBGjYCDAyLAQtBACEDIAJBADYCHCACIAE2AhQgAkGgGTYCECACQR42AgwMigELIAEtAABBOkYEQCACKAIEIQBBACEDIAJBADYCBCACIAAgARApIgBFDQEgAkHDADYCHCACIAA2AgwgAiABQQFqNgIUDIoBC0EAIQMgAkEANgIcIAIgATYCFCACQbERNgIQIAJBCjYCDAyJAQsgAUEBaiEBQTshAwxvCyACQcMANgIcIAIgADYCDCACIAFBAWo2AhQMhwELQQAhAyACQQA2AhwgAiABNgIUIAJB8A42AhAgAkEcNgIMDIYBCyACIAIvATBBEHI7ATAMZgsCQCACLwEwIgBBCHFFDQAgAi0AKEEBRw0AIAItAC1BCHFFDQMLIAIgAEH3+wNxQYAEcjsBMAwECyABIARHBEACQANAIAEtAABBMGsiAEH/AXFBCk8EQEE1IQMMbgsgAikDICIKQpmz5syZs+bMGVYNASACIApCCn4iCjcDICAKIACtQv8BgyILQn+FVg0BIAIgCiALfDcDICAEIAFBAWoiAUcNAAtBOSEDDIUBCyACKAIEIQBBACEDIAJBADYCBCACIAAgAUEBaiIBECoiAA0MDHcLQTkhAwyDAQsgAi0AMEEgcQ0GQcUBIQMMaQtBACEDIAJBADYCBCACIAEgARAqIgBFDQQgAkE6NgIcIAIgADYCDCACIAFBAWo2AhQMgQELIAItAChBAUcNACACLQAtQQhxRQ0BC0E3IQMMZgsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEQKiIABEAgAkE7NgIcIAIgADYCDCACIAFBAWo2AhQMfwsgAUEBaiEBDG4LIAJBCDoALAwECyABQQFqIQEMbQtBACEDIAJBADYCHCACIAE2AhQgAkHkEjYCECACQQQ2AgwMewsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEQKiIARQ1sIAJBNzYCHCACIAE2AhQgAiAANgIMDHoLIAIgAi8BMEEgcjsBMAtBMCEDDF8LIAJBNjYCHCACIAE2AhQgAiAANgIMDHcLIABBLEcNASABQQFqIQBBASEBAkACQAJAAkACQCACLQAsQQVrDgQDAQIEAAsgACEBDAQLQQIhAQwBC0EEIQELIAJBAToALCACIAIvATAgAXI7ATAgACEBDAELIAIgAi8BMEEIcjsBMCAAIQELQTkhAwxcCyACQQA6ACwLQTQhAwxaCyABIARGBEBBLSEDDHMLAkACQANAAkAgAS0AAEEKaw4EAgAAAwALIAQgAUEBaiIBRw0AC0EtIQMMdAsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEQKiIARQ0CIAJBLDYCHCACIAE2AhQgAiAANgIMDHMLIAIoAgQhAEEAIQMgAkEANgIEIAIgACABECoiAEUEQCABQQFqIQEMAgsgAkEsNgIcIAIgADYCDCACIAFBAWo2AhQMcgsgAS0AAEENRgRAIAIoAgQhAEEAIQMgAkEANgIEIAIgACABECoiAEUEQCABQQFqIQEMAgsgAkEsNgIcIAIgADYCDCACIAFBAWo2AhQMcgsgAi0ALUEBcQRAQcQBIQMMWQsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEQKiIADQEMZQtBLyEDDFcLIAJBLjYCHCACIAE2AhQgAiAANgIMDG8LQQAhAyACQQA2AhwgAiABNgIUIAJB8BQ2AhAgAkEDNgIMDG4LQQEhAwJAAkACQAJAIAItACxBBWsOBAMBAgAECyACIAIvATBBCHI7ATAMAwtBAiEDDAELQQQhAwsgAkEBOgAsIAIgAi8BMCADcjsBMAtBKiEDDFMLQQAhAyACQQA2AhwgAiABNgIUIAJB4Q82AhAgAkEKNgIMDGsLQQEhAwJAAkACQAJAAkACQCACLQAsQQJrDgcFBAQDAQIABAsgAiACLwEwQQhyOwEwDAMLQQIhAwwBC0EEIQMLIAJBAToALCACIAIvATAgA3I7ATALQSshAwxSC0EAIQMgAkEANgIcIAIgATYCFCACQasSNgIQIAJBCzYCDAxqC0EAIQMgAkEANgIcIAIgATYCFCACQf0NNgIQIAJBHTYCDAxpCyABIARHBEADQCABLQAAQSBHDUggBCABQQFqIgFHDQALQSUhAwxpC0ElIQMMaAsgAi0ALUEBcQRAQcMBIQMMTwsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEQKSIABEAgAkEmNgIcIAIgADYCDCACIAFBAWo2AhQMaAsgAUEBaiEBDFwLIAFBAWohASACLwEwIgBBgAFxBEBBACEAAkAgAigCOCIDRQ0AIAMoAlQiA0UNACACIAMRAAAhAAsgAEUNBiAAQRVHDR8gAkEFNgIcIAIgATYCFCACQfkXNgIQIAJBFTYCDEEAIQMMZwsCQCAAQaAEcUGgBEcNACACLQAtQQJxDQBBACEDIAJBADYCHCACIAE2AhQgAkGWEzYCECACQQQ2AgwMZwsgAgJ/IAIvATBBFHFBFEYEQEEBIAItAChBAUYNARogAi8BMkHlAEYMAQsgAi0AKUEFRgs6AC5BACEAAkAgAigCOCIDRQ0AIAMoAiQiA0UNACACIAMRAAAhAAsCQAJAAkACQAJAIAAOFgIBAAQEBAQEBAQEBAQEBAQEBAQEBAMECyACQQE6AC4LIAIgAi8BMEHAAHI7ATALQSchAwxPCyACQSM2AhwgAiABNgIUIAJBpRY2AhAgAkEVNgIMQQAhAwxnC0EAIQMgAkEANgIcIAIgATYCFCACQdULNgIQIAJBETYCDAxmC0EAIQACQCACKAI4IgNFDQAgAygCLCIDRQ0AIAIgAxEAACEACyAADQELQQ4hAwxLCyAAQRVGBEAgAkECNgIcIAIgATYCFCACQbAYNgIQIAJBFTYCDEEAIQMMZAtBACEDIAJBADYCHCACIAE2AhQgAkGnDjYCECACQRI2AgwMYwtBACEDIAJBADYCHCACIAE2AhQgAkGqHDYCECACQQ82AgwMYgsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEgCqdqIgEQKyIARQ0AIAJBBTYCHCACIAE2AhQgAiAANgIMDGELQQ8hAwxHC0EAIQMgAkEANgIcIAIgATYCFCACQc0TNgIQIAJBDDYCDAxfC0IBIQoLIAFBAWohAQJAIAIpAyAiC0L//////////w9YBEAgAiALQgSGIAqENwMgDAELQQAhAyACQQA2AhwgAiABNgIUIAJBrQk2AhAgAkEMNgIMDF4LQSQhAwxEC0EAIQMgAkEANgIcIAIgATYCFCACQc0TNgIQIAJBDDYCDAxcCyACKAIEIQBBACEDIAJBADYCBCACIAAgARAsIgBFBEAgAUEBaiEBDFILIAJBFzYCHCACIAA2AgwgAiABQQFqNgIUDFsLIAIoAgQhAEEAIQMgAkEANgIEAkAgAiAAIAEQLCIARQRAIAFBAWohAQwBCyACQRY2AhwgAiAANgIMIAIgAUEBajYCFAxbC0EfIQMMQQtBACEDIAJBADYCHCACIAE2AhQgAkGaDzYCECACQSI2AgwMWQsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEQLSIARQRAIAFBAWohAQxQCyACQRQ2AhwgAiAANgIMIAIgAUEBajYCFAxYCyACKAIEIQBBACEDIAJBADYCBAJAIAIgACABEC0iAEUEQCABQQFqIQEMAQsgAkETNgIcIAIgADYCDCACIAFBAWo2AhQMWAtBHiEDDD4LQQAhAyACQQA2AhwgAiABNgIUIAJBxgw2AhAgAkEjNgIMDFYLIAIoAgQhAEEAIQMgAkEANgIEIAIgACABEC0iAEUEQCABQQFqIQEMTgsgAkERNgIcIAIgADYCDCACIAFBAWo2AhQMVQsgAkEQNgIcIAIgATYCFCACIAA2AgwMVAtBACEDIAJBADYCHCACIAE2AhQgAkHGDDYCECACQSM2AgwMUwtBACEDIAJBADYCHCACIAE2AhQgAkHAFTYCECACQQI2AgwMUgsgAigCBCEAQQAhAyACQQA2AgQCQCACIAAgARAtIgBFBEAgAUEBaiEBDAELIAJBDjYCHCACIAA2AgwgAiABQQFqNgIUDFILQRshAww4C0EAIQMgAkEANgIcIAIgATYCFCACQcYMNgIQIAJBIzYCDAxQCyACKAIEIQBBACEDIAJBADYCBAJAIAIgACABECwiAEUEQCABQQFqIQEMAQsgAkENNgIcIAIgADYCDCACIAFBAWo2AhQMUAtBGiEDDDYLQQAhAyACQQA2AhwgAiABNgIUIAJBmg82AhAgAkEiNgIMDE4LIAIoAgQhAEEAIQMgAkEANgIEAkAgAiAAIAEQLCIARQRAIAFBAWohAQwBCyACQQw2AhwgAiAANgIMIAIgAUEBajYCFAxOC0EZIQMMNAtBACEDIAJBADYCHCACIAE2AhQgAkGaDzYCECACQSI2AgwMTAsgAEEVRwRAQQAhAyACQQA2AhwgAiABNgIUIAJBgww2AhAgAkETNgIMDEwLIAJBCjYCHCACIAE2AhQgAkHkFjYCECACQRU2AgxBACEDDEsLIAIoAgQhAEEAIQMgAkEANgIEIAIgACABIAqnaiIBECsiAARAIAJBBzYCHCACIAE2AhQgAiAANgIMDEsLQRMhAwwxCyAAQRVHBEBBACEDIAJBADYCHCACIAE2AhQgAkHaDTYCECACQRQ2AgwMSgsgAkEeNgIcIAIgATYCFCACQfkXNgIQIAJBFTYCDEEAIQMMSQtBACEAAkAgAigCOCIDRQ0AIAMoAiwiA0UNACACIAMRAAAhAAsgAEUNQSAAQRVGBEAgAkEDNgIcIAIgATYCFCACQbAYNgIQIAJBFTYCDEEAIQMMSQtBACEDIAJBADYCHCACIAE2AhQgAkGnDjYCECACQRI2AgwMSAtBACEDIAJBADYCHCACIAE2AhQgAkHaDTYCECACQRQ2AgwMRwtBACEDIAJBADYCHCACIAE2AhQgAkGnDjYCECACQRI2AgwMRgsgAkEAOgAvIAItAC1BBHFFDT8LIAJBADoALyACQQE6ADRBACEDDCsLQQAhAyACQQA2AhwgAkHkETYCECACQQc2AgwgAiABQQFqNgIUDEMLAkADQAJAIAEtAABBCmsOBAACAgACCyAEIAFBAWoiAUcNAAtB3QEhAwxDCwJAAkAgAi0ANEEBRw0AQQAhAAJAIAIoAjgiA0UNACADKAJYIgNFDQAgAiADEQAAIQALIABFDQAgAEEVRw0BIAJB3AE2AhwgAiABNgIUIAJB1RY2AhAgAkEVNgIMQQAhAwxEC0HBASEDDCoLIAJBADYCHCACIAE2AhQgAkHpCzYCECACQR82AgxBACEDDEILAkACQCACLQAoQQFrDgIEAQALQcABIQMMKQtBuQEhAwwoCyACQQI6AC9BACEAAkAgAigCOCIDRQ0AIAMoAgAiA0UNACACIAMRAAAhAAsgAEUEQEHCASEDDCgLIABBFUcEQCACQQA2AhwgAiABNgIUIAJBpAw2AhAgAkEQNgIMQQAhAwxBCyACQdsBNgIcIAIgATYCFCACQfoWNgIQIAJBFTYCDEEAIQMMQAsgASAERgRAQdoBIQMMQAsgAS0AAEHIAEYNASACQQE6ACgLQawBIQMMJQtBvwEhAwwkCyABIARHBEAgAkEQNgIIIAIgATYCBEG+ASEDDCQLQdkBIQMMPAsgASAERgRAQdgBIQMMPAsgAS0AAEHIAEcNBCABQQFqIQFBvQEhAwwiCyABIARGBEBB1wEhAww7CwJAAkAgAS0AAEHFAGsOEAAFBQUFBQUFBQUFBQUFBQEFCyABQQFqIQFBuwEhAwwiCyABQQFqIQFBvAEhAwwhC0HWASEDIAEgBEYNOSACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEGD0ABqLQAARw0DIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAw6CyACKAIEIQAgAkIANwMAIAIgACAGQQFqIgEQJyIARQRAQcYBIQMMIQsgAkHVATYCHCACIAE2AhQgAiAANgIMQQAhAww5C0HUASEDIAEgBEYNOCACKAIAIgAgBCABa2ohBSABIABrQQFqIQYCQANAIAEtAAAgAEGB0ABqLQAARw0CIABBAUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAw5CyACQYEEOwEoIAIoAgQhACACQgA3AwAgAiAAIAZBAWoiARAnIgANAwwCCyACQQA2AgALQQAhAyACQQA2AhwgAiABNgIUIAJB2Bs2AhAgAkEINgIMDDYLQboBIQMMHAsgAkHTATYCHCACIAE2AhQgAiAANgIMQQAhAww0C0EAIQACQCACKAI4IgNFDQAgAygCOCIDRQ0AIAIgAxEAACEACyAARQ0AIABBFUYNASACQQA2AhwgAiABNgIUIAJBzA42AhAgAkEgNgIMQQAhAwwzC0HkACEDDBkLIAJB+AA2AhwgAiABNgIUIAJByhg2AhAgAkEVNgIMQQAhAwwxC0HSASEDIAQgASIARg0wIAQgAWsgAigCACIBaiEFIAAgAWtBBGohBgJAA0AgAC0AACABQfzPAGotAABHDQEgAUEERg0DIAFBAWohASAEIABBAWoiAEcNAAsgAiAFNgIADDELIAJBADYCHCACIAA2AhQgAkGQMzYCECACQQg2AgwgAkEANgIAQQAhAwwwCyABIARHBEAgAkEONgIIIAIgATYCBEG3ASEDDBcLQdEBIQMMLwsgAkEANgIAIAZBAWohAQtBuAEhAwwUCyABIARGBEBB0AEhAwwtCyABLQAAQTBrIgBB/wFxQQpJBEAgAiAAOgAqIAFBAWohAUG2ASEDDBQLIAIoAgQhACACQQA2AgQgAiAAIAEQKCIARQ0UIAJBzwE2AhwgAiABNgIUIAIgADYCDEEAIQMMLAsgASAERgRAQc4BIQMMLAsCQCABLQAAQS5GBEAgAUEBaiEBDAELIAIoAgQhACACQQA2AgQgAiAAIAEQKCIARQ0VIAJBzQE2AhwgAiABNgIUIAIgADYCDEEAIQMMLAtBtQEhAwwSCyAEIAEiBUYEQEHMASEDDCsLQQAhAEEBIQFBASEGQQAhAwJAAkACQAJAAkACfwJAAkACQAJAAkACQAJAIAUtAABBMGsOCgoJAAECAwQFBggLC0ECDAYLQQMMBQtBBAwEC0EFDAMLQQYMAgtBBwwBC0EICyEDQQAhAUEAIQYMAgtBCSEDQQEhAEEAIQFBACEGDAELQQAhAUEBIQMLIAIgAzoAKyAFQQFqIQMCQAJAIAItAC1BEHENAAJAAkACQCACLQAqDgMBAAIECyAGRQ0DDAILIAANAQwCCyABRQ0BCyACKAIEIQAgAkEANgIEIAIgACADECgiAEUEQCADIQEMAwsgAkHJATYCHCACIAM2AhQgAiAANgIMQQAhAwwtCyACKAIEIQAgAkEANgIEIAIgACADECgiAEUEQCADIQEMGAsgAkHKATYCHCACIAM2AhQgAiAANgIMQQAhAwwsCyACKAIEIQAgAkEANgIEIAIgACAFECgiAEUEQCAFIQEMFgsgAkHLATYCHCACIAU2AhQgAiAANgIMDCsLQbQBIQMMEQtBACEAAkAgAigCOCIDRQ0AIAMoAjwiA0UNACACIAMRAAAhAAsCQCAABEAgAEEVRg0BIAJBADYCHCACIAE2AhQgAkGUDTYCECACQSE2AgxBACEDDCsLQbIBIQMMEQsgAkHIATYCHCACIAE2AhQgAkHJFzYCECACQRU2AgxBACEDDCkLIAJBADYCACAGQQFqIQFB9QAhAwwPCyACLQApQQVGBEBB4wAhAwwPC0HiACEDDA4LIAAhASACQQA2AgALIAJBADoALEEJIQMMDAsgAkEANgIAIAdBAWohAUHAACEDDAsLQQELOgAsIAJBADYCACAGQQFqIQELQSkhAwwIC0E4IQMMBwsCQCABIARHBEADQCABLQAAQYA+ai0AACIAQQFHBEAgAEECRw0DIAFBAWohAQwFCyAEIAFBAWoiAUcNAAtBPiEDDCELQT4hAwwgCwsgAkEAOgAsDAELQQshAwwEC0E6IQMMAwsgAUEBaiEBQS0hAwwCCyACIAE6ACwgAkEANgIAIAZBAWohAUEMIQMMAQsgAkEANgIAIAZBAWohAUEKIQMMAAsAC0EAIQMgAkEANgIcIAIgATYCFCACQc0QNgIQIAJBCTYCDAwXC0EAIQMgAkEANgIcIAIgATYCFCACQekKNgIQIAJBCTYCDAwWC0EAIQMgAkEANgIcIAIgATYCFCACQbcQNgIQIAJBCTYCDAwVC0EAIQMgAkEANgIcIAIgATYCFCACQZwRNgIQIAJBCTYCDAwUC0EAIQMgAkEANgIcIAIgATYCFCACQc0QNgIQIAJBCTYCDAwTC0EAIQMgAkEANgIcIAIgATYCFCACQekKNgIQIAJBCTYCDAwSC0EAIQMgAkEANgIcIAIgATYCFCACQbcQNgIQIAJBCTYCDAwRC0EAIQMgAkEANgIcIAIgATYCFCACQZwRNgIQIAJBCTYCDAwQC0EAIQMgAkEANgIcIAIgATYCFCACQZcVNgIQIAJBDzYCDAwPC0EAIQMgAkEANgIcIAIgATYCFCACQZcVNgIQIAJBDzYCDAwOC0EAIQMgAkEANgIcIAIgATYCFCACQcASNgIQIAJBCzYCDAwNC0EAIQMgAkEANgIcIAIgATYCFCACQZUJNgIQIAJBCzYCDAwMC0EAIQMgAkEANgIcIAIgATYCFCACQeEPNgIQIAJBCjYCDAwLC0EAIQMgAkEANgIcIAIgATYCFCACQfsPNgIQIAJBCjYCDAwKC0EAIQMgAkEANgIcIAIgATYCFCACQfEZNgIQIAJBAjYCDAwJC0EAIQMgAkEANgIcIAIgATYCFCACQcQUNgIQIAJBAjYCDAwIC0EAIQMgAkEANgIcIAIgATYCFCACQfIVNgIQIAJBAjYCDAwHCyACQQI2AhwgAiABNgIUIAJBnBo2AhAgAkEWNgIMQQAhAwwGC0EBIQMMBQtB1AAhAyABIARGDQQgCEEIaiEJIAIoAgAhBQJAAkAgASAERwRAIAVB2MIAaiEHIAQgBWogAWshACAFQX9zQQpqIgUgAWohBgNAIAEtAAAgBy0AAEcEQEECIQcMAwsgBUUEQEEAIQcgBiEBDAMLIAVBAWshBSAHQQFqIQcgBCABQQFqIgFHDQALIAAhBSAEIQELIAlBATYCACACIAU2AgAMAQsgAkEANgIAIAkgBzYCAAsgCSABNgIEIAgoAgwhACAIKAIIDgMBBAIACwALIAJBADYCHCACQbUaNgIQIAJBFzYCDCACIABBAWo2AhRBACEDDAILIAJBADYCHCACIAA2AhQgAkHKGjYCECACQQk2AgxBACEDDAELIAEgBEYEQEEiIQMMAQsgAkEJNgIIIAIgATYCBEEhIQMLIAhBEGokACADRQRAIAIoAgwhAAwBCyACIAM2AhxBACEAIAIoAgQiAUUNACACIAEgBCACKAIIEQEAIgFFDQAgAiAENgIUIAIgATYCDCABIQALIAALvgIBAn8gAEEAOgAAIABB3ABqIgFBAWtBADoAACAAQQA6AAIgAEEAOgABIAFBA2tBADoAACABQQJrQQA6AAAgAEEAOgADIAFBBGtBADoAAEEAIABrQQNxIgEgAGoiAEEANgIAQdwAIAFrQXxxIgIgAGoiAUEEa0EANgIAAkAgAkEJSQ0AIABBADYCCCAAQQA2AgQgAUEIa0EANgIAIAFBDGtBADYCACACQRlJDQAgAEEANgIYIABBADYCFCAAQQA2AhAgAEEANgIMIAFBEGtBADYCACABQRRrQQA2AgAgAUEYa0EANgIAIAFBHGtBADYCACACIABBBHFBGHIiAmsiAUEgSQ0AIAAgAmohAANAIABCADcDGCAAQgA3AxAgAEIANwMIIABCADcDACAAQSBqIQAgAUEgayIBQR9LDQALCwtWAQF/AkAgACgCDA0AAkACQAJAAkAgAC0ALw4DAQADAgsgACgCOCIBRQ0AIAEoAiwiAUUNACAAIAERAAAiAQ0DC0EADwsACyAAQcMWNgIQQQ4hAQsgAQsaACAAKAIMRQRAIABB0Rs2AhAgAEEVNgIMCwsUACAAKAIMQRVGBEAgAEEANgIMCwsUACAAKAIMQRZGBEAgAEEANgIMCwsHACAAKAIMCwcAIAAoAhALCQAgACABNgIQCwcAIAAoAhQLFwAgAEEkTwRAAAsgAEECdEGgM2ooAgALFwAgAEEuTwRAAAsgAEECdEGwNGooAgALvwkBAX9B6yghAQJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAIABB5ABrDvQDY2IAAWFhYWFhYQIDBAVhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhBgcICQoLDA0OD2FhYWFhEGFhYWFhYWFhYWFhEWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYRITFBUWFxgZGhthYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhHB0eHyAhIiMkJSYnKCkqKywtLi8wMTIzNDU2YTc4OTphYWFhYWFhYTthYWE8YWFhYT0+P2FhYWFhYWFhQGFhQWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYUJDREVGR0hJSktMTU5PUFFSU2FhYWFhYWFhVFVWV1hZWlthXF1hYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFeYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhX2BhC0HhJw8LQaQhDwtByywPC0H+MQ8LQcAkDwtBqyQPC0GNKA8LQeImDwtBgDAPC0G5Lw8LQdckDwtB7x8PC0HhHw8LQfofDwtB8iAPC0GoLw8LQa4yDwtBiDAPC0HsJw8LQYIiDwtBjh0PC0HQLg8LQcojDwtBxTIPC0HfHA8LQdIcDwtBxCAPC0HXIA8LQaIfDwtB7S4PC0GrMA8LQdQlDwtBzC4PC0H6Lg8LQfwrDwtB0jAPC0HxHQ8LQbsgDwtB9ysPC0GQMQ8LQdcxDwtBoi0PC0HUJw8LQeArDwtBnywPC0HrMQ8LQdUfDwtByjEPC0HeJQ8LQdQeDwtB9BwPC0GnMg8LQbEdDwtBoB0PC0G5MQ8LQbwwDwtBkiEPC0GzJg8LQeksDwtBrB4PC0HUKw8LQfcmDwtBgCYPC0GwIQ8LQf4eDwtBjSMPC0GJLQ8LQfciDwtBoDEPC0GuHw8LQcYlDwtB6B4PC0GTIg8LQcIvDwtBwx0PC0GLLA8LQeEdDwtBjS8PC0HqIQ8LQbQtDwtB0i8PC0HfMg8LQdIyDwtB8DAPC0GpIg8LQfkjDwtBmR4PC0G1LA8LQZswDwtBkjIPC0G2Kw8LQcIiDwtB+DIPC0GeJQ8LQdAiDwtBuh4PC0GBHg8LAAtB1iEhAQsgAQsWACAAIAAtAC1B/gFxIAFBAEdyOgAtCxkAIAAgAC0ALUH9AXEgAUEAR0EBdHI6AC0LGQAgACAALQAtQfsBcSABQQBHQQJ0cjoALQsZACAAIAAtAC1B9wFxIAFBAEdBA3RyOgAtCz4BAn8CQCAAKAI4IgNFDQAgAygCBCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABBxhE2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCCCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABB9go2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCDCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABB7Ro2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCECIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABBlRA2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCFCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABBqhs2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCGCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABB7RM2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCKCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABB9gg2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCHCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABBwhk2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCICIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABBlBQ2AhBBGCEECyAEC1kBAn8CQCAALQAoQQFGDQAgAC8BMiIBQeQAa0HkAEkNACABQcwBRg0AIAFBsAJGDQAgAC8BMCIAQcAAcQ0AQQEhAiAAQYgEcUGABEYNACAAQShxRSECCyACC4wBAQJ/AkACQAJAIAAtACpFDQAgAC0AK0UNACAALwEwIgFBAnFFDQEMAgsgAC8BMCIBQQFxRQ0BC0EBIQIgAC0AKEEBRg0AIAAvATIiAEHkAGtB5ABJDQAgAEHMAUYNACAAQbACRg0AIAFBwABxDQBBACECIAFBiARxQYAERg0AIAFBKHFBAEchAgsgAgtzACAAQRBq/QwAAAAAAAAAAAAAAAAAAAAA/QsDACAA/QwAAAAAAAAAAAAAAAAAAAAA/QsDACAAQTBq/QwAAAAAAAAAAAAAAAAAAAAA/QsDACAAQSBq/QwAAAAAAAAAAAAAAAAAAAAA/QsDACAAQd0BNgIcCwYAIAAQMguaLQELfyMAQRBrIgokAEGk0AAoAgAiCUUEQEHk0wAoAgAiBUUEQEHw0wBCfzcCAEHo0wBCgICEgICAwAA3AgBB5NMAIApBCGpBcHFB2KrVqgVzIgU2AgBB+NMAQQA2AgBByNMAQQA2AgALQczTAEGA1AQ2AgBBnNAAQYDUBDYCAEGw0AAgBTYCAEGs0ABBfzYCAEHQ0wBBgKwDNgIAA0AgAUHI0ABqIAFBvNAAaiICNgIAIAIgAUG00ABqIgM2AgAgAUHA0ABqIAM2AgAgAUHQ0ABqIAFBxNAAaiIDNgIAIAMgAjYCACABQdjQAGogAUHM0ABqIgI2AgAgAiADNgIAIAFB1NAAaiACNgIAIAFBIGoiAUGAAkcNAAtBjNQEQcGrAzYCAEGo0ABB9NMAKAIANgIAQZjQAEHAqwM2AgBBpNAAQYjUBDYCAEHM/wdBODYCAEGI1AQhCQsCQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQCAAQewBTQRAQYzQACgCACIGQRAgAEETakFwcSAAQQtJGyIEQQN2IgB2IgFBA3EEQAJAIAFBAXEgAHJBAXMiAkEDdCIAQbTQAGoiASAAQbzQAGooAgAiACgCCCIDRgRAQYzQACAGQX4gAndxNgIADAELIAEgAzYCCCADIAE2AgwLIABBCGohASAAIAJBA3QiAkEDcjYCBCAAIAJqIgAgACgCBEEBcjYCBAwRC0GU0AAoAgAiCCAETw0BIAEEQAJAQQIgAHQiAkEAIAJrciABIAB0cWgiAEEDdCICQbTQAGoiASACQbzQAGooAgAiAigCCCIDRgRAQYzQACAGQX4gAHdxIgY2AgAMAQsgASADNgIIIAMgATYCDAsgAiAEQQNyNgIEIABBA3QiACAEayEFIAAgAmogBTYCACACIARqIgQgBUEBcjYCBCAIBEAgCEF4cUG00ABqIQBBoNAAKAIAIQMCf0EBIAhBA3Z0IgEgBnFFBEBBjNAAIAEgBnI2AgAgAAwBCyAAKAIICyIBIAM2AgwgACADNgIIIAMgADYCDCADIAE2AggLIAJBCGohAUGg0AAgBDYCAEGU0AAgBTYCAAwRC0GQ0AAoAgAiC0UNASALaEECdEG80gBqKAIAIgAoAgRBeHEgBGshBSAAIQIDQAJAIAIoAhAiAUUEQCACQRRqKAIAIgFFDQELIAEoAgRBeHEgBGsiAyAFSSECIAMgBSACGyEFIAEgACACGyEAIAEhAgwBCwsgACgCGCEJIAAoAgwiAyAARwRAQZzQACgCABogAyAAKAIIIgE2AgggASADNgIMDBALIABBFGoiAigCACIBRQRAIAAoAhAiAUUNAyAAQRBqIQILA0AgAiEHIAEiA0EUaiICKAIAIgENACADQRBqIQIgAygCECIBDQALIAdBADYCAAwPC0F/IQQgAEG/f0sNACAAQRNqIgFBcHEhBEGQ0AAoAgAiCEUNAEEAIARrIQUCQAJAAkACf0EAIARBgAJJDQAaQR8gBEH///8HSw0AGiAEQSYgAUEIdmciAGt2QQFxIABBAXRrQT5qCyIGQQJ0QbzSAGooAgAiAkUEQEEAIQFBACEDDAELQQAhASAEQRkgBkEBdmtBACAGQR9HG3QhAEEAIQMDQAJAIAIoAgRBeHEgBGsiByAFTw0AIAIhAyAHIgUNAEEAIQUgAiEBDAMLIAEgAkEUaigCACIHIAcgAiAAQR12QQRxakEQaigCACICRhsgASAHGyEBIABBAXQhACACDQALCyABIANyRQRAQQAhA0ECIAZ0IgBBACAAa3IgCHEiAEUNAyAAaEECdEG80gBqKAIAIQELIAFFDQELA0AgASgCBEF4cSAEayICIAVJIQAgAiAFIAAbIQUgASADIAAbIQMgASgCECIABH8gAAUgAUEUaigCAAsiAQ0ACwsgA0UNACAFQZTQACgCACAEa08NACADKAIYIQcgAyADKAIMIgBHBEBBnNAAKAIAGiAAIAMoAggiATYCCCABIAA2AgwMDgsgA0EUaiICKAIAIgFFBEAgAygCECIBRQ0DIANBEGohAgsDQCACIQYgASIAQRRqIgIoAgAiAQ0AIABBEGohAiAAKAIQIgENAAsgBkEANgIADA0LQZTQACgCACIDIARPBEBBoNAAKAIAIQECQCADIARrIgJBEE8EQCABIARqIgAgAkEBcjYCBCABIANqIAI2AgAgASAEQQNyNgIEDAELIAEgA0EDcjYCBCABIANqIgAgACgCBEEBcjYCBEEAIQBBACECC0GU0AAgAjYCAEGg0AAgADYCACABQQhqIQEMDwtBmNAAKAIAIgMgBEsEQCAEIAlqIgAgAyAEayIBQQFyNgIEQaTQACAANgIAQZjQACABNgIAIAkgBEEDcjYCBCAJQQhqIQEMDwtBACEBIAQCf0Hk0wAoAgAEQEHs0wAoAgAMAQtB8NMAQn83AgBB6NMAQoCAhICAgMAANwIAQeTTACAKQQxqQXBxQdiq1aoFczYCAEH40wBBADYCAEHI0wBBADYCAEGAgAQLIgAgBEHHAGoiBWoiBkEAIABrIgdxIgJPBEBB/NMAQTA2AgAMDwsCQEHE0wAoAgAiAUUNAEG80wAoAgAiCCACaiEAIAAgAU0gACAIS3ENAEEAIQFB/NMAQTA2AgAMDwtByNMALQAAQQRxDQQCQAJAIAkEQEHM0wAhAQNAIAEoAgAiACAJTQRAIAAgASgCBGogCUsNAwsgASgCCCIBDQALC0EAEDMiAEF/Rg0FIAIhBkHo0wAoAgAiAUEBayIDIABxBEAgAiAAayAAIANqQQAgAWtxaiEGCyAEIAZPDQUgBkH+////B0sNBUHE0wAoAgAiAwRAQbzTACgCACIHIAZqIQEgASAHTQ0GIAEgA0sNBgsgBhAzIgEgAEcNAQwHCyAGIANrIAdxIgZB/v///wdLDQQgBhAzIQAgACABKAIAIAEoAgRqRg0DIAAhAQsCQCAGIARByABqTw0AIAFBf0YNAEHs0wAoAgAiACAFIAZrakEAIABrcSIAQf7///8HSwRAIAEhAAwHCyAAEDNBf0cEQCAAIAZqIQYgASEADAcLQQAgBmsQMxoMBAsgASIAQX9HDQUMAwtBACEDDAwLQQAhAAwKCyAAQX9HDQILQcjTAEHI0wAoAgBBBHI2AgALIAJB/v///wdLDQEgAhAzIQBBABAzIQEgAEF/Rg0BIAFBf0YNASAAIAFPDQEgASAAayIGIARBOGpNDQELQbzTAEG80wAoAgAgBmoiATYCAEHA0wAoAgAgAUkEQEHA0wAgATYCAAsCQAJAAkBBpNAAKAIAIgIEQEHM0wAhAQNAIAAgASgCACIDIAEoAgQiBWpGDQIgASgCCCIBDQALDAILQZzQACgCACIBQQBHIAAgAU9xRQRAQZzQACAANgIAC0EAIQFB0NMAIAY2AgBBzNMAIAA2AgBBrNAAQX82AgBBsNAAQeTTACgCADYCAEHY0wBBADYCAANAIAFByNAAaiABQbzQAGoiAjYCACACIAFBtNAAaiIDNgIAIAFBwNAAaiADNgIAIAFB0NAAaiABQcTQAGoiAzYCACADIAI2AgAgAUHY0ABqIAFBzNAAaiICNgIAIAIgAzYCACABQdTQAGogAjYCACABQSBqIgFBgAJHDQALQXggAGtBD3EiASAAaiICIAZBOGsiAyABayIBQQFyNgIEQajQAEH00wAoAgA2AgBBmNAAIAE2AgBBpNAAIAI2AgAgACADakE4NgIEDAILIAAgAk0NACACIANJDQAgASgCDEEIcQ0AQXggAmtBD3EiACACaiIDQZjQACgCACAGaiIHIABrIgBBAXI2AgQgASAFIAZqNgIEQajQAEH00wAoAgA2AgBBmNAAIAA2AgBBpNAAIAM2AgAgAiAHakE4NgIEDAELIABBnNAAKAIASQRAQZzQACAANgIACyAAIAZqIQNBzNMAIQECQAJAAkADQCADIAEoAgBHBEAgASgCCCIBDQEMAgsLIAEtAAxBCHFFDQELQczTACEBA0AgASgCACIDIAJNBEAgAyABKAIEaiIFIAJLDQMLIAEoAgghAQwACwALIAEgADYCACABIAEoAgQgBmo2AgQgAEF4IABrQQ9xaiIJIARBA3I2AgQgA0F4IANrQQ9xaiIGIAQgCWoiBGshASACIAZGBEBBpNAAIAQ2AgBBmNAAQZjQACgCACABaiIANgIAIAQgAEEBcjYCBAwIC0Gg0AAoAgAgBkYEQEGg0AAgBDYCAEGU0ABBlNAAKAIAIAFqIgA2AgAgBCAAQQFyNgIEIAAgBGogADYCAAwICyAGKAIEIgVBA3FBAUcNBiAFQXhxIQggBUH/AU0EQCAFQQN2IQMgBigCCCIAIAYoAgwiAkYEQEGM0ABBjNAAKAIAQX4gA3dxNgIADAcLIAIgADYCCCAAIAI2AgwMBgsgBigCGCEHIAYgBigCDCIARwRAIAAgBigCCCICNgIIIAIgADYCDAwFCyAGQRRqIgIoAgAiBUUEQCAGKAIQIgVFDQQgBkEQaiECCwNAIAIhAyAFIgBBFGoiAigCACIFDQAgAEEQaiECIAAoAhAiBQ0ACyADQQA2AgAMBAtBeCAAa0EPcSIBIABqIgcgBkE4ayIDIAFrIgFBAXI2AgQgACADakE4NgIEIAIgBUE3IAVrQQ9xakE/ayIDIAMgAkEQakkbIgNBIzYCBEGo0ABB9NMAKAIANgIAQZjQACABNgIAQaTQACAHNgIAIANBEGpB1NMAKQIANwIAIANBzNMAKQIANwIIQdTTACADQQhqNgIAQdDTACAGNgIAQczTACAANgIAQdjTAEEANgIAIANBJGohAQNAIAFBBzYCACAFIAFBBGoiAUsNAAsgAiADRg0AIAMgAygCBEF+cTYCBCADIAMgAmsiBTYCACACIAVBAXI2AgQgBUH/AU0EQCAFQXhxQbTQAGohAAJ/QYzQACgCACIBQQEgBUEDdnQiA3FFBEBBjNAAIAEgA3I2AgAgAAwBCyAAKAIICyIBIAI2AgwgACACNgIIIAIgADYCDCACIAE2AggMAQtBHyEBIAVB////B00EQCAFQSYgBUEIdmciAGt2QQFxIABBAXRrQT5qIQELIAIgATYCHCACQgA3AhAgAUECdEG80gBqIQBBkNAAKAIAIgNBASABdCIGcUUEQCAAIAI2AgBBkNAAIAMgBnI2AgAgAiAANgIYIAIgAjYCCCACIAI2AgwMAQsgBUEZIAFBAXZrQQAgAUEfRxt0IQEgACgCACEDAkADQCADIgAoAgRBeHEgBUYNASABQR12IQMgAUEBdCEBIAAgA0EEcWpBEGoiBigCACIDDQALIAYgAjYCACACIAA2AhggAiACNgIMIAIgAjYCCAwBCyAAKAIIIgEgAjYCDCAAIAI2AgggAkEANgIYIAIgADYCDCACIAE2AggLQZjQACgCACIBIARNDQBBpNAAKAIAIgAgBGoiAiABIARrIgFBAXI2AgRBmNAAIAE2AgBBpNAAIAI2AgAgACAEQQNyNgIEIABBCGohAQwIC0EAIQFB/NMAQTA2AgAMBwtBACEACyAHRQ0AAkAgBigCHCICQQJ0QbzSAGoiAygCACAGRgRAIAMgADYCACAADQFBkNAAQZDQACgCAEF+IAJ3cTYCAAwCCyAHQRBBFCAHKAIQIAZGG2ogADYCACAARQ0BCyAAIAc2AhggBigCECICBEAgACACNgIQIAIgADYCGAsgBkEUaigCACICRQ0AIABBFGogAjYCACACIAA2AhgLIAEgCGohASAGIAhqIgYoAgQhBQsgBiAFQX5xNgIEIAEgBGogATYCACAEIAFBAXI2AgQgAUH/AU0EQCABQXhxQbTQAGohAAJ/QYzQACgCACICQQEgAUEDdnQiAXFFBEBBjNAAIAEgAnI2AgAgAAwBCyAAKAIICyIBIAQ2AgwgACAENgIIIAQgADYCDCAEIAE2AggMAQtBHyEFIAFB////B00EQCABQSYgAUEIdmciAGt2QQFxIABBAXRrQT5qIQULIAQgBTYCHCAEQgA3AhAgBUECdEG80gBqIQBBkNAAKAIAIgJBASAFdCIDcUUEQCAAIAQ2AgBBkNAAIAIgA3I2AgAgBCAANgIYIAQgBDYCCCAEIAQ2AgwMAQsgAUEZIAVBAXZrQQAgBUEfRxt0IQUgACgCACEAAkADQCAAIgIoAgRBeHEgAUYNASAFQR12IQAgBUEBdCEFIAIgAEEEcWpBEGoiAygCACIADQALIAMgBDYCACAEIAI2AhggBCAENgIMIAQgBDYCCAwBCyACKAIIIgAgBDYCDCACIAQ2AgggBEEANgIYIAQgAjYCDCAEIAA2AggLIAlBCGohAQwCCwJAIAdFDQACQCADKAIcIgFBAnRBvNIAaiICKAIAIANGBEAgAiAANgIAIAANAUGQ0AAgCEF+IAF3cSIINgIADAILIAdBEEEUIAcoAhAgA0YbaiAANgIAIABFDQELIAAgBzYCGCADKAIQIgEEQCAAIAE2AhAgASAANgIYCyADQRRqKAIAIgFFDQAgAEEUaiABNgIAIAEgADYCGAsCQCAFQQ9NBEAgAyAEIAVqIgBBA3I2AgQgACADaiIAIAAoAgRBAXI2AgQMAQsgAyAEaiICIAVBAXI2AgQgAyAEQQNyNgIEIAIgBWogBTYCACAFQf8BTQRAIAVBeHFBtNAAaiEAAn9BjNAAKAIAIgFBASAFQQN2dCIFcUUEQEGM0AAgASAFcjYCACAADAELIAAoAggLIgEgAjYCDCAAIAI2AgggAiAANgIMIAIgATYCCAwBC0EfIQEgBUH///8HTQRAIAVBJiAFQQh2ZyIAa3ZBAXEgAEEBdGtBPmohAQsgAiABNgIcIAJCADcCECABQQJ0QbzSAGohAEEBIAF0IgQgCHFFBEAgACACNgIAQZDQACAEIAhyNgIAIAIgADYCGCACIAI2AgggAiACNgIMDAELIAVBGSABQQF2a0EAIAFBH0cbdCEBIAAoAgAhBAJAA0AgBCIAKAIEQXhxIAVGDQEgAUEddiEEIAFBAXQhASAAIARBBHFqQRBqIgYoAgAiBA0ACyAGIAI2AgAgAiAANgIYIAIgAjYCDCACIAI2AggMAQsgACgCCCIBIAI2AgwgACACNgIIIAJBADYCGCACIAA2AgwgAiABNgIICyADQQhqIQEMAQsCQCAJRQ0AAkAgACgCHCIBQQJ0QbzSAGoiAigCACAARgRAIAIgAzYCACADDQFBkNAAIAtBfiABd3E2AgAMAgsgCUEQQRQgCSgCECAARhtqIAM2AgAgA0UNAQsgAyAJNgIYIAAoAhAiAQRAIAMgATYCECABIAM2AhgLIABBFGooAgAiAUUNACADQRRqIAE2AgAgASADNgIYCwJAIAVBD00EQCAAIAQgBWoiAUEDcjYCBCAAIAFqIgEgASgCBEEBcjYCBAwBCyAAIARqIgcgBUEBcjYCBCAAIARBA3I2AgQgBSAHaiAFNgIAIAgEQCAIQXhxQbTQAGohAUGg0AAoAgAhAwJ/QQEgCEEDdnQiAiAGcUUEQEGM0AAgAiAGcjYCACABDAELIAEoAggLIgIgAzYCDCABIAM2AgggAyABNgIMIAMgAjYCCAtBoNAAIAc2AgBBlNAAIAU2AgALIABBCGohAQsgCkEQaiQAIAELQwAgAEUEQD8AQRB0DwsCQCAAQf//A3ENACAAQQBIDQAgAEEQdkAAIgBBf0YEQEH80wBBMDYCAEF/DwsgAEEQdA8LAAsL3D8iAEGACAsJAQAAAAIAAAADAEGUCAsFBAAAAAUAQaQICwkGAAAABwAAAAgAQdwIC4otSW52YWxpZCBjaGFyIGluIHVybCBxdWVyeQBTcGFuIGNhbGxiYWNrIGVycm9yIGluIG9uX2JvZHkAQ29udGVudC1MZW5ndGggb3ZlcmZsb3cAQ2h1bmsgc2l6ZSBvdmVyZmxvdwBSZXNwb25zZSBvdmVyZmxvdwBJbnZhbGlkIG1ldGhvZCBmb3IgSFRUUC94LnggcmVxdWVzdABJbnZhbGlkIG1ldGhvZCBmb3IgUlRTUC94LnggcmVxdWVzdABFeHBlY3RlZCBTT1VSQ0UgbWV0aG9kIGZvciBJQ0UveC54IHJlcXVlc3QASW52YWxpZCBjaGFyIGluIHVybCBmcmFnbWVudCBzdGFydABFeHBlY3RlZCBkb3QAU3BhbiBjYWxsYmFjayBlcnJvciBpbiBvbl9zdGF0dXMASW52YWxpZCByZXNwb25zZSBzdGF0dXMASW52YWxpZCBjaGFyYWN0ZXIgaW4gY2h1bmsgZXh0ZW5zaW9ucwBVc2VyIGNhbGxiYWNrIGVycm9yAGBvbl9yZXNldGAgY2FsbGJhY2sgZXJyb3IAYG9uX2NodW5rX2hlYWRlcmAgY2FsbGJhY2sgZXJyb3IAYG9uX21lc3NhZ2VfYmVnaW5gIGNhbGxiYWNrIGVycm9yAGBvbl9jaHVua19leHRlbnNpb25fdmFsdWVgIGNhbGxiYWNrIGVycm9yAGBvbl9zdGF0dXNfY29tcGxldGVgIGNhbGxiYWNrIGVycm9yAGBvbl92ZXJzaW9uX2NvbXBsZXRlYCBjYWxsYmFjayBlcnJvcgBgb25fdXJsX2NvbXBsZXRlYCBjYWxsYmFjayBlcnJvcgBgb25fY2h1bmtfY29tcGxldGVgIGNhbGxiYWNrIGVycm9yAGBvbl9oZWFkZXJfdmFsdWVfY29tcGxldGVgIGNhbGxiYWNrIGVycm9yAGBvbl9tZXNzYWdlX2NvbXBsZXRlYCBjYWxsYmFjayBlcnJvcgBgb25fbWV0aG9kX2NvbXBsZXRlYCBjYWxsYmFjayBlcnJvcgBgb25faGVhZGVyX2ZpZWxkX2NvbXBsZXRlYCBjYWxsYmFjayBlcnJvcgBgb25fY2h1bmtfZXh0ZW5zaW9uX25hbWVgIGNhbGxiYWNrIGVycm9yAFVuZXhwZWN0ZWQgY2hhciBpbiB1cmwgc2VydmVyAEludmFsaWQgaGVhZGVyIHZhbHVlIGNoYXIASW52YWxpZCBoZWFkZXIgZmllbGQgY2hhcgBTcGFuIGNhbGxiYWNrIGVycm9yIGluIG9uX3ZlcnNpb24ASW52YWxpZCBtaW5vciB2ZXJzaW9uAEludmFsaWQgbWFqb3IgdmVyc2lvbgBFeHBlY3RlZCBzcGFjZSBhZnRlciB2ZXJzaW9uAEV4cGVjdGVkIENSTEYgYWZ0ZXIgdmVyc2lvbgBJbnZhbGlkIEhUVFAgdmVyc2lvbgBJbnZhbGlkIGhlYWRlciB0b2tlbgBTcGFuIGNhbGxiYWNrIGVycm9yIGluIG9uX3VybABJbnZhbGlkIGNoYXJhY3RlcnMgaW4gdXJsAFVuZXhwZWN0ZWQgc3RhcnQgY2hhciBpbiB1cmwARG91YmxlIEAgaW4gdXJsAEVtcHR5IENvbnRlbnQtTGVuZ3RoAEludmFsaWQgY2hhcmFjdGVyIGluIENvbnRlbnQtTGVuZ3RoAER1cGxpY2F0ZSBDb250ZW50LUxlbmd0aABJbnZhbGlkIGNoYXIgaW4gdXJsIHBhdGgAQ29udGVudC1MZW5ndGggY2FuJ3QgYmUgcHJlc2VudCB3aXRoIFRyYW5zZmVyLUVuY29kaW5nAEludmFsaWQgY2hhcmFjdGVyIGluIGNodW5rIHNpemUAU3BhbiBjYWxsYmFjayBlcnJvciBpbiBvbl9oZWFkZXJfdmFsdWUAU3BhbiBjYWxsYmFjayBlcnJvciBpbiBvbl9jaHVua19leHRlbnNpb25fdmFsdWUASW52YWxpZCBjaGFyYWN0ZXIgaW4gY2h1bmsgZXh0ZW5zaW9ucyB2YWx1ZQBNaXNzaW5nIGV4cGVjdGVkIExGIGFmdGVyIGhlYWRlciB2YWx1ZQBJbnZhbGlkIGBUcmFuc2Zlci1FbmNvZGluZ2AgaGVhZGVyIHZhbHVlAEludmFsaWQgY2hhcmFjdGVyIGluIGNodW5rIGV4dGVuc2lvbnMgcXVvdGUgdmFsdWUASW52YWxpZCBjaGFyYWN0ZXIgaW4gY2h1bmsgZXh0ZW5zaW9ucyBxdW90ZWQgdmFsdWUAUGF1c2VkIGJ5IG9uX2hlYWRlcnNfY29tcGxldGUASW52YWxpZCBFT0Ygc3RhdGUAb25fcmVzZXQgcGF1c2UAb25fY2h1bmtfaGVhZGVyIHBhdXNlAG9uX21lc3NhZ2VfYmVnaW4gcGF1c2UAb25fY2h1bmtfZXh0ZW5zaW9uX3ZhbHVlIHBhdXNlAG9uX3N0YXR1c19jb21wbGV0ZSBwYXVzZQBvbl92ZXJzaW9uX2NvbXBsZXRlIHBhdXNlAG9uX3VybF9jb21wbGV0ZSBwYXVzZQBvbl9jaHVua19jb21wbGV0ZSBwYXVzZQBvbl9oZWFkZXJfdmFsdWVfY29tcGxldGUgcGF1c2UAb25fbWVzc2FnZV9jb21wbGV0ZSBwYXVzZQBvbl9tZXRob2RfY29tcGxldGUgcGF1c2UAb25faGVhZGVyX2ZpZWxkX2NvbXBsZXRlIHBhdXNlAG9uX2NodW5rX2V4dGVuc2lvbl9uYW1lIHBhdXNlAFVuZXhwZWN0ZWQgc3BhY2UgYWZ0ZXIgc3RhcnQgbGluZQBTcGFuIGNhbGxiYWNrIGVycm9yIGluIG9uX2NodW5rX2V4dGVuc2lvbl9uYW1lAEludmFsaWQgY2hhcmFjdGVyIGluIGNodW5rIGV4dGVuc2lvbnMgbmFtZQBQYXVzZSBvbiBDT05ORUNUL1VwZ3JhZGUAUGF1c2Ugb24gUFJJL1VwZ3JhZGUARXhwZWN0ZWQgSFRUUC8yIENvbm5lY3Rpb24gUHJlZmFjZQBTcGFuIGNhbGxiYWNrIGVycm9yIGluIG9uX21ldGhvZABFeHBlY3RlZCBzcGFjZSBhZnRlciBtZXRob2QAU3BhbiBjYWxsYmFjayBlcnJvciBpbiBvbl9oZWFkZXJfZmllbGQAUGF1c2VkAEludmFsaWQgd29yZCBlbmNvdW50ZXJlZABJbnZhbGlkIG1ldGhvZCBlbmNvdW50ZXJlZABVbmV4cGVjdGVkIGNoYXIgaW4gdXJsIHNjaGVtYQBSZXF1ZXN0IGhhcyBpbnZhbGlkIGBUcmFuc2Zlci1FbmNvZGluZ2AAU1dJVENIX1BST1hZAFVTRV9QUk9YWQBNS0FDVElWSVRZAFVOUFJPQ0VTU0FCTEVfRU5USVRZAENPUFkATU9WRURfUEVSTUFORU5UTFkAVE9PX0VBUkxZAE5PVElGWQBGQUlMRURfREVQRU5ERU5DWQBCQURfR0FURVdBWQBQTEFZAFBVVABDSEVDS09VVABHQVRFV0FZX1RJTUVPVVQAUkVRVUVTVF9USU1FT1VUAE5FVFdPUktfQ09OTkVDVF9USU1FT1VUAENPTk5FQ1RJT05fVElNRU9VVABMT0dJTl9USU1FT1VUAE5FVFdPUktfUkVBRF9USU1FT1VUAFBPU1QATUlTRElSRUNURURfUkVRVUVTVABDTElFTlRfQ0xPU0VEX1JFUVVFU1QAQ0xJRU5UX0NMT1NFRF9MT0FEX0JBTEFOQ0VEX1JFUVVFU1QAQkFEX1JFUVVFU1QASFRUUF9SRVFVRVNUX1NFTlRfVE9fSFRUUFNfUE9SVABSRVBPUlQASU1fQV9URUFQT1QAUkVTRVRfQ09OVEVOVABOT19DT05URU5UAFBBUlRJQUxfQ09OVEVOVABIUEVfSU5WQUxJRF9DT05TVEFOVABIUEVfQ0JfUkVTRVQAR0VUAEhQRV9TVFJJQ1QAQ09ORkxJQ1QAVEVNUE9SQVJZX1JFRElSRUNUAFBFUk1BTkVOVF9SRURJUkVDVABDT05ORUNUAE1VTFRJX1NUQVRVUwBIUEVfSU5WQUxJRF9TVEFUVVMAVE9PX01BTllfUkVRVUVTVFMARUFSTFlfSElOVFMAVU5BVkFJTEFCTEVfRk9SX0xFR0FMX1JFQVNPTlMAT1BUSU9OUwBTV0lUQ0hJTkdfUFJPVE9DT0xTAFZBUklBTlRfQUxTT19ORUdPVElBVEVTAE1VTFRJUExFX0NIT0lDRVMASU5URVJOQUxfU0VSVkVSX0VSUk9SAFdFQl9TRVJWRVJfVU5LTk9XTl9FUlJPUgBSQUlMR1VOX0VSUk9SAElERU5USVRZX1BST1ZJREVSX0FVVEhFTlRJQ0FUSU9OX0VSUk9SAFNTTF9DRVJUSUZJQ0FURV9FUlJPUgBJTlZBTElEX1hfRk9SV0FSREVEX0ZPUgBTRVRfUEFSQU1FVEVSAEdFVF9QQVJBTUVURVIASFBFX1VTRVIAU0VFX09USEVSAEhQRV9DQl9DSFVOS19IRUFERVIATUtDQUxFTkRBUgBTRVRVUABXRUJfU0VSVkVSX0lTX0RPV04AVEVBUkRPV04ASFBFX0NMT1NFRF9DT05ORUNUSU9OAEhFVVJJU1RJQ19FWFBJUkFUSU9OAERJU0NPTk5FQ1RFRF9PUEVSQVRJT04ATk9OX0FVVEhPUklUQVRJVkVfSU5GT1JNQVRJT04ASFBFX0lOVkFMSURfVkVSU0lPTgBIUEVfQ0JfTUVTU0FHRV9CRUdJTgBTSVRFX0lTX0ZST1pFTgBIUEVfSU5WQUxJRF9IRUFERVJfVE9LRU4ASU5WQUxJRF9UT0tFTgBGT1JCSURERU4ARU5IQU5DRV9ZT1VSX0NBTE0ASFBFX0lOVkFMSURfVVJMAEJMT0NLRURfQllfUEFSRU5UQUxfQ09OVFJPTABNS0NPTABBQ0wASFBFX0lOVEVSTkFMAFJFUVVFU1RfSEVBREVSX0ZJRUxEU19UT09fTEFSR0VfVU5PRkZJQ0lBTABIUEVfT0sAVU5MSU5LAFVOTE9DSwBQUkkAUkVUUllfV0lUSABIUEVfSU5WQUxJRF9DT05URU5UX0xFTkdUSABIUEVfVU5FWFBFQ1RFRF9DT05URU5UX0xFTkdUSABGTFVTSABQUk9QUEFUQ0gATS1TRUFSQ0gAVVJJX1RPT19MT05HAFBST0NFU1NJTkcATUlTQ0VMTEFORU9VU19QRVJTSVNURU5UX1dBUk5JTkcATUlTQ0VMTEFORU9VU19XQVJOSU5HAEhQRV9JTlZBTElEX1RSQU5TRkVSX0VOQ09ESU5HAEV4cGVjdGVkIENSTEYASFBFX0lOVkFMSURfQ0hVTktfU0laRQBNT1ZFAENPTlRJTlVFAEhQRV9DQl9TVEFUVVNfQ09NUExFVEUASFBFX0NCX0hFQURFUlNfQ09NUExFVEUASFBFX0NCX1ZFUlNJT05fQ09NUExFVEUASFBFX0NCX1VSTF9DT01QTEVURQBIUEVfQ0JfQ0hVTktfQ09NUExFVEUASFBFX0NCX0hFQURFUl9WQUxVRV9DT01QTEVURQBIUEVfQ0JfQ0hVTktfRVhURU5TSU9OX1ZBTFVFX0NPTVBMRVRFAEhQRV9DQl9DSFVOS19FWFRFTlNJT05fTkFNRV9DT01QTEVURQBIUEVfQ0JfTUVTU0FHRV9DT01QTEVURQBIUEVfQ0JfTUVUSE9EX0NPTVBMRVRFAEhQRV9DQl9IRUFERVJfRklFTERfQ09NUExFVEUAREVMRVRFAEhQRV9JTlZBTElEX0VPRl9TVEFURQBJTlZBTElEX1NTTF9DRVJUSUZJQ0FURQBQQVVTRQBOT19SRVNQT05TRQBVTlNVUFBPUlRFRF9NRURJQV9UWVBFAEdPTkUATk9UX0FDQ0VQVEFCTEUAU0VSVklDRV9VTkFWQUlMQUJMRQBSQU5HRV9OT1RfU0FUSVNGSUFCTEUAT1JJR0lOX0lTX1VOUkVBQ0hBQkxFAFJFU1BPTlNFX0lTX1NUQUxFAFBVUkdFAE1FUkdFAFJFUVVFU1RfSEVBREVSX0ZJRUxEU19UT09fTEFSR0UAUkVRVUVTVF9IRUFERVJfVE9PX0xBUkdFAFBBWUxPQURfVE9PX0xBUkdFAElOU1VGRklDSUVOVF9TVE9SQUdFAEhQRV9QQVVTRURfVVBHUkFERQBIUEVfUEFVU0VEX0gyX1VQR1JBREUAU09VUkNFAEFOTk9VTkNFAFRSQUNFAEhQRV9VTkVYUEVDVEVEX1NQQUNFAERFU0NSSUJFAFVOU1VCU0NSSUJFAFJFQ09SRABIUEVfSU5WQUxJRF9NRVRIT0QATk9UX0ZPVU5EAFBST1BGSU5EAFVOQklORABSRUJJTkQAVU5BVVRIT1JJWkVEAE1FVEhPRF9OT1RfQUxMT1dFRABIVFRQX1ZFUlNJT05fTk9UX1NVUFBPUlRFRABBTFJFQURZX1JFUE9SVEVEAEFDQ0VQVEVEAE5PVF9JTVBMRU1FTlRFRABMT09QX0RFVEVDVEVEAEhQRV9DUl9FWFBFQ1RFRABIUEVfTEZfRVhQRUNURUQAQ1JFQVRFRABJTV9VU0VEAEhQRV9QQVVTRUQAVElNRU9VVF9PQ0NVUkVEAFBBWU1FTlRfUkVRVUlSRUQAUFJFQ09ORElUSU9OX1JFUVVJUkVEAFBST1hZX0FVVEhFTlRJQ0FUSU9OX1JFUVVJUkVEAE5FVFdPUktfQVVUSEVOVElDQVRJT05fUkVRVUlSRUQATEVOR1RIX1JFUVVJUkVEAFNTTF9DRVJUSUZJQ0FURV9SRVFVSVJFRABVUEdSQURFX1JFUVVJUkVEAFBBR0VfRVhQSVJFRABQUkVDT05ESVRJT05fRkFJTEVEAEVYUEVDVEFUSU9OX0ZBSUxFRABSRVZBTElEQVRJT05fRkFJTEVEAFNTTF9IQU5EU0hBS0VfRkFJTEVEAExPQ0tFRABUUkFOU0ZPUk1BVElPTl9BUFBMSUVEAE5PVF9NT0RJRklFRABOT1RfRVhURU5ERUQAQkFORFdJRFRIX0xJTUlUX0VYQ0VFREVEAFNJVEVfSVNfT1ZFUkxPQURFRABIRUFEAEV4cGVjdGVkIEhUVFAvAABeEwAAJhMAADAQAADwFwAAnRMAABUSAAA5FwAA8BIAAAoQAAB1EgAArRIAAIITAABPFAAAfxAAAKAVAAAjFAAAiRIAAIsUAABNFQAA1BEAAM8UAAAQGAAAyRYAANwWAADBEQAA4BcAALsUAAB0FAAAfBUAAOUUAAAIFwAAHxAAAGUVAACjFAAAKBUAAAIVAACZFQAALBAAAIsZAABPDwAA1A4AAGoQAADOEAAAAhcAAIkOAABuEwAAHBMAAGYUAABWFwAAwRMAAM0TAABsEwAAaBcAAGYXAABfFwAAIhMAAM4PAABpDgAA2A4AAGMWAADLEwAAqg4AACgXAAAmFwAAxRMAAF0WAADoEQAAZxMAAGUTAADyFgAAcxMAAB0XAAD5FgAA8xEAAM8OAADOFQAADBIAALMRAAClEQAAYRAAADIXAAC7EwBB+TULAQEAQZA2C+ABAQECAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEAQf03CwEBAEGROAteAgMCAgICAgAAAgIAAgIAAgICAgICAgICAgAEAAAAAAACAgICAgICAgICAgICAgICAgICAgICAgICAgAAAAICAgICAgICAgICAgICAgICAgICAgICAgICAgICAAIAAgBB/TkLAQEAQZE6C14CAAICAgICAAACAgACAgACAgICAgICAgICAAMABAAAAAICAgICAgICAgICAgICAgICAgICAgICAgICAAAAAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAAgACAEHwOwsNbG9zZWVlcC1hbGl2ZQBBiTwLAQEAQaA8C+ABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEAAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEAQYk+CwEBAEGgPgvnAQEBAQEBAQEBAQEBAQIBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBY2h1bmtlZABBsMAAC18BAQABAQEBAQAAAQEAAQEAAQEBAQEBAQEBAQAAAAAAAAABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQAAAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAAEAAQBBkMIACyFlY3Rpb25lbnQtbGVuZ3Rob25yb3h5LWNvbm5lY3Rpb24AQcDCAAstcmFuc2Zlci1lbmNvZGluZ3BncmFkZQ0KDQoNClNNDQoNClRUUC9DRS9UU1AvAEH5wgALBQECAAEDAEGQwwAL4AEEAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQBB+cQACwUBAgABAwBBkMUAC+ABBAEBBQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEAAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEAQfnGAAsEAQAAAQBBkccAC98BAQEAAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQBB+sgACwQBAAACAEGQyQALXwMEAAAEBAQEBAQEBAQEBAUEBAQEBAQEBAQEBAQABAAGBwQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAAEAAQABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQAAAAEAEH6ygALBAEAAAEAQZDLAAsBAQBBqssAC0ECAAAAAAAAAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMAAAAAAAADAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwBB+swACwQBAAABAEGQzQALAQEAQZrNAAsGAgAAAAACAEGxzQALOgMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAAAAAAAAAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMAQfDOAAuWAU5PVU5DRUVDS09VVE5FQ1RFVEVDUklCRUxVU0hFVEVBRFNFQVJDSFJHRUNUSVZJVFlMRU5EQVJWRU9USUZZUFRJT05TQ0hTRUFZU1RBVENIR0VPUkRJUkVDVE9SVFJDSFBBUkFNRVRFUlVSQ0VCU0NSSUJFQVJET1dOQUNFSU5ETktDS1VCU0NSSUJFSFRUUC9BRFRQLw==', 'base64')


/***/ }),

/***/ 2401:
/***/ ((__unused_webpack_module, exports) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.enumToMap = void 0;
function enumToMap(obj) {
    const res = {};
    Object.keys(obj).forEach((key) => {
        const value = obj[key];
        if (typeof value === 'number') {
            res[key] = value;
        }
    });
    return res;
}
exports.enumToMap = enumToMap;
//# sourceMappingURL=utils.js.map

/***/ }),

/***/ 4132:
/***/ ((module) => {



/**
 * This module offers an optimized timer implementation designed for scenarios
 * where high precision is not critical.
 *
 * The timer achieves faster performance by using a low-resolution approach,
 * with an accuracy target of within 500ms. This makes it particularly useful
 * for timers with delays of 1 second or more, where exact timing is less
 * crucial.
 *
 * It's important to note that Node.js timers are inherently imprecise, as
 * delays can occur due to the event loop being blocked by other operations.
 * Consequently, timers may trigger later than their scheduled time.
 */

/**
 * The fastNow variable contains the internal fast timer clock value.
 *
 * @type {number}
 */
let fastNow = 0

/**
 * RESOLUTION_MS represents the target resolution time in milliseconds.
 *
 * @type {number}
 * @default 1000
 */
const RESOLUTION_MS = 1e3

/**
 * TICK_MS defines the desired interval in milliseconds between each tick.
 * The target value is set to half the resolution time, minus 1 ms, to account
 * for potential event loop overhead.
 *
 * @type {number}
 * @default 499
 */
const TICK_MS = (RESOLUTION_MS >> 1) - 1

/**
 * fastNowTimeout is a Node.js timer used to manage and process
 * the FastTimers stored in the `fastTimers` array.
 *
 * @type {NodeJS.Timeout}
 */
let fastNowTimeout

/**
 * The kFastTimer symbol is used to identify FastTimer instances.
 *
 * @type {Symbol}
 */
const kFastTimer = Symbol('kFastTimer')

/**
 * The fastTimers array contains all active FastTimers.
 *
 * @type {FastTimer[]}
 */
const fastTimers = []

/**
 * These constants represent the various states of a FastTimer.
 */

/**
 * The `NOT_IN_LIST` constant indicates that the FastTimer is not included
 * in the `fastTimers` array. Timers with this status will not be processed
 * during the next tick by the `onTick` function.
 *
 * A FastTimer can be re-added to the `fastTimers` array by invoking the
 * `refresh` method on the FastTimer instance.
 *
 * @type {-2}
 */
const NOT_IN_LIST = -2

/**
 * The `TO_BE_CLEARED` constant indicates that the FastTimer is scheduled
 * for removal from the `fastTimers` array. A FastTimer in this state will
 * be removed in the next tick by the `onTick` function and will no longer
 * be processed.
 *
 * This status is also set when the `clear` method is called on the FastTimer instance.
 *
 * @type {-1}
 */
const TO_BE_CLEARED = -1

/**
 * The `PENDING` constant signifies that the FastTimer is awaiting processing
 * in the next tick by the `onTick` function. Timers with this status will have
 * their `_idleStart` value set and their status updated to `ACTIVE` in the next tick.
 *
 * @type {0}
 */
const PENDING = 0

/**
 * The `ACTIVE` constant indicates that the FastTimer is active and waiting
 * for its timer to expire. During the next tick, the `onTick` function will
 * check if the timer has expired, and if so, it will execute the associated callback.
 *
 * @type {1}
 */
const ACTIVE = 1

/**
 * The onTick function processes the fastTimers array.
 *
 * @returns {void}
 */
function onTick () {
  /**
   * Increment the fastNow value by the TICK_MS value, despite the actual time
   * that has passed since the last tick. This approach ensures independence
   * from the system clock and delays caused by a blocked event loop.
   *
   * @type {number}
   */
  fastNow += TICK_MS

  /**
   * The `idx` variable is used to iterate over the `fastTimers` array.
   * Expired timers are removed by replacing them with the last element in the array.
   * Consequently, `idx` is only incremented when the current element is not removed.
   *
   * @type {number}
   */
  let idx = 0

  /**
   * The len variable will contain the length of the fastTimers array
   * and will be decremented when a FastTimer should be removed from the
   * fastTimers array.
   *
   * @type {number}
   */
  let len = fastTimers.length

  while (idx < len) {
    /**
     * @type {FastTimer}
     */
    const timer = fastTimers[idx]

    // If the timer is in the ACTIVE state and the timer has expired, it will
    // be processed in the next tick.
    if (timer._state === PENDING) {
      // Set the _idleStart value to the fastNow value minus the TICK_MS value
      // to account for the time the timer was in the PENDING state.
      timer._idleStart = fastNow - TICK_MS
      timer._state = ACTIVE
    } else if (
      timer._state === ACTIVE &&
      fastNow >= timer._idleStart + timer._idleTimeout
    ) {
      timer._state = TO_BE_CLEARED
      timer._idleStart = -1
      timer._onTimeout(timer._timerArg)
    }

    if (timer._state === TO_BE_CLEARED) {
      timer._state = NOT_IN_LIST

      // Move the last element to the current index and decrement len if it is
      // not the only element in the array.
      if (--len !== 0) {
        fastTimers[idx] = fastTimers[len]
      }
    } else {
      ++idx
    }
  }

  // Set the length of the fastTimers array to the new length and thus
  // removing the excess FastTimers elements from the array.
  fastTimers.length = len

  // If there are still active FastTimers in the array, refresh the Timer.
  // If there are no active FastTimers, the timer will be refreshed again
  // when a new FastTimer is instantiated.
  if (fastTimers.length !== 0) {
    refreshTimeout()
  }
}

function refreshTimeout () {
  // If the fastNowTimeout is already set, refresh it.
  if (fastNowTimeout) {
    fastNowTimeout.refresh()
  // fastNowTimeout is not instantiated yet, create a new Timer.
  } else {
    clearTimeout(fastNowTimeout)
    fastNowTimeout = setTimeout(onTick, TICK_MS)

    // If the Timer has an unref method, call it to allow the process to exit if
    // there are no other active handles.
    if (fastNowTimeout.unref) {
      fastNowTimeout.unref()
    }
  }
}

/**
 * The `FastTimer` class is a data structure designed to store and manage
 * timer information.
 */
class FastTimer {
  [kFastTimer] = true

  /**
   * The state of the timer, which can be one of the following:
   * - NOT_IN_LIST (-2)
   * - TO_BE_CLEARED (-1)
   * - PENDING (0)
   * - ACTIVE (1)
   *
   * @type {-2|-1|0|1}
   * @private
   */
  _state = NOT_IN_LIST

  /**
   * The number of milliseconds to wait before calling the callback.
   *
   * @type {number}
   * @private
   */
  _idleTimeout = -1

  /**
   * The time in milliseconds when the timer was started. This value is used to
   * calculate when the timer should expire.
   *
   * @type {number}
   * @default -1
   * @private
   */
  _idleStart = -1

  /**
   * The function to be executed when the timer expires.
   * @type {Function}
   * @private
   */
  _onTimeout

  /**
   * The argument to be passed to the callback when the timer expires.
   *
   * @type {*}
   * @private
   */
  _timerArg

  /**
   * @constructor
   * @param {Function} callback A function to be executed after the timer
   * expires.
   * @param {number} delay The time, in milliseconds that the timer should wait
   * before the specified function or code is executed.
   * @param {*} arg
   */
  constructor (callback, delay, arg) {
    this._onTimeout = callback
    this._idleTimeout = delay
    this._timerArg = arg

    this.refresh()
  }

  /**
   * Sets the timer's start time to the current time, and reschedules the timer
   * to call its callback at the previously specified duration adjusted to the
   * current time.
   * Using this on a timer that has already called its callback will reactivate
   * the timer.
   *
   * @returns {void}
   */
  refresh () {
    // In the special case that the timer is not in the list of active timers,
    // add it back to the array to be processed in the next tick by the onTick
    // function.
    if (this._state === NOT_IN_LIST) {
      fastTimers.push(this)
    }

    // If the timer is the only active timer, refresh the fastNowTimeout for
    // better resolution.
    if (!fastNowTimeout || fastTimers.length === 1) {
      refreshTimeout()
    }

    // Setting the state to PENDING will cause the timer to be reset in the
    // next tick by the onTick function.
    this._state = PENDING
  }

  /**
   * The `clear` method cancels the timer, preventing it from executing.
   *
   * @returns {void}
   * @private
   */
  clear () {
    // Set the state to TO_BE_CLEARED to mark the timer for removal in the next
    // tick by the onTick function.
    this._state = TO_BE_CLEARED

    // Reset the _idleStart value to -1 to indicate that the timer is no longer
    // active.
    this._idleStart = -1
  }
}

/**
 * This module exports a setTimeout and clearTimeout function that can be
 * used as a drop-in replacement for the native functions.
 */
module.exports = {
  /**
   * The setTimeout() method sets a timer which executes a function once the
   * timer expires.
   * @param {Function} callback A function to be executed after the timer
   * expires.
   * @param {number} delay The time, in milliseconds that the timer should
   * wait before the specified function or code is executed.
   * @param {*} [arg] An optional argument to be passed to the callback function
   * when the timer expires.
   * @returns {NodeJS.Timeout|FastTimer}
   */
  setTimeout (callback, delay, arg) {
    // If the delay is less than or equal to the RESOLUTION_MS value return a
    // native Node.js Timer instance.
    return delay <= RESOLUTION_MS
      ? setTimeout(callback, delay, arg)
      : new FastTimer(callback, delay, arg)
  },
  /**
   * The clearTimeout method cancels an instantiated Timer previously created
   * by calling setTimeout.
   *
   * @param {NodeJS.Timeout|FastTimer} timeout
   */
  clearTimeout (timeout) {
    // If the timeout is a FastTimer, call its own clear method.
    if (timeout[kFastTimer]) {
      /**
       * @type {FastTimer}
       */
      timeout.clear()
      // Otherwise it is an instance of a native NodeJS.Timeout, so call the
      // Node.js native clearTimeout function.
    } else {
      clearTimeout(timeout)
    }
  },
  /**
   * The setFastTimeout() method sets a fastTimer which executes a function once
   * the timer expires.
   * @param {Function} callback A function to be executed after the timer
   * expires.
   * @param {number} delay The time, in milliseconds that the timer should
   * wait before the specified function or code is executed.
   * @param {*} [arg] An optional argument to be passed to the callback function
   * when the timer expires.
   * @returns {FastTimer}
   */
  setFastTimeout (callback, delay, arg) {
    return new FastTimer(callback, delay, arg)
  },
  /**
   * The clearTimeout method cancels an instantiated FastTimer previously
   * created by calling setFastTimeout.
   *
   * @param {FastTimer} timeout
   */
  clearFastTimeout (timeout) {
    timeout.clear()
  },
  /**
   * The now method returns the value of the internal fast timer clock.
   *
   * @returns {number}
   */
  now () {
    return fastNow
  },
  /**
   * Trigger the onTick function to process the fastTimers array.
   * Exported for testing purposes only.
   * Marking as deprecated to discourage any use outside of testing.
   * @deprecated
   * @param {number} [delay=0] The delay in milliseconds to add to the now value.
   */
  tick (delay = 0) {
    fastNow += delay - RESOLUTION_MS + 1
    onTick()
    onTick()
  },
  /**
   * Reset FastTimers.
   * Exported for testing purposes only.
   * Marking as deprecated to discourage any use outside of testing.
   * @deprecated
   */
  reset () {
    fastNow = 0
    fastTimers.length = 0
    clearTimeout(fastNowTimeout)
    fastNowTimeout = null
  },
  /**
   * Exporting for testing purposes only.
   * Marking as deprecated to discourage any use outside of testing.
   * @deprecated
   */
  kFastTimer
}


/***/ }),

/***/ 7909:
/***/ ((__unused_webpack_module, exports) => {



// For bodies that are forms or blobs. The action sends text.
exports.i = () => {
  throw new Error("The bundle of this action sends text and nothing else.");
};


/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  r8: () => (/* reexport */ revoke_revoke),
  mj: () => (/* reexport */ setup),
  MX: () => (/* reexport */ verify)
});

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: ./build/values/clock.js
const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
/**
 * `2026-11-22T20:18:00Z`: an instant as people and logs read it, to the nearest second. One that was converted from a
 * server's clock to another's is off by the milliseconds that their answers took; cut off, 12:00:00 would read 11:59:59.
 */
function formatInstant(at) {
    const wholeSecond = Math.round(at / SECOND_MS) * SECOND_MS;
    return new Date(wholeSecond).toISOString().replace(/\.\d{3}Z$/, "Z");
}
/** What `Date.parse` makes of other texts is a guess: to it, `key 5` is a day in May. */
const DATE = /^(\d{4}-\d{2}-\d{2}|[A-Z][a-z]{2}, \d{2} )/;
const ISO_WITHOUT_ZONE = /^\d{4}-\d{2}-\d{2}T[\d:.]+$/;
/** Reads an ISO 8601 or HTTP date; without a zone it is UTC. `undefined` for anything that is not a date. */
function parseInstant(text) {
    if (!text || !DATE.test(text))
        return undefined;
    const at = Date.parse(ISO_WITHOUT_ZONE.test(text) ? `${text}Z` : text);
    return Number.isNaN(at) ? undefined : at;
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
// EXTERNAL MODULE: ./build/node_modules/undici/index.js
var undici = __nccwpck_require__(7723);
;// CONCATENATED MODULE: ./build/values/parse-url.js
/** `URL.parse`, which Node 20 does not have: `undefined` for what is no address. */
function parseUrl(text, base) {
    return URL.canParse(text, base) ? new URL(text, base) : undefined;
}

;// CONCATENATED MODULE: ./build/values/user-error.js
/** A failure that is told to a person. It carries text only: never a secret, never a raw answer. */
class UserError extends Error {
    code;
    faults;
    constructor(code, faults, options) {
        const all = isList(faults) ? faults : [faults];
        super(all.map((fault) => fault.what).join("\n"), options);
        this.name = "UserError";
        this.code = code;
        this.faults = all;
    }
}
function isList(faults) {
    return Array.isArray(faults);
}
/** A failure that nobody foresaw is a bug of this project: it is told as one, without a word of its own text. */
function asUserError(error) {
    if (error instanceof UserError)
        return error;
    const kind = error instanceof Error ? error.name : typeof error;
    return new UserError("internal_error", {
        what: `Something went wrong that should not be possible (${kind}).`,
        why: "This is a fault of mesh/setup-api-key, not of your workflow.",
        fix: "Run it again; please report it with the log if it stays.",
    }, { cause: error });
}

;// CONCATENATED MODULE: ./build/platform/dispatcher.js




const CONNECT_TIMEOUT_MS = 10_000;
/** Between two steps of one run nothing is slow: the connections of the first look serve the whole run. */
const KEEP_ALIVE_MS = 30_000;
/**
 * One dispatcher of undici's for `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`, in either case.
 *
 * @throws UserError `invalid_inputs` when one of them is no address
 */
function createDispatcher(env) {
    const options = { connect: { timeout: CONNECT_TIMEOUT_MS }, keepAliveTimeout: KEEP_ALIVE_MS };
    const httpProxy = proxyAddress(env, "HTTP_PROXY");
    const httpsProxy = proxyAddress(env, "HTTPS_PROXY");
    const noProxy = env["no_proxy"] || env["NO_PROXY"];
    const proxies = [httpProxy, httpsProxy].filter((proxy) => proxy !== undefined);
    if (proxies.length === 0)
        return { dispatcher: new undici.Agent(options), failedProxy: () => undefined };
    const dispatcher = quietly(() => new undici.EnvHttpProxyAgent({
        ...options,
        ...(httpProxy ? { httpProxy: httpProxy.href } : {}),
        ...(httpsProxy ? { httpsProxy: httpsProxy.href } : {}),
        ...(noProxy ? { noProxy } : {}),
    }));
    return { dispatcher, failedProxy: (error) => proxies.find((proxy) => concerns(error, proxy))?.host };
}
/** undici warns that the class may change. Its version is ours to choose, and nobody who reads a log can act on that. */
function quietly(make) {
    const emitWarning = process.emitWarning.bind(process);
    process.emitWarning = () => undefined;
    try {
        return make();
    }
    finally {
        process.emitWarning = emitWarning;
    }
}
/**
 * Most tools take `proxy:3128` for `http://proxy:3128`. The value is never quoted: it may hold a password.
 *
 * @throws UserError `invalid_inputs`
 */
function proxyAddress(env, name) {
    const value = env[name.toLowerCase()] || env[name];
    if (!value)
        return undefined;
    const url = parseUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`);
    if (url !== undefined && (url.protocol === "http:" || url.protocol === "https:"))
        return url;
    throw new UserError("invalid_inputs", {
        what: `The variable ${name} holds no address of a proxy.`,
        input: name,
        why: "It is set on the runner, or in the workflow's `env`, and cannot be read as `http://HOST:PORT`.",
        fix: "Correct it, or unset it where no proxy is needed.",
    });
}
const DEFAULT_PORTS = { "http:": "80", "https:": "443" };
/**
 * A refused connection names the address and the port, a name that nobody knows the host (Node.js docs, "Common system
 * errors"); undici names both in the text of a connection that took too long.
 */
function concerns(error, proxy) {
    if (typeof error !== "object" || error === null)
        return false;
    const { code, port, address, hostname, message, errors } = error;
    // One try for each address of the host.
    if (errors !== undefined)
        return errors.some((one) => concerns(one, proxy));
    if (code === "ENOTFOUND" || code === "EAI_AGAIN")
        return hostname === proxy.hostname;
    const proxyPort = proxy.port || DEFAULT_PORTS[proxy.protocol];
    if (code === "UND_ERR_CONNECT_TIMEOUT")
        return String(message).includes(`${proxy.hostname}:${proxyPort}`);
    const sameHost = (0,external_node_net_.isIP)(proxy.hostname) === 0 || address === proxy.hostname;
    return sameHost && `${port}` === proxyPort;
}

;// CONCATENATED MODULE: ./build/platform/http.js


/** No answer came. `bytesSent` is false only when the request certainly never left this machine. */
class NoAnswerError extends Error {
    bytesSent;
    constructor(reason, bytesSent, options) {
        super(reason, options);
        this.name = "NoAnswerError";
        this.bytesSent = bytesSent;
    }
}
/** HTTP over one undici dispatcher, proxies from the environment. */
function createHttp({ clock, env, onExchange }) {
    const route = createDispatcher(env);
    const closing = new AbortController();
    return {
        closed: closing.signal,
        async send(request) {
            const startedMs = clock.monotonicMs();
            const tell = (status) => onExchange?.({
                method: request.method,
                path: request.url.pathname,
                status,
                ms: clock.monotonicMs() - startedMs,
            });
            try {
                const answer = await sendOnce(request, route, clock);
                tell(answer.status);
                return answer;
            }
            catch (error) {
                tell(undefined);
                // Nobody waits for it any more: an error that patience knows would be sent again, and keep the process alive.
                throw closing.signal.aborted ? new Error("The HTTP client was closed.", { cause: error }) : error;
            }
        },
        close: () => {
            closing.abort();
            return route.dispatcher.destroy();
        },
    };
}
async function sendOnce(request, route, clock) {
    const { method, url, headers, body, timeoutMs } = request;
    const sent = { bytes: false };
    const signal = AbortSignal.timeout(timeoutMs);
    const exchange = async () => {
        const answer = await route.dispatcher.compose(noticeSending(sent)).request({
            origin: url.origin,
            path: `${url.pathname}${url.search}`,
            method,
            headers: { ...headers },
            ...(body === undefined ? {} : { body }),
            headersTimeout: timeoutMs,
            bodyTimeout: timeoutMs,
            signal,
        });
        const receivedMs = clock.monotonicMs();
        const text = await answer.body.text();
        const flat = flattened(answer.headers);
        return {
            status: answer.statusCode,
            headers: flat,
            body: text,
            serverAt: dateOf(flat) ?? clock.now(),
            receivedMs,
        };
    };
    try {
        return await Promise.race([exchange(), endOf(signal)]);
    }
    catch (error) {
        const proxy = route.failedProxy(error);
        const reason = reasonOf(error, timeoutMs);
        const told = proxy === undefined ? reason : `${reason}: the proxy ${proxy}`;
        throw new NoAnswerError(told, sent.bytes, { cause: error });
    }
}
/** A cache on the way tells how old the answer is that it hands on: `Date` plus `Age` (RFC 9111, 5.1). */
function dateOf(headers) {
    const at = parseInstant(headers["date"]);
    const age = /^\d{1,9}$/.test(headers["age"] ?? "") ? Number(headers["age"]) : 0;
    return at === undefined ? undefined : at + age * SECOND_MS;
}
/**
 * undici heeds the signal only once it is connected, and then before it writes; a handshake, or a proxy that never
 * answers, would be waited for much longer than the time that was given.
 */
function endOf(signal) {
    return new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
}
/**
 * undici calls `onConnect` on a request's handler right before it writes the first byte: until then nothing was sent.
 * A proxy's CONNECT runs on another handler and does not count.
 */
function noticeSending(sent) {
    const noticed = (handler) => new Proxy(handler, {
        get(target, property) {
            const member = Reflect.get(target, property);
            if (typeof member !== "function")
                return member;
            return (...args) => {
                if (property === "onConnect")
                    sent.bytes = true;
                return Reflect.apply(member, target, args);
            };
        },
    });
    return (dispatch) => (options, handler) => dispatch(options, noticed(handler));
}
function flattened(headers) {
    return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(", ") : value]]));
}
/** A code or a short word, never the error's own text: that may quote the request. */
function reasonOf(error, timeoutMs) {
    if (typeof error !== "object" || error === null)
        return "unknown error";
    const { name, code } = error;
    if (name === "TimeoutError")
        return `no answer within ${timeoutMs / 1_000} s`;
    // Nobody aborts a request here but undici itself, when a proxy answers CONNECT with anything but 200.
    if (code === "UND_ERR_ABORTED")
        return "the proxy refused the connection";
    if (typeof code === "string")
        return code;
    return typeof name === "string" ? name : "unknown error";
}

;// CONCATENATED MODULE: ./build/values/credential-shapes.js
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
const PASTED = /mesh_[a-z]*_?[A-Za-z0-9]{12,}|gh[a-z]_[A-Za-z0-9]{12,}|github_pat_|eyJ|[A-Za-z0-9+=_-]{40,}|:\/\/.*[@?#]/;
/** For text of a server: nothing in it that could be a credential, or a piece of one, is printed. */
function hideCredentials(text) {
    return text.replace(SHOWN, "[hidden]");
}
/** Is there a whole credential in it? None of these is part of a name. */
function isCredential(text) {
    return WHOLE.test(text);
}
/** People paste credentials into the wrong input: may this be one? Then it is not repeated to them. */
function looksSecret(text) {
    return PASTED.test(text);
}

;// CONCATENATED MODULE: ./build/values/server-text.js

/** Text of a server is shown to this length at most (spec: cli-and-sdk.md, "Text from a server is data"). */
const LONGEST = 500;
/** No more than this is looked at: a page of megabytes would keep the patterns below busy for minutes. */
const LONGEST_READ = 5_000;
/** GitHub echoes what it was sent: `Invalid request.\n\n<value> does not match /^\u2026/.` */
const ECHOED_VALUE = /(?<!\S)\S+ does not match \/\^/g;
/** Control, format, line-separator characters: they could forge log lines or hide text. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/**
 * Makes a server's words safe to print: credentials hidden, control characters shown as escapes, on one line, no line
 * that the runner would take for a command, at most 500 characters.
 */
function printableServerText(text) {
    const scrubbed = withoutCommands(hideCredentials(beginningOf(text))
        .replace(ECHOED_VALUE, "[the value sent] does not match /^")
        .replace(/\s+/g, " ")
        .replace(UNPRINTABLE, escaped)
        .trim());
    const characters = [...scrubbed];
    return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join("")}\u2026` : scrubbed;
}
/**
 * No line of it is a workflow command: `::` begins one at the start of a line, and the older `##[` anywhere in it
 * (source: actions/runner, `ActionCommand`).
 */
function withoutCommands(text) {
    return text.replace(/^\s*::/gm, ": :").replaceAll("##[", "## [");
}
/** A name that a server gave back: shown as it is, but for what could forge or hide text in a log. */
function printableName(name) {
    return [...name.replace(UNPRINTABLE, escaped)].slice(0, LONGEST).join("");
}
function escaped(character) {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
/** Whole words only: half a credential would no longer look like one. */
function beginningOf(text) {
    return text.length > LONGEST_READ ? text.slice(0, LONGEST_READ).replace(/(?<!\S)\S*$/, "\u2026") : text;
}

;// CONCATENATED MODULE: ./build/values/random.js
/** A number in [0, 1) with 32 bits of resolution, for jitter; never for secrets. */
function fraction(random) {
    const [a = 0, b = 0, c = 0, d = 0] = random.bytes(4);
    return (a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d) / 2 ** 32;
}

;// CONCATENATED MODULE: ./build/platform/patience.js



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
async function sendPatiently(http, request, deps, transience = transientAnswer) {
    for (let tries = 1;; tries += 1) {
        const result = await attempt(http, request);
        const transient = result instanceof NoAnswerError ? { waitMs: undefined } : transience(result);
        const pauseMs = transient?.waitMs ?? FIRST_PAUSE_MS * 2 ** (tries - 1) * (0.5 + fraction(deps.random) / 2);
        if (transient === undefined || tries === MOST_TRIES || pauseMs > LONGEST_PAUSE_MS) {
            if (result instanceof NoAnswerError)
                throw result;
            return result;
        }
        await deps.clock.sleep(pauseMs, http.closed);
    }
}
async function attempt(http, request) {
    try {
        return await http.send(request);
    }
    catch (error) {
        if (error instanceof NoAnswerError)
            return error;
        throw error;
    }
}
function transientAnswer(answer) {
    const { status } = answer;
    const transient = status === 408 || status === 429 || status >= 500;
    return transient ? { waitMs: retryAfterMs(answer) } : undefined;
}
/** `Retry-After` in milliseconds: seconds, or a date by the server's own clock. */
function retryAfterMs({ headers, serverAt }) {
    const text = headers["retry-after"];
    if (text === undefined)
        return undefined;
    if (/^\d{1,6}$/.test(text))
        return Number(text) * SECOND_MS;
    const at = parseInstant(text);
    return at === undefined ? undefined : Math.max(0, at - serverAt);
}

;// CONCATENATED MODULE: ./build/github/limits.js


const LIMIT_WORDS = /rate limit|abuse detection/i;
/**
 * Does this answer say that a limit was hit? Then how long to wait, where it says so: `Retry-After`, else the reset of
 * an exhausted primary limit (GitHub Docs, "Rate limits for the REST API").
 *
 * @returns `undefined` when it is something else, such as a missing permission.
 */
function limitOf(answer) {
    const { status, headers, body, serverAt } = answer;
    if (status !== 403 && status !== 429)
        return undefined;
    const askedToWaitMs = retryAfterMs(answer);
    if (askedToWaitMs !== undefined)
        return { waitMs: askedToWaitMs };
    if (headers["x-ratelimit-remaining"] === "0")
        return { waitMs: untilReset(headers, serverAt) };
    return status === 429 || LIMIT_WORDS.test(body) ? { waitMs: undefined } : undefined;
}
/** How long this token should send nothing after this answer: 0 unless a limit was hit, or this was the last request of the hour. */
function holdMs(answer) {
    const limit = limitOf(answer);
    // Whoever goes on asking is locked out for longer (GitHub Docs, "Best practices for using the REST API").
    if (limit !== undefined)
        return limit.waitMs ?? MINUTE_MS;
    return answer.headers["x-ratelimit-remaining"] === "0"
        ? (untilReset(answer.headers, answer.serverAt) ?? 0)
        : 0;
}
function untilReset(headers, serverAt) {
    const resetSeconds = Number(headers["x-ratelimit-reset"]);
    if (!Number.isSafeInteger(resetSeconds) || resetSeconds <= 0)
        return undefined;
    // One second more: the reset is a whole second, and ours may still be the one before.
    return Math.max(0, resetSeconds * SECOND_MS - serverAt) + SECOND_MS;
}

;// CONCATENATED MODULE: ./build/github/failures.js



function githubUnreachable(reason, apiUrl) {
    return new UserError("github_unreachable", {
        what: `The GitHub API at ${apiUrl.origin} could not be reached (${reason}).`,
        input: "github-api-url",
        why: "The address is wrong, GitHub is down, or a proxy or firewall is in the way.",
        fix: "Check `github-api-url`, the proxy variables and GitHub's status page, then run again.",
    });
}
function unusable({ status }) {
    return new UserError("github_answer_unusable", {
        what: `GitHub's answer is none of its API's (HTTP ${status}).`,
        input: "github-api-url",
        why: "`github-api-url` points to a web page, or a proxy answered in its place.",
        fix: "Use the address of the API: `https://api.github.com`, or `https://HOST/api/v3` on GitHub Enterprise Server.",
    });
}
/** Each answer that GitHub gives, with its remedy (spec: github-secrets.md, Errors). */
function explainRefusal(answer, context) {
    const { status } = answer;
    const said = printableServerText(messageOf(answer));
    const what = `GitHub refused to ${context.doing} (HTTP ${status})${said === "" ? "." : `: ${said}`}`;
    if (limitOf(answer) !== undefined)
        return new UserError("rate_limited", {
            what,
            why: "The token has used up one of GitHub's limits.",
            fix: "Run again later; the next run finds everything as it was.",
        });
    if (status === 401)
        return new UserError("github_token_rejected", { what, ...badCredentials(context) });
    if (status === 403)
        return new UserError("secret_write_forbidden", { what, ...forbidden(said, answer, context) });
    if (status === 404)
        return new UserError("github_token_blind", { what, ...notFound(context) });
    if (status >= 500 || status === 408)
        return new UserError("github_unreachable", {
            what,
            why: "GitHub is in trouble.",
            fix: "Check GitHub's status page and run again later.",
        });
    return new UserError("secret_write_rejected", {
        what,
        why: "GitHub does not accept the request as it is.",
        fix: "Read GitHub's words above; run again, and report it if it stays.",
    });
}
function badCredentials({ tokenInput }) {
    return {
        input: tokenInput,
        why: "The token is wrong, was revoked, or has expired.",
        fix: "Make a new one: an installation token of a GitHub App, or a fine-grained personal access token.",
    };
}
/** Refusals that no permission would change, by GitHub's own words. */
const POLICIES = [
    {
        said: /archived/i,
        input: "repository",
        why: "An archived repository is read-only.",
        fix: "Unarchive the repository, or remove it from the workflow.",
    },
    {
        said: /SAML enforcement/i,
        input: "token",
        why: "The organization demands single sign-on, and this personal access token was not authorized for it.",
        fix: "Authorize it (your settings, the token, Configure SSO), or use an installation token of a GitHub App, which needs none.",
    },
    {
        said: /IP allow list/i,
        input: "token",
        why: "The organization admits only the addresses of its allow list, and this runner has another one.",
        fix: "Run the job on a runner with an allowed address, or let the owner of the organization add this one.",
    },
    {
        said: /token's lifetime/i,
        input: "token",
        why: "The organization or enterprise refuses tokens that live longer than its policy says.",
        fix: "Give the token an earlier end, or use an installation token of a GitHub App, which lives for an hour.",
    },
    {
        said: /forbids access via a personal access token/i,
        input: "token",
        why: "The organization does not admit classic personal access tokens.",
        fix: "Use an installation token of a GitHub App or a fine-grained personal access token.",
    },
    {
        said: /suspended/i,
        input: "token",
        why: "The App's installation, or the account, was suspended.",
        fix: "Let the owner of the organization unsuspend it, or use another token.",
    },
];
function forbidden(said, { headers }, { scope, tokenInput }) {
    const policy = POLICIES.find((one) => one.said.test(said));
    if (policy !== undefined)
        return {
            input: policy.input === "token" ? tokenInput : "repository",
            why: policy.why,
            fix: policy.fix,
        };
    const accepted = headers["x-accepted-github-permissions"];
    const wanted = accepted === undefined ? "" : ` GitHub would accept: ${printableServerText(accepted)}.`;
    return {
        input: tokenInput,
        why: `The workflow's built-in GITHUB_TOKEN can never write secrets, and other tokens need the permission.${wanted}`,
        fix: `Pass an installation token of a GitHub App or a fine-grained personal access token with ${permissionFor(scope)}.`,
    };
}
/** GitHub Docs, "Permissions required for GitHub Apps": each store is a permission of its own. */
function permissionFor(scope) {
    if (scope?.kind === "environment")
        return "*Environments: write*";
    const store = { actions: "secrets", dependabot: "Dependabot secrets", codespaces: "Codespaces secrets" }[scope?.store ?? "actions"];
    const name = scope?.kind === "organization" ? `organization ${store}` : store;
    return `*${name.charAt(0).toUpperCase()}${name.slice(1)}: write*`;
}
/** GitHub says 404 both for what is not there and for what the token may not see (F20). */
function notFound({ scope, tokenInput }) {
    if (scope?.kind === "environment")
        return {
            input: "environment",
            why: `The environment ${scope.environment} does not exist, or the token cannot see the repository.`,
            fix: `Create the environment in the repository's settings first, and give the token of \`${tokenInput}\` access to the repository.`,
        };
    if (scope?.kind === "organization")
        return {
            input: tokenInput,
            why: `There is no organization ${scope.organization}, it is the account of a person, or the token has no access to it.`,
            fix: `Check the name, and give the token access to the organization with ${permissionFor(scope)}.`,
        };
    return {
        input: tokenInput,
        why: "The repository does not exist, was deleted, or the token cannot see it (private repositories look like missing ones).",
        fix: `Check the repository's name, and give the token access to it with ${permissionFor(scope)} and *Metadata: read*.`,
    };
}
function messageOf({ body }) {
    try {
        const parsed = JSON.parse(body);
        const message = typeof parsed === "object" && parsed !== null && "message" in parsed ? parsed.message : undefined;
        return typeof message === "string" ? message : "";
    }
    catch {
        return "";
    }
}

;// CONCATENATED MODULE: ./build/github/port.js
/** The services of GitHub that hold secrets. */
const SECRET_STORES = ["actions", "dependabot", "codespaces"];
/** Which of an organization's repositories may read its secret (GitHub Docs, "Create or update an organization secret"). */
const VISIBILITIES = ["all", "private", "selected"];

;// CONCATENATED MODULE: ./build/github/answers.js



function fieldsOf({ body }) {
    try {
        const parsed = JSON.parse(body);
        return typeof parsed === "object" && parsed !== null ? { ...parsed } : undefined;
    }
    catch {
        return undefined;
    }
}
/** @throws UserError `github_answer_unusable` */
function readId(fields, answer) {
    const { id } = fields;
    if (typeof id !== "number" && typeof id !== "string")
        throw unusable(answer);
    return String(id);
}
/** @throws UserError `github_answer_unusable` */
function readSealingKey(fields, answer) {
    const { key_id: sealingKeyId, key: publicKey } = fields;
    if (typeof sealingKeyId !== "string" || typeof publicKey !== "string")
        throw unusable(answer);
    return { sealingKeyId, publicKey };
}
/** @throws UserError `github_answer_unusable` */
function readSecret(fields, answer) {
    const { serverAt, receivedMs } = answer;
    const updatedAt = parseInstant(textOf(fields["updated_at"]));
    if (updatedAt === undefined)
        throw unusable(answer);
    const visibility = VISIBILITIES.find((one) => one === fields["visibility"]);
    return { serverAt, receivedMs, updatedAt, ...(visibility === undefined ? {} : { visibility }) };
}
/** One page of `{ total_count, repositories }`. @throws UserError `github_answer_unusable` */
function readSelectionPage(fields, answer) {
    const { total_count: total, repositories } = fields;
    if (typeof total !== "number" || !Array.isArray(repositories))
        throw unusable(answer);
    const pageIds = repositories.map((one) => {
        if (typeof one !== "object" || one === null)
            throw unusable(answer);
        return readId({ ...one }, answer);
    });
    return { total, pageIds };
}
function textOf(value) {
    return typeof value === "string" ? value : undefined;
}

;// CONCATENATED MODULE: ./build/values/version.js
/** This release; a test holds it against package.json. */
const VERSION = "1.0.0-alpha.1";
/** `User-Agent` of every request (spec: actions.md, What every action does). */
const USER_AGENT = `mesh-setup-api-key/${VERSION}`;

;// CONCATENATED MODULE: ./build/github/octokit-fetch.js






const REQUEST_TIMEOUT_MS = 10 * SECOND_MS;
const MOST_REDIRECTS = 3;
/**
 * Octokit over our own HTTP: the same connections, proxies, timeouts and patience as everything else. Reads and
 * deletions are repeated; a PUT is sent once, for its repetition is a decision of the rotation.
 */
function octokitFetch(deps) {
    return async (url, init) => {
        let request = toRequest(url, init);
        for (let redirects = 0;; redirects += 1) {
            const http = redirects === 0 ? deps.http : deps.followHttp;
            const answer = request.method === "GET" || request.method === "DELETE"
                ? await sendPatiently(http, request, deps, transience)
                : await http.send(request);
            deps.onAnswer(answer);
            const next = redirects < MOST_REDIRECTS ? redirectOf(request, answer) : undefined;
            if (next === undefined)
                return toResponse(request.url, answer);
            request = { ...request, url: next };
        }
    };
}
function toRequest(url, { method, headers, body }) {
    return {
        method: asMethod(method ?? "GET"),
        url: new URL(url),
        headers: { ...headers, "user-agent": USER_AGENT },
        ...(body === undefined ? {} : { body }),
        timeoutMs: REQUEST_TIMEOUT_MS,
    };
}
function asMethod(method) {
    if (method === "GET" || method === "PUT" || method === "DELETE" || method === "POST")
        return method;
    throw new NoAnswerError(`method ${method} is not used here`, false);
}
/** A limit is waited for, a permission is not: both may be a 403. */
function transience(answer) {
    return limitOf(answer) === undefined ? transientAnswer(answer) : { waitMs: holdMs(answer) };
}
/** A renamed repository: followed on the same origin only, the method kept (RFC 9110, 15.4; 301 only for reads). */
function redirectOf({ method, url }, { status, headers }) {
    const keepsMethod = status === 307 || status === 308;
    const location = headers["location"];
    if (location === undefined || !(keepsMethod || (method === "GET" && (status === 301 || status === 302))))
        return undefined;
    const next = parseUrl(location, url.href);
    return next?.origin === url.origin ? next : undefined;
}
function toResponse(url, { status, headers, body }) {
    return {
        status,
        url: url.href,
        headers: new Map(Object.entries(headers)),
        text: () => Promise.resolve(body),
        arrayBuffer: () => Promise.resolve(new TextEncoder().encode(body).buffer),
    };
}

;// CONCATENATED MODULE: ./build/values/duration.js

const UNITS = new Map([
    ["s", SECOND_MS],
    ["m", MINUTE_MS],
    ["h", HOUR_MS],
    ["d", DAY_MS],
    ["w", WEEK_MS],
]);
/** Ten years: longer than any sensible life of a key, and far inside what a Date can hold. */
const LONGEST_MS = 520 * WEEK_MS;
/**
 * Reads `90m`, `12h`, `30d` or `8w` (spec: actions.md, `rotate-after`); plain `0` is zero.
 *
 * @returns milliseconds, or `undefined` when the text is no such duration.
 */
function parseDuration(text) {
    if (text === "0")
        return 0;
    const match = /^(\d{1,9})([smhdw])$/.exec(text);
    const unitMs = UNITS.get(match?.[2] ?? "");
    if (match === null || unitMs === undefined)
        return undefined;
    const durationMs = Number(match[1]) * unitMs;
    return durationMs <= LONGEST_MS ? durationMs : undefined;
}
/** `36h`, `30d`, `90s`: the largest unit that says the duration in full, weeks left to those who wrote them. */
function formatDuration(durationMs) {
    const wholeMs = Math.round(durationMs / SECOND_MS) * SECOND_MS;
    if (wholeMs === 0)
        return "0s";
    for (const unit of ["d", "h", "m"]) {
        const unitMs = UNITS.get(unit) ?? SECOND_MS;
        if (wholeMs % unitMs === 0)
            return `${wholeMs / unitMs}${unit}`;
    }
    return `${wholeMs / SECOND_MS}s`;
}
/** `about 3 days`, `5 hours`: a duration for a sentence, where its full precision would only distract. */
function describeDuration(durationMs) {
    for (const [unitMs, name] of [
        [DAY_MS, "day"],
        [HOUR_MS, "hour"],
        [MINUTE_MS, "minute"],
    ]) {
        if (durationMs >= unitMs)
            return plural(Math.floor(durationMs / unitMs), name);
    }
    return plural(Math.max(0, Math.floor(durationMs / SECOND_MS)), "second");
}
function plural(count, name) {
    return `${count} ${name}${count === 1 ? "" : "s"}`;
}

;// CONCATENATED MODULE: ./build/github/pace.js




const COSTS = {
    read: { points: 1, writes: 0 },
    write: { points: 5, writes: 1 },
    /** Sealing key, metadata twice, the holder's id, a selection of some pages, and the write. */
    target: { points: 13, writes: 1 },
};
const MOST_AN_HOUR = 500;
/** GitHub's secondary limits for one token (same page: "About secondary rate limits"). */
const LIMITS = [
    { of: "points", most: 900, withinMs: MINUTE_MS },
    { of: "writes", most: 80, withinMs: MINUTE_MS },
    { of: "writes", most: MOST_AN_HOUR, withinMs: HOUR_MS },
];
/** GitHub counts when a request arrives, this side when it is sent. */
const MARGIN_MS = SECOND_MS;
/** GitHub Docs, "Best practices for using the REST API": pause between mutative requests. */
const BETWEEN_WRITES_MS = SECOND_MS;
/** Nothing waits longer than this in the middle of a target: what it saw would be too old afterwards. */
const LONGEST_WAIT_MS = MINUTE_MS + 2 * MARGIN_MS;
/** Keeps one token inside GitHub's limits: books a time for each request, and remembers when GitHub asked to wait. */
class Pace {
    #clock;
    /** In the order of their times. */
    #booked = [];
    #lastWriteMs = Number.NEGATIVE_INFINITY;
    #heldUntilMs = Number.NEGATIVE_INFINITY;
    constructor(clock) {
        this.#clock = clock;
    }
    /** How long until the limits allow one more read, one more write, or all requests of one more target. */
    waitMs(before) {
        return this.#earliestMs(before) - this.#clock.monotonicMs();
    }
    /** A request goes out as soon as the limits allow it. */
    book(kind) {
        const atMs = this.#earliestMs(kind);
        if (kind === "write")
            this.#lastWriteMs = atMs;
        const oldestMs = this.#clock.monotonicMs() - HOUR_MS - MARGIN_MS;
        this.#booked = [...this.#booked.filter((one) => one.atMs >= oldestMs), { ...COSTS[kind], atMs }].toSorted((a, b) => a.atMs - b.atMs);
    }
    /** GitHub wants no request for so long; no limit of its lasts longer than an hour. */
    hold(ms) {
        const held = Math.min(ms, HOUR_MS + MARGIN_MS);
        this.#heldUntilMs = Math.max(this.#heldUntilMs, this.#clock.monotonicMs() + held);
    }
    /** For how long it still wants none. */
    heldMs() {
        return Math.max(0, this.#heldUntilMs - this.#clock.monotonicMs());
    }
    #earliestMs(before) {
        const cost = COSTS[before];
        // Before a whole target it does not count: it passes by itself while the target is looked at.
        const spacedMs = before === "write" ? this.#lastWriteMs + BETWEEN_WRITES_MS : Number.NEGATIVE_INFINITY;
        const freeAt = LIMITS.map(({ of, most, withinMs }) => {
            // From the latest back: the first that no longer fits must have left the window.
            let sum = cost[of];
            const tooMuch = this.#booked.findLast((one) => (sum += one[of]) > most);
            return tooMuch === undefined ? Number.NEGATIVE_INFINITY : tooMuch.atMs + withinMs + MARGIN_MS;
        });
        return Math.max(this.#clock.monotonicMs(), this.#heldUntilMs, spacedMs, ...freeAt);
    }
}
/** The shortest time in which GitHub's limits allow so many writes of one token, counted from the first of them. */
function leastDurationMs(writes) {
    const further = Math.max(0, writes - 1);
    return (Math.floor(further / MOST_AN_HOUR) * (HOUR_MS + MARGIN_MS) + (further % MOST_AN_HOUR) * BETWEEN_WRITES_MS);
}
/** Sends each request at its time, and learns from the answers when GitHub wants to be left alone. */
function paced(http, pace, clock) {
    return {
        ...http,
        async send(request) {
            const kind = request.method === "GET" ? "read" : "write";
            const waitMs = pace.waitMs(kind);
            refuseLonger(waitMs);
            pace.book(kind);
            // While it waits another request may be refused: then this one waits on.
            for (let ms = waitMs; ms > 0; ms = pace.heldMs()) {
                refuseLonger(ms);
                await clock.sleep(ms, http.closed);
            }
            const answer = await http.send(request);
            pace.hold(holdMs(answer));
            return answer;
        },
    };
}
function refuseLonger(waitMs) {
    if (waitMs <= LONGEST_WAIT_MS)
        return;
    throw new UserError("rate_limited", {
        what: `GitHub's limits allow the next request only in ${describeDuration(waitMs)}.`,
        why: "This token has used up one of GitHub's limits.",
        fix: "Run again later; the next run finds everything as it was.",
    });
}

;// CONCATENATED MODULE: ./build/github/routes.js
/** The secrets of a scope (spec: github-secrets.md, Endpoints). */
function secretsRoute(scope) {
    if (scope.kind === "organization") {
        const { organization: org, store } = scope;
        return { path: "/orgs/{org}/{store}/secrets", parameters: { org, store } };
    }
    const { owner, name: repo } = scope.repository;
    return scope.kind === "environment"
        ? {
            path: "/repos/{owner}/{repo}/environments/{environment_name}/secrets",
            parameters: { owner, repo, environment_name: scope.environment },
        }
        : { path: "/repos/{owner}/{repo}/{store}/secrets", parameters: { owner, repo, store: scope.store } };
}
function secretRoute({ scope, secretName }) {
    const { path, parameters } = secretsRoute(scope);
    return { path: `${path}/{secret_name}`, parameters: { ...parameters, secret_name: secretName } };
}
/** Ids are numbers but for Dependabot, which wants texts (spec: github-secrets.md, Endpoints). */
function accessFields(access, scope) {
    const { visibility } = access;
    if (visibility !== "selected")
        return { visibility };
    const asText = scope.kind === "organization" && scope.store === "dependabot";
    return {
        visibility,
        selected_repository_ids: access.repositoryIds.map((id) => (asText ? id : Number(id))),
    };
}

;// CONCATENATED MODULE: ./build/github/http.js









/** The version that every supported GitHub Enterprise Server knows (spec: github-secrets.md). */
const API_VERSION = "2022-11-28";
const PAGE_SIZE = 100;
/** 100 pages are 10,000 repositories: more is a server that turns in circles. */
const MOST_PAGES = 100;
/** GitHub's REST API through `@actions/github`'s Octokit, on this project's own HTTP. */
function createGitHubHttp(deps) {
    const client = new GitHubHttp(deps);
    return {
        repositoryId: (repository) => client.repositoryId(repository),
        organizationId: (organization) => client.organizationId(organization),
        sealingKey: (scope) => client.sealingKey(scope),
        secret: (slot) => client.secret(slot),
        selectedRepositoryIds: (slot) => client.selectedRepositoryIds(slot),
        putSecret: (slot, box, access) => client.putSecret(slot, box, access),
        deleteSecret: (slot) => client.deleteSecret(slot),
        waitMs: (before) => client.waitMs(before),
        queuedAt: (run) => client.queuedAt(run),
    };
}
class GitHubHttp {
    #deps;
    #pace;
    #http;
    #octokit;
    #toldExpiry = false;
    constructor(deps) {
        this.#deps = deps;
        this.#pace = new Pace(deps.clock);
        this.#http = paced(deps.http, this.#pace, deps.clock);
    }
    async repositoryId({ owner, name }) {
        const answer = await this.#ask("GET", "/repos/{owner}/{repo}", { owner, repo: name });
        return readId(this.#expect(answer, `read the repository ${owner}/${name}`), answer);
    }
    async organizationId(organization) {
        const answer = await this.#ask("GET", "/orgs/{org}", { org: organization });
        const scope = { kind: "organization", organization, store: "actions" };
        return readId(this.#expect(answer, `read the organization ${organization}`, scope), answer);
    }
    async sealingKey(scope) {
        const { path, parameters } = secretsRoute(scope);
        const answer = await this.#ask("GET", `${path}/public-key`, parameters);
        return readSealingKey(this.#expect(answer, "read the sealing key", scope), answer);
    }
    async secret(slot) {
        const { path, parameters } = secretRoute(slot);
        const answer = await this.#ask("GET", path, parameters);
        const { serverAt, receivedMs } = answer;
        // The sealing key is read beside it: that tells a missing secret from a repository out of sight.
        if (answer.status === 404)
            return { serverAt, receivedMs, updatedAt: undefined };
        const reading = readSecret(this.#expect(answer, "read the secret's metadata", slot.scope), answer);
        // Who may read it is written back: without knowing, a write would change it.
        if (slot.scope.kind === "organization" && reading.visibility === undefined)
            throw unusable(answer);
        return reading;
    }
    async selectedRepositoryIds(slot) {
        const { path, parameters } = secretRoute(slot);
        const ids = [];
        for (let page = 1; page <= MOST_PAGES; page += 1) {
            const query = { ...parameters, per_page: PAGE_SIZE, page };
            const answer = await this.#ask("GET", `${path}/repositories`, query);
            if (answer.status === 404 || answer.status === 409)
                return undefined;
            const fields = this.#expect(answer, "read the selection", slot.scope);
            const { total, pageIds } = readSelectionPage(fields, answer);
            ids.push(...pageIds);
            if (ids.length >= total)
                return ids;
            // Half a list, written back, would take the secret away from the other half.
            if (pageIds.length === 0)
                throw unusable(answer);
        }
        throw githubUnreachable("its list of repositories has no end", this.#deps.apiUrl);
    }
    async putSecret(slot, box, access) {
        const { path, parameters } = secretRoute(slot);
        const value = { encrypted_value: box.encryptedValue, key_id: box.sealingKeyId };
        try {
            const answer = await this.#send("PUT", path, {
                ...{ ...parameters, ...value },
                ...(access === undefined ? {} : accessFields(access, slot.scope)),
            });
            const { status, serverAt, receivedMs } = answer;
            const stored = status === 201 || status === 204;
            return {
                ...{ kind: "answered", status, serverAt, receivedMs },
                rateLimit: limitOf(answer),
                refusal: stored ? undefined : explainRefusal(answer, this.#context("store the secret", slot.scope)),
            };
        }
        catch (error) {
            if (error instanceof NoAnswerError)
                return { kind: "no_answer", bytesSent: error.bytesSent, error: this.#unreachable(error) };
            // The pace let nothing out.
            if (error instanceof UserError)
                return { kind: "no_answer", bytesSent: false, error };
            throw error;
        }
    }
    async deleteSecret(slot) {
        const { path, parameters } = secretRoute(slot);
        const answer = await this.#ask("DELETE", path, parameters);
        const gone = answer.status === 200 || answer.status === 204 || answer.status === 404 || answer.status === 410;
        if (!gone)
            throw explainRefusal(answer, this.#context("delete the secret", slot.scope));
    }
    waitMs(before) {
        return this.#pace.waitMs(before);
    }
    async queuedAt({ repository, runId }) {
        try {
            const answer = await this.#ask("GET", "/repos/{owner}/{repo}/actions/runs/{run_id}", {
                owner: repository.owner,
                repo: repository.name,
                run_id: runId,
            });
            return answer.status === 200 ? parseInstant(textOf(fieldsOf(answer)?.["created_at"])) : undefined;
        }
        catch (error) {
            // Optional evidence: without it the run only knows less.
            if (error instanceof UserError)
                return undefined;
            throw error;
        }
    }
    #ask(method, route, parameters) {
        return this.#send(method, route, parameters).catch((error) => {
            throw error instanceof NoAnswerError ? this.#unreachable(error) : error;
        });
    }
    /** Octokit builds the request; what came back is taken as it was, whatever its status. */
    async #send(method, route, parameters) {
        const octokit = await (this.#octokit ??= this.#connect());
        const last = { answer: undefined };
        const fetch = octokitFetch({
            ...{ ...this.#deps, http: this.#http, followHttp: this.#deps.http },
            onAnswer: (answer) => {
                last.answer = answer;
                this.#noticeExpiry(answer);
            },
        });
        try {
            await octokit.request({
                ...{ method, url: route, baseUrl: this.#baseUrl() },
                ...parameters,
                headers: { "x-github-api-version": API_VERSION },
                request: { fetch },
            });
        }
        catch (error) {
            // The answer before a redirect says nothing of the request after it: that one may have been lost on its way back.
            const cause = causeOf(error);
            if (isOurs(cause) || last.answer === undefined)
                throw cause;
        }
        if (last.answer === undefined)
            throw new NoAnswerError("no answer", false);
        return last.answer;
    }
    /** Loaded on the first call: not every run has something to ask GitHub. */
    async #connect() {
        const { getOctokit } = await __nccwpck_require__.e(/* import() */ 185).then(__nccwpck_require__.bind(__nccwpck_require__, 6185));
        const silent = () => undefined;
        // Octokit's own log would print deprecation notes of the API into the user's log.
        const log = { debug: silent, info: silent, warn: silent, error: silent };
        return getOctokit(this.#deps.token.reveal(), { baseUrl: this.#baseUrl(), log });
    }
    #baseUrl() {
        return this.#deps.apiUrl.href.replace(/\/+$/, "");
    }
    #noticeExpiry({ headers, serverAt }) {
        const expiresAt = parseInstant(headers["github-authentication-token-expiration"]?.replace(" UTC", "Z"));
        if (expiresAt === undefined || this.#toldExpiry)
            return;
        this.#toldExpiry = true;
        this.#deps.onTokenExpiry?.(expiresAt, serverAt);
    }
    #expect(answer, doing, scope) {
        if (answer.status !== 200)
            throw explainRefusal(answer, this.#context(doing, scope));
        const fields = fieldsOf(answer);
        if (fields === undefined)
            throw unusable(answer);
        return fields;
    }
    #context(doing, scope) {
        return { doing, scope, tokenInput: this.#deps.tokenInput };
    }
    #unreachable(error) {
        return githubUnreachable(error.message, this.#deps.apiUrl);
    }
}
/** Octokit wraps what its `fetch` threw; the wrapped error knows whether bytes were sent. */
function causeOf(error) {
    const cause = error instanceof Error ? error.cause : undefined;
    return isOurs(cause) ? cause : error;
}
function isOurs(error) {
    return error instanceof NoAnswerError || error instanceof UserError;
}

;// CONCATENATED MODULE: ./build/mesh/address.js

/** Where Mesh's users have their accounts, unless they say otherwise. */
const HOSTED_MESH_URL = "https://mesh-abh5.onrender.com";
/** What is sent there stays on this machine: plain http does no harm. */
function isLoopback({ hostname }) {
    return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
/** The address of a route; a base with a path of its own keeps it. */
function meshUrl(baseUrl, path) {
    return new URL(`${baseUrl.href.replace(/\/+$/, "")}${path}`);
}
/** What every request to Mesh carries. */
function meshHeaders(credential, hasBody) {
    return {
        accept: "application/json",
        // A cached answer would tell an old time, and old facts.
        "cache-control": "no-cache",
        "user-agent": USER_AGENT,
        ...(credential === undefined ? {} : authorization(credential)),
        ...(hasBody ? { "content-type": "application/json" } : {}),
    };
}
/** A key goes both ways, as the published client sends it; anything else is an access token. */
function authorization(credential) {
    const value = credential.reveal();
    if (!value.startsWith("mesh_"))
        return { authorization: `Bearer ${value}` };
    return { authorization: `ApiKey ${value}`, "x-api-key": value };
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
;// CONCATENATED MODULE: ./build/values/sensitive.js

/**
 * A secret value on its way through the program: a Mesh key, an admin credential, a GitHub token.
 *
 * Every way of turning it into text gives `[hidden]`; only {@link Sensitive.reveal} gives the value.
 * The value sits in a private field, so that no serializer, inspector or spread can reach it.
 */
class Sensitive {
    #value;
    constructor(value) {
        this.#value = value;
    }
    /** The secret itself. Called only where it leaves the process for its one destination. */
    reveal() {
        return this.#value;
    }
    get isEmpty() {
        return this.#value === "";
    }
    equals(other) {
        return this.#value === other.#value;
    }
    toString() {
        return "[hidden]";
    }
    toJSON() {
        return "[hidden]";
    }
    [external_node_util_.inspect.custom]() {
        return "[hidden]";
    }
}

;// CONCATENATED MODULE: ./build/mesh/failures.js



/** No answer at all: where we tried, and what is worth checking. */
function meshUnreachable(reason, baseUrl) {
    return new UserError("mesh_unreachable", {
        what: `The Mesh service at ${baseUrl.origin} could not be reached (${reason}).`,
        input: "api-url",
        why: "The address is wrong, the service is down, or a proxy or firewall is in the way.",
        fix: "Open the address from the same network, check `api-url` and the proxy variables, then run again.",
    });
}
/** An answer that nobody can use: not JSON, or without the fields that the API promises. */
function failures_unusable({ status }, doing) {
    return new UserError("mesh_answer_unusable", {
        what: `Asked to ${doing}, Mesh answered with something that is no Mesh answer (HTTP ${status}).`,
        input: "api-url",
        why: "`api-url` points to a web page, a proxy answered in its place, or the service is broken.",
        fix: "Check that `api-url` is the address of a Mesh API.",
    });
}
/** A full service whose answer has no `Date`: nothing says how old its keys are. */
function dateless({ status }) {
    return new UserError("mesh_answer_unusable", {
        what: `Mesh's answer has no \`Date\` header (HTTP ${status}), and the ages of keys are told by the service's clock.`,
        input: "api-url",
        why: "A proxy between here and the service removes the header, or the service leaves it out.",
        fix: "Let the proxy pass `Date` on, or reach the service without it.",
    });
}
/** A refusal, in the service's own words, with the remedy that its status suggests. */
function meshRefusal(answer, doing) {
    const { status } = answer;
    const said = wordsOf(answer);
    const what = `Mesh refused to ${doing} (HTTP ${status})${said === "" ? "." : `: ${said}`}`;
    if (status >= 300 && status < 400)
        return new UserError("mesh_answer_unusable", {
            what,
            input: "api-url",
            why: "The service has moved, or wants https. No redirect is followed: a key would be sent to another address.",
            fix: `Put the address that the service redirects to${redirectOrigin(answer)} into \`api-url\`, if you trust it.`,
        });
    // The hosted service answers 404 for a bad key on some routes (spec: mesh-api.md, Basic).
    if (status === 401 || status === 404)
        return new UserError("admin_credential_rejected", {
            what,
            input: "admin-key",
            why: "The credential was revoked, has expired, or belongs to another Mesh service.",
            fix: "Make a new one in the Mesh web interface (API Keys) and store it as the secret that `admin-key` reads.",
        });
    if (status === 403)
        return new UserError("mesh_refused", {
            what,
            input: "admin-key",
            why: "The credential is accepted but may not do this: its scopes are too narrow.",
            fix: "Use a credential that may mint and revoke keys.",
        });
    if (status === 429)
        return new UserError("rate_limited", {
            what,
            why: "Too many requests or keys in a short time.",
            fix: "Wait a few minutes and run again; nothing was lost.",
        });
    if (status >= 500)
        return new UserError("mesh_unreachable", {
            what,
            why: "The service is in trouble.",
            fix: "Run again later; the secret is as it was.",
        });
    return new UserError("mesh_refused", {
        what,
        why: "The service does not accept this request.",
        fix: "Read its words above; check `name`, `expires-in` and `scopes`.",
    });
}
/** The rest of the address could hold anything; one within the same service has no origin of its own. */
function redirectOrigin({ headers }) {
    const url = parseUrl(headers["location"] ?? "");
    const isWeb = url?.protocol === "https:" || url?.protocol === "http:";
    return isWeb ? ` (${printableServerText(url.origin)})` : "";
}
function wordsOf({ body }) {
    try {
        const parsed = JSON.parse(body);
        const words = typeof parsed === "object" && parsed !== null && "error" in parsed ? parsed.error : undefined;
        return typeof words === "string" ? printableServerText(words) : "";
    }
    catch {
        return "";
    }
}

;// CONCATENATED MODULE: ./build/values/mesh-key.js
/** What a Mesh key looks like to a client: everything behind the prefix is opaque (spec: mesh-api.md, Credentials). */
const MESH_KEY_PATTERN = /^mesh_[A-Za-z0-9_-]{16,}$/;

;// CONCATENATED MODULE: ./build/mesh/answers.js




const FEATURES = new Set([
    "list",
    "get",
    "meta",
    "revoke",
    "expire",
    "expires_in",
    "last_used_at",
    "scopes",
    "whoami",
    "verify",
    "rotate",
    "idempotency",
]);
/** The JSON object of an answer; `undefined` for anything else. */
function readEnvelope(answer) {
    try {
        return asFields(JSON.parse(answer.body));
    }
    catch {
        return undefined;
    }
}
/** Only what we know of what the service advertises; nothing at all is the basic service. */
function readFeatures(answer) {
    const features = answer.status === 200 ? readEnvelope(answer)?.["features"] : undefined;
    const known = (feature) => typeof feature === "string" && FEATURES.has(feature);
    return new Set(Array.isArray(features) ? features.filter(known) : []);
}
/** @throws UserError `mesh_answer_unusable` when a record lacks its id or its birth. */
function readKey(record, answer) {
    const fields = asFields(record);
    const keyId = readKeyId(fields?.["key_id"]);
    const createdAt = parseInstant(answers_text(fields?.["created_at"]));
    if (fields === undefined || keyId === undefined || createdAt === undefined)
        throw failures_unusable(answer, "describe a key");
    return {
        keyId,
        createdAt,
        name: answers_text(fields["name"]) ?? "",
        status: readStatus(fields["status"]),
        lastUsedAt: parseInstant(answers_text(fields["last_used_at"])) ?? null,
        expiresAt: parseInstant(answers_text(fields["expires_at"])) ?? null,
        meta: readMeta(fields["meta"]),
    };
}
/** An unknown status is no live key: what we do not understand is never touched. */
function readStatus(value) {
    return value === undefined || value === "active"
        ? "active"
        : value === "revoked" || value === "expired"
            ? value
            : "disabled";
}
function readMeta(value) {
    const entries = Object.entries(asFields(value) ?? {});
    return Object.fromEntries(entries.filter((entry) => typeof entry[1] === "string"));
}
/** The one answer that holds a key; `undefined` when it does not hold a usable one. */
function readMintedKey(envelope, answer) {
    const fields = asFields(envelope["api_key"]);
    const value = answers_text(fields?.["api_key"]);
    const keyId = readKeyId(fields?.["key_id"]);
    if (fields === undefined || value === undefined || keyId === undefined)
        return undefined;
    if (!MESH_KEY_PATTERN.test(value))
        return undefined;
    return {
        key: new Sensitive(value),
        keyId,
        name: answers_text(fields["name"]) ?? "",
        createdAt: parseInstant(answers_text(fields["created_at"])) ?? answer.serverAt,
        expiresAt: parseInstant(answers_text(fields["expires_at"])) ?? null,
    };
}
/** Reads both `whoami` and the profile; ids are numbers on some services. */
function readIntrospection(fields) {
    const keyId = readKeyId(fields["key_id"]);
    const createdAt = parseInstant(answers_text(fields["created_at"]));
    return {
        kind: "alive",
        account: readAccount(fields),
        key: keyId === undefined || createdAt === undefined
            ? undefined
            : {
                keyId,
                createdAt,
                name: answers_text(fields["name"]) ?? "",
                expiresAt: parseInstant(answers_text(fields["expires_at"])) ?? null,
            },
    };
}
function readAccount(fields) {
    const { account, id, user } = fields;
    return (identifier(account) ??
        identifier(asFields(account)?.["id"]) ??
        identifier(id) ??
        identifier(asFields(fields["profile"])?.["id"]) ??
        identifier(asFields(user)?.["id"]));
}
/** Key ids are printed everywhere: one that could be more than an id is none. */
function readKeyId(value) {
    const id = identifier(value);
    return id !== undefined && /^[A-Za-z0-9_.-]{1,128}$/.test(id) ? id : undefined;
}
function identifier(value) {
    return typeof value === "number" ? String(value) : answers_text(value);
}
function answers_text(value) {
    return typeof value === "string" && value !== "" ? value : undefined;
}
function asFields(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
}

;// CONCATENATED MODULE: ./build/mesh/http.js






const http_REQUEST_TIMEOUT_MS = 10 * SECOND_MS;
/** The hosted service hangs on create now and then, and answers in the end (spec: mesh-api.md, Basic). */
const MINT_TIMEOUT_MS = MINUTE_MS;
const MOST_MINT_TRIES = 3;
const MINT_PAUSE_MS = 500;
const http_PAGE_SIZE = 100;
/** 100 pages are 10,000 keys: more is a server that turns in circles. */
const http_MOST_PAGES = 100;
/** The Mesh API over HTTP (spec: mesh-api.md). Follows no redirect: undici would carry `x-api-key` to another origin. */
function createMeshHttp(deps) {
    const client = new MeshHttp(deps);
    return {
        discover: () => client.discover(),
        listKeys: (meta) => client.listKeys(meta),
        findKey: (keyId) => client.findKey(keyId),
        whoami: (credential) => client.introspect("/api/v1/whoami", credential),
        profile: (credential) => client.introspect("/auth/profile", credential),
        mint: (request) => client.mint(request),
        revoke: (keyId, reason) => client.revoke(keyId, reason),
        expire: (keyId, inMs) => client.expire(keyId, inMs),
    };
}
class MeshHttp {
    #deps;
    constructor(deps) {
        this.#deps = deps;
    }
    async discover() {
        const answer = await this.#read("/.well-known/mesh-configuration");
        const { status, serverAt, receivedMs, headers } = answer;
        if (status >= 500 || status === 408 || status === 429 || (status >= 300 && status < 400))
            throw meshRefusal(answer, "tell what it can do");
        // Half an answer must not make a full service look like a basic one: its keys would get no label.
        const meantAsJson = status === 200 && (headers["content-type"] ?? "").includes("json");
        if (meantAsJson && readEnvelope(answer) === undefined)
            throw failures_unusable(answer, "tell what it can do");
        // Any other refusal, and a web page, is a service that knows the basic API only.
        const features = readFeatures(answer);
        // The ages of keys are told by the service's own clock, never by the runner's.
        if (features.size > 0 && headers["date"] === undefined)
            throw dateless(answer);
        return { serverAt, receivedMs, features };
    }
    async listKeys(meta) {
        const keys = [];
        let cursor;
        for (let page = 0; page < http_MOST_PAGES; page += 1) {
            const query = new URLSearchParams({ status: "active", limit: String(http_PAGE_SIZE) });
            for (const [field, value] of Object.entries(meta))
                query.set(`meta.${field}`, value);
            if (cursor !== undefined)
                query.set("cursor", cursor);
            const answer = await this.#read(`/api/v1/api-keys?${query.toString()}`, this.#deps.credential);
            const { api_keys: records, next_cursor: next } = this.#expect(answer, "list keys");
            if (!Array.isArray(records))
                throw failures_unusable(answer, "list keys");
            keys.push(...records.map((record) => readKey(record, answer)));
            if (typeof next !== "string" || next === "")
                return keys;
            cursor = next;
        }
        throw meshUnreachable("its list of keys has no end", this.#deps.baseUrl);
    }
    async findKey(keyId) {
        const answer = await this.#read(`/api/v1/api-keys/${encodeURIComponent(keyId)}`, this.#deps.credential);
        if (answer.status === 404)
            return undefined;
        const envelope = this.#expect(answer, "show a key");
        return readKey(envelope["api_key"] ?? envelope, answer);
    }
    async introspect(path, credential) {
        const answer = await this.#read(path, credential);
        const { status } = answer;
        const rejected = status === 401 || status === 403 || status === 404;
        if (rejected)
            return { kind: "rejected", status, code: errorCode(answer) };
        return readIntrospection(this.#expect(answer, "check a credential"));
    }
    async mint(request) {
        const { name, meta, expiresInMs, scopes, idempotencyKey } = request;
        const body = {
            name,
            ...(meta === undefined ? {} : { meta }),
            ...(expiresInMs === undefined ? {} : { expires_in: Math.floor(expiresInMs / SECOND_MS) }),
            ...(scopes === undefined ? {} : { scopes }),
        };
        const headers = idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey.reveal() };
        const sent = this.#request("POST", "/api/v1/api-keys", {
            credential: this.#deps.credential,
            body,
            headers,
            timeoutMs: MINT_TIMEOUT_MS,
        });
        for (let tries = 1;; tries += 1) {
            try {
                return this.#minted(await this.#deps.http.send(sent));
            }
            catch (error) {
                if (!(error instanceof NoAnswerError))
                    throw error;
                if (error.bytesSent)
                    return { kind: "unknown", cause: error.message };
                if (tries === MOST_MINT_TRIES)
                    return { kind: "rejected", error: meshUnreachable(error.message, this.#deps.baseUrl) };
                // No byte left this machine, so no key came to be: trying again is safe.
                await this.#deps.clock.sleep(MINT_PAUSE_MS * tries);
            }
        }
    }
    /** Anything but a whole, usable answer may hide a key that was made. */
    #minted(answer) {
        const { status } = answer;
        if (status >= 500 || status === 408)
            return { kind: "unknown", cause: `HTTP ${status}` };
        if (status === 409 && answer.headers["retry-after"] !== undefined)
            return { kind: "unknown", cause: "an earlier request with the same idempotency key is still running" };
        const envelope = readEnvelope(answer);
        if (status < 200 || status >= 300 || envelope?.["success"] === false)
            return mintRefusal(answer);
        const minted = envelope && readMintedKey(envelope, answer);
        if (minted === undefined)
            return { kind: "unknown", cause: "the answer holds no usable key" };
        this.#deps.mask(minted.key);
        return { kind: "minted", ...minted };
    }
    async revoke(keyId, reason) {
        const path = `/api/v1/api-keys/${encodeURIComponent(keyId)}?reason=${encodeURIComponent(reason)}`;
        const answer = await this.#change("DELETE", path);
        // 404 and 410: it is gone already, which is all that was wanted (F34).
        const gone = (answer.status >= 200 && answer.status < 300) || answer.status === 404 || answer.status === 410;
        if (!gone || readEnvelope(answer)?.["success"] === false)
            throw meshRefusal(answer, `revoke ${keyId}`);
    }
    async expire(keyId, inMs) {
        const path = `/api/v1/api-keys/${encodeURIComponent(keyId)}`;
        const answer = await this.#change("PATCH", path, { expires_in: Math.ceil(inMs / SECOND_MS) });
        const { status } = answer;
        if (status === 404 || status === 410)
            return;
        const refused = status < 200 || status >= 300 || readEnvelope(answer)?.["success"] === false;
        if (refused)
            throw meshRefusal(answer, `give ${keyId} an end`);
    }
    #read(path, credential) {
        return this.#patiently(this.#request("GET", path, credential === undefined ? {} : { credential }));
    }
    #change(method, path, body) {
        const { credential } = this.#deps;
        return this.#patiently(this.#request(method, path, body === undefined ? { credential } : { credential, body }));
    }
    async #patiently(request) {
        try {
            return await sendPatiently(this.#deps.http, request, this.#deps);
        }
        catch (error) {
            if (error instanceof NoAnswerError)
                throw meshUnreachable(error.message, this.#deps.baseUrl);
            throw error;
        }
    }
    #request(method, path, parts) {
        const { credential, body, headers, timeoutMs = http_REQUEST_TIMEOUT_MS } = parts;
        return {
            method,
            url: meshUrl(this.#deps.baseUrl, path),
            headers: { ...meshHeaders(credential, body !== undefined), ...headers },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
            timeoutMs,
        };
    }
    #expect(answer, doing) {
        const envelope = readEnvelope(answer);
        const ok = answer.status >= 200 && answer.status < 300;
        if (!ok || envelope?.["success"] === false)
            throw meshRefusal(answer, doing);
        if (envelope === undefined)
            throw failures_unusable(answer, doing);
        return envelope;
    }
}
function mintRefusal(answer) {
    const error = meshRefusal(answer, "mint a key");
    if (answer.status !== 429)
        return { kind: "rejected", error };
    return { kind: "rejected", error, waitMs: retryAfterMs(answer) ?? MINUTE_MS };
}
function errorCode(answer) {
    const code = readEnvelope(answer)?.["code"];
    return typeof code === "string" ? code : undefined;
}

;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./build/platform/clock.js

const NANOSECONDS_PER_MS = 1_000_000;
/** The machine's own clock. */
const systemClock = {
    now: () => Date.now(),
    // Not `performance.now()`: touching that global loads a module of Node's, in the way of the first request.
    monotonicMs: () => Number(process.hrtime.bigint()) / NANOSECONDS_PER_MS,
    sleep: (ms, signal) => (0,promises_namespaceObject.setTimeout)(ms, undefined, signal === undefined ? {} : { signal }),
};

;// CONCATENATED MODULE: ./build/platform/random.js

/** The operating system's cryptographically secure generator. */
const systemRandom = {
    bytes: (count) => new Uint8Array((0,external_node_crypto_namespaceObject.randomBytes)(count)),
};

;// CONCATENATED MODULE: ./build/platform/signals.js
/**
 * Aborted when the process is asked to stop. GitHub sends SIGINT, 7.5 s later SIGTERM, and kills 2.5 s after that
 * (spec: rotation.md, Cancellation): enough to take back a key that nobody holds yet.
 */
function stopSignal() {
    const controller = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM"])
        process.on(signal, () => {
            controller.abort();
        });
    return controller.signal;
}
/** 128 and the number of the signal, as a shell tells it. */
const STOP_CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
/** @param insist called with the exit code when a second signal comes. */
function listenForStop(insist) {
    const controller = new AbortController();
    let code;
    const take = (signal) => {
        if (code !== undefined)
            insist(code);
        code ??= STOP_CODES[signal];
        controller.abort();
    };
    for (const signal of ["SIGHUP", "SIGINT", "SIGTERM"])
        process.on(signal, () => take(signal));
    return { signal: controller.signal, exitCode: () => code, stop: () => take("SIGINT") };
}

;// CONCATENATED MODULE: ./build/rotation/evidence.js

/*
 * The evidence rules of the contract (spec: rotation.md), one function each. Every odd-looking clause was left out once in a random
 * model, and broke a promise.
 */
/** A run that has not stored its key this long after it looked gives up: what it saw is no longer worth acting on. */
const DEADLINE_MS = 5 * MINUTE_MS;
/** A request takes effect within this time of being sent, or never (A1). */
const EFFECT_MS = 10 * MINUTE_MS;
/** GitHub shows a new `updated_at` within this time (A2). */
const VISIBLE_MS = 5 * MINUTE_MS;
/** Until this age a key may belong to a run that is still alive, or to a PUT that is still under way. */
const LEASE_MS = DEADLINE_MS + EFFECT_MS + VISIBLE_MS;
/** Timestamps have whole seconds, and skew is not exact. */
const evidence_MARGIN_MS = 30 * SECOND_MS;
/** A key not used for this long is taken to have no user left. */
const UNUSED_MS = DAY_MS;
/** Keys younger than this count against `max-live-keys`: a crash loop cannot flood Mesh, nor lock a target for good. */
function horizonMs(policy) {
    return Math.max(policy.graceMs, DAY_MS);
}
function isYoungerThanLease(key, now) {
    return now - key.createdAt < LEASE_MS;
}
/**
 * Is the passed-in key *known* to be what the store holds? Only when the snapshot was taken after the last write:
 * first attempt, and `u + margin \u2264 q`. A key born after `u + margin` shows that `u` is a late view.
 *
 * @returns the key, or `undefined` when nothing is known.
 */
function knownKey(facts) {
    const { passedIn, secret, queuedAt, firstAttempt } = facts;
    if (passedIn.kind !== "alive" || passedIn.managed !== "for_this_target" || passedIn.key === undefined)
        return undefined;
    if (secret.kind !== "present" || queuedAt === undefined || !firstAttempt)
        return undefined;
    const settledAt = secret.updatedAt + evidence_MARGIN_MS;
    return passedIn.key.createdAt <= settledAt && settledAt <= queuedAt ? passedIn.key : undefined;
}
/** May the last write have put this key into the store? */
function fitsWindow(key, updatedAt) {
    return updatedAt - LEASE_MS <= key.createdAt && key.createdAt <= updatedAt + evidence_MARGIN_MS;
}
/** Minted after the last write, by a run that can no longer store it: the store does not hold it. */
function isOrphan(key, facts) {
    const { secret, now } = facts;
    if (secret.kind !== "present" || isProtected(key, facts))
        return false;
    return key.createdAt > secret.updatedAt + evidence_MARGIN_MS && !isYoungerThanLease(key, now);
}
/** The store is known to hold another key, and has for longer than the grace period. */
function isSuperseded(key, facts, policy) {
    const { secret, now } = facts;
    if (secret.kind !== "present" || isProtected(key, facts) || knownKey(facts) === undefined)
        return false;
    return now - secret.updatedAt >= policy.graceMs && !isYoungerThanLease(key, now);
}
/**
 * Was the key replaced by the last write, for longer than the grace period ago, and has it an end? That is no proof to end
 * it on: a person may have put it back. It is enough to tell those who still use it.
 */
function isEnding(key, facts, policy) {
    const { secret, now } = facts;
    if (secret.kind !== "present" || isProtected(key, facts) || key.expiresAt === null)
        return false;
    return now - secret.updatedAt >= policy.graceMs && key.createdAt < secret.updatedAt - LEASE_MS;
}
/**
 * Is somebody still using a superseded key? Then it is kept, for a server keeps the key it was deployed with. It is kept
 * no longer than `keep-while-used` after it left the store.
 */
function isKeptWhileUsed(key, facts, policy) {
    if (policy.keepWhileUsedMs === 0 || key.lastUsedAt === undefined || key.lastUsedAt === null)
        return false;
    return facts.now - key.lastUsedAt < UNUSED_MS && facts.now < keptUntil(key, facts, policy);
}
/** When a key that is kept because it is used ends all the same. */
function keptUntil(key, facts, policy) {
    // Counted from the last write: the key left the store then or earlier. The birth of a younger key says less than it
    // seems to: a late write may have brought this one back (found by the simulation).
    const leftStoreAt = facts.secret.kind === "present" ? facts.secret.updatedAt : facts.now;
    const longest = leftStoreAt + Math.max(policy.graceMs, policy.keepWhileUsedMs);
    return Math.min(key.expiresAt ?? longest, longest);
}
/**
 * How old is what the store holds? The birth of a *known* key; in every other case the time since the last write.
 *
 * @returns milliseconds, or `undefined` when nothing tells (a dry run that may not read GitHub, basic service).
 */
function ageMs(facts) {
    const known = knownKey(facts);
    if (known !== undefined)
        return facts.now - wholeSecond(known.createdAt);
    if (facts.secret.kind === "present")
        return facts.now - facts.secret.updatedAt;
    if (facts.secret.kind === "not_read" && facts.passedIn.kind === "alive" && facts.passedIn.key !== undefined)
        return facts.now - wholeSecond(facts.passedIn.key.createdAt);
    return undefined;
}
/** `Date` has whole seconds: a birth with milliseconds would make every key a moment too young. */
function wholeSecond(at) {
    return Math.floor(at / SECOND_MS) * SECOND_MS;
}
/** The passed-in key may be in use by this very run, and the admin credential is: neither is ever swept. */
function isProtected(key, facts) {
    const passedInKeyId = facts.passedIn.kind === "alive" ? facts.passedIn.key?.keyId : undefined;
    return key.keyId === passedInKeyId || key.keyId === facts.adminKeyId;
}

;// CONCATENATED MODULE: ./build/rotation/policy.js
/** When a key of this birth, or a secret that was written then, is due; `undefined`: never, or not known. */
function nextRotationAt(from, { rotateAfterMs }) {
    return from === undefined || rotateAfterMs === "never" ? undefined : from + rotateAfterMs;
}
/** What the user wants of new keys and the service cannot do, as inputs in a sentence; empty: nothing. */
function missingFeatures(features, { scopes, expiresInMs }) {
    const missing = [
        scopes !== undefined && !features.has("scopes") ? ["`scopes`"] : [],
        expiresInMs !== undefined && !features.has("expires_in") ? ["`expires-in`"] : [],
    ];
    return missing.flat().join(" and ");
}

;// CONCATENATED MODULE: ./build/rotation/rules.js



/**
 * The first rule that answers decides (spec: rotation.md, the plan table). Each is complete on its own: it never
 * trusts what an earlier one checked.
 */
function decide(facts, policy) {
    const verdict = firstOf(RULES, facts, policy) ?? notDue(facts, policy);
    if (facts.secret.kind !== "not_read")
        return verdict;
    return { ...verdict, reason: `GitHub was not read (no github-token). ${verdict.reason}` };
}
function firstOf(rules, facts, policy) {
    for (const rule of rules) {
        const verdict = rule(facts, policy);
        if (verdict !== undefined)
            return verdict;
    }
    return undefined;
}
const RULES = [
    noSecret,
    otherAccount,
    otherTarget,
    notFromThisSecret,
    passedInMalformed,
    passedInDead,
    doneSinceQueued,
    forced,
    dueByAge,
    expiring,
    adoption,
];
function noSecret({ secret, passedIn }) {
    if (secret.kind === "absent")
        return { kind: "create", code: "no_secret", reason: "There is no such secret yet." };
    if (secret.kind === "not_read" && passedIn.kind === "not_given")
        return {
            kind: "create",
            code: "no_secret",
            reason: "No `current-key` was given: this is taken for a first installation.",
        };
    return undefined;
}
function otherAccount({ passedIn }) {
    if (passedIn.kind !== "alive" || passedIn.sameAccount)
        return undefined;
    return {
        kind: "refused",
        code: "other_account",
        reason: "`current-key` belongs to another Mesh account than `admin-key`: a new key would have other permissions.",
    };
}
function otherTarget({ passedIn }, { force }) {
    if (force || passedIn.kind !== "alive" || passedIn.managed !== "for_another_target")
        return undefined;
    return {
        kind: "refused",
        code: "other_target",
        reason: `\`current-key\` does not come from the secret this run writes: key ${passedIn.key?.keyId ?? ""} was minted for another one.`,
    };
}
function notFromThisSecret({ passedIn, managed, secret }, { force }) {
    if (force || passedIn.kind !== "alive" || passedIn.managed !== "no" || secret.kind !== "present")
        return undefined;
    const fitting = managed.find((key) => fitsWindow(key, secret.updatedAt));
    if (fitting === undefined)
        return undefined;
    return {
        kind: "refused",
        code: "not_from_this_secret",
        reason: `\`current-key\` does not come from the secret this run writes: its last write fits key ${fitting.keyId}, ` +
            `and key ${passedIn.key?.keyId ?? ""} was passed in.`,
    };
}
function passedInMalformed({ passedIn }) {
    if (passedIn.kind !== "malformed")
        return undefined;
    return {
        kind: "rotate",
        code: "passed_in_malformed",
        reason: "The secret does not hold a Mesh key (what it holds does not look like `mesh_\u2026`).",
    };
}
function passedInDead({ passedIn }) {
    if (passedIn.kind !== "dead")
        return undefined;
    return { kind: "rotate", code: "passed_in_dead", reason: "Mesh no longer accepts the key in the secret." };
}
/** With nothing passed in, this is a run over many secrets, started again: what was written since it was queued is done. */
function doneSinceQueued({ passedIn, secret, queuedAt }, { force }) {
    if (!force || passedIn.kind !== "not_given" || secret.kind !== "present" || queuedAt === undefined)
        return undefined;
    if (secret.updatedAt <= queuedAt)
        return undefined;
    return {
        kind: "unchanged",
        code: "done_since_queued",
        reason: "`force` asks for it, and it is done: the secret was written after this run was queued.",
    };
}
function forced({ passedIn }, { force }) {
    if (!force)
        return undefined;
    const foreign = passedIn.kind === "alive" && passedIn.managed !== "for_this_target"
        ? ` The passed-in key ${passedIn.key?.keyId ?? ""} is not one of this secret's keys and is left as it is.`
        : "";
    return { kind: "rotate", code: "forced", reason: `\`force\` asks for it.${foreign}` };
}
function dueByAge(facts, { rotateAfterMs }) {
    const age = ageMs(facts);
    if (rotateAfterMs === "never" || age === undefined || age < rotateAfterMs)
        return undefined;
    return {
        kind: "rotate",
        code: "due_by_age",
        reason: `${describeAge(facts, age)}, and \`rotate-after\` is ${formatDuration(rotateAfterMs)}.`,
    };
}
function expiring(facts, { rotateAfterMs, graceMs }) {
    const expiresAt = knownKey(facts)?.expiresAt ?? null;
    const enoughMs = (rotateAfterMs === "never" ? 0 : rotateAfterMs) + graceMs;
    if (expiresAt === null || expiresAt - facts.now >= enoughMs)
        return undefined;
    return {
        kind: "rotate",
        code: "expiring",
        reason: `The key ends at ${formatInstant(expiresAt)}, before the next rotation and its grace period could.`,
    };
}
function adoption({ passedIn }) {
    if (passedIn.kind !== "alive" || passedIn.managed !== "no")
        return undefined;
    return {
        kind: "rotate",
        code: "adoption",
        reason: `Key ${passedIn.key?.keyId ?? ""} was not minted for this secret by this action, as far as Mesh knows. It is replaced by a managed one and left as it is: revoke it yourself when nothing uses it any more.`,
    };
}
function notDue(facts, { rotateAfterMs }) {
    const age = ageMs(facts);
    const limit = rotateAfterMs === "never"
        ? "`rotate-after` is never"
        : `\`rotate-after\` is ${formatDuration(rotateAfterMs)}`;
    const told = age === undefined ? "Nothing tells how old the key is" : describeAge(facts, age);
    const reason = `${told}; ${limit}.`;
    return { kind: "unchanged", code: "not_due", reason };
}
function describeAge(facts, age) {
    if (knownKey(facts) !== undefined)
        return `The key is ${describeDuration(age)} old`;
    if (facts.secret.kind === "not_read")
        return `The passed-in key is ${describeDuration(age)} old`;
    return `The secret was last written ${describeDuration(age)} ago`;
}

;// CONCATENATED MODULE: ./build/rotation/plan.js



/** Facts and policy in, plan out; no clock, no I/O (spec: rotation.md, step 2). */
function plan(facts, policy) {
    // A run whose facts do not fit together is refused, and touches nothing at all.
    const verdict = decide(facts, policy);
    const superseded = facts.managed.filter((key) => isSuperseded(key, facts, policy));
    const horizonAt = facts.now - horizonMs(policy);
    const young = (key) => key.createdAt > horizonAt;
    const sweeps = verdict.kind === "refused" ? [] : sweepable(facts, policy, superseded, young);
    const swept = new Set(sweeps.map(({ key }) => key));
    const left = facts.managed.filter((key) => !swept.has(key));
    const countedKeys = left.filter(young).length;
    const final = supported(limited(verdict, countedKeys, policy), facts, policy);
    const retires = left.filter((key) => !isYoungerThanLease(key, facts.now) && key.keyId !== facts.adminKeyId);
    const predecessorKeyId = verdict.kind === "create" ? undefined : predecessor(facts);
    return {
        ...final,
        sweeps,
        retires,
        byHand: leftToPeople({ kind: final.kind, sweeps, retires, predecessorKeyId }, facts),
        keptInUse: facts.managed
            .filter((key) => superseded.includes(key) || isEnding(key, facts, policy))
            .filter((key) => isKeptWhileUsed(key, facts, policy))
            .map((key) => {
            const untilAt = keptUntil(key, facts, policy);
            return { key, untilAt, leftMs: untilAt - facts.now };
        }),
        countedKeys,
        maxLiveKeys: policy.maxLiveKeys,
        predecessorKeyId,
    };
}
function leftToPeople({ kind, sweeps, retires, predecessorKeyId }, { features }) {
    if (features.has("revoke"))
        return { now: [], afterGrace: [] };
    const now = sweeps.map(({ key }) => key.keyId);
    if (features.has("expire") || !mints({ kind }))
        return { now, afterGrace: [] };
    if (retires.length > 0)
        return { now, afterGrace: retires.map(({ keyId }) => keyId) };
    if (kind === "create")
        return { now, afterGrace: [] };
    return { now, afterGrace: predecessorKeyId === undefined ? "by_name" : [predecessorKeyId] };
}
function sweepable(facts, policy, superseded, young) {
    return facts.managed.flatMap((key) => {
        if (isOrphan(key, facts))
            return [{ key, evidence: "orphan", young: young(key) }];
        const ended = superseded.includes(key) && !isKeptWhileUsed(key, facts, policy);
        return ended ? [{ key, evidence: "superseded", young: young(key) }] : [];
    });
}
/** A key wider or longer-lived than the user asked for would be a silent downgrade: better none. */
function supported(verdict, { features }, policy) {
    const missing = missingFeatures(features, policy);
    if (!mints(verdict) || missing === "")
        return verdict;
    return {
        kind: "refused",
        code: "not_supported",
        reason: `This Mesh service cannot make a key with ${missing}.`,
    };
}
/** A crash loop must not flood Mesh: the run sweeps, and mints nothing while too many keys are young (I4). */
function limited(verdict, countedKeys, { maxLiveKeys }) {
    if (!mints(verdict) || countedKeys < maxLiveKeys)
        return verdict;
    return {
        kind: "refused",
        code: "max_live_keys",
        reason: `${countedKeys} live keys of this secret are young, and \`max-live-keys\` is ${maxLiveKeys}. ` +
            "Something mints keys again and again; later runs clean up by themselves.",
    };
}
/** Does this lead to a new key? */
function mints({ kind }) {
    return kind === "create" || kind === "rotate";
}
/** The passed-in key where there is one; else the one managed key that the last write can have stored. */
function predecessor({ passedIn, managed, secret }) {
    if (passedIn.kind === "alive" && passedIn.key !== undefined)
        return passedIn.key.keyId;
    if (secret.kind !== "present")
        return undefined;
    const fitting = managed.filter((key) => fitsWindow(key, secret.updatedAt));
    return fitting.length === 1 ? fitting[0]?.keyId : undefined;
}

;// CONCATENATED MODULE: ./build/sealing/sealed-box.js

/**
 * Seals a value so that only the holder of the sealing key's private half can open it: libsodium's `crypto_box_seal`,
 * standard padded base64 (GitHub Docs, "Encrypting secrets for the REST API").
 *
 * libsodium is loaded on the first call, for no request needs it before the sealing key is there.
 *
 * @throws UserError `github_answer_unusable` when the sealing key is not 32 bytes of base64.
 */
async function seal(value, { sealingKeyId, publicKey }) {
    const { default: sodium } = await loadSodium();
    await sodium.ready;
    const { ORIGINAL } = sodium.base64_variants;
    const recipient = decode(publicKey, (text) => sodium.from_base64(text, ORIGINAL));
    if (recipient?.length !== sodium.crypto_box_PUBLICKEYBYTES)
        throw badSealingKey();
    const box = sodium.crypto_box_seal(sodium.from_string(value.reveal()), recipient);
    return { sealingKeyId, encryptedValue: sodium.to_base64(box, ORIGINAL) };
}
/**
 * Loads libsodium and seals nothing for nobody, for the first box takes longest; a failure shows in {@link seal}.
 */
async function warmUpSealing() {
    await sealNothing().catch(() => undefined);
}
async function sealNothing() {
    const { default: sodium } = await loadSodium();
    await sodium.ready;
    sodium.crypto_box_seal("", sodium.crypto_box_keypair().publicKey);
}
const loadSodium = () => __nccwpck_require__.e(/* import() */ 768).then(__nccwpck_require__.bind(__nccwpck_require__, 4768));
function decode(text, from) {
    try {
        return from(text);
    }
    catch {
        return undefined;
    }
}
function badSealingKey() {
    return new UserError("github_answer_unusable", {
        what: "GitHub's sealing key is not a key of 32 bytes.",
        input: "github-api-url",
        why: "`github-api-url` points to something that is no GitHub API, or a proxy changed the answer.",
        fix: "Use the address of the API: `https://api.github.com`, or `https://HOST/api/v3` on GitHub Enterprise Server.",
    });
}

;// CONCATENATED MODULE: ./build/rotation/outcome.js
/** Kinds that break the action's promise: the step fails. */
function isFailure({ kind }) {
    return SEVERITY.indexOf(kind) >= SEVERITY.indexOf("refused");
}
/** From harmless to worst: with several targets the run's outcome is the worst of theirs. */
const SEVERITY = [
    "unchanged",
    "planned",
    "created",
    "rotated",
    "superseded-by-another-run",
    "refused",
    "failed",
    "rolled-back",
    "ambiguous",
];
function worst(outcomes) {
    return outcomes.toSorted((a, b) => SEVERITY.indexOf(b.kind) - SEVERITY.indexOf(a.kind))[0];
}

;// CONCATENATED MODULE: ./build/values/invisible.js
/** Control, format and line-separating characters: they could forge lines of a log, or hide text from who reads it. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
function holdsInvisible(text) {
    return INVISIBLE.test(text);
}

;// CONCATENATED MODULE: ./build/values/shorten.js

const DIGEST_LENGTH = 8;
/**
 * Cuts a label that is too long, keeping it unique: its beginning, `~`, and 8 hex digits of the SHA-256 of the whole
 * (spec: actions.md, `name`). Length is counted in code points.
 */
function shortenUniquely(text, longest) {
    const characters = [...text];
    if (characters.length <= longest)
        return text;
    const digest = (0,external_node_crypto_namespaceObject.createHash)("sha256").update(text, "utf8").digest("hex").slice(0, DIGEST_LENGTH);
    return `${characters.slice(0, longest - DIGEST_LENGTH - 1).join("")}~${digest}`;
}

;// CONCATENATED MODULE: ./build/rotation/target.js


/** `meta.managed_by` of every key that this product mints (spec: rotation.md, Words). */
const MANAGED_BY = "setup-api-key";
/** Longest key name and longest meta value that Mesh takes (spec: mesh-api.md). */
const LONGEST_KEY_NAME = 100;
const LONGEST_META_VALUE = 256;
/** The repository or the organization that a secret belongs to, by the numeric id that no rename changes. */
function holderId(kind, id) {
    return kind === "organization" ? `org-${id}` : id;
}
/**
 * The target's identity, which no rename changes:
 * `github:<API host>:<repository id or org-<org id>>:<environment, lower case, URL-encoded, or empty>:<store>:<SECRET>`.
 */
function targetId(apiHost, holder, slot) {
    const { scope } = slot;
    const environment = scope.kind === "environment" ? encodeURIComponent(scope.environment.toLowerCase()) : "";
    const id = ["github", apiHost, holder, environment, storeOf(scope), slot.secretName].join(":");
    return shortenUniquely(id, LONGEST_META_VALUE);
}
/** Environments are a matter of GitHub Actions alone. */
function storeOf(scope) {
    return scope.kind === "environment" ? "actions" : scope.store;
}
/**
 * `github:<owner>/<repo>:<SECRET>`, or `github:<organization>:<SECRET>`, with `@<environment>` or `+<store>` where it is
 * not the plain secret of Actions.
 */
function defaultKeyName({ scope, secretName }) {
    const place = scope.kind === "environment" ? `@${nameable(scope.environment)}` : "";
    const store = storeOf(scope) === "actions" ? "" : `+${storeOf(scope)}`;
    return shortenUniquely(`github:${describeHolder(scope)}:${secretName}${place}${store}`, LONGEST_KEY_NAME);
}
/** `octo/app`, or `octo` where the organization itself holds the secret. */
function describeHolder(scope) {
    if (scope.kind === "organization")
        return scope.organization;
    return `${scope.repository.owner}/${scope.repository.name}`;
}
/** Mesh refuses `::` and invisible characters in names, GitHub allows them in environments. */
function nameable(environment) {
    const unnameable = holdsInvisible(environment) || environment.includes("::");
    return unnameable ? encodeURIComponent(environment) : environment;
}
/** How a target is called in sentences: `MESH_API_KEY of octo/app`, `\u2026 (environment production)`, `\u2026 (dependabot)`. */
function describeSlot({ scope, secretName }) {
    const whose = scope.kind === "organization" ? `organization ${scope.organization}` : describeHolder(scope);
    if (scope.kind === "environment")
        return `${secretName} of ${whose} (environment ${scope.environment})`;
    return `${secretName} of ${whose}${scope.store === "actions" ? "" : ` (${scope.store})`}`;
}

;// CONCATENATED MODULE: ./build/actions/story.js




/** The log as a short story: one line a step. */
function storyLine(event) {
    switch (event.kind) {
        case "observed":
            return event.service === "basic"
                ? "\u2713 observed Mesh and GitHub (this Mesh service offers the basic API: it can neither list nor revoke keys)"
                : `\u2713 observed Mesh and GitHub: ${count(event.managedKeys, "live managed key")}`;
        case "planned":
            return `\u2713 plan: ${event.plan.kind}. ${event.plan.reason}`;
        case "swept":
            return `\u2713 swept ${event.keyId} (${event.evidence})`;
        case "minted":
            return `\u2713 minted ${event.keyId} "${printableName(event.name)}"`;
        case "proven":
            return `\u2713 proven: Mesh accepts ${event.keyId}`;
        case "waiting":
            return `\u2026 waiting ${describeDuration(event.ms)} (${event.why})`;
        case "stored":
            return `\u2713 stored, sealed for this secret alone (${event.created ? "created" : "updated"} at ${formatInstant(event.at)})`;
        case "retired":
            return `\u2713 retired ${event.keyId}: ${ends(event)}`;
        case "ordered":
            return `\u2713 order: ${event.plan.mode}. ${orderText(event.plan)}`;
        case "revoked":
            return `\u2713 revoked ${event.keyId}: ${event.why}`;
        case "secret-deleted":
            return "\u2713 deleted the secret";
        case "revoked-successor":
            return `\u2713 revoked ${event.keyId} again: ${event.why}`;
    }
}
const FIRST_STEPS = {
    compromised: "Store a new key first, then revoke",
    teardown: "Delete the secret first, then revoke",
};
function orderText({ mode, refusal, revokes, keeps }) {
    if (refusal !== undefined)
        return `Refused: ${refusal.what}`;
    const kept = keeps.length === 0 ? "" : `, keep ${keeps.length}`;
    return `${FIRST_STEPS[mode] ?? "Revoke"} ${count(revokes.length, "key")}${kept}.`;
}
function ends({ graceEndsAt, endsAt }) {
    const grace = `works through its grace period, until ${formatInstant(graceEndsAt)}`;
    return endsAt > graceEndsAt ? `${grace}, and while it is used, until ${formatInstant(endsAt)}` : grace;
}
/** A plan as rows for people: what would happen, to which key, and on which evidence. */
function planRows(plan) {
    const minting = mints(plan);
    return [
        ...plan.sweeps.map(({ key, evidence }) => ["sweep", key.keyId, SWEEP_EVIDENCE[evidence]]),
        ...(minting
            ? [
                ["mint", "a new key", plan.reason],
                ["store", "the new key", "after it has proven itself"],
            ]
            : [["nothing", "", plan.reason]]),
        ...(minting ? plan.retires : []).map(({ keyId }) => ["retire", keyId, "this run's own write will have replaced it"]),
        ...plan.keptInUse.map(({ key, untilAt }) => ["keep", key.keyId, `still in use; until ${formatInstant(untilAt)}`]),
    ];
}
const SWEEP_EVIDENCE = {
    orphan: "orphan: minted after the last write of the secret, by a run that is over",
    superseded: "superseded: the secret is known to hold another key, and the grace period is over",
};
function count(number, what) {
    return `${number} ${what}${number === 1 ? "" : "s"}`;
}

;// CONCATENATED MODULE: ./build/actions/tell-event.js






/** Tells what happens as it happens: a line each; of many targets a folded group each, and its end for all to see. */
function tellEvent(event, host) {
    switch (event.kind) {
        case "warning":
            host.warning({ title: "mesh/setup-api-key", text: event.text });
            break;
        case "surveyed":
            tellSurvey(event, host);
            break;
        case "target-started":
            host.startGroup(`[${event.number}/${event.of}] ${describeSlot(event.target.slot)}`);
            break;
        case "target-ended":
            host.endGroup();
            host.info(endLine(event));
            break;
        default:
            host.info(storyLine(event));
    }
}
/** An App's token ends after an hour (GitHub Docs, "Generating an installation access token"); there must be time left to work. */
const LONG_RUN_MS = 0.9 * HOUR_MS;
function tellSurvey({ targets, due }, host) {
    const leastMs = leastDurationMs(due);
    const time = leastMs === 0 ? "" : `; GitHub's limits allow that in ${describeDuration(leastMs)} at best`;
    const surveyed = targets === 1 ? "1 target" : `${targets} targets`;
    host.info(`\u2713 surveyed ${surveyed}: ${due === 0 ? "nothing is due" : `${due} to work on${time}`}`);
    if (leastMs < LONG_RUN_MS)
        return;
    host.warning({
        title: "This will take long",
        text: `GitHub allows a token 500 writes an hour: ${due} targets take ${describeDuration(leastMs)} at best. An App's token ends after an hour; what is left then is done by the next run. examples/fleet.yml spreads the targets over several jobs.`,
    });
}
function endLine({ target, outcome, number, of, later }) {
    const place = `[${number}/${of}] ${describeSlot(target.slot)}: ${outcome.kind}`;
    if (later)
        return `\u2026 ${place}, has another turn after the others`;
    if (!isFailure(outcome))
        return `\u2713 ${place}`;
    return `\u2717 ${place}${"error" in outcome ? `. ${outcome.error.faults[0].what}` : ""}`;
}

;// CONCATENATED MODULE: ./build/actions/live-deps.js











/** GitHub's own reminder comes late: people need time to make a new token. */
const TOKEN_EXPIRY_WARNING_MS = 14 * DAY_MS;
const IDEMPOTENCY_RANDOM_BYTES = 16;
function createActionMesh(http, host, baseUrl, credential) {
    const { mask } = host;
    return createMeshHttp({ http, clock: systemClock, random: systemRandom, baseUrl, credential, mask });
}
function createActionGitHub(http, host, token) {
    return createGitHubHttp({
        ...{ http, clock: systemClock, random: systemRandom },
        apiUrl: token.apiUrl,
        token: token.value,
        tokenInput: token.input,
        onTokenExpiry: (expiresAt, now) => {
            warnOfExpiry(host, token.input, expiresAt, now);
        },
    });
}
/** The real world for one run that changes something. */
function liveRotationDeps(inputs, http, host) {
    const { apiUrl, githubApiUrl, adminKey, githubToken, runToken, run } = inputs;
    const gitHub = (value, input) => value && createActionGitHub(http, host, { apiUrl: githubApiUrl, value, input });
    return {
        mesh: createActionMesh(http, host, apiUrl, adminKey),
        github: gitHub(githubToken, "github-token"),
        gitHubHost: githubApiUrl.host,
        run: run && { ...run, port: gitHub(runToken, "run-token") },
        adminCredential: adminKey,
        clock: systemClock,
        seal: seal,
        newIdempotencyKey: (targetId) => idempotencyKey(inputs, targetId),
        tell: (event) => {
            if (event.kind === "planned" && mints(event.plan))
                void warmUpMeanwhile();
            tellEvent(event, host);
        },
        cancellation: stopSignal(),
    };
}
/**
 * The sealing library loads while the next request is on the wire; a run that mints nothing never needs it. Loading takes
 * some 30 ms of the one thread that there is: begun at once, it would hold that request back.
 */
async function warmUpMeanwhile() {
    await systemClock.sleep(0);
    await warmUpSealing();
}
/** The real world for one run of `mesh/setup-api-key/verify`: the key that is looked at authenticates itself. */
function liveLookDeps(inputs, http, host) {
    const { apiUrl, githubApiUrl, apiKey, githubToken, runToken, run, slot, targetId } = inputs;
    const gitHub = (value, input) => createActionGitHub(http, host, { apiUrl: githubApiUrl, value, input });
    return {
        mesh: createActionMesh(http, host, apiUrl, apiKey ?? new Sensitive("")),
        targetId,
        timing: githubToken === undefined || runToken === undefined || run === undefined
            ? undefined
            : { github: gitHub(githubToken, "github-token"), slot, runs: gitHub(runToken, "run-token"), run },
    };
}
/** Two steps of one run must never share an answer: a fresh random part, whatever else is the same. */
function idempotencyKey({ adminKey, run }, targetId) {
    const chance = Buffer.from(systemRandom.bytes(IDEMPOTENCY_RANDOM_BYTES)).toString("hex");
    const parts = JSON.stringify([run?.runId, run?.attempt, targetId, chance]);
    return new Sensitive((0,external_node_crypto_namespaceObject.createHmac)("sha256", adminKey.reveal()).update(parts).digest("hex"));
}
function warnOfExpiry(host, input, expiresAt, now) {
    if (expiresAt - now >= TOKEN_EXPIRY_WARNING_MS)
        return;
    host.warning({
        title: `${input} expires soon`,
        text: `The token of \`${input}\` ends at ${formatInstant(expiresAt)}; rotation stops then. Replace it before, or use a GitHub App, whose tokens are made for each run.`,
    });
}

;// CONCATENATED MODULE: ./build/actions/places.js

/** GitHub's names of accounts and repositories (GitHub Docs, "Username considerations" and "Repository naming"). */
const OWNER = "[A-Za-z0-9](?:[A-Za-z0-9_-]{0,99})";
const NAME = "[A-Za-z0-9._-]{1,100}";
/** `owner/name`; `undefined` for anything else. */
function parseRepository(text) {
    const [, owner, name] = new RegExp(`^(${OWNER})/(${NAME})$`).exec(text) ?? [];
    if (owner === undefined || name === undefined || name === "." || name === "..")
        return undefined;
    return { owner, name };
}
function isOwnerName(text) {
    return new RegExp(`^${OWNER}$`).test(text);
}
/** GitHub's names are not case-sensitive. */
function sameName(a, b) {
    return a.toLowerCase() === b.toLowerCase();
}
const LONGEST_ENVIRONMENT = 255;
/** Names with slashes, spaces and letters of any script are fine; what could forge a line of the log is not. */
function isEnvironmentName(text) {
    return text !== "" && text.length <= LONGEST_ENVIRONMENT && !holdsInvisible(text);
}
/** A line of `targets`: `owner/repo`, `owner/repo@environment` or `org:name` (spec: actions.md, Many targets). */
function parsePlace(line) {
    const [, organization] = /^org:(.*)$/.exec(line) ?? [];
    if (organization !== undefined)
        return isOwnerName(organization) ? { kind: "organization", organization } : undefined;
    // Neither part of a repository's name can hold an `@`, an environment's may.
    const at = line.indexOf("@");
    const repository = parseRepository(at < 0 ? line : line.slice(0, at));
    if (repository === undefined)
        return undefined;
    if (at < 0)
        return { kind: "repository", repository };
    const environment = line.slice(at + 1);
    return isEnvironmentName(environment) ? { kind: "environment", repository, environment } : undefined;
}
/** Each place once, the last spelling of it. */
function distinctPlaces(places) {
    return [...new Map(places.map((place) => [placeId(place), place])).values()];
}
/** The same place has the same text: no name of these is case-sensitive at GitHub. */
function placeId(place) {
    const parts = place.kind === "organization"
        ? [place.kind, place.organization]
        : [
            place.kind,
            place.repository.owner,
            place.repository.name,
            "environment" in place ? place.environment : "",
        ];
    return parts.join(" ").toLowerCase();
}

;// CONCATENATED MODULE: ./build/actions/access.js



const GITHUB_API = "https://api.github.com";
function readAccess(input, host, { tokenOptional }) {
    const adminKey = input.requiredSecret("admin-key", "Store a Mesh credential that may create keys as a secret, and pass it: `admin-key: ${{ secrets.MESH_ADMIN_KEY }}`.");
    const githubToken = tokenOptional
        ? input.secret("github-token")
        : input.requiredSecret("github-token", "Pass an installation token of a GitHub App or a fine-grained personal access token that may write the secret; the built-in GITHUB_TOKEN cannot.");
    const currentKey = input.secret("current-key");
    if (currentKey?.equals(adminKey) === true)
        input.fault(SAME_KEY);
    const runToken = input.secret("run-token");
    const apiUrl = readApiUrl(input, host);
    const githubApiUrl = readGitHubApiUrl(input, host);
    const run = isOwnGitHub(githubApiUrl, host.env) ? readRun(host) : undefined;
    return { adminKey, githubToken, currentKey, runToken, apiUrl, githubApiUrl, run };
}
function warnOfPlainHttp(apiUrl, host) {
    if (apiUrl.protocol === "http:" && !isLoopback(apiUrl))
        host.warning({
            title: "Keys travel unencrypted",
            text: `\`api-url\` (${apiUrl.origin}) is plain http: whoever is on the way can read the keys. Use https.`,
        });
}
const SAME_KEY = {
    what: "`current-key` is the same value as `admin-key`.",
    input: "current-key",
    why: "A rotation that ends the credential it works with would lock itself out.",
    fix: "Pass the value of the secret that this step writes, `${{ secrets.MESH_API_KEY }}`, and use another key as `admin-key`.",
};
function readApiUrl(input, { env }) {
    return input.url("api-url", env["MESH_API_URL"] || HOSTED_MESH_URL);
}
function readGitHubApiUrl(input, { env }) {
    return input.url("github-api-url", env["GITHUB_API_URL"] || GITHUB_API);
}
/** The run and the repository ids of this GitHub mean nothing to another one, and its token is none of that one's business. */
function isOwnGitHub(githubApiUrl, env) {
    const own = parseUrl(env["GITHUB_API_URL"] ?? "");
    return own === undefined || own.origin === githubApiUrl.origin;
}
function readRun({ env }) {
    const repository = parseRepository(env["GITHUB_REPOSITORY"] ?? "");
    const runId = env["GITHUB_RUN_ID"];
    if (repository === undefined || runId === undefined || !/^\d+$/.test(runId))
        return undefined;
    const attempt = Number(env["GITHUB_RUN_ATTEMPT"] ?? "1");
    return {
        repository,
        runId,
        // An attempt that cannot be read may be a re-run, which holds old secrets.
        attempt: Number.isSafeInteger(attempt) ? attempt : 2,
    };
}

;// CONCATENATED MODULE: ./build/actions/input-reader.js





/** GitHub gives such runs no secrets, and an expression that reads one is the empty string (F33). */
const NO_SECRETS = "An expression like `${{ secrets.X }}` is empty when the secret does not exist. If this run comes from a fork or from Dependabot, it gets no secrets.";
/**
 * Reads inputs one kind at a time, one strict parser for each, and remembers every fault: the user learns all of them
 * at once, before any request. Secret values are masked as they are read and never quoted.
 */
class InputReader {
    #host;
    #faults = [];
    constructor(host) {
        this.#host = host;
    }
    text(name, otherwise) {
        return this.#host.input(name) || otherwise;
    }
    optionalText(name) {
        return this.#host.input(name) || undefined;
    }
    secret(name) {
        const value = this.#host.input(name);
        if (value === "")
            return undefined;
        const secret = new Sensitive(value);
        this.#host.mask(secret);
        return secret;
    }
    requiredSecret(name, fix) {
        const secret = this.secret(name);
        if (secret === undefined)
            this.fault({ what: `\`${name}\` is empty.`, input: name, why: NO_SECRETS, fix });
        return secret ?? new Sensitive("");
    }
    flag(name, otherwise = false) {
        const value = this.#host.input(name);
        // The YAML 1.2 core schema's booleans, as @actions/core reads them.
        if (["true", "True", "TRUE"].includes(value))
            return true;
        if (["false", "False", "FALSE"].includes(value))
            return false;
        if (value !== "")
            this.#unacceptable(name, value, "`true` or `false`");
        return otherwise;
    }
    integer(name, { min, max, otherwise }) {
        const value = this.#host.input(name);
        if (value === "")
            return otherwise;
        const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
        if (number >= min && number <= max)
            return number;
        this.#unacceptable(name, value, `a whole number from ${min} to ${max}`);
        return otherwise;
    }
    /** @returns milliseconds */
    duration(name, otherwiseMs) {
        return this.optionalDuration(name) ?? otherwiseMs;
    }
    optionalDuration(name) {
        const value = this.#host.input(name);
        const durationMs = value === "" ? undefined : parseDuration(value);
        if (value !== "" && durationMs === undefined)
            this.#unacceptable(name, value, "a duration such as `90m`, `12h`, `30d` or `8w`");
        return durationMs;
    }
    durationOrNever(name, otherwiseMs) {
        return this.#host.input(name) === "never" ? "never" : this.duration(name, otherwiseMs);
    }
    oneOf(name, choices, otherwise) {
        const value = this.#host.input(name);
        const chosen = choices.find((choice) => choice === value);
        if (value !== "" && chosen === undefined)
            this.#unacceptable(name, value, alternatives(choices));
        return chosen ?? otherwise;
    }
    /** A comma or newline list, each element once. */
    listOf(name, choices, otherwise) {
        const values = this.#list(name);
        const known = values.filter((value) => choices.some((choice) => choice === value));
        const unknown = values.filter((value) => !choices.some((choice) => choice === value));
        if (unknown.length > 0)
            this.#unacceptable(name, unknown.join(", "), alternatives(choices));
        return known.length > 0 ? [...new Set(known)] : [otherwise];
    }
    /** A comma or newline list; `undefined` where nothing is listed. */
    optionalList(name) {
        const listed = this.#list(name);
        return listed.length > 0 ? listed : undefined;
    }
    url(name, otherwise) {
        const value = this.#host.input(name) || otherwise;
        const url = parseUrl(value);
        const usable = url !== undefined && ["http:", "https:"].includes(url.protocol);
        if (usable && url.username === "" && url.password === "" && url.search === "" && url.hash === "")
            return url;
        this.#unacceptable(name, value, "an address that starts with `https://`, without credentials or query");
        return new URL("https://invalid.example");
    }
    /** A key's id, as Mesh shows it: never its value, which people paste here by mistake. */
    keyId(name) {
        const value = this.#host.input(name);
        if (value === "")
            return undefined;
        if (/^[A-Za-z0-9_.-]{1,128}$/.test(value) && !isCredential(value))
            return value;
        this.#host.mask(new Sensitive(value));
        this.fault({
            what: `\`${name}\` is no id of a key.`,
            input: name,
            why: "It holds other characters, or is the value of a key or a token.",
            fix: "Pass the key's id, such as `key_\u2026`: the logs and the Mesh web interface show it.",
        });
        return undefined;
    }
    fault(fault) {
        this.#faults.push(fault);
    }
    /** Was a fault found in this input? Then nothing can be concluded from its value. */
    isFaulty(name) {
        return this.#faults.some(({ input }) => input === name);
    }
    /** @throws UserError `invalid_inputs` with every fault found so far. */
    finish() {
        const [first, ...others] = this.#faults;
        if (first !== undefined)
            throw new UserError("invalid_inputs", [first, ...others]);
    }
    #list(name) {
        return this.#host
            .input(name)
            .split(/[,\n]/)
            .map((element) => element.trim())
            .filter((element) => element !== "");
    }
    #unacceptable(name, value, allowed) {
        this.fault({
            what: `\`${name}\` is ${quoted(value)}, which it cannot be.`,
            input: name,
            fix: `Use ${allowed}.`,
        });
    }
}
function alternatives(choices) {
    return choices.map((choice) => `\`${choice}\``).join(", ");
}
const LONGEST_QUOTE = 80;
/** For an error message: what looks like a credential is not repeated. */
function quoted(value) {
    if (looksSecret(value))
        return "something that looks like a credential";
    return `"${value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE)}\u2026` : value}"`;
}

;// CONCATENATED MODULE: ./build/actions/input-warnings.js




/** What is allowed, and still worth a second look. */
function warnOfInputs({ policy, apiUrl, currentKey }, host) {
    // 0 is allowed only where everything older is to end at once.
    if (policy.graceMs > 0 && policy.graceMs < DAY_MS)
        host.warning({
            title: "Short grace period",
            text: `\`grace-period\` is ${formatDuration(policy.graceMs)}: queued jobs, re-runs and runs that wait for an approval may lose their key. 24h or more is safe for most.`,
        });
    warnOfPlainHttp(apiUrl, host);
    if (currentKey !== undefined && !MESH_KEY_PATTERN.test(currentKey.reveal()))
        host.warning({
            title: "`current-key` is no Mesh key",
            text: "The secret holds something that does not look like `mesh_\u2026`. It is treated as a dead key.",
        });
}

;// CONCATENATED MODULE: ./build/actions/secret-access-inputs.js



/** Who is to read an organization's secret: what `visibility` and `selected-repositories` say. */
function readAccessWish(input, places) {
    const organizations = places.flatMap((place) => ("organization" in place ? [place.organization] : []));
    const [organization, ...others] = organizations;
    if (organization === undefined)
        return refuseWish(input);
    const visibility = input.optionalText("visibility")
        ? input.oneOf("visibility", VISIBILITIES, "private")
        : undefined;
    if (input.optionalText("selected-repositories") === undefined)
        return { visibility, repositories: undefined };
    if (others.length > 0)
        input.fault(ONE_SELECTION);
    else if (visibility !== undefined && visibility !== "selected" && !input.isFaulty("visibility"))
        input.fault(SELECTION_WITHOUT_EFFECT);
    // Names can be judged only where it is clear whose they are.
    const clear = others.length === 0 && !input.isFaulty("organization");
    return { visibility, repositories: clear ? readSelectedRepositories(input, organization) : undefined };
}
function refuseWish(input) {
    for (const name of ["visibility", "selected-repositories"])
        if (input.optionalText(name) !== undefined)
            input.fault(withoutOrganization(name));
    return { visibility: undefined, repositories: undefined };
}
const withoutOrganization = (name) => ({
    what: `\`${name}\` goes with the secret of an organization only.`,
    input: name,
    fix: "Remove it, or name an `organization`.",
});
const ONE_SELECTION = {
    what: "`selected-repositories` cannot be the same for several organizations.",
    input: "selected-repositories",
    fix: "Remove it to keep each selection as it is, or write one organization a step.",
};
const SELECTION_WITHOUT_EFFECT = {
    what: "`selected-repositories` goes with `visibility: selected` only.",
    input: "selected-repositories",
    fix: "Remove it, or `visibility`.",
};
/** Names, with or without the organization before them, or numeric ids. */
function readSelectedRepositories(input, organization) {
    const names = input.optionalList("selected-repositories");
    if (names === undefined)
        return undefined;
    const read = names.map((name) => ({ name, repository: parseSelected(name, organization) }));
    for (const { name, repository } of read)
        if (repository === undefined)
            input.fault({
                what: `\`selected-repositories\` holds ${quoted(name)}, which is none of the organization's repositories.`,
                input: "selected-repositories",
                fix: "Use names such as `app` or `octo-org/app`, or numeric ids.",
            });
    return read.map(({ repository }) => repository).filter((repository) => repository !== undefined);
}
function parseSelected(name, organization) {
    if (/^\d{1,15}$/.test(name))
        return { id: name };
    const repository = parseRepository(name.includes("/") ? name : `${organization}/${name}`);
    return repository !== undefined && sameName(repository.owner, organization) ? repository : undefined;
}

;// CONCATENATED MODULE: ./build/actions/target-list.js


/** After so many wrong lines the list is not what it should be, and the others are only counted. */
const MOST_FAULTS = 20;
/**
 * The input `targets`: a target a line, or `@path` for a file of such lines. Empty lines and those that begin with `#`
 * are passed over; a place that is named twice is one target.
 *
 * @returns `undefined` where the input was not given.
 */
function readTargetList(input, host) {
    if (input.optionalText("targets") === undefined)
        return undefined;
    const lines = linesOf(input.text("targets", ""), "`targets`", false).flatMap((line) => line.text.startsWith("@") ? linesOfFile(line.text.slice(1), input, host) : [line]);
    const read = lines.map((line) => ({ line, place: parsePlace(line.text) }));
    const wrong = read.filter(({ place }) => place === undefined).map(({ line }) => line);
    for (const fault of lineFaults(wrong))
        input.fault(fault);
    if (lines.length === 0 && !input.isFaulty("targets"))
        input.fault(NO_TARGET);
    const places = read.map(({ place }) => place).filter((place) => place !== undefined);
    const distinct = distinctPlaces(places);
    return { places: distinct, count: distinct.length + wrong.length };
}
function linesOf(text, where, ofFile) {
    return text
        .split(/\r\n|\r|\n/)
        .map((line, index) => ({ text: line.trim(), at: `${where}, line ${index + 1}`, ofFile }))
        .filter((line) => line.text !== "" && !line.text.startsWith("#"));
}
function linesOfFile(path, input, host) {
    const file = host.readFile(path);
    if (file.kind === "read")
        return linesOf(file.text, path, true);
    input.fault({
        what: `The file ${quoted(path)} of \`targets\` cannot be read (${file.why}).`,
        input: "targets",
        why: "Paths start at the workspace, which holds nothing before `actions/checkout`.",
        fix: "Check out the repository first, and give the path from its root: `@path/to/targets.txt`.",
    });
    return [];
}
function* lineFaults(wrong) {
    for (const { text, at, ofFile } of wrong.slice(0, MOST_FAULTS))
        yield {
            what: ofFile ? `${at}: this is no target.` : `${at}: ${quoted(text)} is no target.`,
            input: "targets",
            fix: `Use \`owner/repo\`, \`owner/repo@environment\` or \`org:name\`${ofFile ? "" : ", or `@path` of a file of such lines"}.`,
        };
    if (wrong.length > MOST_FAULTS)
        yield {
            what: `\`targets\` holds ${wrong.length - MOST_FAULTS} more lines that are no targets.`,
            input: "targets",
            fix: "Check that the input, or the file, is a list of targets.",
        };
}
const NO_TARGET = {
    what: "`targets` names no target.",
    input: "targets",
    why: "Every line is empty or begins with `#`.",
    fix: "Name a target a line, such as `octo-org/app`.",
};

;// CONCATENATED MODULE: ./build/actions/target-inputs.js










/** Which secrets the run writes: each place in each store is a target of its own, with its own key. */
function readListedTargets(input, access, host) {
    const listed = readTargetList(input, host);
    if (listed === undefined)
        return { targets: readTargets(input, access, host), central: false };
    refuseSinglePlace(input, host.env);
    return { targets: targetsAt(listed, input, access, host), central: true };
}
/** The same for one place alone: what `repository`, `environment` and `organization` say. */
function readTargets(input, access, host) {
    return targetsAt({ places: [readPlace(input, host.env)], count: 1 }, input, access, host);
}
function targetsAt({ places, count }, input, access, { env }) {
    const secretName = readSecretName(input);
    const stores = readStores(input, places, count);
    const name = readKeyName(input, count * stores.length);
    const wish = readAccessWish(input, places);
    checkCurrentKey(input, { places, count }, access, env);
    return places.flatMap((place) => storesOf(place, stores).map((store) => {
        const slot = { secretName, scope: scopeOf(place, store) };
        const canBePassedIn = speaksFor(slot.scope, access.githubApiUrl, env);
        return {
            ...{ slot, canBePassedIn },
            keyName: name ?? defaultKeyName(slot),
            passedIn: canBePassedIn ? access.currentKey : undefined,
            holderId: knownHolder(place, access.githubApiUrl, env),
            access: place.kind === "organization" ? wish : undefined,
        };
    }));
}
/** Dependabot and Codespaces have no environments. */
function storesOf(place, stores) {
    return place.kind === "environment" ? ["actions"] : stores;
}
function scopeOf(place, store) {
    return place.kind === "environment" ? place : { ...place, store };
}
/** Is it the repository that the workflow runs in, one of its environments, or the organization that it belongs to? */
function isAtHome(place, githubApiUrl, env) {
    const home = parseRepository(env["GITHUB_REPOSITORY"] ?? "");
    // Another GitHub may have repositories of the same name.
    if (home === undefined || !isOwnGitHub(githubApiUrl, env))
        return false;
    if (place.kind === "organization")
        return sameName(place.organization, home.owner);
    return sameName(place.repository.owner, home.owner) && sameName(place.repository.name, home.name);
}
/** `${{ secrets.\u2026 }}` reads the secrets of Actions; a run by Dependabot gets others under the same names. */
function speaksFor(scope, githubApiUrl, env) {
    const ofActions = scope.kind === "environment" || scope.store === "actions";
    return ofActions && isAtHome(scope, githubApiUrl, env) && env["GITHUB_ACTOR"] !== "dependabot[bot]";
}
/** GitHub Docs, "Variables reference": the runner tells the ids of the repository and its owner. */
function knownHolder(place, githubApiUrl, env) {
    const variable = place.kind === "organization" ? "GITHUB_REPOSITORY_OWNER_ID" : "GITHUB_REPOSITORY_ID";
    const id = isAtHome(place, githubApiUrl, env) ? env[variable] : undefined;
    return id ? holderId(place.kind, id) : undefined;
}
/** What `repository`, `environment` and `organization` say together. */
function readPlace(input, env) {
    const organization = readOrganization(input);
    const environment = readEnvironment(input);
    if (organization !== undefined) {
        if (environment !== undefined)
            input.fault(ENVIRONMENT_OF_ORGANIZATION);
        if (namesRepository(input, env))
            input.fault(replaced("repository", "organization"));
        return { kind: "organization", organization };
    }
    const repository = readRepository(input, env["GITHUB_REPOSITORY"] ?? "");
    return environment === undefined
        ? { kind: "repository", repository }
        : { kind: "environment", repository, environment };
}
/** `repository` has a default: only another one was meant. */
function namesRepository(input, env) {
    const given = input.optionalText("repository");
    return given !== undefined && !sameName(given, env["GITHUB_REPOSITORY"] ?? "");
}
function refuseSinglePlace(input, env) {
    if (namesRepository(input, env))
        input.fault(replaced("repository", "targets"));
    for (const name of ["environment", "organization"])
        if (input.optionalText(name) !== undefined)
            input.fault(replaced(name, "targets"));
}
const replaced = (name, by) => ({
    what: `\`${name}\` does not go with \`${by}\`.`,
    input: name,
    why: `\`${by}\` says where the secret is.`,
    fix: `Remove \`${name}\`, or \`${by}\`.`,
});
const ENVIRONMENT_OF_ORGANIZATION = {
    what: "`environment` does not go with `organization`: environments belong to repositories.",
    input: "environment",
    fix: "Remove one of them.",
};
function readOrganization(input) {
    const organization = input.optionalText("organization");
    if (organization === undefined)
        return undefined;
    if (!isOwnerName(organization))
        input.fault({
            what: `\`organization\` is ${quoted(organization)}, which it cannot be.`,
            input: "organization",
            fix: "Use its login, such as `octo-org`.",
        });
    return organization;
}
function readStores(input, places, count) {
    const stores = input.listOf("secret-stores", SECRET_STORES, "actions");
    // In a list the others go into each store, and an environment's into its own.
    const alone = count === 1 && places.every(({ kind }) => kind === "environment");
    if (alone && stores.some((store) => store !== "actions"))
        input.fault(STORE_WITHOUT_ENVIRONMENTS);
    return stores;
}
const STORE_WITHOUT_ENVIRONMENTS = {
    what: "An environment goes with the store `actions` only: Dependabot and Codespaces have no environments.",
    input: "secret-stores",
    fix: "Leave `secret-stores` at `actions`, or write the repository's secret instead.",
};
/** One value can speak for one secret, and only for one that this run could be given. */
function checkCurrentKey(input, { places, count }, { currentKey, githubApiUrl }, env) {
    if (currentKey === undefined || input.isFaulty("repository"))
        return;
    if (count > 1)
        input.fault(KEY_FOR_MANY);
    else if (env["GITHUB_REPOSITORY"] && !places.every((place) => isAtHome(place, githubApiUrl, env)))
        input.fault(KEY_FROM_ELSEWHERE);
}
const KEY_FROM_ELSEWHERE = {
    what: "`current-key` cannot be passed for a secret outside the repository that this workflow runs in.",
    input: "current-key",
    why: "`${{ secrets.\u2026 }}` reads this repository's secrets and says nothing about another's.",
    fix: "Remove `current-key`: a rotation then goes by when the secret was last written, and `revoke` has the modes `compromised` and `teardown` for it.",
};
const KEY_FOR_MANY = {
    what: "`current-key` cannot speak for several targets.",
    input: "current-key",
    why: "Each target has a key of its own, and `${{ secrets.\u2026 }}` reads one secret.",
    fix: "Remove `current-key`: a rotation then goes by when each secret was last written.",
};
function readEnvironment(input) {
    const environment = input.optionalText("environment");
    if (environment !== undefined && !isEnvironmentName(environment))
        input.fault({
            what: "`environment` is no name of an environment.",
            input: "environment",
            fix: "Use its name as the repository's settings show it: up to 255 visible characters.",
        });
    return environment;
}
/** GitHub Docs, "Secrets reference": letters, digits, `_`; no digit first; no `GITHUB_` prefix; upper case is stored. */
function readSecretName(input) {
    const name = input.text("secret-name", "MESH_API_KEY");
    const upper = name.toUpperCase();
    if (!/^[A-Z_][A-Z0-9_]*$/.test(upper) || upper.startsWith("GITHUB_") || isCredential(name))
        input.fault({
            what: `\`secret-name\` is ${quoted(name)}, which it cannot be.`,
            input: "secret-name",
            why: "Names hold letters, digits and `_`, start with no digit, and not with `GITHUB_`.",
            fix: "Use a name such as `MESH_API_KEY`.",
        });
    return upper;
}
const NOWHERE = { owner: "", name: "" };
function readRepository(input, otherwise) {
    const text = input.text("repository", otherwise);
    const repository = parseRepository(text);
    if (repository === undefined)
        input.fault({
            what: text === "" ? "`repository` is empty." : `\`repository\` is ${quoted(text)}, which it cannot be.`,
            input: "repository",
            fix: "Use `owner/name`, such as `octo-org/app`.",
        });
    return repository ?? NOWHERE;
}
/** Mesh's rules for names (spec: mesh-api.md): none of the characters invisible, no `::`; what is too long is cut. */
function readKeyName(input, targets) {
    const name = input.optionalText("name")?.normalize("NFC");
    if (name === undefined)
        return undefined;
    const invisible = holdsInvisible(name.replaceAll("\u{200D}", ""));
    if (invisible || name.includes("::") || isCredential(name))
        input.fault({
            what: "`name` is no name that Mesh takes.",
            input: "name",
            fix: "Use visible characters, without `::`, and no credential.",
        });
    if (targets > 1)
        input.fault({
            what: "`name` cannot name the keys of several targets.",
            input: "name",
            why: "Each target gets a key of its own, and one name could not tell them apart.",
            fix: "Remove `name`, or write one target a step.",
        });
    return shortenUniquely(name, LONGEST_KEY_NAME);
}

;// CONCATENATED MODULE: ./build/actions/inputs.js






/** @throws UserError `invalid_inputs` with every fault at once; no request was sent. */
function parseSetupInputs(host) {
    const input = new InputReader(host);
    const dryRun = input.flag("dry-run");
    const access = readAccess(input, host, { tokenOptional: dryRun });
    const inputs = {
        ...access,
        policy: readPolicy(input, dryRun),
        ...readListedTargets(input, access, host),
        exportEnv: input.flag("export-env"),
    };
    if (inputs.exportEnv && inputs.central && inputs.targets.length > 1)
        input.fault(ONE_EXPORT);
    input.finish();
    warnOfInputs(inputs, host);
    return Object.freeze(inputs);
}
const ONE_EXPORT = {
    what: "`export-env` does not go with several targets: the variable can hold one key.",
    input: "export-env",
    fix: "Remove it, or write the target whose key this job needs in a step of its own.",
};
function readPolicy(input, dryRun) {
    const policy = {
        rotateAfterMs: input.durationOrNever("rotate-after", 30 * DAY_MS),
        graceMs: input.duration("grace-period", 24 * HOUR_MS),
        keepWhileUsedMs: input.duration("keep-while-used", 7 * DAY_MS),
        maxLiveKeys: input.integer("max-live-keys", { min: 2, max: 100, otherwise: 5 }),
        force: input.flag("force"),
        dryRun,
        expiresInMs: input.optionalDuration("expires-in"),
        scopes: input.optionalList("scopes"),
    };
    for (const fault of zeroFaults(policy))
        input.fault(fault);
    const faulty = ["rotate-after", "grace-period", "max-live-keys", "expires-in"].some((name) => input.isFaulty(name));
    if (!faulty)
        for (const fault of policyFaults(policy))
            input.fault(fault);
    return policy;
}
/** Durations of which none is too short. */
function* zeroFaults({ rotateAfterMs, graceMs }) {
    if (graceMs === 0)
        yield {
            what: "`grace-period` is 0: running jobs and re-runs would lose their key at once.",
            input: "grace-period",
            fix: "Use `24h` or more. To end a leaked key at once, revoke it.",
        };
    if (rotateAfterMs === 0)
        yield {
            what: "`rotate-after` is 0: every run would make a new key.",
            input: "rotate-after",
            fix: "Use a duration such as `30d`, or `force: true` for one rotation.",
        };
}
/** Durations that are fine each, and break a promise together. */
function* policyFaults({ rotateAfterMs, graceMs, maxLiveKeys, expiresInMs }) {
    const horizonMs = Math.max(graceMs, DAY_MS);
    if (rotateAfterMs !== "never" && rotateAfterMs * (maxLiveKeys - 1) < horizonMs)
        yield {
            what: `\`rotate-after\` (${formatDuration(rotateAfterMs)}) is too short for \`max-live-keys\` (${maxLiveKeys}).`,
            input: "max-live-keys",
            why: `Replaced keys live for ${formatDuration(horizonMs)} at least, so regular rotations alone would reach the limit.`,
            fix: "Rotate less often, shorten `grace-period`, or raise `max-live-keys`.",
        };
    if (expiresInMs === undefined)
        return;
    if (rotateAfterMs === "never")
        yield {
            what: "`expires-in` cannot go with `rotate-after: never`: the key would end and nothing would replace it.",
            input: "expires-in",
            fix: "Give `rotate-after` a duration, or remove `expires-in`.",
        };
    else if (expiresInMs <= 2 * rotateAfterMs + graceMs)
        yield {
            what: `\`expires-in\` (${formatDuration(expiresInMs)}) is too short.`,
            input: "expires-in",
            why: "A missed rotation must not leave a dead key in the secret.",
            fix: `Use more than two rotations and a grace period: over ${formatDuration(2 * rotateAfterMs + graceMs)}.`,
        };
}

;// CONCATENATED MODULE: ./build/values/map-at-most.js
/** Does something with each item, `width` of them at a time; results in the order of the items. The first failure is thrown. */
async function mapAtMost(width, items, work) {
    const results = [];
    const waiting = [...items.entries()];
    const worker = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
            const [index, item] = next;
            results[index] = await work(item);
        }
    };
    await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
    return results;
}

;// CONCATENATED MODULE: ./build/rotation/introspection.js



/** Sends both questions at once; which answer counts is known only when the discovery is there. */
function askWhoItIs(credential, mesh) {
    const who = { whoami: mesh.whoami(credential), profile: mesh.profile(credential) };
    for (const read of Object.values(who))
        read.catch(() => undefined);
    return who;
}
/**
 * Is the admin credential accepted? An access token is no key, and a service may answer `whoami` for keys only: the
 * profile then vouches for it.
 *
 * @throws UserError `admin_credential_rejected`
 */
async function admit(who, features) {
    const whoami = features.has("whoami") ? await who.whoami : undefined;
    if (whoami?.kind === "alive")
        return { account: whoami.account, keyId: whoami.key?.keyId };
    const profile = await who.profile;
    if (profile.kind === "alive")
        return { account: profile.account, keyId: undefined };
    throw new UserError("admin_credential_rejected", {
        what: `Mesh does not accept the admin credential (HTTP ${profile.status}).`,
        input: "admin-key",
        why: "It was revoked, has expired, belongs to another Mesh service, or was pasted incompletely.",
        fix: "Make a new one in the Mesh web interface (API Keys) and store it as the secret that `admin-key` reads.",
    });
}
/** Asks about a passed-in value; anything that is no Mesh key is never sent anywhere. */
function askAboutPassedIn(passedIn, mesh) {
    if (passedIn === undefined || !MESH_KEY_PATTERN.test(passedIn.reveal()))
        return undefined;
    return askWhoItIs(passedIn, mesh);
}
/**
 * What is the value that the workflow passed in? A refusal counts as dead only because the admin credential was
 * accepted over the same route in the same look: the basic service may answer 404 for a bad key.
 */
async function describePassedIn(who, context) {
    if (context.target.passedIn === undefined)
        return { kind: "not_given" };
    if (who === undefined)
        return { kind: "malformed" };
    const { features, admin, toGitHubTime } = context;
    const answer = await (features.has("whoami") ? who.whoami : who.profile);
    // Elsewhere a 403 is how a bad key is refused; a full service says it of a live key whose scopes are too narrow.
    if (answer.kind === "rejected" && answer.status === 403 && features.has("whoami"))
        throw tooNarrow();
    if (answer.kind === "rejected")
        return { kind: "dead" };
    const { key, account } = answer;
    return {
        kind: "alive",
        managed: await managedFor(key, context),
        // Unknown on either side is no contradiction.
        sameAccount: account === undefined || admin.account === undefined || account === admin.account,
        key: key && {
            keyId: key.keyId,
            createdAt: toGitHubTime(key.createdAt),
            expiresAt: key.expiresAt === null ? null : toGitHubTime(key.expiresAt),
        },
    };
}
/**
 * For whom was the passed-in key minted? On the basic service a live passed-in key counts as managed. One that is not
 * among the target's own costs one more read: it was minted for another target, or by a person.
 */
async function managedFor(key, { target, targetId, managed, features, mesh }) {
    if (key === undefined || !features.has("list"))
        return "for_this_target";
    if (managed.some(({ keyId }) => keyId === key.keyId))
        return "for_this_target";
    if (!features.has("meta"))
        return key.name === defaultKeyName(target.slot) ? "for_this_target" : "no";
    const record = features.has("get") ? await mesh.findKey(key.keyId) : undefined;
    if (record?.meta["managed_by"] !== MANAGED_BY)
        return "no";
    return targetId === undefined || record.meta["target"] === targetId
        ? "for_this_target"
        : "for_another_target";
}
function tooNarrow() {
    return new UserError("mesh_refused", {
        what: "Mesh did not let the passed-in key say who it is (HTTP 403).",
        input: "current-key",
        why: "Its scopes are too narrow, or something on the way to Mesh refused the request.",
        fix: "Give the key the scope to read its own profile, or check what is between the runner and Mesh.",
    });
}

;// CONCATENATED MODULE: ./build/rotation/secret-access.js


/** GitHub allows a hundred requests at once. */
const RESOLVED_AT_ONCE = 5;
/**
 * Ids of the repositories that the secret is selected for now, where they may have to be written back. Read beside the
 * other observations, so that a secret which is for no selection is asked in vain.
 *
 * @returns `undefined` where nothing has to be kept, or there is nothing.
 */
async function readSelection(slot, wish, github) {
    const keeps = wish !== undefined && wish.repositories === undefined;
    if (!keeps || (wish.visibility !== undefined && wish.visibility !== "selected"))
        return undefined;
    return await github.selectedRepositoryIds(slot);
}
/**
 * Who will read the secret after this run's write. GitHub wants to be told with each write, and takes what it is not
 * told as nobody (F9): what the user left open is written again as it is. A new secret is `private`.
 *
 * @returns `undefined` for a secret that is no organization's.
 * @throws UserError where a selection is wanted that is not there, or cannot be known.
 */
async function settleAccess(wish, now, github) {
    if (wish === undefined)
        return undefined;
    if (wish.repositories !== undefined)
        return { visibility: "selected", repositoryIds: await resolve(wish.repositories, github) };
    const visibility = wish.visibility ?? now.visibility ?? "private";
    if (visibility !== "selected")
        return { visibility };
    if (now.visibility !== "selected")
        throw nothingSelected();
    if (now.selection === undefined)
        throw selectionUnknown();
    return { visibility, repositoryIds: now.selection };
}
async function resolve(names, github) {
    const idOf = async (name) => "id" in name ? name.id : await github.repositoryId(name).catch(toUnknownName);
    return [...new Set(await mapAtMost(RESOLVED_AT_ONCE, names, idOf))];
}
/** GitHub's refusal, with the input that the name came from. */
function toUnknownName(cause) {
    if (!(cause instanceof UserError) || cause.code !== "github_token_blind")
        throw cause;
    throw new UserError(cause.code, {
        what: cause.faults[0].what,
        input: "selected-repositories",
        why: "There is no such repository, or the token may not see it.",
        fix: "Correct the name, give the token *Metadata: read* on the repository, or name it by its numeric id.",
    }, { cause });
}
function nothingSelected() {
    return new UserError("invalid_inputs", {
        what: "`visibility` is `selected`, and no repository is selected.",
        input: "selected-repositories",
        why: "The secret is new, or its visibility is another one now: there is no selection that could be kept.",
        fix: "Name the repositories in `selected-repositories`.",
    });
}
function selectionUnknown() {
    return new UserError("github_answer_unusable", {
        what: "GitHub does not say which repositories the secret is selected for.",
        input: "selected-repositories",
        why: "Somebody changed it at this moment, or the token may not read it; a write would take it away from all of them.",
        fix: "Run it again, or name the repositories in `selected-repositories`.",
    });
}

;// CONCATENATED MODULE: ./build/rotation/observe.js



/**
 * Reads everything in parallel, one round trip deep. Reads of the full service are sent beside the discovery and
 * ignored where it does not advertise them (spec: rotation.md, step 1). Changes nothing.
 *
 * @throws UserError when a read that matters fails, or `admin-key` is not accepted.
 */
async function observe(target, deps) {
    const inFlight = sendReads(target, deps);
    const discovery = await inFlight.discovery;
    const { features } = discovery;
    const admin = await admit(inFlight.admin, features);
    const gitHub = await inFlight.gitHub;
    const toGitHubTime = clockConversion(discovery, gitHub?.secret);
    // Without metadata nothing is labelled with the target's id, so nobody needs it.
    const holder = await (features.has("meta") ? inFlight.holder : inFlight.holder.catch(() => undefined));
    const id = holder && targetId(deps.gitHubHost, holder, target.slot);
    const managed = features.has("list")
        ? liveManagedKeys(await inFlight.keys, { id, target, features, serverAt: discovery.serverAt })
        : [];
    const facts = {
        now: gitHub?.secret.serverAt ?? toGitHubTime(discovery.serverAt),
        secret: secretFact(gitHub?.secret),
        queuedAt: await inFlight.queuedAt,
        firstAttempt: deps.run === undefined || deps.run.attempt === 1,
        features,
        passedIn: await describePassedIn(inFlight.passedIn, {
            ...{ target, targetId: id, managed, admin, features, toGitHubTime },
            mesh: deps.mesh,
        }),
        managed: managed.map((key) => onGitHubTime(key, toGitHubTime, features)),
        adminKeyId: admin.keyId,
    };
    return { facts, targetId: id, admin, gitHub, toGitHubTime };
}
/** The look as an event of the story. */
function observed({ facts }) {
    const service = facts.features.size === 0 ? "basic" : "full";
    return { kind: "observed", service, managedKeys: facts.managed.length };
}
/** Everything at once. Each promise is marked as handled: the first failure is reported, the others are no crash. */
function sendReads(target, deps) {
    const { mesh, run, gitHubHost } = deps;
    const known = target.holderId;
    const reads = {
        discovery: mesh.discover(),
        keys: mesh.listKeys(known === undefined ? { managed_by: MANAGED_BY } : { target: targetId(gitHubHost, known, target.slot) }),
        gitHub: readSecretAndSealingKey(target, deps),
        holder: known === undefined ? readHolderId(target, deps) : Promise.resolve(known),
        queuedAt: run?.port === undefined ? Promise.resolve(undefined) : run.port.queuedAt(run),
    };
    for (const read of Object.values(reads))
        read.catch(() => undefined);
    return {
        ...reads,
        admin: askWhoItIs(deps.adminCredential, mesh),
        passedIn: askAboutPassedIn(target.passedIn, mesh),
    };
}
async function readHolderId({ slot }, { github }) {
    const { scope } = slot;
    if (github === undefined)
        return undefined;
    const id = await (scope.kind === "organization"
        ? github.organizationId(scope.organization)
        : github.repositoryId(scope.repository));
    return holderId(scope.kind, id);
}
async function readSecretAndSealingKey({ slot, access }, { github }) {
    if (github === undefined)
        return undefined;
    // The sealing key's answer tells a missing secret from a repository that the token cannot see, so it comes first.
    const [sealingKey, secret, selection] = await Promise.all([
        github.sealingKey(slot.scope),
        github.secret(slot),
        readSelection(slot, access, github),
    ]);
    return { sealingKey, secret, selection };
}
function secretFact(reading) {
    if (reading === undefined)
        return { kind: "not_read" };
    return reading.updatedAt === undefined
        ? { kind: "absent" }
        : { kind: "present", updatedAt: reading.updatedAt };
}
/** The skew between the two services, from `Date` headers of the same look (A3); none where GitHub was not read. */
function clockConversion(mesh, gitHub) {
    if (gitHub === undefined)
        return (at) => at;
    const skewMs = mesh.serverAt - mesh.receivedMs - (gitHub.serverAt - gitHub.receivedMs);
    return (at) => at - skewMs;
}
/**
 * Filters by itself, whatever the service did with the query. Without metadata, a key is managed only if it bears the
 * target's *default* name (spec: rotation.md, Words).
 */
function liveManagedKeys(keys, look) {
    return keys.filter((key) => {
        if (key.status !== "active" || (key.expiresAt !== null && key.expiresAt <= look.serverAt))
            return false;
        if (!look.features.has("meta"))
            return key.name === defaultKeyName(look.target.slot);
        return key.meta["managed_by"] === MANAGED_BY && key.meta["target"] === look.id;
    });
}
function onGitHubTime(key, toGitHubTime, features) {
    const { keyId, name, createdAt, lastUsedAt, expiresAt } = key;
    const usedAt = lastUsedAt === null ? null : toGitHubTime(lastUsedAt);
    return {
        keyId,
        name,
        createdAt: toGitHubTime(createdAt),
        lastUsedAt: features.has("last_used_at") ? usedAt : undefined,
        expiresAt: expiresAt === null ? null : toGitHubTime(expiresAt),
    };
}

;// CONCATENATED MODULE: ./build/rotation/obstacles.js


/** Why the secret must not be written now; `undefined`: it may. */
function obstacleToWrite({ deadline, cancellation }) {
    if (cancellation?.aborted === true)
        return cancelled("before the secret was written");
    return deadline.leftMs() > 0 ? undefined : deadlinePassed();
}
/** Why no key should be minted: one that could not be stored would have to be taken back. */
function obstacleToMint(going, github) {
    if (going.cancellation?.aborted === true)
        return cancelled("before a key was minted");
    const leftMs = going.deadline.leftMs();
    if (leftMs <= 0)
        return deadlinePassed();
    const waitMs = github.waitMs("write");
    return waitMs < leftMs ? undefined : noTurnInTime(waitMs);
}
/** @param when completes "The run was cancelled \u2026" */
function cancelled(when) {
    return new UserError("cancelled", {
        what: `The run was cancelled ${when}.`,
        fix: "Start it again when you are ready: it finds everything as it was.",
    });
}
function noTurnInTime(waitMs) {
    return new UserError("rate_limited", {
        what: `GitHub's limits allow the next write only in ${describeDuration(waitMs)}.`,
        why: "This token has used up one of GitHub's limits.",
        fix: "Run it again later; the next run finds everything as it was.",
    });
}
function deadlinePassed() {
    return new UserError("deadline_passed", {
        what: "The run took too long: what it saw is too old to act on.",
        why: "The machine was suspended, or one of the services answered very slowly.",
        fix: "Run it again.",
    });
}

;// CONCATENATED MODULE: ./build/rotation/deadline.js

/**
 * Counts on the wall clock *and* on the monotonic one, and believes the later: a suspended machine stops the one, a
 * person setting the time moves the other (spec: rotation.md, deadline).
 */
function startDeadline(clock) {
    const startedAt = clock.now();
    const startedMs = clock.monotonicMs();
    return {
        leftMs: () => DEADLINE_MS - Math.max(clock.now() - startedAt, clock.monotonicMs() - startedMs),
    };
}

;// CONCATENATED MODULE: ./build/rotation/commit.js



function classify(answer) {
    if (answer.kind === "no_answer")
        return answer.bytesSent ? "unknown" : "not_committed";
    const { status, rateLimit } = answer;
    if (status === 201 || status === 204)
        return "committed";
    if (rateLimit !== undefined)
        return "wait";
    if (status === 422)
        return "wrong_sealing_key";
    // 408 is a server that stopped waiting for us: it may have read everything.
    return status >= 300 && status < 500 && status !== 408 ? "not_committed" : "unknown";
}
const MOST_REPEATS = 5;
const commit_FIRST_PAUSE_MS = SECOND_MS;
/** GitHub Docs, "Best practices for using the REST API": at least a minute when the answer names no time. */
const FIRST_LIMIT_PAUSE_MS = MINUTE_MS;
/**
 * Seals and PUTs until the store's answer is certain, or the deadline is near. Once one try was ambiguous, no later
 * answer but a success proves anything: the doubt stays. Never throws for what GitHub or the network did.
 */
async function commit(request, github, deadline, deps) {
    const attempt = new CommitAttempt(request, github, deadline, deps);
    return attempt.run();
}
/** The memory of one commit: what was tried, and whether a doubt arose. */
class CommitAttempt {
    #request;
    #github;
    #deadline;
    #deps;
    #sealingKey;
    #doubt;
    #sealedAgain = false;
    #tries = 0;
    #limitPauses = 0;
    constructor(request, github, deadline, deps) {
        this.#request = request;
        this.#github = github;
        this.#deadline = deadline;
        this.#deps = deps;
        this.#sealingKey = request.sealingKey;
    }
    async run() {
        for (;;) {
            const { slot, access } = this.#request;
            const box = await this.#sealed();
            if (box instanceof UserError)
                return this.#giveUp(box);
            const tooLong = await this.#waitForTurn();
            if (tooLong !== undefined)
                return tooLong;
            // After the sealing and the wait, right before the PUT: a machine may have been asleep in between.
            const { cancellation } = this.#deps;
            const obstacle = obstacleToWrite({ deadline: this.#deadline, cancellation });
            if (obstacle !== undefined)
                return this.#giveUp(obstacle);
            this.#tries += 1;
            const answer = await this.#github.putSecret(slot, box, access);
            const end = await this.#after(answer);
            if (end !== undefined)
                return end;
        }
    }
    async #sealed() {
        try {
            return await this.#deps.seal(this.#request.key, this.#sealingKey);
        }
        catch (error) {
            return asUserError(error);
        }
    }
    /** Writes stay a moment apart, and inside what GitHub allows an hour. */
    async #waitForTurn() {
        const ms = this.#github.waitMs("write");
        if (ms <= 0)
            return undefined;
        return await this.#pause(ms, "GitHub's limits", noTurnInTime(ms));
    }
    /** @returns the end, or `undefined` to try again. */
    async #after(answer) {
        const error = problem(answer);
        switch (classify(answer)) {
            case "committed":
                return this.#committed(answer);
            case "wait":
                return await this.#waitForLimit(answer, error);
            case "wrong_sealing_key":
                return await this.#sealForNewKey(error);
            case "not_committed":
                // No byte left this machine: trying again is safe. An answer of GitHub's is final.
                return answer.kind === "no_answer" ? await this.#repeat(error) : this.#giveUp(error);
            case "unknown":
                this.#doubt ??= error;
                return await this.#repeat(error);
        }
    }
    #committed(answer) {
        const at = answer.kind === "answered" ? answer.serverAt : this.#deps.clock.now();
        const created = answer.kind === "answered" && answer.status === 201;
        return { kind: "committed", at, created, repeated: this.#tries > 1 };
    }
    async #waitForLimit(answer, error) {
        const told = answer.kind === "answered" ? answer.rateLimit?.waitMs : undefined;
        const unsaidMs = FIRST_LIMIT_PAUSE_MS * 2 ** this.#limitPauses;
        // GitHub may say "at once" and go on refusing: each pause is longer than the one before, whatever it says.
        const ms = told === undefined ? unsaidMs : Math.max(told, commit_FIRST_PAUSE_MS * 2 ** this.#limitPauses);
        this.#limitPauses += 1;
        return await this.#pause(ms, "GitHub's rate limit", error);
    }
    async #sealForNewKey(error) {
        if (this.#sealedAgain)
            return this.#giveUp(error);
        this.#sealedAgain = true;
        try {
            this.#sealingKey = await this.#github.sealingKey(this.#request.slot.scope);
            return undefined;
        }
        catch (cause) {
            return this.#giveUp(cause instanceof UserError ? cause : error);
        }
    }
    async #repeat(error) {
        if (this.#tries >= MOST_REPEATS)
            return this.#giveUp(error);
        const ms = commit_FIRST_PAUSE_MS * 2 ** (this.#tries - 1);
        return await this.#pause(ms, "before the same write is sent again", error);
    }
    async #pause(ms, why, error) {
        if (ms >= this.#deadline.leftMs())
            return this.#giveUp(error);
        if (ms >= SECOND_MS)
            this.#deps.tell({ kind: "waiting", ms, why });
        // A cancelled wait ends at once; the look before the next PUT says why.
        await this.#deps.clock.sleep(ms, this.#deps.cancellation).catch(() => undefined);
        return undefined;
    }
    #giveUp(error) {
        return this.#doubt === undefined
            ? { kind: "not_committed", error }
            : { kind: "ambiguous", error: this.#doubt };
    }
}
function problem(answer) {
    const error = answer.kind === "no_answer" ? answer.error : answer.refusal;
    return (error ??
        new UserError("secret_write_rejected", {
            what: "GitHub's answer to the write of the secret makes no sense.",
            fix: "Run it again; if it happens twice, check that `github-api-url` is the address of a GitHub API.",
        }));
}

;// CONCATENATED MODULE: ./build/rotation/compensate.js

/**
 * Takes back a key that the store certainly does not hold.
 *
 * @returns whether it is gone; where it is not, the outcome names it.
 */
async function revokeSuccessor({ record }, why, { deps, observation }) {
    const { keyId } = record;
    if (!observation.facts.features.has("revoke")) {
        deps.tell({
            kind: "warning",
            text: `This Mesh service cannot revoke keys: delete ${keyId} in the Mesh web interface, nothing uses it.`,
        });
        return false;
    }
    try {
        await deps.mesh.revoke(keyId, why);
        deps.tell({ kind: "revoked-successor", keyId, why });
        return true;
    }
    catch (error) {
        deps.tell({
            kind: "warning",
            text: `Key ${keyId} could not be revoked; nothing uses it, and a later run ends it. ${asUserError(error).message}`,
        });
        return false;
    }
}

;// CONCATENATED MODULE: ./build/rotation/mint.js




const mint_MOST_TRIES = 4;
/**
 * Makes one key for the target. An answer that never came is asked for again only under the same idempotency key;
 * elsewhere a second key could come to be (spec: rotation.md, step 4).
 */
async function mint(run) {
    const { deps, deadline, observation, github } = run;
    const obstacle = obstacleToMint({ deadline, cancellation: deps.cancellation }, github);
    if (obstacle !== undefined)
        return { kind: "failed", error: obstacle };
    const request = mintRequest(run);
    const answer = await ask(request, run);
    if (answer.kind === "rejected")
        return { kind: "failed", error: answer.error };
    if (answer.kind === "unknown")
        return { kind: "failed", error: await unknownMint(answer, run) };
    const { key, keyId, name } = answer;
    const record = {
        keyId,
        name,
        createdAt: observation.toGitHubTime(answer.createdAt),
        expiresAt: answer.expiresAt === null ? null : observation.toGitHubTime(answer.expiresAt),
    };
    deps.tell({ kind: "minted", keyId, name });
    return { kind: "minted", successor: { key, record } };
}
async function ask(request, run) {
    const { deps, deadline } = run;
    let answer = await deps.mesh.mint(request);
    let doubt = answer.kind === "unknown" ? answer : undefined;
    for (let tries = 1; tries < mint_MOST_TRIES; tries += 1) {
        const pause = pauseBefore(answer, request, tries);
        if (pause === undefined || pause.ms >= deadline.leftMs())
            break;
        deps.tell({ kind: "waiting", ...pause });
        await deps.clock.sleep(pause.ms, deps.cancellation).catch(() => undefined);
        // After a lost answer it is asked for all the same: the key that comes back can be revoked.
        if (doubt === undefined && deps.cancellation?.aborted === true)
            return { kind: "rejected", error: cancelled("before a key was minted") };
        answer = await deps.mesh.mint(request);
        if (answer.kind === "unknown")
            doubt ??= answer;
    }
    // A later refusal does not say that an earlier request made no key.
    return answer.kind === "rejected" && doubt !== undefined ? doubt : answer;
}
/** May the same be asked again, and when? A lost answer only under an idempotency key: elsewhere a second key could come to be. */
function pauseBefore(answer, { idempotencyKey }, tries) {
    if (answer.kind === "rejected" && answer.waitMs !== undefined)
        return { ms: Math.max(answer.waitMs, SECOND_MS * 2 ** (tries - 1)), why: "Mesh's rate limit" };
    if (answer.kind !== "unknown" || idempotencyKey === undefined)
        return undefined;
    return { ms: SECOND_MS * 2 ** (tries - 1), why: "before the same mint is asked for again" };
}
function mintRequest({ target, policy, observation, deps }) {
    const { features } = observation.facts;
    const { targetId } = observation;
    return {
        name: target.keyName,
        ...(features.has("meta") && targetId !== undefined ? { meta: metaFor(targetId, deps.run) } : {}),
        ...(policy.expiresInMs === undefined ? {} : { expiresInMs: policy.expiresInMs }),
        ...(policy.scopes === undefined ? {} : { scopes: policy.scopes }),
        ...(features.has("idempotency") ? { idempotencyKey: deps.newIdempotencyKey(targetId ?? "") } : {}),
    };
}
/** Says whose key it is, and which run made it, for whoever finds it in the list one day. */
function metaFor(targetId, run) {
    const label = { managed_by: MANAGED_BY, target: targetId };
    if (run === undefined)
        return label;
    const { repository, runId, attempt } = run;
    return { ...label, run: `${repository.owner}/${repository.name}#${runId}.${attempt}` };
}
/** A key may exist that nobody holds: say what can be seen of it, and let the next run go on. */
async function unknownMint({ cause }, { target, observation, deps }) {
    const { features, managed } = observation.facts;
    const what = `Mesh was asked for a new key and gave no usable answer (${cause}).`;
    if (!features.has("list"))
        return new UserError("mint_unknown", {
            what,
            why: "A key may have been made that nobody holds, and this Mesh service cannot list keys.",
            fix: `Look in the Mesh web interface for a key named "${target.keyName}" made just now and delete it, then run again.`,
        });
    const before = new Set(managed.map(({ keyId }) => keyId));
    const mine = features.has("meta") ? { target: observation.targetId ?? "" } : {};
    const listed = await deps.mesh.listKeys(mine).catch(() => undefined);
    const appeared = listed?.filter((key) => !before.has(key.keyId) &&
        (features.has("meta") ? key.meta["target"] === observation.targetId : key.name === target.keyName));
    const seen = appeared === undefined
        ? "The list of keys could not be read either."
        : appeared.length === 0
            ? "No new key has appeared in the list."
            : `Appeared since: ${appeared.map(({ keyId }) => keyId).join(", ")}; unless another run is at work, nobody holds it.`;
    return new UserError("mint_unknown", {
        what,
        why: seen,
        fix: "Run it again: a later run sweeps what this one left, and mints a key of its own.",
    });
}

;// CONCATENATED MODULE: ./build/rotation/prove.js

/**
 * Uses the successor for one authenticated read and sees that it is the right key, and re-reads the secret's metadata
 * beside it: both before the store is touched (spec: rotation.md, step 5). Never throws.
 */
async function prove(successor, run) {
    const { github, target, secretBefore, deps } = run;
    const [fault, secretNow] = await Promise.all([
        faultOf(successor, run),
        github.secret(target.slot).catch((error) => asUserError(error)),
    ]);
    if (fault !== undefined)
        return { kind: "failed", error: fault };
    if (secretNow instanceof UserError)
        return { kind: "failed", error: secretNow };
    if (secretBefore.updatedAt !== undefined && secretNow.updatedAt === undefined)
        return { kind: "failed", error: deletedMeanwhile() };
    if (moved(secretBefore, secretNow))
        return { kind: "overtaken" };
    deps.tell({ kind: "proven", keyId: successor.record.keyId });
    return { kind: "proven" };
}
function moved(before, now) {
    return before.updatedAt !== now.updatedAt;
}
/** Nobody deletes a secret by mistake in these seconds: writing it again would undo what they meant. */
function deletedMeanwhile() {
    return new UserError("secret_deleted", {
        what: "Somebody deleted the secret while this run was at work.",
        why: "A person, or a teardown, ended it on purpose.",
        fix: "Run it again if the secret is still wanted: it will be created anew.",
    });
}
/** @returns why the key may not be stored, or `undefined` when it is good. */
async function faultOf({ key, record }, run) {
    const { mesh } = run.deps;
    const { facts, admin } = run.observation;
    const full = facts.features.has("whoami");
    try {
        const answer = full ? await mesh.whoami(key) : await mesh.profile(key);
        if (answer.kind === "rejected")
            return unproven(`Mesh does not accept it (HTTP ${answer.status})`);
        if (full && (answer.key?.keyId !== record.keyId || answer.key.name !== record.name))
            return unproven("Mesh takes it for another key");
        if (differ(answer.account, admin.account))
            return unproven("it belongs to another account");
        return undefined;
    }
    catch (error) {
        return asUserError(error);
    }
}
/** Unknown on either side is no contradiction. */
function differ(a, b) {
    return a !== undefined && b !== undefined && a !== b;
}
function unproven(what) {
    return new UserError("prove_failed", {
        what: `The new key did not prove itself: ${what}.`,
        why: "The Mesh service answered wrongly, or somebody revoked the key at once.",
        fix: "Nothing was stored and the secret is as it was. Run it again; if it stays, ask whoever runs the Mesh service.",
    });
}

;// CONCATENATED MODULE: ./build/rotation/reread.js
const MOST_READS = 5;
const reread_FIRST_PAUSE_MS = 1_000;
/** Reads the secret's metadata until GitHub shows what was done: it may do so late (A2). */
async function isShown({ github, target, deps }, shows) {
    for (let reads = 0; reads < MOST_READS; reads += 1) {
        const reading = await github.secret(target.slot).catch(() => undefined);
        if (reading !== undefined && shows(reading))
            return true;
        if (reads < MOST_READS - 1)
            await deps.clock.sleep(reread_FIRST_PAUSE_MS * 2 ** reads);
    }
    return false;
}

;// CONCATENATED MODULE: ./build/rotation/retire.js


/**
 * Revokes what the evidence allows. A failure warns and goes on: a later run has the same evidence.
 *
 * @returns what could not be revoked.
 */
async function sweep({ plan, deps, observation }) {
    const { sweeps } = plan;
    if (!observation.facts.features.has("revoke")) {
        const { now } = plan.byHand;
        if (now.length > 0)
            deps.tell({ kind: "warning", text: cannotEnd(deleteByHand(now, undefined)) });
        return sweeps;
    }
    const ends = await Promise.all(sweeps.map((one) => sweepOne(one, deps)));
    return sweeps.filter((_, index) => ends[index] === false);
}
async function sweepOne({ key: { keyId }, evidence }, deps) {
    try {
        await deps.mesh.revoke(keyId, evidence);
        deps.tell({ kind: "swept", keyId, evidence });
        return true;
    }
    catch (error) {
        const text = `Key ${keyId} could not be swept; a later run will try again. ${asUserError(error).message}`;
        deps.tell({ kind: "warning", text });
        return false;
    }
}
/**
 * After this run's own write was accepted, gives every older key of the target an end: none of them can be what the
 * store holds (spec: rotation.md, Own commit). May only shorten; failures warn.
 */
async function retire(committedAt, run) {
    const { plan, policy, deps, observation } = run;
    const inMs = Math.max(policy.graceMs, policy.keepWhileUsedMs);
    const endsAt = committedAt + inMs;
    const { features } = observation.facts;
    const lasting = plan.retires.filter(({ expiresAt }) => expiresAt === null || expiresAt > endsAt);
    if (!features.has("expire")) {
        leaveToPeople(committedAt + policy.graceMs, run);
        return;
    }
    await Promise.all(lasting.map(async ({ keyId }) => {
        try {
            await deps.mesh.expire(keyId, inMs);
            deps.tell({ kind: "retired", keyId, graceEndsAt: committedAt + policy.graceMs, endsAt });
        }
        catch (error) {
            deps.tell({
                kind: "warning",
                text: `Key ${keyId} could not be given an end; the next rotation will try again. ${asUserError(error).message}`,
            });
        }
    }));
}
/** Without `expire`, a later run sweeps by the secret's `updated_at`; without revoke, only a person can end a key. */
function leaveToPeople(graceEndsAt, { plan, deps, target }) {
    const keys = namedByHand(plan.byHand, target);
    if (keys.length > 0)
        deps.tell({ kind: "warning", text: cannotEnd(deleteByHand(keys, graceEndsAt)) });
}
/** The keys that a person has to end after the grace period, as a person finds them. */
function namedByHand({ afterGrace }, { keyName }) {
    return afterGrace === "by_name" ? [`the older key named "${keyName}"`] : afterGrace;
}
/** What to do in the Mesh web interface, and when. */
function deleteByHand(keys, notBefore) {
    const when = notBefore === undefined ? "now" : `after ${formatInstant(notBefore)}, not before`;
    return `Delete ${keys.join(", ")} in the Mesh web interface, ${when}.`;
}
function cannotEnd(what) {
    return `This Mesh service cannot end keys. ${what}`;
}

;// CONCATENATED MODULE: ./build/rotation/run.js


/** Without an identity, keys could be minted that no later run finds again: `target_unknown`. */
function forChanging(run) {
    const { gitHub, targetId, facts } = run.observation;
    const { github } = run.deps;
    if (github === undefined || gitHub === undefined || (targetId === undefined && facts.features.has("meta")))
        return new UserError("target_unknown", {
            what: "The numeric id of the repository or the organization could not be learnt.",
            input: "github-token",
            fix: "Let the token read its metadata.",
        });
    return { ...run, github, sealingKey: gitHub.sealingKey, secretBefore: gitHub.secret };
}
/** A key that could not be stored, or not as it is wanted, is not minted. */
async function forWriting(run) {
    const changing = forChanging(run);
    if (changing instanceof UserError)
        return changing;
    const { secret, selection } = run.observation.gitHub ?? {};
    const now = { visibility: secret?.visibility, selection };
    try {
        return { ...changing, access: await settleAccess(run.target.access, now, changing.github) };
    }
    catch (error) {
        return asUserError(error);
    }
}

;// CONCATENATED MODULE: ./build/rotation/execute.js










/** Walks the plan. Each step leaves the world in a state from which the next run can go on (I5). */
async function execute(run) {
    const { plan } = run;
    const left = await sweep(run);
    if (plan.kind === "refused")
        return refused(plan, plan.reason);
    if (plan.kind === "unchanged")
        return unchanged(run);
    const youngLeft = left.filter(({ young }) => young).length;
    if (youngLeft > 0 && plan.countedKeys + youngLeft >= plan.maxLiveKeys)
        return refused(plan, "Keys that should have been swept could not be, and `max-live-keys` is reached.");
    const writing = await forWriting(withLeftovers(run, left));
    if (writing instanceof UserError)
        return { kind: "refused", plan, error: writing };
    return await replaceKey(writing);
}
/** What could not be swept is older than the key that this run stores, and is given an end with the others. */
function withLeftovers(run, left) {
    if (!run.observation.facts.features.has("expire"))
        return run;
    return { ...run, plan: { ...run.plan, retires: [...run.plan.retires, ...left.map(({ key }) => key)] } };
}
/** mint \u2192 prove \u2192 store \u2192 retire \u2192 confirm. */
async function replaceKey(run) {
    const { plan, deps } = run;
    const minted = await mint(run);
    if (minted.kind === "failed")
        return { kind: "failed", plan, error: minted.error };
    const { successor } = minted;
    const proof = await prove(successor, run);
    if (proof.kind === "overtaken") {
        const successorRevoked = await revokeSuccessor(successor, "another run stored its key first", run);
        return { kind: "superseded-by-another-run", plan, successor: successor.record, successorRevoked };
    }
    if (proof.kind === "failed")
        return await rollBack(successor, proof.error, run);
    const { github, sealingKey, access, target } = run;
    const write = { slot: target.slot, key: successor.key, sealingKey, access };
    const end = await commit(write, github, run.deadline, deps);
    if (end.kind === "not_committed")
        return await rollBack(successor, end.error, run);
    if (end.kind === "ambiguous")
        return ambiguous(successor, end.error, run);
    return await afterCommit(successor, end, run);
}
async function afterCommit(successor, end, run) {
    const { plan, policy, deps } = run;
    deps.tell({ kind: "stored", at: end.at, created: end.created });
    await retire(end.at, run);
    if (end.repeated)
        await execute_confirm(end.at, run);
    const { record } = successor;
    return {
        kind: plan.kind === "create" ? "created" : "rotated",
        plan,
        successor: record,
        key: successor.key,
        secretUpdatedAt: end.at,
        nextRotationAt: nextRotationAt(record.createdAt, policy),
        graceEndsAt: plan.kind === "create" ? undefined : end.at + policy.graceMs,
    };
}
/** A PUT that was repeated may still be invisible: the next run's evidence rests on `updated_at`, so look once more. */
async function execute_confirm(committedAt, run) {
    if (await isShown(run, ({ updatedAt }) => updatedAt !== undefined && updatedAt >= committedAt))
        return;
    run.deps.tell({
        kind: "warning",
        text: "GitHub accepted the write but does not show it yet. The next run will look again.",
    });
}
async function rollBack(successor, error, run) {
    const successorRevoked = await revokeSuccessor(successor, "the secret was not written", run);
    return { kind: "rolled-back", plan: run.plan, successor: successor.record, successorRevoked, error };
}
/** Names both keys that the store may hold: a person who must know at once can compare. */
function ambiguous({ record }, cause, { plan }) {
    const before = plan.predecessorKeyId ?? "what it held before";
    const error = new UserError("secret_write_unknown", {
        what: `Nobody can tell yet whether the secret was written: it holds ${record.keyId} or ${before}. Nothing was revoked.`,
        why: cause.faults[0].what,
        fix: "Run it again in half an hour: that run finds out and cleans up.",
    }, { cause });
    return { kind: "ambiguous", plan, successor: record, error };
}
function refused(plan, reason) {
    const error = new UserError("rotation_refused", {
        what: reason,
        fix: REFUSAL_FIXES[plan.code] ?? "Wait for a later run to clean up, or raise `max-live-keys`.",
    });
    return { kind: "refused", plan, error };
}
const REFUSAL_FIXES = {
    other_account: "Pass the admin credential of the account that the key belongs to.",
    other_target: "Pass the value of the very secret that this step writes as `current-key`, or set `force: true` once.",
    not_from_this_secret: "Pass the value of the very secret that this step writes as `current-key`, or set `force: true` once.",
    not_supported: "Remove the input, or use a Mesh service that has the feature.",
};
function unchanged({ plan, observation, policy }) {
    const { facts } = observation;
    const known = knownKey(facts);
    const secretUpdatedAt = facts.secret.kind === "present" ? facts.secret.updatedAt : undefined;
    return {
        kind: "unchanged",
        plan,
        current: facts.managed.find(({ keyId }) => keyId === known?.keyId),
        observedAt: facts.now,
        secretUpdatedAt,
        nextRotationAt: nextRotationAt(known?.createdAt ?? secretUpdatedAt, policy),
    };
}

;// CONCATENATED MODULE: ./build/rotation/rotate.js





/**
 * Makes sure that one secret holds a working key that is not too old: observe \u2192 plan \u2192 sweep \u2192 mint \u2192 prove \u2192 store \u2192
 * retire \u2192 confirm (spec: rotation.md, One run, one target). Never throws: whatever happens is an outcome.
 */
async function rotate(target, policy, deps) {
    const deadline = startDeadline(deps.clock);
    try {
        const observation = await observe(target, deps);
        const { facts } = observation;
        deps.tell(observed(observation));
        const decided = plan(facts, policy);
        deps.tell({ kind: "planned", plan: decided });
        if (policy.dryRun)
            return { kind: "planned", plan: decided };
        return await execute({ target, policy, observation, plan: decided, deadline, deps });
    }
    catch (error) {
        return { kind: "failed", plan: undefined, error: asUserError(error) };
    }
}

;// CONCATENATED MODULE: ./build/rotation/survey.js


/**
 * Asks GitHub when the secret was last written, and no more: where nothing is passed in, that alone decides whether a
 * rotation is due (spec: actions.md, Many targets). A target that is finished costs this one read.
 *
 * @returns how it ended, or `undefined` when the target has to be looked at in full.
 * @throws UserError when GitHub gives no usable answer.
 */
async function surveyTarget({ slot, passedIn }, { policy, github, queuedAt, firstAttempt }) {
    const { serverAt, updatedAt } = await github.secret(slot);
    // What is not there may be out of the token's sight; only the full look tells.
    if (updatedAt === undefined || passedIn !== undefined)
        return undefined;
    const facts = {
        now: serverAt,
        secret: { kind: "present", updatedAt },
        queuedAt,
        firstAttempt,
        features: new Set(),
        passedIn: { kind: "not_given" },
        managed: [],
        adminKeyId: undefined,
    };
    const decided = plan(facts, policy);
    if (decided.kind !== "unchanged")
        return undefined;
    if (policy.dryRun)
        return { kind: "planned", plan: decided };
    return {
        kind: "unchanged",
        plan: decided,
        current: undefined,
        observedAt: serverAt,
        secretUpdatedAt: updatedAt,
        nextRotationAt: nextRotationAt(updatedAt, policy),
    };
}

;// CONCATENATED MODULE: ./build/rotation/rotate-all.js








/**
 * Targets one after another, each observed just before it is minted for; a failing one does not stop the others. Keeps
 * inside GitHub's limits, and can be started again: what is finished is not done twice (spec: actions.md, Many targets).
 * Never throws.
 */
async function rotateAll(work, deps) {
    const run = new ManyTargets(work, deps);
    if (work.central)
        await run.survey();
    await run.work();
    return run.results();
}
/** GitHub allows a hundred requests at once; a few are enough to look at hundreds of targets in seconds. */
const SURVEYED_AT_ONCE = 10;
/** After these nothing can succeed that comes later in the same run. */
const FINAL = new Set(["github_token_rejected", "admin_credential_rejected"]);
/** Each costs minutes of patience, and perhaps a key that nobody holds: after a few in a row the others would do the same. */
const UNANSWERED = new Set([
    ...["mesh_unreachable", "github_unreachable", "mint_unknown", "secret_write_unknown"],
]);
const MOST_UNANSWERED = 3;
/** GitHub Docs, "Best practices for using the REST API": a minute, and exponentially longer; its windows last an hour. */
const LONGEST_LIMIT_PAUSE_MS = HOUR_MS;
const MOST_LIMITED = 7;
/** The memory of one run over several targets. */
class ManyTargets {
    #work;
    #deps;
    #ended = new Map();
    #holderIds = new Map();
    #stopped;
    #unansweredInARow = 0;
    #limitedInARow = 0;
    #turn;
    constructor(work, deps) {
        this.#work = work;
        this.#deps = deps;
    }
    results() {
        return this.#work.targets.map((target) => ({
            target,
            outcome: this.#ended.get(target) ?? notTried(target, this.#stopped ?? cancelled("before it was through")),
        }));
    }
    async survey() {
        const { github, run, tell } = this.#deps;
        if (github === undefined)
            return;
        const { policy, targets } = this.#work;
        const queuedAt = await run?.port?.queuedAt(run);
        const shared = { policy, github, queuedAt, firstAttempt: run === undefined || run.attempt === 1 };
        await mapAtMost(SURVEYED_AT_ONCE, targets, async (target) => {
            if (!(await this.#mayGoOn()))
                return;
            const ended = await surveyTarget(target, shared).catch((error) => this.#atSurvey(error));
            if (ended !== undefined)
                this.#ended.set(target, ended);
        });
        if (this.#stopped === undefined)
            tell({ kind: "surveyed", targets: targets.length, due: this.#due().length });
    }
    async work() {
        const queue = this.#due().map((target) => ({ target, again: false }));
        for (const { target, again } of queue) {
            if (!(await this.#mayGoOn()))
                return;
            const later = await this.#workOn(target, again);
            if (later)
                queue.push({ target, again: true });
        }
    }
    /** @returns whether it met a limit, and is to have another turn after the others */
    async #workOn(target, again) {
        const { central, policy, targets } = this.#work;
        const { tell } = this.#deps;
        const at = { target, number: this.#ended.size + (again ? 0 : 1), of: targets.length };
        if (central)
            tell({ kind: "target-started", ...at });
        const outcome = await rotate(central ? await this.#identified(target) : target, policy, this.#deps);
        // Kept for now even where it has another turn: the run may end before.
        this.#ended.set(target, outcome);
        const limited = central && "error" in outcome && outcome.error.code === "rate_limited";
        const later = limited && !again && !leftKey(outcome);
        if (central)
            tell({ kind: "target-ended", ...at, outcome, later });
        this.#notice(outcome);
        if (limited)
            await this.#outlastLimit(outcome);
        return later;
    }
    /** What goes wrong for one goes wrong again in its full look, and is told there; a token that is no good is for all. */
    #atSurvey(cause) {
        const error = asUserError(cause);
        if (!FINAL.has(error.code))
            return undefined;
        this.#stopped ??= error;
        return { kind: "failed", plan: undefined, error };
    }
    /**
     * One account holds the keys of all these targets: by its id a target's own are listed, without it all of them, once for
     * each target.
     */
    async #identified(target) {
        if (target.holderId !== undefined)
            return target;
        const holder = describeHolder(target.slot.scope);
        const reading = this.#holderIds.get(holder) ?? readHolderId(target, this.#deps).catch(() => undefined);
        this.#holderIds.set(holder, reading);
        return { ...target, holderId: await reading };
    }
    #due() {
        return this.#work.targets.filter((target) => !this.#ended.has(target));
    }
    #notice(outcome) {
        const error = "error" in outcome ? outcome.error : undefined;
        this.#unansweredInARow =
            error !== undefined && UNANSWERED.has(error.code) ? this.#unansweredInARow + 1 : 0;
        if (error?.code !== "rate_limited")
            this.#limitedInARow = 0;
        if (error === undefined)
            return;
        if (FINAL.has(error.code) || this.#unansweredInARow >= MOST_UNANSWERED)
            this.#stopped ??= error;
    }
    /**
     * Whoever goes on asking is locked out for longer, and mints a key for each refusal: after each the pause is twice as long.
     * Where a key could not be taken back there is none; a person has to delete it.
     */
    async #outlastLimit(outcome) {
        this.#limitedInARow += 1;
        if (leftKey(outcome) || this.#limitedInARow >= MOST_LIMITED) {
            this.#stopped ??= outcome.error;
            return;
        }
        const ms = Math.min(MINUTE_MS * 2 ** (this.#limitedInARow - 1), LONGEST_LIMIT_PAUSE_MS);
        await this.#wait(Math.max(ms, this.#deps.github?.waitMs("target") ?? 0));
    }
    /** Waits for the limits first: what a target saw would be too old after a wait. */
    async #mayGoOn() {
        const ms = this.#deps.github?.waitMs("target") ?? 0;
        // A job for one repository is not made to last for an hour: it fails, and the next one goes on.
        if (ms > 0 && this.#work.central && !this.#mustStop())
            await this.#wait(ms);
        return !this.#mustStop();
    }
    #mustStop() {
        if (this.#deps.cancellation?.aborted === true)
            this.#stopped ??= cancelled("before it was through");
        return this.#stopped !== undefined;
    }
    /** Those that are at work side by side wait for the same. */
    async #wait(ms) {
        const { clock, cancellation, tell } = this.#deps;
        if (this.#turn === undefined) {
            if (ms >= SECOND_MS)
                tell({ kind: "waiting", ms, why: "GitHub's limits" });
            this.#turn = clock.sleep(ms, cancellation).catch(() => undefined);
        }
        await this.#turn;
        this.#turn = undefined;
    }
}
/** A key was minted, not stored, and could not be revoked. */
function leftKey(outcome) {
    return outcome.kind === "rolled-back" && !outcome.successorRevoked;
}
function notTried({ slot }, cause) {
    const [{ what, input, fix }] = cause.faults;
    const error = new UserError("not_tried", {
        what: `${describeSlot(slot)} was not tried.`,
        ...(input === undefined ? {} : { input }),
        why: `The run could not go on: ${what}`,
        fix: `${fix} What is finished is not done twice.`,
    }, { cause });
    return { kind: "failed", plan: undefined, error };
}

;// CONCATENATED MODULE: ./build/actions/failure-text.js
const TROUBLESHOOTING = "https://github.com/mesh/setup-api-key/blob/main/docs/troubleshooting.md";
/** The one renderer of failures: what failed, which input, why that is likely, what to do, where to read more. */
function renderFailure(error) {
    const faults = error.faults.map((fault, index) => error.faults.length === 1 ? renderFault(fault) : `${index + 1}. ${renderFault(fault)}`);
    return [...faults, `More: ${TROUBLESHOOTING}#${error.code}`].join("\n");
}
function renderFault({ what, input, why, fix }) {
    return [what, input && `  Input: ${input}`, why && `  Why: ${why}`, `  Fix: ${fix}`]
        .filter((line) => line !== undefined)
        .join("\n");
}

;// CONCATENATED MODULE: ./build/actions/markdown.js
/** A table; cells are escaped, whatever people put into names. */
function table(head, rows) {
    const line = (cells) => `| ${cells.map(cell).join(" | ")} |`;
    return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
function cell(text) {
    return text.replaceAll("\\", "\\\\").replaceAll("|", "\\|").replaceAll("\n", " ");
}
/** Text shown as it is. Names come from people: they must not become markup. */
function code(text) {
    const fence = "`".repeat(longestRun(text) + 1);
    const padding = text.startsWith("`") || text.endsWith("`") ? " " : "";
    return `${fence}${padding}${text}${padding}${fence}`;
}
function bold(text) {
    return `**${text.replace(/[\\`*{}[\]<>()#+!|~]/g, "\\$&")}**`;
}
/** A block of text shown as it is. */
function fenced(text) {
    const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
    return [`${fence}text`, text, fence].join("\n");
}
/** Length of the longest run of backticks. */
function longestRun(text) {
    return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
}

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/summary.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return __awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return __awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = utils_toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return file_command_issueFileCommand('ENV', file_command_prepareKeyValueMessage(name, val));
    }
    command_issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
;// CONCATENATED MODULE: ./build/values/derived-forms.js
/**
 * The shortest text worth masking: a mask of a few characters shreds the whole log
 * (spec: github-secrets.md, Masking on the runner).
 */
const SHORTEST_MASK = 16;
/**
 * Every readable form in which a secret is likely to turn up in a log: as it is, base64 at its three byte shifts,
 * base64url, hex, URL- and JSON-escaped. The runner derives some of these itself, but neither base64url nor hex,
 * and other runners derive none (spec: github-secrets.md, Masking on the runner).
 *
 * @returns each form once, the value itself first, none shorter than {@link SHORTEST_MASK}.
 */
function derivedForms(secret) {
    const value = secret.reveal();
    const bytes = Buffer.from(value, "utf8");
    const hex = bytes.toString("hex");
    const forms = [
        value,
        ...base64Forms(bytes),
        hex,
        hex.toUpperCase(),
        encodeURIComponent(value),
        JSON.stringify(value).slice(1, -1),
    ];
    return [...new Set(forms)].filter((form) => form.length >= SHORTEST_MASK);
}
/**
 * Base64 of a text that has the secret in its middle depends on how many bytes stand before it, modulo 3. Each shift
 * is cut to the characters that the secret alone decides.
 */
function base64Forms(bytes) {
    return [0, 1, 2].flatMap((bytesBefore) => {
        const firstWhole = (3 - bytesBefore) % 3;
        const whole = bytes.subarray(firstWhole, bytes.length - ((bytes.length - firstWhole) % 3));
        const stable = [whole.toString("base64"), whole.toString("base64url")];
        const padded = [bytes.toString("base64"), bytes.toString("base64url")];
        return bytesBefore === 0 ? [...padded, ...stable] : stable;
    });
}

;// CONCATENATED MODULE: ./build/platform/environment.js
/** The process's environment variables, as they were when it started. */
const processEnvironment = { ...process.env };
/** Did the user turn on step debug logging? (GitHub Docs, "Enabling debug logging") */
const isDebugging = () => processEnvironment["RUNNER_DEBUG"] === "1";
/** As they are now: a program may set `MESH_API_KEY` right before its first call. */
const currentEnvironment = () => ({ ...process.env });

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: ./build/platform/files.js


const LARGEST_BYTES = 1024 * 1024;
/** Reads a text of at most a mebibyte; `path` starts at `folder`. Never throws. */
function readTextFile(folder, path) {
    const file = (0,external_node_path_namespaceObject.resolve)(folder, path);
    try {
        const stat = (0,external_node_fs_namespaceObject.statSync)(file);
        if (!stat.isFile())
            return { kind: "unreadable", why: "it is no file" };
        if (stat.size > LARGEST_BYTES)
            return { kind: "unreadable", why: "it is larger than 1 MiB" };
        // Editors of some systems put a byte order mark first.
        return { kind: "read", text: (0,external_node_fs_namespaceObject.readFileSync)(file, "utf8").replace(/^\uFEFF/, "") };
    }
    catch (error) {
        return { kind: "unreadable", why: error.code ?? "unknown reason" };
    }
}

;// CONCATENATED MODULE: ./build/actions/host.js





/** The real runner, through `@actions/core`. */
function createHost() {
    return {
        env: processEnvironment,
        input: (name) => getInput(name),
        readFile: (path) => readTextFile(processEnvironment["GITHUB_WORKSPACE"] || ".", path),
        mask: (secret) => {
            for (const form of derivedForms(secret))
                setSecret(form);
        },
        info: (line) => {
            // Names and servers' words are part of lines, and a line may be taken for a command.
            info(withoutCommands(line));
        },
        debug: (line) => {
            if (isDebugging())
                debug(line);
        },
        startGroup: (title) => {
            startGroup(title);
        },
        endGroup: () => {
            endGroup();
        },
        notice: ({ title, text }) => {
            notice(text, { title });
        },
        warning: ({ title, text }) => {
            warning(text, { title });
        },
        error: ({ title, text }) => {
            error(text, { title });
        },
        output: (name, value) => {
            setOutput(name, value);
        },
        exportSecret: (name, secret) => {
            exportVariable(name, secret.reveal());
        },
        summary: async (markdown) => {
            // Runners that are not GitHub's may have no place for it.
            if (!processEnvironment["GITHUB_STEP_SUMMARY"])
                return;
            // What was done is done: a summary that cannot be written must not make it look like a failure.
            await summary
                .addRaw(markdown, true)
                .write()
                .catch(() => {
                warning("The job summary could not be written.");
            });
        },
        fail: () => {
            process.exitCode = 1;
        },
    };
}

;// CONCATENATED MODULE: ./build/actions/run-action.js





/**
 * Runs one action; whatever it throws becomes an annotation with a remedy, and the step fails.
 *
 * @param failed outputs that are set then; `reason` is what the error says, unless they say otherwise
 */
async function runAction(failed, action) {
    const host = createHost();
    let http;
    try {
        http = createActionHttp(host);
        await action(host, http);
    }
    catch (error) {
        const failure = asUserError(error);
        const outputs = typeof failed === "function" ? failed(failure) : failed;
        for (const [name, value] of Object.entries({ reason: failure.message, ...outputs }))
            host.output(name, value);
        reportFailure(host, failure);
    }
    finally {
        await http?.close();
    }
}
/** The system's clock, the runner's proxies, and a trace of exchanges at debug level only. */
function createActionHttp(host) {
    return createHttp({
        clock: systemClock,
        env: host.env,
        onExchange: ({ method, path, status, ms }) => {
            host.debug(`${method} ${path} ${status ?? "no answer"} ${Math.round(ms)} ms`);
        },
    });
}
/** The step fails: title, what, why, what to do. */
function reportFailure(host, error) {
    const failure = asUserError(error);
    host.error({ title: `mesh/setup-api-key: ${failure.code}`, text: renderFailure(failure) });
    host.fail();
}

;// CONCATENATED MODULE: ./build/actions/fleet-report.js






/** GitHub shows ten error annotations of a step and drops the rest: one for each cause, not one for each target. */
const MOST_ANNOTATIONS = 10;
const MOST_NAMED = 5;
/** A job summary holds a mebibyte (GitHub Docs, "Workflow commands"): enough for this many rows. */
const MOST_ROWS = 1_500;
/** The end of a run over many targets: how many ended how, and each cause of failure with its remedy. */
function tellFleet(results, host) {
    const causes = causesOf(results);
    for (const [index, { error, places }] of causes.entries()) {
        host.info(`\u2717 ${named(places)}:`);
        if (index < MOST_ANNOTATIONS)
            reportFailure(host, error);
        else
            host.info(renderFailure(error));
    }
    host.info(`${causes.length === 0 ? "\u2713" : "\u2717"} ${tally(results)}`);
}
/** The job summary of a run over many targets: what failed first, then what changed, then the rest. */
function fleetSummary(results) {
    const failed = results.filter(({ outcome }) => isFailure(outcome));
    const quiet = results.filter(({ outcome }) => isQuiet(outcome));
    const changed = results.filter((result) => !failed.includes(result) && !quiet.includes(result));
    const dryRun = results.some(({ outcome }) => outcome.kind === "planned");
    return [
        `## ${failed.length === 0 ? "\u2705" : "\u274c"} ${results.length} secrets: ${tally(results)}`,
        ...(dryRun ? ["Dry run: nothing was changed."] : []),
        ...causesOf(results).flatMap(({ error, places }) => [bold(named(places)), fenced(renderFailure(error))]),
        ...section("Failed", failed),
        ...section(dryRun ? "Would be worked on" : "Worked on", changed),
        ...(quiet.length === 0
            ? []
            : [`<details><summary>${quiet.length} with nothing due</summary>`, resultTable(quiet), "</details>"]),
    ].join("\n\n");
}
function isQuiet(outcome) {
    return outcome.kind === "unchanged" || (outcome.kind === "planned" && outcome.plan.kind === "unchanged");
}
function section(title, results) {
    return results.length === 0 ? [] : [`### ${title}`, resultTable(results)];
}
function resultTable(results) {
    const rows = results
        .slice(0, MOST_ROWS)
        .map(({ target, outcome }) => [
        code(describeSlot(target.slot)),
        whatHappened(outcome),
        keyIdOf(outcome),
        nextRotationOf(outcome),
        whyOf(outcome),
    ]);
    const left = results.length - rows.length;
    const shown = table(["Secret", "Outcome", "Key id", "Next rotation", "Why"], rows);
    return left === 0 ? shown : `${shown}\n\nAnd ${left} more: the output \`results\` holds them all.`;
}
/** Of a dry run, what would happen. */
function whatHappened(outcome) {
    return outcome.kind === "planned" ? `would be: ${outcome.plan.kind}` : outcome.kind;
}
function keyIdOf(outcome) {
    return "successor" in outcome ? code(outcome.successor.keyId) : "";
}
function nextRotationOf(outcome) {
    const at = "nextRotationAt" in outcome ? outcome.nextRotationAt : undefined;
    return at === undefined ? "" : formatInstant(at);
}
/** Of a failure the code: its words stand above, and may be a server's. */
function whyOf(outcome) {
    return "error" in outcome ? code(outcome.error.code) : outcome.plan.reason;
}
/** `180 unchanged, 19 rotated, 1 failed`. */
function tally(results) {
    const counts = new Map();
    for (const { outcome } of results) {
        const what = whatHappened(outcome);
        counts.set(what, (counts.get(what) ?? 0) + 1);
    }
    return [...counts]
        .toSorted(([, a], [, b]) => b - a)
        .map(([what, count]) => `${count} ${what}`)
        .join(", ");
}
/** The same code and remedy are one cause, whatever the words about each target. */
function causesOf(results) {
    const causes = new Map();
    for (const { target, outcome } of results) {
        if (!("error" in outcome))
            continue;
        const { code: errorCode, faults } = outcome.error;
        const id = [errorCode, ...faults.map(({ fix }) => fix)].join("\n");
        const cause = causes.get(id) ?? { error: outcome.error, places: [] };
        cause.places.push(describeSlot(target.slot));
        causes.set(id, cause);
    }
    return [...causes.values()];
}
function named(places) {
    const some = places.slice(0, MOST_NAMED).join(", ");
    return places.length > MOST_NAMED ? `${some} and ${places.length - MOST_NAMED} more` : some;
}

;// CONCATENATED MODULE: ./build/actions/kept-keys.js


/** In the last days of a key that somebody still uses the run fails, so that somebody is told to redeploy. */
const REDEPLOY_NOW_MS = 2 * DAY_MS;
/** Whether the run fails for it. */
function isAboutToEnd({ leftMs }) {
    return leftMs <= REDEPLOY_NOW_MS;
}
/** @param named the key, as the text around it names keys */
function stillUsed({ key: { lastUsedAt }, untilAt, leftMs }, named) {
    const used = lastUsedAt ? ` (last at ${formatInstant(lastUsedAt)})` : "";
    return `Key ${named} was replaced and is still used${used}. It ends at ${formatInstant(untilAt)}, in ${describeDuration(leftMs)}: redeploy what still runs with it.`;
}

;// CONCATENATED MODULE: ./build/actions/timeline.js

/** What has no end is drawn on for a quarter of what the others take, and for an hour at least. */
const SHARE_OF_OPEN_END = 1 / 4;
/**
 * A gantt chart in mermaid, which GitHub draws in job summaries: one section a key, in the order given.
 *
 * @returns an empty text when there is nothing to draw
 */
function timeline(title, stretches) {
    const drawn = stretches.filter(({ from, to }) => to > from);
    if (drawn.length === 0)
        return "";
    const keyIds = [...new Set(drawn.map(({ keyId }) => keyId))];
    return [
        "```mermaid",
        "gantt",
        `  title ${title}`,
        "  dateFormat YYYY-MM-DDTHH:mm:ss",
        "  axisFormat %d %b",
        ...keyIds.flatMap((keyId) => [
            `  section ${keyId}`,
            ...drawn.filter((stretch) => stretch.keyId === keyId).map(bar),
        ]),
        "```",
    ].join("\n");
}
function bar({ label, from, to }) {
    return `    ${label} :${mermaidTime(from)}, ${mermaidTime(to)}`;
}
/** Up to where something without an end is drawn, in a chart that begins at `first`. */
function openEnd(now, first) {
    return now + Math.max(HOUR_MS, (now - first) * SHARE_OF_OPEN_END);
}
function mermaidTime(at) {
    return formatInstant(at).slice(0, -1);
}

;// CONCATENATED MODULE: ./build/actions/summary.js










/** The job summary: one sentence, a table, a timeline, and what is left to do by hand. */
function rotationSummary(results, policy) {
    return results
        .map((result) => [`## ${headline(result)}`, ...body(result, policy), ...toDo(result, policy)].join("\n\n"))
        .join("\n\n");
}
function headline({ target, outcome }) {
    const place = code(describeSlot(target.slot));
    // Such a run fails, whatever else it did.
    const isUrgent = !isFailure(outcome) && outcome.plan?.keptInUse.some(isAboutToEnd) === true;
    return `${isUrgent ? "\u274c A replaced key is still used and about to end:" : HEADLINES[outcome.kind]} ${place}`;
}
const HEADLINES = {
    created: "\ud83d\udd11 A new Mesh key was stored in",
    rotated: "\ud83d\udd01 The Mesh key was rotated in",
    unchanged: "\u2705 The Mesh key is good as it is in",
    planned: "\ud83d\udcdd Dry run: nothing was changed in",
    "superseded-by-another-run": "\u2705 Another run was first with",
    refused: "\u270b The rotation was refused for",
    failed: "\u274c The rotation failed for",
    "rolled-back": "\u21a9\ufe0f The rotation was rolled back for",
    ambiguous: "\u2753 Nobody can tell yet whether the new key was stored in",
};
function body({ target, outcome }, policy) {
    const told = "error" in outcome ? [fenced(renderFailure(outcome.error))] : [];
    switch (outcome.kind) {
        case "planned":
            return [table(["Step", "Key", "Evidence"], planRows(outcome.plan))];
        case "created":
        case "rotated":
            return [keyTable(outcome, policy), lives(target.slot.secretName, outcome)];
        case "unchanged":
            return [outcome.plan.reason, standingTable(outcome, policy)];
        case "superseded-by-another-run":
            return [leftOver(outcome)];
        case "rolled-back":
            return [...told, leftOver(outcome)];
        case "ambiguous":
            return [...told, candidates(outcome)];
        case "refused":
        case "failed":
            return told;
    }
}
/** What no run will do by itself. */
function toDo({ target, outcome }, { graceMs }) {
    const { kind, plan } = outcome;
    if (plan === undefined || kind === "planned")
        return [];
    const { keptInUse, byHand } = plan;
    const graceEndsAt = "graceEndsAt" in outcome ? outcome.secretUpdatedAt + graceMs : undefined;
    const later = graceEndsAt === undefined ? [] : namedByHand(byHand, target);
    const steps = [
        ...keptInUse.map((kept) => stillUsed(kept, code(kept.key.keyId))),
        ...(byHand.now.length === 0 ? [] : [deleteByHand(byHand.now.map(code), undefined)]),
        ...(later.length === 0 ? [] : [deleteByHand(later.map(code), graceEndsAt)]),
    ];
    return steps.length === 0 ? [] : ["**To do by hand:**", steps.map((step) => `- ${step}`).join("\n")];
}
function standingTable(outcome, policy) {
    const { current, observedAt, secretUpdatedAt, nextRotationAt } = outcome;
    const known = current === undefined
        ? [["Key id", "not known"]]
        : [
            ["Key id", code(current.keyId)],
            ["Name", code(current.name)],
            ["Age", describeDuration(Math.max(0, observedAt - current.createdAt))],
            ["Expires", current.expiresAt === null ? "when it is revoked" : instant(current.expiresAt)],
        ];
    return table(["", ""], [
        ...known,
        ["Last written", instant(secretUpdatedAt)],
        ["Next rotation", nextRotation(nextRotationAt, policy)],
    ]);
}
function candidates({ successor, plan }) {
    const before = plan.predecessorKeyId ?? "not known";
    return `Nothing was revoked. New key: ${code(successor.keyId)}; before: ${code(before)}. The next run finds out.`;
}
function keyTable({ successor, plan, graceEndsAt, nextRotationAt }, policy) {
    return table(["", ""], [
        ["Key id", code(successor.keyId)],
        ["Name", code(successor.name)],
        ["Why", plan.reason],
        ["Made", instant(successor.createdAt)],
        ["Expires", successor.expiresAt === null ? "when it is revoked" : instant(successor.expiresAt)],
        ...(graceEndsAt === undefined
            ? []
            : [
                ["Replaces", code(plan.predecessorKeyId ?? "not known")],
                ["Grace period ends", `${instant(graceEndsAt)} (${formatDuration(policy.graceMs)})`],
            ]),
        ["Next rotation", nextRotation(nextRotationAt, policy)],
    ]);
}
function leftOver({ successor, successorRevoked, }) {
    return successorRevoked
        ? `This run did not write the secret; its new key ${code(successor.keyId)} was revoked.`
        : `This run did not write the secret. **To do by hand:** delete ${code(successor.keyId)} in the Mesh web interface; nothing uses it. Where Mesh can list keys, a later run ends it as well.`;
}
/** When each key works: the old one through its grace period, the new one until the next rotation, if there is one. */
function lives(secretName, { successor, plan, secretUpdatedAt, graceEndsAt, nextRotationAt }) {
    const { afterGrace } = plan.byHand;
    const grace = graceEndsAt === undefined
        ? []
        : [
            {
                keyId: plan.predecessorKeyId ?? "before",
                // A bar that ends says that the key does.
                label: afterGrace.length > 0 ? "grace period (its end is by hand)" : "grace period",
                ...{ from: secretUpdatedAt, to: graceEndsAt },
            },
        ];
    return timeline(`Keys of ${secretName}`, [
        ...grace,
        {
            ...{ keyId: successor.keyId, label: "in the secret", from: secretUpdatedAt },
            to: nextRotationAt ?? openEnd(graceEndsAt ?? secretUpdatedAt, secretUpdatedAt),
        },
    ]);
}
function nextRotation(at, { rotateAfterMs }) {
    return rotateAfterMs === "never" ? "never" : instant(at);
}
function instant(at) {
    return at === undefined ? "not known" : formatInstant(at).replace("T", " ").replace("Z", " UTC");
}

;// CONCATENATED MODULE: ./build/actions/report.js








/** Writes outputs, annotations, the job summary and the exit code; outputs are set on failure too. */
async function reportRotation(results, inputs, host) {
    if (inputs.central)
        tellFleet(results, host);
    else
        for (const result of results)
            tellEnd(result, host);
    for (const result of results)
        tellKeptKeys(result, host);
    setOutputs(results, host);
    if (inputs.exportEnv)
        exportKey(results, host);
    await host.summary(inputs.central ? fleetSummary(results) : rotationSummary(results, inputs.policy));
}
function tellEnd({ target, outcome }, host) {
    const place = describeSlot(target.slot);
    if ("error" in outcome)
        reportFailure(host, outcome.error);
    if (outcome.kind === "planned")
        tellPlan(outcome, host);
    if (outcome.kind === "superseded-by-another-run")
        host.notice({
            title: "Another run was first",
            text: `Another run stored a new key in ${place}; this run's key ${outcome.successor.keyId} ${outcome.successorRevoked ? "was revoked" : "is not needed: delete it in the Mesh web interface"}.`,
        });
    host.info(`${isFailure(outcome) ? "\u2717" : "\u2713"} ${place}: ${outcome.kind}`);
}
function tellPlan({ plan }, host) {
    host.info("Dry run: nothing was changed. The plan:");
    for (const [step, key, evidence] of planRows(plan))
        host.info(`  ${step.padEnd(8)} ${key.padEnd(28)} ${evidence}`);
}
/** A server keeps the key it was deployed with: whoever runs it must hear of the end in time. */
function tellKeptKeys({ target, outcome }, host) {
    const place = describeSlot(target.slot);
    for (const kept of outcome.plan?.keptInUse ?? []) {
        const text = stillUsed(kept, `${kept.key.keyId} of ${place}`);
        if (!isAboutToEnd(kept))
            host.warning({ title: "A replaced key is still in use", text });
        else {
            host.error({ title: "A replaced key is about to end", text });
            host.fail();
        }
    }
}
/** Outputs of the worst target, and all of them as JSON (spec: actions.md, Outputs). Never a key. */
function setOutputs(results, host) {
    const outcome = worst(results.map((result) => result.outcome));
    if (outcome === undefined)
        return;
    for (const [name, value] of Object.entries(outputsOf(outcome)))
        host.output(name, value);
    const all = results.map((result) => ({
        target: describeSlot(result.target.slot),
        ...outputsOf(result.outcome),
    }));
    host.output("results", JSON.stringify(all));
}
function outputsOf(outcome) {
    return {
        outcome: outcome.kind,
        reason: report_reasonOf(outcome),
        ...NO_OUTPUTS,
        ...keyOutputs(outcome),
        ...storeOutputs(outcome),
    };
}
/** Every output is set on every path: who reads all of them, as `toJSON(steps.key.outputs)` does, finds every name. */
const NO_OUTPUTS = {
    "key-id": "",
    "key-name": "",
    "created-at": "",
    "previous-key-id": "",
    "retire-at": "",
    "next-rotation-at": "",
    "secret-updated-at": "",
};
function report_reasonOf(outcome) {
    if (outcome.kind === "superseded-by-another-run")
        return "Another run stored a new key first.";
    return "error" in outcome ? outcome.error.message : outcome.plan.reason;
}
function keyOutputs(outcome) {
    if (outcome.kind === "unchanged")
        return outcome.current === undefined ? {} : describeKey(outcome.current);
    // A key that was taken back again is nobody's key.
    if (!("successor" in outcome) ||
        outcome.kind === "rolled-back" ||
        outcome.kind === "superseded-by-another-run")
        return {};
    return { ...describeKey(outcome.successor), "previous-key-id": outcome.plan.predecessorKeyId ?? "" };
}
function describeKey({ keyId, name, createdAt }) {
    return { "key-id": keyId, "key-name": name, "created-at": formatInstant(createdAt) };
}
function storeOutputs(outcome) {
    if (outcome.kind !== "created" && outcome.kind !== "rotated" && outcome.kind !== "unchanged")
        return {};
    return {
        "retire-at": instantText(outcome.kind === "unchanged" ? undefined : outcome.graceEndsAt),
        "next-rotation-at": instantText(outcome.nextRotationAt),
        "secret-updated-at": instantText(outcome.secretUpdatedAt),
    };
}
function instantText(at) {
    return at === undefined ? "" : formatInstant(at);
}
/** This run stored no key, and what was passed in still works: after another run's write through its grace period. */
const PASSED_IN_WORKS = new Set([
    "unchanged",
    "superseded-by-another-run",
]);
/** For later steps of this job, by request: the new key, or the passed-in one where this run stored none. */
function exportKey(results, host) {
    const exported = results.find(({ target }) => isActionsStore(target)) ?? results[0];
    if (exported === undefined)
        return;
    const { outcome, target } = exported;
    if (!("key" in outcome) && !PASSED_IN_WORKS.has(outcome.kind))
        return;
    const key = "key" in outcome ? outcome.key : target.passedIn;
    if (key !== undefined)
        host.exportSecret("MESH_API_KEY", key);
    else
        host.warning({
            title: "MESH_API_KEY was not exported",
            text: `This run stored no key in ${describeSlot(target.slot)}, and no \`current-key\` was given, so there is no key to export.`,
        });
}
/** The job's own secrets come from there. */
function isActionsStore({ slot: { scope } }) {
    return scope.kind === "environment" || scope.store === "actions";
}

;// CONCATENATED MODULE: ./build/actions/setup.js





/** `mesh/setup-api-key`: each target ends up with a working key that is not too old. */
const setup = () => runAction({ ...NO_OUTPUTS, outcome: "failed", results: "[]" }, async (host, http) => {
    const inputs = parseSetupInputs(host);
    const results = await rotateAll(inputs, liveRotationDeps(inputs, http, host));
    await reportRotation(results, inputs, host);
});

;// CONCATENATED MODULE: ./build/verification/policy.js


/**
 * Where Mesh tells no key's birth, the last write of the secret stands for it, as it does for the rotation. A run that was
 * queued before that write holds an older value, of which nothing tells.
 */
function ageOf({ key, now, secret }) {
    if (key !== undefined)
        return Math.max(0, now - key.createdAt);
    if (secret === undefined || secret.updatedAt > secret.queuedAt)
        return undefined;
    return Math.max(0, secret.now - secret.updatedAt);
}
/** A working key may still not be what the user wants. */
function brokenPolicies(look, policy, standing) {
    return [
        ...identityFaults(look, policy),
        tooOld(look, policy.maxAgeMs, standing),
        endsTooSoon(look, policy.minRemainingMs),
    ].filter((fault) => fault !== undefined);
}
/** A key that is not the expected one may be anybody's: where nothing tells which it is, that counts as broken. */
function identityFaults({ key }, { expectedKeyId, expectedName }) {
    if (key !== undefined)
        return [wrongKey(key.keyId, expectedKeyId), wrongName(key.name, expectedName)];
    return expectedKeyId === undefined && expectedName === undefined ? [] : [NOT_TOLD];
}
/** The basic service tells of no key how old it is and when it ends; that is no fault of the key. */
function uncheckedPolicies(look, { maxAgeMs, minRemainingMs }) {
    return [
        maxAgeMs !== undefined && ageOf(look) === undefined ? ageNotTold(look) : undefined,
        minRemainingMs !== undefined && look.key === undefined ? END_NOT_TOLD : undefined,
    ].filter((fault) => fault !== undefined);
}
function wrongKey(keyId, expected) {
    if (expected === undefined || keyId === expected)
        return undefined;
    return {
        what: `The job was given key ${keyId}, and ${expected} was expected.`,
        input: "expected-key-id",
        why: "This run was queued before the secret was written, or another secret of the same name was read.",
        fix: "Start a new run (a re-run replays old secrets), or check environment and repository secrets of that name.",
    };
}
function wrongName(name, expected) {
    if (expected === undefined || name === expected)
        return undefined;
    return {
        what: `The key is named "${printableName(name)}", and "${expected}" was expected.`,
        input: "expected-name",
        fix: "Check which secret this job reads.",
    };
}
function tooOld(look, maxAgeMs, { retiring }) {
    const ageMs = ageOf(look);
    if (maxAgeMs === undefined || ageMs === undefined || ageMs <= maxAgeMs)
        return undefined;
    const age = describeDuration(ageMs);
    const limit = formatDuration(maxAgeMs);
    return {
        what: look.key === undefined
            ? `The secret was last written ${age} ago; \`max-age\` is ${limit}.`
            : `The key is ${age} old; \`max-age\` is ${limit}.`,
        input: "max-age",
        ...(retiring ? OLD_SNAPSHOT : STOPPED_SCHEDULE),
    };
}
function endsTooSoon({ key, now }, minRemainingMs) {
    if (minRemainingMs === undefined || key === undefined || key.expiresAt === null)
        return undefined;
    const remainingMs = key.expiresAt - now;
    if (remainingMs >= minRemainingMs)
        return undefined;
    return {
        what: `The key works for another ${describeDuration(remainingMs)}; \`min-remaining\` is ${formatDuration(minRemainingMs)}.`,
        input: "min-remaining",
        why: "It was replaced and is in its grace period, or was made with an end of its own.",
        fix: "Start a new run to get the new key, or start the rotation by hand.",
    };
}
const OLD_SNAPSHOT = {
    why: "A newer key has been made; this run was queued before, or is a re-run.",
    fix: "Start a new run: it gets the new key.",
};
const STOPPED_SCHEDULE = {
    why: "The scheduled rotation has not run: GitHub disables schedules of idle public repositories.",
    fix: "Look at the rotation workflow's runs, enable it, and start it by hand.",
};
const NOT_TOLD = {
    what: "This Mesh service does not say which key it was shown, so it cannot be compared with the expected one.",
    fix: "Remove `expected-key-id` and `expected-name`, or use a Mesh service that offers `whoami`.",
};
function ageNotTold({ secret }) {
    return secret === undefined ? AGE_NOT_TOLD : OLDER;
}
const AGE_NOT_TOLD = {
    what: "`max-age` was not checked: this Mesh service does not say how old a key is.",
    fix: "Pass a `github-token` that may read when the secret was written, and grant the job `actions: read`; or remove `max-age`.",
};
const OLDER = {
    what: "`max-age` was not checked: the secret was written after this run was queued.",
    fix: "Start a new run.",
};
const END_NOT_TOLD = {
    what: "`min-remaining` was not checked: this Mesh service does not say when a key ends.",
    fix: "Remove `min-remaining`, or use a Mesh service that offers `whoami`.",
};

;// CONCATENATED MODULE: ./build/verification/assess.js





/** Facts and policy in, verdict out. */
function assess(look, policy) {
    return look.kind === "alive" ? assessAlive(look, policy) : assessDead(look);
}
function assessAlive(look, policy) {
    const { key } = look;
    const ageMs = ageOf(look);
    const { status, explanation, newer } = standing(look);
    const [fault, ...others] = brokenPolicies(look, policy, { retiring: status === "retiring" });
    return {
        valid: true,
        reason: fault === undefined ? "valid" : "policy",
        sentence: describeWorking(look, ageMs),
        explanation,
        status,
        key: key && { keyId: key.keyId, name: key.name, createdAt: key.createdAt },
        ageMs,
        newer,
        expiresAt: key?.expiresAt,
        failure: fault && new UserError("policy_failed", [fault, ...others]),
        unchecked: uncheckedPolicies(look, policy),
    };
}
function describeWorking({ key }, ageMs) {
    const age = ageMs === undefined ? "" : describeDuration(ageMs);
    if (key === undefined)
        return `The key works${age && `; its secret was last written ${age} ago`}.`;
    return `Key ${key.keyId} "${printableName(key.name)}" works, ${age} old${ending(key.expiresAt)}.`;
}
function ending(expiresAt) {
    return expiresAt === null ? ", until it is revoked" : `, until ${formatInstant(expiresAt)}`;
}
/** Is it the newest key of its secret, or one in its grace period? */
function standing({ key, siblings, endsReplacedKeys, secret, }) {
    const writtenLater = secret !== undefined && secret.updatedAt > secret.queuedAt;
    const snapshot = writtenLater
        ? "The secret was written after this run was queued; the next run gets the new key."
        : undefined;
    const own = siblings?.find(({ keyId }) => keyId === key?.keyId);
    const [newest] = siblings ?? [];
    if (own === undefined || newest === undefined)
        return { status: "unknown", explanation: snapshot, newer: undefined };
    // A newer key that replaced nothing is an orphan of a run that died before it could store it.
    const replaced = own.keyId !== newest.keyId && (own.expiresAt !== null || !endsReplacedKeys);
    if (!replaced)
        return { status: "current", explanation: undefined, newer: undefined };
    const until = own.expiresAt === null ? "" : ` This one works until ${formatInstant(own.expiresAt)}.`;
    return {
        status: "retiring",
        newer: newest,
        explanation: `A newer key, ${newest.keyId}, has been made for this secret.${until} ${snapshot ?? "The next run gets the new key."}`,
    };
}
function assessDead(look) {
    const { reason, failure } = explainDeath(look);
    return {
        valid: false,
        reason,
        sentence: failure.faults[0].what,
        explanation: undefined,
        status: "unknown",
        newer: undefined,
        key: undefined,
        ageMs: undefined,
        expiresAt: undefined,
        failure,
        unchecked: [],
    };
}
function explainDeath(look) {
    switch (look.kind) {
        case "missing":
            return { reason: "missing", failure: new UserError("key_invalid", MISSING) };
        case "malformed":
            return { reason: "malformed", failure: new UserError("key_invalid", MALFORMED) };
        // Nothing is known of the key: what Mesh or the network did has a code and a remedy of its own.
        case "unreachable":
            return { reason: "unreachable", failure: look.error };
        case "rejected": {
            const { reason, fault } = REJECTIONS.get(look.code ?? "") ?? rejected(look.status);
            return { reason, failure: new UserError("key_invalid", fault) };
        }
    }
}
const NEW_KEY = "Run the rotation workflow: it replaces a key that Mesh no longer accepts.";
const MISSING = {
    what: "No key was given to this job.",
    input: "api-key",
    why: "The secret does not exist, or this run comes from a fork, which gets no secrets, or from Dependabot, which gets its own.",
    fix: "Run the set-up workflow first and pass `api-key: ${{ secrets.MESH_API_KEY }}`; for forks, set `on-missing: notice`.",
};
const MALFORMED = {
    what: "The value does not look like a Mesh key, `mesh_\u2026`.",
    input: "api-key",
    why: "Something else was pasted into the secret, only a part of the key, or quotes or spaces came along.",
    fix: NEW_KEY,
};
const REJECTIONS = new Map([
    [
        "key_revoked",
        death("revoked", "The key was revoked.", "Somebody ended it, or it was replaced and its grace period is over."),
    ],
    [
        "key_expired",
        death("expired", "The key has expired.", "It was replaced and its grace period is over, or it was made with an end of its own."),
    ],
    [
        "key_disabled",
        death("disabled", "The key is disabled.", "Somebody disabled it, or its account, in Mesh."),
    ],
]);
function death(reason, what, why) {
    return {
        reason,
        fault: { what, why, input: "api-key", fix: `${NEW_KEY} A re-run replays old secrets: start a new run.` },
    };
}
function rejected(status) {
    const fault = {
        what: `Mesh does not accept the key (HTTP ${status}).`,
        input: "api-key",
        why: "It was revoked, has expired, or belongs to another Mesh service than `api-url`.",
        fix: `${NEW_KEY} Check \`api-url\` too.`,
    };
    return { reason: "rejected", fault };
}

;// CONCATENATED MODULE: ./build/verification/look.js



/** One authenticated read with the key, and beside it what explains the answer; one round trip deep. Never throws. */
async function lookAtKey(key, deps) {
    if (key === undefined)
        return { kind: "missing" };
    if (!MESH_KEY_PATTERN.test(key.reveal()))
        return { kind: "malformed" };
    const { mesh } = deps;
    const reads = {
        whoami: mesh.whoami(key),
        profile: mesh.profile(key),
        siblings: listSiblings(deps),
        timing: readTiming(deps),
    };
    for (const read of Object.values(reads))
        read.catch(() => undefined);
    try {
        const { features, serverAt } = await mesh.discover();
        const answer = await (features.has("whoami") ? reads.whoami : reads.profile);
        if (answer.kind === "rejected")
            return answer;
        const siblings = features.has("list") && features.has("meta") ? await reads.siblings : undefined;
        return {
            kind: "alive",
            now: serverAt,
            key: answer.key,
            siblings,
            endsReplacedKeys: features.has("expire"),
            secret: await reads.timing,
        };
    }
    catch (error) {
        return { kind: "unreachable", error: asUserError(error) };
    }
}
/** Optional: a narrow key may not list. */
async function listSiblings({ mesh, targetId }) {
    if (targetId === undefined)
        return undefined;
    const listed = await mesh.listKeys({ target: targetId }).catch(() => undefined);
    return listed
        ?.filter(({ meta }) => meta["managed_by"] === MANAGED_BY && meta["target"] === targetId)
        .filter(({ status }) => status === "active")
        .toSorted((a, b) => b.createdAt - a.createdAt);
}
/** Optional: it explains, and tells an age where Mesh does not. */
async function readTiming({ timing }) {
    if (timing === undefined)
        return undefined;
    const { github, slot, runs, run } = timing;
    const [secret, queuedAt] = await Promise.all([
        github.secret(slot).catch(() => undefined),
        runs.queuedAt(run).catch(() => undefined),
    ]);
    if (secret?.updatedAt === undefined || queuedAt === undefined)
        return undefined;
    return { now: secret.serverAt, updatedAt: secret.updatedAt, queuedAt };
}

;// CONCATENATED MODULE: ./build/actions/verify-inputs.js






/** @throws UserError `invalid_inputs` with every fault at once; no request was sent. */
function parseVerifyInputs(host) {
    const input = new InputReader(host);
    const githubApiUrl = readGitHubApiUrl(input, host);
    const place = readPlace(input, host.env);
    const slot = { secretName: readSecretName(input), scope: scopeOf(place, "actions") };
    const inputs = {
        apiKey: input.secret("api-key") ?? keyOfEnvironment(host),
        apiUrl: readApiUrl(input, host),
        policy: {
            expectedKeyId: input.keyId("expected-key-id"),
            expectedName: readExpectedName(input),
            maxAgeMs: input.optionalDuration("max-age"),
            minRemainingMs: input.optionalDuration("min-remaining"),
        },
        onMissing: input.oneOf("on-missing", ["fail", "notice"], "fail"),
        failOnInvalid: input.flag("fail-on-invalid", true),
        githubToken: input.secret("github-token"),
        runToken: input.secret("run-token"),
        githubApiUrl,
        slot,
        targetId: ownTargetId(githubApiUrl, place, slot, host),
        run: isOwnGitHub(githubApiUrl, host.env) ? readRun(host) : undefined,
    };
    input.finish();
    warnOfPlainHttp(inputs.apiUrl, host);
    return Object.freeze(inputs);
}
function readExpectedName(input) {
    const name = input.optionalText("expected-name");
    if (name !== undefined && isCredential(name))
        input.fault({
            what: "`expected-name` is a credential, not a name.",
            input: "expected-name",
            fix: "Pass the key's name in Mesh.",
        });
    return name;
}
/** Masked like any other: a variable of the job is no safer than an input. */
function keyOfEnvironment({ env, mask }) {
    const value = (env["MESH_API_KEY"] ?? "").trim();
    if (value === "")
        return undefined;
    const key = new Sensitive(value);
    mask(key);
    return key;
}
function ownTargetId(githubApiUrl, place, slot, { env }) {
    const holder = knownHolder(place, githubApiUrl, env);
    return holder && targetId(githubApiUrl.host, holder, slot);
}

;// CONCATENATED MODULE: ./build/actions/verify-report.js






/** Every output is set on every path: this is what they are where nothing is known of a key. */
const NOTHING_KNOWN = {
    "key-id": "",
    "key-name": "",
    age: "",
    "expires-at": "",
    status: "unknown",
};
/** The outputs where nothing was checked. */
function noVerdict({ code: reason }) {
    return { valid: "false", reason, ...NOTHING_KNOWN };
}
/** Writes outputs, annotations, the job summary and the exit code. */
async function reportVerification(assessment, inputs, host) {
    const verdict = verdictOf(assessment, inputs);
    verify_report_setOutputs(assessment, host);
    tellVerdict(verdict, assessment, host);
    for (const { what, fix } of assessment.unchecked)
        host.warning({ title: "A policy was not checked", text: `${what} ${fix}` });
    if (assessment.explanation !== undefined)
        host.notice({ title: "An older key", text: assessment.explanation });
    await host.summary(verificationSummary(assessment, verdict));
}
function verify_report_setOutputs({ valid, reason, key, ageMs, expiresAt, status }, host) {
    const outputs = {
        ...{ valid: String(valid), reason },
        ...{ ...NOTHING_KNOWN, status },
        ...(key === undefined ? {} : { "key-id": key.keyId, "key-name": key.name }),
        ...(ageMs === undefined ? {} : { age: String(Math.floor(ageMs / SECOND_MS)) }),
        ...(expiresAt === undefined || expiresAt === null ? {} : { "expires-at": formatInstant(expiresAt) }),
    };
    for (const [name, value] of Object.entries(outputs))
        host.output(name, value);
}
/** The step fails only on an invalid key, where that is wanted, and on a policy that the user set. */
function verdictOf({ reason, failure, unchecked }, inputs) {
    if (failure === undefined)
        return unchecked.length === 0
            ? { level: "none", title: "The Mesh key works" }
            : { level: "warning", title: "The Mesh key works, and not all was checked" };
    if (reason === "policy")
        return { level: "error", title: "The Mesh key works and breaks a policy" };
    const level = reason === "missing" && inputs.onMissing === "notice"
        ? "notice"
        : inputs.failOnInvalid
            ? "error"
            : "warning";
    return { level, title: DEAD_TITLES.get(reason) ?? "The Mesh key does not work" };
}
const DEAD_TITLES = new Map([
    ["missing", "No Mesh key in this run"],
    ["unreachable", "Mesh did not say whether the key works"],
]);
function tellVerdict({ level, title }, { failure, sentence }, host) {
    if (failure === undefined)
        host.info(`\u2713 ${sentence}`);
    else if (level === "notice")
        host.notice({ title, text: renderFailure(failure) });
    else if (level === "warning")
        host.warning({ title, text: renderFailure(failure) });
    else
        reportFailure(host, failure);
}
const MARKS = { none: "\u2705", notice: "\u2139\ufe0f", warning: "\u26a0\ufe0f", error: "\u274c" };
/** The job summary: one sentence, a table, and what to do if anything. */
function verificationSummary(assessment, { level, title }) {
    const { sentence, explanation, failure, unchecked } = assessment;
    return [
        `## ${MARKS[level]} ${title}`,
        bold(sentence),
        ...verify_report_keyTable(assessment),
        ...livesOf(assessment),
        ...(explanation === undefined ? [] : [explanation]),
        ...unchecked.map(({ what, fix }) => `${what} ${fix}`),
        ...(failure === undefined ? [] : [fenced(renderFailure(failure))]),
    ].join("\n\n");
}
function verify_report_keyTable({ key, ageMs = 0, expiresAt, status }) {
    if (key === undefined)
        return [];
    const ends = expiresAt ? formatInstant(expiresAt) : "when it is revoked";
    const row = [code(key.keyId), code(key.name), describeDuration(ageMs), ends, status];
    return [table(["Key id", "Name", "Age", "Expires", "Status"], [row])];
}
/** How long the key has lived and will, and what has replaced it. */
function livesOf({ key, ageMs = 0, newer, expiresAt }) {
    if (key === undefined)
        return [];
    const { keyId, createdAt: from } = key;
    const now = from + ageMs;
    const later = openEnd(now, from);
    const chart = timeline(`The key of this run`, [
        { keyId, label: "so far", from, to: now },
        expiresAt === undefined || expiresAt === null
            ? { keyId, label: "goes on", from: now, to: later }
            : { keyId, label: "until its end", from: now, to: expiresAt },
        ...(newer === undefined
            ? []
            : [{ keyId: newer.keyId, label: "in the secret", from: newer.createdAt, to: later }]),
    ]);
    return [chart];
}

;// CONCATENATED MODULE: ./build/actions/verify.js






/** `mesh/setup-api-key/verify`: checks the key that the job was given. */
const verify = () => runAction(noVerdict, async (host, http) => {
    const inputs = parseVerifyInputs(host);
    const look = await lookAtKey(inputs.apiKey, liveLookDeps(inputs, http, host));
    await reportVerification(assess(look, inputs.policy), inputs, host);
});

;// CONCATENATED MODULE: ./build/rotation/revocation-plan.js



const REVOCATION_MODES = ["superseded", "key", "compromised", "teardown"];
const BY_HAND = {
    why: "this Mesh service cannot revoke keys: delete it in the Mesh web interface",
    wanted: true,
    byHand: true,
};
/**
 * Facts and order in, plan out; no clock, no I/O.
 *
 * @param ordered what the key of the mode `key` is, where it is not among the live ones
 */
function planRevocation(facts, order, ordered = "not_looked_up") {
    const unfit = order.mode === "compromised" ? unfitForNewKey(facts, order.policy) : undefined;
    if (unfit !== undefined)
        return unfit;
    if (!facts.features.has("list"))
        return withoutList(facts, order);
    switch (order.mode) {
        case "superseded":
            return supersededPlan(facts, order);
        case "key":
            return keyPlan(facts, order, ordered);
        case "compromised":
            return compromisedPlan(facts);
        case "teardown":
            return teardownPlan(facts);
    }
}
/** A basic service: what can be stored or deleted is, and the rest is named for a person to end. */
function withoutList({ passedIn }, { mode, keyName }) {
    if (mode === "superseded" || mode === "key")
        return revocation_plan_refused(mode, {
            what: "This Mesh service can neither list nor revoke keys.",
            fix: "Revoke it in the Mesh web interface; the mode `compromised` stores a new key first.",
        });
    const older = passedIn.kind === "alive" ? passedIn.key?.keyId : undefined;
    return {
        ...{ mode, refusal: undefined, revokes: [] },
        keeps: [{ keyId: older ?? `every older key named "${keyName}"`, ...BY_HAND }],
    };
}
/** What the evidence rules call orphan or superseded, used or not. */
function supersededPlan(facts, order) {
    const { policy } = order;
    const missing = missingEvidence(facts, order);
    if (missing !== undefined)
        return revocation_plan_refused("superseded", missing);
    const judged = facts.managed.map((key) => ({ key, ...supersededVerdict(key, facts, policy) }));
    return split("superseded", judged);
}
function supersededVerdict(key, facts, policy) {
    if (isOrphan(key, facts))
        return { ends: true, why: "orphan: minted after the last write of the secret" };
    if (isSuperseded(key, facts, policy))
        return { ends: true, why: "superseded: the secret is known to hold another key" };
    if (key.keyId === knownKey(facts)?.keyId)
        return { ends: false, why: "the secret holds it" };
    if (key.keyId === facts.adminKeyId)
        return { ends: false, why: ADMIN };
    if (isYoungerThanLease(key, facts.now))
        return { ends: false, why: YOUNG };
    const end = key.expiresAt === null ? "" : `; it ends at ${formatInstant(key.expiresAt)} at the latest`;
    return { ends: false, why: `retiring: its grace period is not over${end}` };
}
const YOUNG = "younger than 20 minutes: it may belong to a run that is still at work";
/** One key now. A key that is not there is gone already, or the id is mistyped: nobody can tell, so it is said. */
function keyPlan(facts, order, ordered) {
    const { keyId = "" } = order;
    const key = facts.managed.find((other) => other.keyId === keyId);
    const refusal = refusedKeyId(facts, keyId, ordered) ??
        (facts.secret.kind === "absent" ? undefined : missingEvidence(facts, order)) ??
        (key && unsafeKey(key, facts));
    if (refusal !== undefined)
        return revocation_plan_refused("key", refusal);
    const found = key !== undefined || ordered === "disabled";
    return {
        ...{ mode: "key", refusal: undefined },
        revokes: found ? [{ keyId, why: "as ordered" }] : [],
        keeps: found ? [] : [{ keyId, why: "no live key of this secret has this id: gone already, or mistyped" }],
    };
}
function refusedKeyId({ passedIn, adminKeyId }, keyId, ordered) {
    if (adminKeyId !== undefined && keyId === adminKeyId)
        return {
            what: `Key ${keyId} is the admin credential of this run.`,
            fix: "Pass another admin credential, or revoke it in the Mesh web interface.",
        };
    if (ordered === "stranger")
        return {
            what: `Key ${keyId} was not minted by this action for this secret.`,
            fix: "Revoke it in the Mesh web interface.",
        };
    if (passedIn.kind === "alive" && passedIn.key?.keyId === keyId)
        return { what: "The secret holds this key.", fix: REPLACE_IT };
    return undefined;
}
/** A run that is still at work would store a young key a moment later, or its late write would. */
function unsafeKey(key, { secret, now }) {
    if (isYoungerThanLease(key, now))
        return {
            what: "The key is younger than 20 minutes: it may belong to a run that is still at work.",
            fix: "Start a new run in half an hour.",
        };
    if (secret.kind === "present" && fitsWindow(key, secret.updatedAt))
        return { what: "The last write may have put this key into the secret.", fix: REPLACE_IT };
    return undefined;
}
/** A new key with other permissions, or a longer life than was asked for, would be no remedy. */
function unfitForNewKey({ passedIn, features }, policy) {
    if (passedIn.kind === "alive" && !passedIn.sameAccount)
        return revocation_plan_refused("compromised", {
            what: "`current-key` belongs to another Mesh account than `admin-key`, which can neither replace nor revoke it.",
            fix: "Pass the admin credential of that account, or revoke the key in its web interface.",
        });
    const missing = missingFeatures(features, policy);
    if (missing === "")
        return undefined;
    return revocation_plan_refused("compromised", {
        what: `This Mesh service cannot make a key with ${missing}.`,
        fix: "Leave it out, or use a Mesh service that has it.",
    });
}
/** After a new key was stored: every older one at once, the passed-in one even inside the lease. */
function compromisedPlan(facts) {
    const { passedIn, managed, now } = facts;
    const passedInKeyId = passedIn.kind === "alive" ? passedIn.key?.keyId : undefined;
    const judged = managed.map((key) => {
        const own = key.keyId === facts.adminKeyId;
        const ends = !own && (key.keyId === passedInKeyId || !isYoungerThanLease(key, now));
        return { key, ends, why: ends ? "older than the new key" : own ? ADMIN : YOUNG, wanted: !ends };
    });
    const { revokes, keeps } = split("compromised", judged);
    const foreign = passedIn.kind === "alive" && passedIn.managed !== "for_this_target" && passedIn.key !== undefined
        ? [{ keyId: passedIn.key.keyId, why: UNMANAGED, wanted: true, byHand: true }]
        : [];
    return { mode: "compromised", refusal: undefined, revokes, keeps: [...keeps, ...foreign] };
}
const ADMIN = "it is the admin credential of this run";
const UNMANAGED = "this action did not mint it for this secret: revoke it yourself in the Mesh web interface";
/** After the secret was deleted: all of its keys. */
function teardownPlan(facts) {
    const judged = facts.managed.map((key) => {
        const own = key.keyId === facts.adminKeyId;
        const ends = !own && !isYoungerThanLease(key, facts.now);
        return { key, ends, why: ends ? "the secret is gone" : own ? ADMIN : YOUNG, wanted: !ends };
    });
    return split("teardown", judged);
}
function split(mode, judged) {
    const entries = (ends) => judged
        .filter((one) => one.ends === ends)
        .map(({ key, why, wanted }) => ({ keyId: key.keyId, why, ...(wanted === true ? { wanted } : {}) }));
    return { mode, refusal: undefined, revokes: entries(true), keeps: entries(false) };
}
const REPLACE_IT = "Use the mode `compromised`: it stores a new key first.";
function revocation_plan_refused(mode, refusal) {
    return { mode, refusal, revokes: [], keeps: [] };
}
/** Says what is missing before the passed-in key counts as known; `undefined`: nothing is. */
function missingEvidence(facts, { canBePassedIn }) {
    const { passedIn, queuedAt, firstAttempt, secret } = facts;
    if (knownKey(facts) !== undefined)
        return undefined;
    if (!canBePassedIn)
        return {
            what: unknownKey("Only what the `secrets` context of this run holds can be passed in: nothing of Dependabot, of Codespaces or of another repository."),
            fix: "What is out of use ends by itself after its grace period. If a key has leaked, use the mode `compromised`.",
        };
    const missing = [
        passedIn.kind !== "alive" && "`current-key` with the secret's present value, accepted by Mesh",
        passedIn.kind === "alive" &&
            passedIn.managed !== "for_this_target" &&
            "a `current-key` that this action minted for this secret",
        queuedAt === undefined && "`run-token` with `actions: read`",
        !firstAttempt && "a new run (this is a re-run, which replays old secrets)",
        secret.kind !== "present" && "the secret",
    ].filter((text) => text !== false);
    const why = missing.length > 0
        ? `Missing: ${missing.join("; ")}.`
        : "The secret was written after this run was queued: start a new run.";
    return {
        what: unknownKey(why),
        fix: "Pass what is missing and start a new run; if a key has leaked, use the mode `compromised`, which needs none of this.",
    };
}
function unknownKey(why) {
    return `It is not known which key the secret holds, so nothing can be revoked safely. ${why}`;
}

;// CONCATENATED MODULE: ./build/actions/revoke-inputs.js







/** @throws UserError `invalid_inputs` with every fault at once; no request was sent. */
function parseRevokeInputs(host) {
    const input = new InputReader(host);
    const dryRun = input.flag("dry-run");
    const access = readAccess(input, host, { tokenOptional: false });
    const targets = readTargets(input, access, host);
    if (input.optionalText("targets") !== undefined)
        input.fault(ONE_AT_A_TIME);
    const mode = input.oneOf("mode", REVOCATION_MODES, "superseded");
    const inputs = {
        ...access,
        mode,
        keyId: revoke_inputs_readKeyId(input, mode),
        targets,
        policy: readRevocationPolicy(input, mode, dryRun),
    };
    if (!dryRun)
        checkConfirmation(input);
    input.finish();
    warnOfInputs(inputs, host);
    return Object.freeze(inputs);
}
/** The runner hands over what `action.yml` does not name, with no more than a warning. */
const ONE_AT_A_TIME = {
    what: "`targets` is no input of `revoke`: a person ends the keys of one secret at a time.",
    input: "targets",
    fix: "Name the secret with `repository`, `environment` or `organization`.",
};
function revoke_inputs_readKeyId(input, mode) {
    const keyId = input.keyId("key-id");
    if (mode === "key" && keyId === undefined && !input.isFaulty("key-id"))
        input.fault({
            what: "`key-id` is empty.",
            input: "key-id",
            why: "The mode `key` revokes one key, and needs to know which.",
            fix: "Pass the key's id, such as `key_\u2026`: the logs and the Mesh web interface show it.",
        });
    if (mode !== "key" && keyId !== undefined)
        input.fault({
            what: `\`key-id\` does not go with the mode \`${mode}\`.`,
            input: "key-id",
            fix: "Remove it, or use the mode `key`.",
        });
    return keyId;
}
/** What a rotation's policy says of ages does not matter here: a person decided. */
function readRevocationPolicy(input, mode, dryRun) {
    const graceMs = input.duration("grace-period", DAY_MS);
    if (graceMs === 0 && mode !== "compromised")
        input.fault({
            what: "`grace-period` is 0.",
            input: "grace-period",
            fix: "Use the mode `compromised` to end a leaked key at once.",
        });
    const expiresInMs = input.optionalDuration("expires-in");
    if (expiresInMs !== undefined && expiresInMs <= graceMs + DAY_MS)
        input.fault({
            what: "`expires-in` is too short.",
            input: "expires-in",
            why: "The new key must outlive its grace period and the next daily rotation.",
            fix: `Use more than ${formatDuration(graceMs + DAY_MS)}, or leave it out.`,
        });
    return {
        rotateAfterMs: "never",
        graceMs,
        keepWhileUsedMs: 0,
        maxLiveKeys: Number.POSITIVE_INFINITY,
        force: true,
        dryRun,
        expiresInMs,
        scopes: input.optionalList("scopes"),
    };
}
/** A revocation cannot be taken back: the person types the secret's name, and the typing shows that it is meant. */
function checkConfirmation(input) {
    const secretName = input.text("secret-name", "MESH_API_KEY").toUpperCase();
    if (input.text("confirm", "").toUpperCase() === secretName)
        return;
    input.fault({
        what: `\`confirm\` is not the name of the secret, ${secretName}.`,
        input: "confirm",
        why: "A revocation cannot be taken back.",
        fix: `Type ${secretName} to confirm, or use \`dry-run: true\` to see what would be revoked.`,
    });
}

;// CONCATENATED MODULE: ./build/actions/revoke-report.js





/** From harmless to worst: with several targets the run's outcome is the worst of theirs. */
const revoke_report_SEVERITY = [
    "nothing-to-revoke",
    "planned",
    "revoked",
    "rotated-and-revoked",
    "torn-down",
    "refused",
    "incomplete",
];
/** Every output is set on every path. */
const NOTHING_REVOKED = { "revoked-key-ids": "", "kept-key-ids": "", "secret-deleted": "false" };
/** Writes outputs, annotations, the job summary and the exit code: what was revoked, what was kept, and why. */
async function reportRevocation(results, { mode }, host) {
    for (const result of results)
        revoke_report_tellEnd(result, host);
    const outcomes = results.map(({ outcome }) => outcome);
    const worst = outcomes.toSorted((a, b) => revoke_report_SEVERITY.indexOf(b.kind) - revoke_report_SEVERITY.indexOf(a.kind))[0];
    // A service that tells no ids has them described, for people: an output holds ids.
    const ids = (keys) => keys
        .map(({ keyId }) => keyId)
        .filter((keyId) => !keyId.includes(" "))
        .join(",");
    host.output("outcome", worst?.kind ?? "incomplete");
    host.output("reason", worst?.error?.message ?? "");
    host.output("revoked-key-ids", ids(outcomes.flatMap(({ revoked }) => revoked)));
    host.output("kept-key-ids", ids(outcomes.flatMap(({ kept }) => kept)));
    host.output("secret-deleted", String(outcomes.some(({ secretDeleted }) => secretDeleted)));
    await host.summary(results.map((result) => summaryOf(result, mode)).join("\n\n"));
}
function revoke_report_tellEnd({ target, outcome }, host) {
    const place = describeSlot(target.slot);
    if (outcome.error !== undefined)
        reportFailure(host, outcome.error);
    if (outcome.kind === "planned")
        host.info("Dry run: nothing was changed. The order would:");
    for (const { keyId, why } of planned(outcome))
        host.info(`  would revoke ${keyId}: ${why}`);
    for (const { keyId, why } of outcome.kept)
        host.info(`  kept ${keyId}: ${why}`);
    if (outcome.revoked.length > 0)
        host.notice({ title: "Keys were revoked", text: `${place}: ${sentenceOf(outcome)} ${AFTERWARDS}` });
    host.info(`${outcome.error === undefined ? "\u2713" : "\u2717"} ${place}: ${outcome.kind}`);
}
const AFTERWARDS = "What was deployed with one of them, and runs that were queued before, have a dead key now.";
function planned({ kind, plan }) {
    return kind === "planned" ? (plan?.revokes ?? []) : [];
}
/** What happened, as a person would tell it. */
function sentenceOf(outcome) {
    const { kind, revoked, kept } = outcome;
    const ended = revoke_report_count(revoked.length, "key was revoked", "keys were revoked");
    const left = kept.length === 0 ? "" : `, ${revoke_report_count(kept.length, "is", "are")} left`;
    switch (kind) {
        case "planned":
            return `Nothing was changed: ${revoke_report_count(planned(outcome).length, "key", "keys")} would be revoked${left}.`;
        case "revoked":
            return `${ended}${left}.`;
        case "nothing-to-revoke":
            return `There was nothing to revoke${left}.`;
        case "rotated-and-revoked":
            return `A new key was stored, and then ${ended}${left}.`;
        case "torn-down":
            return `The secret was deleted, and then ${ended}${left}.`;
        case "incomplete":
            return `Not all that was ordered is done: ${ended}${left}.`;
        case "refused":
            return "The order was refused, and nothing was changed.";
    }
}
function revoke_report_count(number, one, many) {
    return `${number} ${number === 1 ? one : many}`;
}
function summaryOf({ target, outcome }, mode) {
    const rows = [
        ...planned(outcome).map((key) => ["would be revoked", code(key.keyId), key.why]),
        ...outcome.revoked.map((key) => ["revoked", code(key.keyId), key.why]),
        ...outcome.kept.map((key) => ["kept", code(key.keyId), key.why]),
        ...(outcome.successor === undefined ? [] : [["stored", code(outcome.successor.keyId), "the new key"]]),
        ...(outcome.secretDeleted ? [["deleted", code(target.slot.secretName), "the secret itself"]] : []),
    ];
    const byHand = outcome.kept.filter((key) => key.byHand === true).map(({ keyId }) => code(keyId));
    return [
        `## ${outcome.error === undefined ? "\u2705" : "\u274c"} Revocation (${mode}) of ${code(describeSlot(target.slot))}: ${outcome.kind}`,
        bold(sentenceOf(outcome)),
        rows.length === 0 ? "No key was touched." : table(["", "Key", "Why"], rows),
        revoke_report_lives(target.slot.secretName, outcome),
        ...(byHand.length === 0
            ? []
            : [`**To do by hand:** delete ${byHand.join(", ")} in the Mesh web interface.`]),
        ...(outcome.error === undefined ? [] : [fenced(renderFailure(outcome.error))]),
    ]
        .filter((part) => part !== "")
        .join("\n\n");
}
/** From its mint to its end: what was ended just now, what goes on, and the new key. */
function revoke_report_lives(secretName, outcome) {
    const { seen, successor, revoked } = outcome;
    if (seen === undefined)
        return "";
    const first = Math.min(seen.at, ...seen.keys.map(({ createdAt }) => createdAt));
    const later = openEnd(seen.at, first);
    const isIn = (keys, keyId) => keys.some((key) => key.keyId === keyId);
    const stretches = seen.keys.map(({ keyId, createdAt: from, expiresAt }) => {
        if (isIn(revoked, keyId))
            return { keyId, label: "until it was revoked", from, to: seen.at };
        if (isIn(planned(outcome), keyId))
            return { keyId, label: "until it would be revoked", from, to: seen.at };
        return expiresAt === null
            ? { keyId, label: "goes on", from, to: later }
            : { keyId, label: "until its end", from, to: expiresAt };
    });
    const stored = successor === undefined
        ? []
        : [{ keyId: successor.keyId, label: "in the secret", from: seen.at, to: later }];
    return timeline(`Keys of ${secretName}`, [...stretches, ...stored]);
}

;// CONCATENATED MODULE: ./build/rotation/revoke.js












const NOTHING = {
    revoked: [],
    kept: [],
    secretDeleted: false,
    successor: undefined,
    error: undefined,
    seen: undefined,
};
/** Ends keys as ordered, on the same evidence as a rotation. Idempotent; never throws. */
async function revoke(target, order, deps) {
    const deadline = startDeadline(deps.clock);
    try {
        const observation = await observe(target, deps);
        deps.tell(observed(observation));
        const { now, managed } = observation.facts;
        const outcome = await carryOut(order, { target, observation, deadline, deps });
        return { ...outcome, seen: { at: now, keys: managed } };
    }
    catch (error) {
        return { ...NOTHING, kind: "incomplete", plan: undefined, error: asUserError(error) };
    }
}
async function carryOut(order, looked) {
    const { observation, deps } = looked;
    const decided = planRevocation(observation.facts, order, await lookUpOrdered(order, observation, deps));
    deps.tell({ kind: "ordered", plan: decided });
    if (decided.refusal !== undefined)
        return {
            ...{ ...NOTHING, kind: "refused", plan: decided },
            error: new UserError("rotation_refused", decided.refusal),
        };
    if (order.policy.dryRun)
        return { ...NOTHING, kind: "planned", plan: decided, kept: decided.keeps };
    const { policy } = order;
    const run = { ...looked, policy, plan: plan(observation.facts, { ...policy, force: true }) };
    if (order.mode === "superseded" || order.mode === "key")
        return await revokePlanned(decided, run);
    if (order.mode === "teardown")
        return await unlessRefused(forChanging(run), decided, tearDown);
    return await unlessRefused(await forWriting(run), decided, replaceAndRevoke);
}
async function unlessRefused(run, plan, act) {
    if (run instanceof UserError)
        return { ...NOTHING, kind: "refused", plan, error: run };
    return await act(run, plan);
}
/** What is the ordered key, where it is not among the live ones? Costs a read only then. */
async function lookUpOrdered({ mode, keyId }, { facts, targetId }, { mesh }) {
    if (mode !== "key" || keyId === undefined || !facts.features.has("get"))
        return "not_looked_up";
    if (facts.managed.some((key) => key.keyId === keyId))
        return "not_looked_up";
    const record = await mesh.findKey(keyId);
    if (record === undefined || record.status === "revoked" || record.status === "expired")
        return "gone";
    const own = record.meta["managed_by"] === MANAGED_BY && record.meta["target"] === targetId;
    return own ? "disabled" : "stranger";
}
async function revokePlanned(decided, run) {
    const outcome = await finish(run, decided, { kind: "revoked" });
    return outcome.kind === "revoked" && outcome.revoked.length === 0
        ? { ...outcome, kind: "nothing-to-revoke" }
        : outcome;
}
/** The last step of every mode: revokes what the plan names. Whatever was wanted gone and is alive makes it `incomplete`. */
async function finish(run, decided, done) {
    const { revoked, left } = await revokeAll(decided.revokes, run);
    const kept = [...decided.keeps, ...left];
    const alive = kept.filter(({ wanted }) => wanted === true);
    const ended = { ...NOTHING, ...done, plan: decided, revoked, kept };
    return alive.length === 0 ? ended : { ...ended, kind: "incomplete", error: leftAlive(alive) };
}
/** A leaked key: the new one is stored first, then everything older ends at once. */
async function replaceAndRevoke(run, decided) {
    const { deps, target, github, sealingKey, access, deadline } = run;
    const minted = await mint(run);
    if (minted.kind === "failed")
        return notReplaced(decided, minted.error);
    const { successor } = minted;
    const takenBack = async (error, why) => notReplaced(decided, error, (await revokeSuccessor(successor, why, run)) ? [] : [leftover(successor)]);
    const proof = await prove(successor, run);
    // Another run's write changes nothing here: it is replaced like the rest.
    if (proof.kind === "failed")
        return await takenBack(proof.error, "it did not prove itself");
    const write = { slot: target.slot, key: successor.key, sealingKey, access };
    const end = await commit(write, github, deadline, deps);
    if (end.kind === "not_committed")
        return await takenBack(end.error, "the secret was not written");
    if (end.kind === "ambiguous")
        return perhapsReplaced(decided, end.error, successor);
    deps.tell({ kind: "stored", at: end.at, created: end.created });
    return await finish(run, decided, { kind: "rotated-and-revoked", successor: successor.record });
}
/** The new key is certainly not in the secret, so that what is there must live on. */
function notReplaced(decided, cause, more = []) {
    const error = stillAlive("the new one was not stored", cause);
    return { ...unrevoked(decided, "nothing was stored in its place", more), error };
}
/** Nobody can tell which key the secret holds. */
function perhapsReplaced(decided, cause, { record: { keyId } }) {
    const error = stillAlive(`nobody can tell yet whether the secret holds the new one, ${keyId}`, cause);
    const held = "the secret may hold it: nobody can tell yet";
    return { ...unrevoked(decided, held, [{ keyId, why: `the new key; ${held}` }]), error };
}
/** Everything that the order would have ended is kept. */
function unrevoked(decided, why, more) {
    const kept = [...decided.keeps, ...decided.revokes.map(({ keyId }) => ({ keyId, why })), ...more];
    return { ...NOTHING, kind: "incomplete", plan: decided, kept };
}
function leftover({ record: { keyId } }) {
    return { keyId, why: "the new key: it was not stored, and could not be revoked", wanted: true };
}
/** The secret goes first: no store may ever hold a dead key. */
async function tearDown(run, decided) {
    const { github, target, deps } = run;
    await github.deleteSecret(target.slot);
    deps.tell({ kind: "secret-deleted" });
    if (await isShown(run, ({ updatedAt }) => updatedAt === undefined))
        return await finish(run, decided, { kind: "torn-down", secretDeleted: true });
    const error = new UserError("secret_write_unknown", {
        what: "GitHub accepted the deletion and does not say yet that the secret is gone.",
        fix: "No key was revoked. Run it again in a few minutes.",
    });
    const why = "GitHub does not say yet that the secret is gone";
    return { ...unrevoked(decided, why, []), secretDeleted: true, error };
}
/** Ends each and sees that it is dead; what could not be ended is left, with the reason. */
async function revokeAll(keys, run) {
    const { features } = run.observation.facts;
    if (!features.has("revoke")) {
        return { revoked: [], left: keys.map(({ keyId }) => ({ keyId, ...BY_HAND })) };
    }
    const ends = await Promise.all(keys.map((key) => revokeOne(key, run)));
    return {
        revoked: keys.filter((_, index) => ends[index] === undefined),
        left: ends.filter((end) => end !== undefined),
    };
}
/** @returns `undefined` when it is dead, else the key with what stood in the way. */
async function revokeOne({ keyId, why }, run) {
    const { deps } = run;
    try {
        await deps.mesh.revoke(keyId, why);
        if (await isAlive(keyId, run))
            return { keyId, why: "Mesh accepted the revocation and still accepts the key", wanted: true };
        deps.tell({ kind: "revoked", keyId, why });
        return undefined;
    }
    catch (error) {
        return { keyId, why: asUserError(error).message, wanted: true };
    }
}
/** The passed-in key is asked itself; of the others only their record can be read. */
async function isAlive(keyId, { target, observation, deps }) {
    const { passedIn, features } = observation.facts;
    const passed = passedIn.kind === "alive" && passedIn.key?.keyId === keyId ? target.passedIn : undefined;
    if (passed !== undefined && features.has("whoami"))
        return (await deps.mesh.whoami(passed)).kind === "alive";
    const record = features.has("get") ? await deps.mesh.findKey(keyId) : undefined;
    return record?.status === "active";
}
function leftAlive(keys) {
    const fix = keys.every(({ byHand }) => byHand === true)
        ? "Delete it in the Mesh web interface: running this again cannot end it."
        : "Run it again in half an hour; what this action did not mint, delete in the Mesh web interface.";
    return new UserError("revocation_incomplete", {
        what: `Still alive: ${keys.map(({ keyId }) => keyId).join(", ")}.`,
        why: [...new Set(keys.map(({ why }) => why))].join("; "),
        fix,
    });
}
function stillAlive(because, cause) {
    const [fault] = cause.faults;
    const what = `The leaked key still works: ${because}, so nothing was revoked.`;
    return new UserError("revocation_incomplete", { ...fault, what, why: [asSentence(fault.what), fault.why].join(" ").trim() }, { cause });
}
/** A server's own words may end without a stop. */
function asSentence(text) {
    return /[.!?]$/.test(text) ? text : `${text}.`;
}

;// CONCATENATED MODULE: ./build/actions/revoke-targets.js

/** One after another; a failing target does not stop the others. */
async function revokeTargets({ targets, mode, keyId, policy }, deps) {
    const results = [];
    for (const target of targets) {
        const { keyName, canBePassedIn } = target;
        const order = { mode, keyId, keyName, canBePassedIn, policy };
        results.push({ target, outcome: await revoke(target, order, deps) });
    }
    return results;
}

;// CONCATENATED MODULE: ./build/actions/revoke.js





/** `mesh/setup-api-key/revoke`: ends keys by order of a person. */
const revoke_revoke = () => runAction({ ...NOTHING_REVOKED, outcome: "refused" }, async (host, http) => {
    const inputs = parseRevokeInputs(host);
    const results = await revokeTargets(inputs, liveRotationDeps(inputs, http, host));
    await reportRevocation(results, inputs, host);
});

;// CONCATENATED MODULE: ./build/actions/library.js
/** What `dist/` is built from: the entries in `dist/*.js` call one of these. */




var __webpack_exports__revoke = __webpack_exports__.r8;
var __webpack_exports__setup = __webpack_exports__.mj;
var __webpack_exports__verify = __webpack_exports__.MX;
export { __webpack_exports__revoke as revoke, __webpack_exports__setup as setup, __webpack_exports__verify as verify };
