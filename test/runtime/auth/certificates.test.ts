/** Tokens that are bound to a certificate (RFC 8705), which the client shows when it connects. */
import { execFileSync } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, request } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listen, type Server, toNodeHandler } from "@mcpwright/runtime";
import { describe, expect, onTestFinished, test } from "vitest";
import { openIssuer, type TestIssuer } from "./issuer.ts";
import { makeProtected, modern } from "./protected.ts";

interface Certificate {
  readonly paths: { readonly cert: string; readonly key: string };
  readonly pem: { readonly cert: Buffer; readonly key: Buffer };
  readonly thumbprint: string;
}

function makeCertificate(name: string): Certificate {
  const folder = mkdtempSync(join(tmpdir(), "certificate-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const paths = { key: join(folder, "key.pem"), cert: join(folder, "cert.pem") };
  const kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const made = [
    "req",
    "-x509",
    ...kind,
    "-keyout",
    paths.key,
    "-out",
    paths.cert,
    "-days",
    "1",
    "-subj",
    `/CN=${name}`,
  ];
  execFileSync("openssl", made, { stdio: "ignore" });
  const pem = { cert: readFileSync(paths.cert), key: readFileSync(paths.key) };
  const thumbprint = createHash("sha256").update(new X509Certificate(pem.cert).raw).digest("base64url");
  return { paths, pem, thumbprint };
}

/** The two ways in which this process ends the TLS itself; both give the port. */
const listeners: Readonly<Record<string, (server: Server, own: Certificate) => Promise<number>>> = {
  async "serve.http.tls"(server, { paths }) {
    const listening = await listen(server, { port: 0, tls: { ...paths, requestCert: true } });
    onTestFinished(() => listening.close(0));
    return listening.port;
  },
  async "a listener of the application"(server, { pem }) {
    const https = createServer({ ...pem, requestCert: true, rejectUnauthorized: false }, toNodeHandler(server));
    onTestFinished(() => {
      https.closeAllConnections();
      https.close();
    });
    await once(https.listen(0, "127.0.0.1"), "listening");
    return (https.address() as AddressInfo).port;
  },
};

/** Sends through a connection that shows a certificate, or none. */
function over(port: number, shown?: Certificate) {
  return ({ method, headers, body }: RequestInit): Promise<Response> =>
    new Promise((resolve, reject) => {
      const options = { port, path: "/mcp", method, headers: headers as Record<string, string>, agent: false as const };
      const asked = request({ ...options, host: "127.0.0.1", rejectUnauthorized: false, ...shown?.pem }, (response) => {
        const challenge = response.headers["www-authenticate"];
        response.resume();
        resolve(
          new Response(null, {
            status: response.statusCode ?? 0,
            headers: challenge === undefined ? {} : { "www-authenticate": challenge },
          }),
        );
      });
      asked.on("error", reject);
      asked.end(body);
    });
}

const tokenFor = (issuer: TestIssuer, thumbprint: string): Promise<string> =>
  issuer.token({ claims: { cnf: { "x5t#S256": thumbprint } } });

describe.each(Object.keys(listeners))("with %s", (name) => {
  test("AUTH-44, AUTH-45 a token that is bound to a certificate is good with that one alone [all]", async () => {
    const issuer = await openIssuer();
    const [own, mine, stolen] = [makeCertificate("localhost"), makeCertificate("app"), makeCertificate("eve")];
    const port = (await listeners[name]?.(makeProtected({ issuer: issuer.url }).server, own)) ?? 0;
    const token = await tokenFor(issuer, mine.thumbprint);
    expect((await modern(over(port, mine), token, "tools/list")).status).toBe(200);
    for (const shown of [stolen, undefined]) {
      const refused = await modern(over(port, shown), token, "tools/list");
      expect(refused.status).toBe(401);
      expect(refused.headers.get("www-authenticate")).toMatch(/^Bearer error="invalid_token", .*certificate/);
    }
    expect((await modern(over(port), await issuer.token(), "tools/list")).status).toBe(200);
  });
});

test("AUTH-44 without TLS of its own a server takes no token that is bound to a certificate [all]", async () => {
  const issuer = await openIssuer();
  const listening = await listen(makeProtected({ issuer: issuer.url }).server, { port: 0 });
  onTestFinished(() => listening.close(0));
  const token = await tokenFor(issuer, makeCertificate("app").thumbprint);
  expect((await modern((init) => fetch(listening.url, init), token, "tools/list")).status).toBe(401);
});
