/** How a handler may go about asking, and what becomes of it. */
import { once } from "node:events";
import { Declined } from "@mcpwright/runtime";
import { expect } from "vitest";
import { type Confirming, inEachEra, questions, quietServer, textOf, user, yes } from "./eras.ts";

type Input = Readonly<Record<string, unknown>>;

inEachEra((it) => {
  it("ELIC-04 MRTR-01 MRTR-02 a question is answered and the handler goes on", async (era) => {
    const server = quietServer();
    server.tools.add<Input, void, Confirming>({ name: "book", elicit: questions }, async (_input, ctx) => {
      const { agreed } = await ctx.elicit.confirm({ what: "room 12" });
      return `agreed: ${agreed}`;
    });
    const someone = yes();
    const client = await era.connect(server, someone);
    expect(textOf(await client.callTool("book"))).toBe("agreed: true");
    expect(someone.asked).toEqual(["Confirm room 12?"]);
  });

  it("a question inside try/catch is not swallowed", async (era) => {
    const server = quietServer();
    server.tools.add<Input, void, Confirming>({ name: "t", elicit: questions }, async (_input, ctx) => {
      try {
        const { agreed } = await ctx.elicit.confirm({ what: "it" });
        return `agreed: ${agreed}`;
      } catch {
        return "swallowed";
      }
    });
    const client = await era.connect(server, yes());
    expect(textOf(await client.callTool("t"))).toBe("agreed: true");
  });

  it("a handler can tell the end of a round from an error", async (era) => {
    const seen: boolean[] = [];
    const server = quietServer();
    server.tools.add<Input, void, Confirming>({ name: "t", elicit: questions }, async (_input, ctx) => {
      try {
        await ctx.elicit.confirm({ what: "it" });
        throw new Error("mine");
      } catch (error) {
        seen.push(ctx.isRoundEnded(error));
        if (ctx.isRoundEnded(error)) expect(ctx.signal.aborted).toBe(true);
        throw ctx.isRoundEnded(error) ? error : new Declined("x", "cancel");
      }
    });
    const client = await era.connect(server, yes());
    expect(await client.callTool("t")).toMatchObject({ isError: true });
    expect(seen).toEqual(era.modern ? [true, false] : [false]);
  });

  it("a pool of one is given back in finally", async (era) => {
    let free = 1;
    const server = quietServer();
    server.tools.add<Input, void, Confirming>({ name: "t", elicit: questions }, async (_input, ctx) => {
      if (free === 0) throw new Error("the pool is empty");
      free--;
      try {
        const { agreed } = await ctx.elicit.confirm({ what: "it" });
        return `agreed: ${agreed}`;
      } finally {
        free++;
      }
    });
    const client = await era.connect(server, yes());
    for (let i = 0; i < 3; i++) expect(textOf(await client.callTool("t"))).toBe("agreed: true");
    expect(free).toBe(1);
  });

  it("a slow step beside a question is waited for and runs once", async (era) => {
    let ran = 0;
    const server = quietServer();
    server.tools.add<Input, void, Confirming>({ name: "t", elicit: questions }, async (_input, ctx) => {
      const [{ agreed }, stock] = await Promise.all([
        ctx.elicit.confirm({ what: "it" }),
        ctx.step("stock", async () => {
          ran++;
          await new Promise((resolve) => setTimeout(resolve, 30));
          return { left: 3, at: [1, "two", null] };
        }),
      ]);
      return `${agreed} ${JSON.stringify(stock)}`;
    });
    const client = await era.connect(server, yes());
    expect(textOf(await client.callTool("t"))).toBe('true {"left":3,"at":[1,"two",null]}');
    expect(ran).toBe(1);
  });

  it("a question that races a timer wins", async (era) => {
    const server = quietServer();
    server.tools.add<Input, void, Confirming>({ name: "t", elicit: questions }, async (_input, ctx) => {
      const timer = new Promise<string>((resolve) => setTimeout(resolve, 1_000, "late"));
      const first = await Promise.race([ctx.elicit.confirm({ what: "it" }), timer]);
      return typeof first === "string" ? first : `agreed: ${first.agreed}`;
    });
    const client = await era.connect(server, yes());
    expect(textOf(await client.callTool("t"))).toBe("agreed: true");
  });

  it("questions in branches of varying order keep their own answers", async (era) => {
    let turn = 0;
    const server = quietServer();
    server.tools.add<Input, void, Confirming>({ name: "t", elicit: questions }, async (_input, ctx) => {
      const ask = [
        async () => `confirm ${(await ctx.elicit.confirm({ what: "it" })).agreed}`,
        async () => `other ${(await ctx.elicit.other()).agreed}`,
      ];
      if (turn++ % 2 === 1) ask.reverse();
      return (await Promise.all(ask.map((one) => one()))).sort().join(", ");
    });
    const someone = user((message) => ({ agreed: message.startsWith("Confirm") }));
    const client = await era.connect(server, someone);
    expect(textOf(await client.callTool("t"))).toBe("confirm true, other false");
    expect(someone.asked.toSorted()).toEqual(["Confirm it?", "The other?"]);
  });

  it("MRTR-18 a question asked twice in a loop has two answers", async (era) => {
    const server = quietServer();
    server.tools.add<Input, void, Confirming>({ name: "t", elicit: questions }, async (_input, ctx) => {
      const agreed: boolean[] = [];
      for (const what of ["a", "b"]) agreed.push((await ctx.elicit.confirm({ what })).agreed);
      return agreed.join();
    });
    const someone = user((message) => ({ agreed: message.includes("a?") }));
    const client = await era.connect(server, someone);
    expect(textOf(await client.callTool("t"))).toBe("true,false");
    expect(someone.asked).toEqual(["Confirm a?", "Confirm b?"]);
  });

  it("MRTR-18 a price that changes while the user thinks is charged only as it was agreed to", async (era) => {
    let price = 80;
    const charged: number[] = [];
    const server = quietServer();
    server.tools.add<Input, void, Confirming>({ name: "once", elicit: questions }, async (_input, ctx) => {
      const now = price;
      if ((await ctx.elicit.confirm({ what: `${now} EUR` })).agreed) charged.push(now);
    });
    server.tools.add<Input, void, Confirming>({ name: "current", elicit: questions }, async (_input, ctx) => {
      for (;;) {
        const now = price;
        const { agreed } = await ctx.elicit.confirm({ what: `${now} EUR` });
        if (now !== price) continue;
        if (agreed) charged.push(now);
        return `charged ${charged.join()}`;
      }
    });
    const someone = user(() => {
      price = 90;
      return { agreed: true };
    });
    const client = await era.connect(server, someone);
    expect(textOf(await client.callTool("current"))).toBe("charged 90");
    expect(someone.asked).toEqual(["Confirm 80 EUR?", "Confirm 90 EUR?"]);
    price = 80;
    await client.callTool("once");
    // The answer to the old price is never taken for the new one.
    expect(`Confirm ${charged.at(-1)} EUR?`).toBe(someone.asked.at(-1));
    expect(charged).toHaveLength(2);
  });

  it("ELIC-27 decline and cancel are typed outcomes", async (era) => {
    const server = quietServer();
    server.tools.add<Input, void, Confirming>({ name: "thrown", elicit: questions }, async (_input, ctx) => {
      try {
        await ctx.elicit.confirm({ what: "it" });
        return "accepted";
      } catch (error) {
        if (!Declined.is(error)) throw error;
        return `${error.question}: ${error.action}`;
      }
    });
    server.tools.add<Input, void, Confirming>({ name: "value", elicit: questions }, async (_input, ctx) => {
      const outcome = await ctx.elicit.confirm.outcome({ what: "it" });
      return outcome.action === "accept" ? String(outcome.content.agreed) : outcome.action;
    });
    server.tools.add<Input, void, Confirming>({ name: "uncaught", elicit: questions }, async (_input, ctx) => {
      await ctx.elicit.confirm({ what: "it" });
    });
    for (const action of ["decline", "cancel"] as const) {
      const client = await era.connect(
        server,
        user(() => action),
      );
      expect(textOf(await client.callTool("thrown"))).toBe(`confirm: ${action}`);
      expect(textOf(await client.callTool("value"))).toBe(action);
      const uncaught = await client.callTool("uncaught");
      expect(uncaught.isError).toBe(true);
      expect(textOf(uncaught)).toContain(action === "decline" ? "declined" : "dismissed");
    }
  });

  it("several questions at once, sampling and roots among them", async (era) => {
    const server = quietServer();
    let entered = 0;
    server.tools.add<Input, void, Confirming>({ name: "t", elicit: questions }, async (_input, ctx) => {
      entered++;
      const [{ agreed }, message, roots] = await Promise.all([
        ctx.elicit.confirm({ what: "it" }),
        ctx.sample({ messages: [{ role: "user", content: { type: "text", text: "Hi" } }], maxTokens: 5 }),
        ctx.roots(),
      ]);
      return `${agreed} ${message.model} ${roots.map(({ uri }) => uri).join()}`;
    });
    const client = await era.connect(server, {
      ...yes(),
      sampling: ({ maxTokens }) => ({
        role: "assistant",
        content: { type: "text", text: String(maxTokens) },
        model: "m",
      }),
      roots: [{ uri: "file:///a" }],
    });
    expect(textOf(await client.callTool("t"))).toBe("true m file:///a");
    expect(entered).toBe(era.modern ? 2 : 1);
  });

  it("a second sample or a second use of a key needs a key of its own", async (era) => {
    const server = quietServer();
    const params = { messages: [], maxTokens: 1 };
    server.tools.add<Input, void, Confirming>({ name: "t", elicit: questions }, async (_input, ctx) => {
      const first = await ctx.sample(params);
      const second = await ctx.sample(params, { key: "second" });
      const third = await ctx.sample(params).catch((error: unknown) => (error as { code: string }).code);
      const fourth = await ctx.elicit
        .other({}, { key: "second" })
        .catch((error: unknown) => (error as { code: string }).code);
      return [first.model, second.model, third, fourth].join();
    });
    const client = await era.connect(server, {
      ...yes(),
      sampling: () => ({ role: "assistant", content: [], model: "m" }),
    });
    expect(textOf(await client.callTool("t"))).toBe("m,m,question-key,question-key");
  });

  it("TIME-01 the time a client thinks is not the handler's", async (era) => {
    const server = quietServer();
    server.tools.add<Input, void, Confirming>({ name: "t", timeout: 60, elicit: questions }, async (_input, ctx) => {
      await ctx.elicit.confirm({ what: "it" });
      return "done";
    });
    server.tools.add<Input, void, Confirming>({ name: "slow", timeout: 60, elicit: questions }, async (_input, ctx) => {
      await ctx.elicit.confirm({ what: "it" });
      await once(ctx.signal, "abort");
    });
    const client = await era.connect(server, {
      elicitation: async () => {
        await new Promise((resolve) => setTimeout(resolve, 150));
        return { action: "accept", content: { agreed: true } };
      },
    });
    expect(textOf(await client.callTool("t"))).toBe("done");
    expect(textOf(await client.callTool("slow"))).toContain("No answer within 0.06 seconds");
  });

  it("prompts and resource reads ask too", async (era) => {
    const server = quietServer();
    server.prompts.add<Readonly<Record<string, string>>, Confirming>(
      { name: "p", elicit: questions },
      async (_args, ctx) => `agreed: ${(await ctx.elicit.confirm({ what: "p" })).agreed}`,
    );
    server.resources.add<Readonly<Record<string, string>>, Confirming>(
      { name: "r", uri: "r://r", elicit: questions },
      async (_params, ctx) => `agreed: ${(await ctx.elicit.confirm({ what: "r" })).agreed}`,
    );
    const client = await era.connect(server, yes());
    expect(JSON.stringify(await client.getPrompt("p"))).toContain("agreed: true");
    expect(JSON.stringify(await client.readResource("r://r"))).toContain("agreed: true");
    const unwilling = await era.connect(
      server,
      user(() => "decline"),
    );
    await expect(unwilling.getPrompt("p")).rejects.toMatchObject({ message: expect.stringContaining("declined") });
    await expect(unwilling.readResource("r://r")).rejects.toMatchObject({
      message: expect.stringContaining("declined"),
    });
  });
});
