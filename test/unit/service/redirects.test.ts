import { expect, test } from "@jest/globals";
import { isAllowedRedirect, isRegistrable } from "../../../src/service/login/redirects.ts";

test("a program may listen at http's own port, whether it says so or not", () => {
  expect(isAllowedRedirect("http://127.0.0.1:80/callback", [])).toBe(true);
  expect(isAllowedRedirect("http://127.0.0.1/callback", [])).toBe(true);
  expect(isAllowedRedirect("http://127.0.0.1:80:80/callback", [])).toBe(false);
});

test.each(["https://app.example/cb", "http://10.0.0.1/cb", "com.example.app:/callback"])(
  "%s can be registered",
  (uri) => {
    expect(isRegistrable(uri)).toBe(true);
  },
);

test.each(["javascript:alert(1)", "data:text/html,x", "file:///x", "myapp:/callback", "nothing", ""])(
  "%s cannot: it would run in the page that sends the code, or be anybody's",
  (uri) => {
    expect(isRegistrable(uri)).toBe(false);
  },
);
