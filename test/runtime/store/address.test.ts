import { redisStore } from "@mcpwright/runtime/redis";
import { describe, expect, test } from "vitest";
import { redisAddress } from "../../../runtime/dist/store/redis-address.js";

describe("the address of a Redis", () => {
  test("is shown without user and password", () => {
    const address = redisAddress("rediss://user:secret@cache.example.com:6380/2?prefix=acme:");
    expect(address).toMatchObject({ shown: "rediss://cache.example.com:6380/2", prefix: "acme:" });
    expect(address.url).toBe("rediss://user:secret@cache.example.com:6380/2");
    expect(redisAddress("redis://localhost").prefix).toBe("mcpwright:");
    expect(redisAddress("redis://localhost?prefix=a:", "b:").prefix).toBe("b:");
  });

  test.each([
    "secret",
    "http://:secret@localhost",
    "redis://",
    "redis://:secret@localhost/name",
    "redis://:secret@localhost:x",
  ])("is refused without repeating it: %s", (url) => {
    const error = expect.objectContaining({ code: "setting-invalid", message: expect.not.stringContaining("secret") });
    expect(() => redisStore(url)).toThrow(error);
  });
});
