"use strict";

// undici speaks HTTP/2 only where it is asked to, and loading Node's own part of it takes milliseconds.
module.exports = () => {
  throw new Error("The bundle of this action holds no HTTP/2.");
};
