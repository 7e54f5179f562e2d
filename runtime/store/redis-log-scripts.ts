import { RedisScript } from "./redis-script.ts";

/*
 * A group is three keys: a hash of entries (`<id>:<stream>`) and of what is known of each stream (`last:<stream>`, …), the
 * the mark of each text that was added once (`once:<text>`), the names of its entries in the order of their adding, and the streams that were read to their end with the time they are
 * kept until. An entry counts as in memory, so that the limits mean the same.
 */
const GROUP = `
local log, order, released, channel = KEYS[1], KEYS[2], KEYS[3], ARGV[1]

local function number(field)
  return tonumber(redis.call('HGET', log, field) or '0')
end

local function size(entry)
  return 200 + 2 * redis.call('HSTRLEN', log, entry)
end

local function count(stream, bytes)
  redis.call('HINCRBY', log, 'bytes:' .. stream, bytes)
  redis.call('HINCRBY', log, 'bytes', bytes)
end

local function forgetStream(stream)
  redis.call('HDEL', log, 'first:' .. stream, 'last:' .. stream, 'bytes:' .. stream, 'ended:' .. stream)
  redis.call('ZREM', released, stream)
  redis.call('PUBLISH', channel, stream)
end

-- Removes the oldest entry of a stream, and with the last of one that has ended all of it.
local function shift(stream)
  local first = number('first:' .. stream)
  local entry = first .. ':' .. stream
  count(stream, -size(entry))
  redis.call('HDEL', log, entry)
  redis.call('ZREM', order, entry)
  redis.call('HINCRBY', log, 'first:' .. stream, 1)
  if first == number('last:' .. stream) and redis.call('HEXISTS', log, 'ended:' .. stream) == 1 then
    forgetStream(stream)
  end
end

local function drop(stream)
  for id = number('first:' .. stream), number('last:' .. stream) do
    local entry = id .. ':' .. stream
    count(stream, -size(entry))
    redis.call('HDEL', log, entry)
    redis.call('ZREM', order, entry)
  end
  forgetStream(stream)
end

local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

local function dropReleased()
  for _, stream in ipairs(redis.call('ZRANGEBYSCORE', released, '-inf', now())) do drop(stream) end
end

local function keep(ttl)
  for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, ttl) end
end
`;

const ADD = `${GROUP}
local function add()
  dropReleased()
  local stream, text = ARGV[2], ARGV[3]
  local streamEntries, streamBytes = tonumber(ARGV[5]), tonumber(ARGV[6])
  local groupEntries, groupBytes = tonumber(ARGV[7]), tonumber(ARGV[8])
  local id = redis.call('HINCRBY', log, 'last:' .. stream, 1)
  if id == 1 then redis.call('HSET', log, 'first:' .. stream, 1) end
  local entry = id .. ':' .. stream
  redis.call('HSET', log, entry, text)
  redis.call('ZADD', order, redis.call('HINCRBY', log, 'added', 1), entry)
  count(stream, size(entry))
  if ARGV[4] == '1' then redis.call('HSET', log, 'ended:' .. stream, 1) end
  local first = number('first:' .. stream)
  while first < id and (id - first >= streamEntries or number('bytes:' .. stream) > streamBytes) do
    shift(stream)
    first = first + 1
  end
  while redis.call('ZCARD', order) > 1 and (redis.call('ZCARD', order) > groupEntries or number('bytes') > groupBytes) do
    shift(string.match(redis.call('ZRANGE', order, 0, 0)[1], '^%d+:(.*)$'))
  end
  keep(ARGV[9])
  redis.call('PUBLISH', channel, stream)
  return id
end
`;

/** ARGV: channel, stream, text, whether it is the last, the four limits, milliseconds the group is kept. Gives the id. */
export const APPEND: RedisScript = new RedisScript(`${ADD}
return add()
`);

/** ARGV: as for `APPEND`, and the mark. Gives no id where the group got the text with this mark before, or a higher one. */
export const APPEND_ONCE: RedisScript = new RedisScript(`${ADD}
local once = 'once:' .. ARGV[3]
local before = redis.call('HGET', log, once)
if before and tonumber(before) >= tonumber(ARGV[10]) then return nil end
redis.call('HSET', log, once, ARGV[10])
return add()
`);

/**
 * ARGV: channel, stream, entry after which to read, bytes to read, milliseconds the group is kept. Gives whether nothing
 * follows, whether there is more than was read, and texts.
 */
export const READ: RedisScript = new RedisScript(`${GROUP}
dropReleased()
local stream, after, most = ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local last = number('last:' .. stream)
if last == 0 or after < 0 or after > last or after + 1 < number('first:' .. stream) then return nil end
keep(ARGV[5])
local rest, bytes = { redis.call('HEXISTS', log, 'ended:' .. stream), 0 }, 0
for id = after + 1, last do
  local text = redis.call('HGET', log, id .. ':' .. stream)
  bytes = bytes + #text
  if bytes > most and id > after + 1 then
    rest[1], rest[2] = 0, 1
    return rest
  end
  rest[#rest + 1] = text
end
return rest
`);

/** ARGV: channel, stream, milliseconds of grace, milliseconds the group is kept. */
export const RELEASE: RedisScript = new RedisScript(`${GROUP}
local stream = ARGV[2]
if number('last:' .. stream) > 0 then
  redis.call('ZADD', released, 'NX', now() + ARGV[3], stream)
  keep(ARGV[4])
end
return 1
`);

/** ARGV: channel, and the stream unless all are dropped. */
export const DROP: RedisScript = new RedisScript(`${GROUP}
if ARGV[2] then
  drop(ARGV[2])
else
  redis.call('DEL', log, order, released)
  redis.call('PUBLISH', channel, '')
end
return 1
`);

/** ARGV: channel, milliseconds the group is kept. */
export const KEEP: RedisScript = new RedisScript(`${GROUP}
keep(ARGV[2])
return 1
`);
