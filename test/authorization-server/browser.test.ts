/** The consent page as a user meets it: in Chromium, from our client to our server and back. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { loopbackRedirect, oauth } from "@mcpwright/runtime/auth/client";
import { connect } from "@mcpwright/runtime/client";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { root } from "../repository/source-files.ts";
import { describeWithChromium, launchChromium } from "./chromium.ts";
import { type GuardedSite, guardedSite } from "./guarded-site.ts";

/** Screenshots for whoever wants to look at them. */
const SHOTS = join(root, "test-results", "consent");

describeWithChromium("the consent page in Chromium", () => {
  let browser: Browser;
  beforeAll(async () => {
    await mkdir(SHOTS, { recursive: true });
    browser = await launchChromium();
  }, 60_000);
  afterAll(() => browser.close());

  /** A page in a profile of its own, and what the browser complained of. Icons it asks for by itself are nobody's matter. */
  async function openPage(): Promise<{ page: Page; complaints: string[] }> {
    const context = await browser.newContext({ viewport: { width: 900, height: 800 } });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (!message.location().url.endsWith("/favicon.ico")) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    return { page, complaints };
  }

  /** Calls a tool with a client whose user meets `page`, and does there what `meet` does. */
  async function call(site: GuardedSite, tool: string, page: Page, meet: () => Promise<void>): Promise<unknown> {
    const open = async (url: URL): Promise<void> => {
      await page.goto(url.href);
      await meet();
    };
    const client = await connect(site.url, { auth: oauth({ redirect: loopbackRedirect({ open }) }) });
    onTestFinished(() => client.close());
    return (await client.callTool(tool)).content;
  }

  test("AUTH-05, AUTH-33 a user reads who asks for what, chooses who they are, and is back at the client", async () => {
    const site = await guardedSite();
    const { page, complaints } = await openPage();
    const answer = await call(site, "search", page, async () => {
      const main = page.getByRole("main");
      await expect(main.innerText()).resolves.toMatch(
        /to act for you\?[\s\S]*127\.0\.0\.1[\s\S]*See rooms and bookings/,
      );
      await page.screenshot({ path: join(SHOTS, "light.png") });
      await page.emulateMedia({ colorScheme: "dark" });
      await page.screenshot({ path: join(SHOTS, "dark.png") });
      await page.setViewportSize({ width: 360, height: 740 });
      await page.screenshot({ path: join(SHOTS, "narrow.png") });
      // Nothing of it is wider than a telephone.
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      await page.getByLabel("Grace Hopper").check();
      await page.getByRole("button", { name: "Approve" }).click();
    });
    expect(answer).toEqual([{ type: "text", text: "two rooms for grace" }]);
    expect(complaints.join("; ")).toBe("");
  });

  test("SEC-08 a user says no with the keyboard alone, and the client is told", async () => {
    const site = await guardedSite();
    const { page, complaints } = await openPage();
    const answered = call(site, "search", page, async () => {
      const deny = page.locator('button[name="deny"]');
      for (let presses = 0; !(await deny.evaluate((element) => element === document.activeElement)); presses++) {
        if (presses > 10) throw new Error("The button cannot be reached");
        await page.keyboard.press("Tab");
      }
      await page.keyboard.press("Enter");
    });
    await expect(answered).rejects.toMatchObject({ code: "sign-in-refused" });
    expect(complaints.join("; ")).toBe("");
  });

  test("SEC-08 no other site shows the page in a frame", async () => {
    const site = await guardedSite();
    const { page, complaints } = await openPage();
    const answered = call(site, "search", page, async () => {
      const consent = page.url();
      await page.setContent(`<iframe src="${consent.replaceAll("&", "&amp;")}"></iframe>`);
      await expect.poll(() => complaints.join("\n")).toContain("frame");
      expect(page.frames()[1]?.url()).not.toBe(consent);
      await page.goto(consent);
      await page.locator('button[name="deny"]').click();
    });
    await expect(answered).rejects.toMatchObject({ code: "sign-in-refused" });
  });
});
