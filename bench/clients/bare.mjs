// The least a client can do in Node: stringify the call, send it, parse the answer. No protocol, no checks.
import { spawn } from "node:child_process";
import { Agent, request } from "node:http";

const callOf = (id, message) =>
  JSON.stringify({ jsonrpc: "2.0", id, method: "tools/call", params: { name: "echo", arguments: { message } } });

const textOf = (answer) => answer.result.content[0].text;

function overHttp(url) {
  const agent = new Agent({ keepAlive: true });
  const headers = { "Content-Type": "application/json", Accept: "application/json, text/event-stream" };
  let id = 0;
  const call = (message) =>
    new Promise((resolve, reject) => {
      const body = callOf(++id, message);
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

function overPipes({ command, args }) {
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
      child.stdin.write(`${callOf(id, message)}\n`);
    });
  return { call, close: () => child.kill() };
}

export async function open(target) {
  return typeof target === "string" ? overHttp(target) : overPipes(target);
}
