import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const bin = resolve("generator/bin/mcpwright.js");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "mcpwright-validate-"));
  mkdirSync(join(folder, "project"));
  const write = (path: string, text: string): void => writeFileSync(join(folder, "project", path), text);
  write("mcp.yaml", "mcpwright: 1\nserver: { name: x, version: '1' }\ntools: { a: {} }\n");
  write("bad.yaml", "mcpwright: 1\nserver: { name: x, version: '1' }\ntols: {}\n");
  write("env.yaml", 'mcpwright: 1\nserver: { name: x }\nserve: { http: { host: "${MCPW_TEST_HOST}" } }\n');
  write("set.env", "MCPW_TEST_HOST=127.0.0.1\n");
  write("unset.env", "OTHER=1\n");
  write("linked.yaml", "mcpwright: 1\nserver: { name: x }\nresources: { r: { uri: 'a:b', file: link.md } }\n");
  write(
    "warm.yaml",
    `mcpwright: 1\nserver: { name: x }\ntools:\n${Array.from({ length: 100 }, (_, i) => hundred(i)).join("")}`,
  );
  writeFileSync(join(folder, "outside.md"), "secret");
  symlinkSync(join(folder, "outside.md"), join(folder, "project", "link.md"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hundred = (i: number): string =>
  `  tool_${i}:\n    title: Tool ${i}\n    description: Does what tool ${i} does.\n    input:\n      a: { type: string, minLength: 1 }\n      b?: { type: integer, minimum: 0, default: 3 }\n` +
  `      c: { type: object, properties: { d: { type: array, items: { type: string } } } }\n    output: { e: { type: string } }\n    examples: [{ input: { a: x, c: {} }, output: { e: y } }]\n`;

function run(
  args: readonly string[],
  nodeArgs: readonly string[] = [],
): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [...nodeArgs, bin, "validate", ...args], {
    cwd: join(folder, "project"),
    encoding: "utf8",
  });
}

const dataUrl = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`;

describe("mcpwright validate", () => {
  it("checks mcp.yaml by default and exits with 0", () => {
    expect(run([])).toMatchObject({ status: 0, stdout: "mcp.yaml: fine\n", stderr: "" });
  });

  it("exits with 1 and says where", () => {
    const { status, stdout } = run(["mcp.yaml", "bad.yaml"]);
    expect(status).toBe(1);
    expect(stdout).toContain('bad.yaml:3:1 error MCPW2001: Unknown key "tols"');
    expect(stdout).toContain("> 3 | tols: {}\n    | ^^^^\n");
  });

  it("reports as JSON and as annotations", () => {
    expect(JSON.parse(run(["bad.yaml", "--format", "json"]).stdout).diagnostics).toMatchObject([
      { code: "MCPW2001", line: 3 },
    ]);
    expect(run(["bad.yaml", "--format", "github"]).stdout).toMatch(
      /^::error file=bad\.yaml,line=3,col=1,title=MCPW2001::/,
    );
  });

  it("exits with 2 when the command line is wrong", () => {
    expect(run(["no.yaml"])).toMatchObject({ status: 2, stdout: "" });
    expect(run(["--format", "xml"]).status).toBe(2);
    // Node 20 takes the option for its own wherever it stands, and exits with 9.
    expect([2, 9]).toContain(run(["env.yaml", "--env-file", "no.env"]).status);
  });

  it("checks the environment only when asked", () => {
    expect(run(["env.yaml"]).status).toBe(0);
    expect(run(["env.yaml", "--env"]).stdout).toContain("MCPW7003");
    expect(run(["env.yaml", "--env-file", "unset.env"]).status).toBe(1);
    expect(run(["env.yaml", "--env-file", "set.env"]).status).toBe(0);
  });

  it("RES-20 follows symbolic links before it says that a file is inside", () => {
    expect(run(["linked.yaml"]).stdout).toContain("MCPW6002");
  });

  it("loads neither ts-morph, ajv nor esbuild", () => {
    const hooks = dataUrl(
      'import { writeSync } from "node:fs";' +
        "export async function resolve(name, context, next) {" +
        ' const found = await next(name, context); writeSync(2, found.url + "\\n"); return found; }',
    );
    const trace = dataUrl(`import { register } from "node:module"; register(${JSON.stringify(hooks)});`);
    const { status, stderr } = run(["warm.yaml"], ["--import", trace]);
    expect(status).toBe(0);
    expect(stderr).toContain("/yaml/");
    expect(stderr).not.toMatch(/ts-morph|ajv|esbuild|typescript|handlebars/);
  });
});
