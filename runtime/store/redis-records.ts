import type { Records } from "./records.ts";
import type { RedisConnection } from "./redis-connection.ts";
import { RedisScript } from "./redis-script.ts";

/** ARGV: whether a record is expected, the text it has, the new text, milliseconds it is kept. */
const SWAP = new RedisScript(`
local found = redis.call('GET', KEYS[1])
if ARGV[1] == '1' then
  if found ~= ARGV[2] then return 0 end
elseif found then
  return 0
end
redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[4])
return 1
`);

/** Records on Redis. What bounds them beside their time is the memory Redis is given. */
export class RedisRecords implements Records {
  readonly #connection: RedisConnection;
  readonly #prefix: string;

  constructor(connection: RedisConnection) {
    this.#connection = connection;
    this.#prefix = `${connection.address.prefix}record:`;
  }

  async get(key: string): Promise<string | undefined> {
    return (await this.#connection.run<string | null>(["GET", this.#prefix + key])) ?? undefined;
  }

  async set(key: string, text: string, ttl: number): Promise<void> {
    await this.#connection.run(["SET", this.#prefix + key, text, "PX", milliseconds(ttl)]);
  }

  async swap(key: string, expected: string | undefined, text: string, ttl: number): Promise<boolean> {
    const operands = [expected === undefined ? "0" : "1", expected ?? "", text, milliseconds(ttl)];
    return (await this.#connection.eval<number>(SWAP, [this.#prefix + key], operands)) === 1;
  }

  async delete(key: string): Promise<void> {
    await this.#connection.run(["DEL", this.#prefix + key]);
  }
}

/** Redis takes whole milliseconds, at least one. */
function milliseconds(ttl: number): string {
  return String(Math.max(1, Math.ceil(ttl)));
}
