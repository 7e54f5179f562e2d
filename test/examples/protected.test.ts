/** Bookings of those who sign in, with the authorization server that the example starts beside it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { loopbackRedirect, oauth } from "@mcpwright/runtime/auth/client";
import { type Client, connect } from "@mcpwright/runtime/client";
import { expect, onTestFinished, test } from "vitest";
import { Visitor } from "../authorization-server/visitor.ts";
import { blocksOf } from "../docs/blocks.ts";
import { cli, eras, example, Log, launch, root, start, temporaryFolder } from "./program.ts";

interface Site {
  readonly url: string;
  /** Pages that a user was shown, in order. */
  readonly asked: URL[];
  /** A client of a user, who agrees to whatever is asked. */
  signedIn(user: string, revision?: string): Promise<Client>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A user in a browser, who agrees. */
async function agree(url: URL, user: string): Promise<void> {
  const visitor = new Visitor();
  const agreed = await visitor.press(await visitor.open(url), "approve", { user });
  await fetch(agreed.location ?? "nowhere").then((answer) => answer.text());
}

async function open(): Promise<Site> {
  const program = example("protected", { ISSUER: `http://127.0.0.1:${await freePort()}` });
  const args = [...program.args, "--http", "--port", "0"];
  const { found } = await launch({ ...program, args }, /Serving MCP at (\S+)/);
  const url = found[1] ?? "";
  const asked: URL[] = [];
  return {
    url,
    asked,
    async signedIn(user, revision = "2026-07-28") {
      const redirect = loopbackRedirect({
        open: (page) => {
          asked.push(page);
          return agree(page, user);
        },
      });
      const client = await connect(url, { auth: oauth({ redirect }), revision });
      onTestFinished(() => client.close());
      return client;
    },
  };
}

const dataOf = (answer: Awaited<ReturnType<Client["callTool"]>>): Readonly<Record<string, unknown>> =>
  answer.structuredContent as Readonly<Record<string, unknown>>;

test.each(eras)("a user signs in, steps up to book, and sees own bookings only [%s]", async (revision) => {
  const site = await open();
  const ada = await site.signedIn("ada", revision);
  expect(dataOf(await ada.callTool("list_bookings"))).toEqual({ bookings: [] });
  expect(site.asked.map((page) => page.searchParams.get("scope"))).toEqual(["rooms:read"]);
  const stay = { room: "12", night: "2026-12-24" };
  const { confirmation } = dataOf(await ada.callTool("book_room", stay));
  expect(site.asked.map((page) => page.searchParams.get("scope"))).toEqual(["rooms:read", "rooms:read rooms:write"]);
  expect(dataOf(await ada.callTool("list_bookings"))).toEqual({ bookings: [{ confirmation, ...stay, guest: "ada" }] });

  const grace = await site.signedIn("grace", revision);
  expect(dataOf(await grace.callTool("list_bookings"))).toEqual({ bookings: [] });
  expect(dataOf(await grace.callTool("search_rooms", { night: stay.night }))).toEqual({ rooms: ["11", "21", "22"] });
  expect(dataOf(await grace.callTool("cancel_booking", { confirmation }))).toEqual({ cancelled: false });
  expect((await grace.callTool("book_room", stay)).isError).toBe(true);
  expect(dataOf(await ada.callTool("cancel_booking", { confirmation }))).toEqual({ cancelled: true });
});

test("opening hours are for everybody", async () => {
  const { url, asked } = await open();
  const client = await connect(url);
  onTestFinished(() => client.close());
  expect((await client.listTools()).map(({ name }) => name)).toEqual(["opening_hours"]);
  expect(dataOf(await client.callTool("opening_hours"))).toEqual({ hours: "7:00 to 22:00" });
  expect(asked).toEqual([]);
});

test("on stdio nobody signs in, and no authorization server is started", async () => {
  // A port that is taken would end the start.
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  onTestFinished(() => void taken.close());
  const { port } = taken.address() as { port: number };
  const server = await start(example("protected", { ISSUER: `http://127.0.0.1:${port}` }), "stdio");
  const client = await server.connect("2026-07-28");
  expect(dataOf(await client.callTool("book_room", { room: "11", night: "2026-12-24" }))).toHaveProperty(
    "confirmation",
  );
});

test("the command lines of docs/protect.md work as they stand there", { timeout: 120_000 }, async () => {
  const { url } = await open();
  const blocks = blocksOf(await readFile(join(root, "docs/protect.md"), "utf8"));
  const lines =
    blocks
      .find(({ words }) => words[0] === "example")
      ?.text.trim()
      .split("\n") ?? [];
  const env = { ...process.env, PATH: "/nowhere", MCPWRIGHT_TOKENS: join(temporaryFolder(), "tokens.json") };
  const printed: string[] = [];
  for (const line of lines) {
    const args = line.replace("http://127.0.0.1:3000/mcp", url).split(" ").slice(1);
    const child = spawn(process.execPath, [cli, ...args], { env });
    const said = new Log();
    let stdout = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => said.add(text));
    const ended = once(child, "close");
    if (/login|--auth/.test(line)) {
      const shown = await Promise.race([said.find(/http:\S+\/authorize\S+(?=\n)/), ended]);
      await agree(new URL(String(shown[0])), "ada");
    }
    expect(await ended, said.text).toEqual([0, null]);
    printed.push(stdout);
  }
  expect(printed).toEqual([
    "",
    '{"rooms":["11","12","21","22"]}\n',
    expect.stringMatching(/^\{"confirmation":"[-0-9a-f]{36}"\}\n$/),
    expect.stringMatching(/^\{"bookings":\[\{.*"room":"12","night":"2026-12-24","guest":"ada"\}\]\}\n$/),
    "",
  ]);
});
