// The least a client can do in Node: stringify the call, send it, parse the answer. No protocol, no checks.
import { spawn } from "node:child_process";
import { Agent, request } from "node:http";
import { meta } from "../messages.mjs";

const callOf = (id, message, more) =>
  JSON.stringify({
    jsonrpc: "2.0",
    id,
    method: "tools/call",
    params: { name: "echo", arguments: { message }, ...more },
  });

const textOf = (answer) => answer.result.content[0].text;

function overHttp(url, more, mirrored) {
  const agent = new Agent({ keepAlive: true });
  const headers = { "Content-Type": "application/json", Accept: "application/json, text/event-stream", ...mirrored };
  let id = 0;
  const call = (message) =>
    new Promise((resolve, reject) => {
      const body = callOf(++id, message, more);
      const options = { method: "POST", agent, headers: { ...headers, "Content-Length": Buffer.byteLength(body) } };
      const sent = request(url, options, (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk) => {
          text += chunk;
        });
        response.on("end", () => resolve(textOf(JSON.parse(text))));
      });
      sent.on("error", reject);
      sent.end(body);
    });
  return { call, close: () => agent.destroy() };
}

function overPipes({ command, args }, more) {
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
  const waiting = new Map();
  let rest = "";
  let id = 0;
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop();
    for (const line of lines) {
      const answer = JSON.parse(line);
      waiting.get(answer.id)(textOf(answer));
      waiting.delete(answer.id);
    }
  });
  const call = (message) =>
    new Promise((resolve) => {
      waiting.set(++id, resolve);
      child.stdin.write(`${callOf(id, message, more)}\n`);
    });
  return { call, close: () => child.kill() };
}

export async function open(target, revision) {
  const modern = revision === "2026-07-28";
  const more = modern ? { _meta: meta } : {};
  const mirrored = modern ? { "MCP-Protocol-Version": revision, "Mcp-Method": "tools/call", "Mcp-Name": "echo" } : {};
  return typeof target === "string" ? overHttp(target, more, mirrored) : overPipes(target, more);
}
