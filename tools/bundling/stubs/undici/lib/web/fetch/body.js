"use strict";

// For bodies that are forms or blobs. The action sends text.
exports.extractBody = () => {
  throw new Error("The bundle of this action sends text and nothing else.");
};
