import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { describeWithRedis, TestRedis } from "../support/redis.ts";

const run = promisify(execFile);

const PROGRAM = `
import { redisStore } from "@mcpwright/runtime/redis";
const said = [];
const store = redisStore(process.argv[1]);
await store.open(({ message, error }) => said.push(message + ": " + error?.code));
await store.records.set("k", "v", 60_000).catch(({ code }) => said.push(code));
console.log(JSON.stringify([said, await store.records.get("k").catch(() => "none")]));
await store.close();`;

describeWithRedis("a store on Redis behind TLS", () => {
  test("is reached by rediss:// where its certificate is trusted, and away where it is not", async () => {
    const folder = await mkdtemp(join(tmpdir(), "redis-tls-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
    const made = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out", cert];
    await run("openssl", ["req", "-x509", ...made, "-days", "2", "-subj", "/CN=localhost"]);
    const redis = await TestRedis.start(
      ...[
        "--port",
        "0",
        "--tls-port",
        String,
        "--tls-cert-file",
        cert,
        "--tls-key-file",
        key,
        "--tls-auth-clients",
        "no",
      ],
      ...["--tls-ca-cert-file", cert],
    );
    onTestFinished(() => redis.stop());
    const use = async (env: object): Promise<unknown> => {
      const args = ["--input-type=module", "-e", PROGRAM, `rediss://localhost:${redis.port}`];
      return JSON.parse((await run(process.execPath, args, { env: { ...process.env, ...env } })).stdout);
    };
    expect(await use({ NODE_EXTRA_CA_CERTS: cert })).toEqual([[], "v"]);
    expect(await use({})).toEqual([["the store is away: DEPTH_ZERO_SELF_SIGNED_CERT", "store-away"], "none"]);
  });
});
