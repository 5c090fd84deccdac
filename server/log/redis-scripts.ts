import { createHash } from 'node:crypto';
import { reasonOf } from './reason.ts';
import type { Connection } from './redis-connection.ts';

/**
 * What runs inside Redis, in one go each. Keys of all of them: place, log, text, person. An entry is told as a list of
 * five: seq of its last fact, batch id, the bodies of its facts a line each, its texts and its persons as lists of one a fact.
 */

/** Whether the log still has the batch that this node knows to end at a seq; a node that knows none says 0. */
const SAME_HISTORY = `
local function same(place, epoch, seq, batch)
  if epoch ~= '' and place[1] ~= epoch then return false end
  local known, head = tonumber(seq), tonumber(place[2] or '0')
  if known == 0 then return true end
  if head < known then return false end
  if head == known then return place[3] == batch end
  local entry = redis.call('XRANGE', KEYS[2], seq .. '-0', seq .. '-0')[1]
  return entry ~= nil and entry[2][2] == batch
end
`;

const READ = `
local function fields(key, from, count)
  local found = {}
  for at = 0, count - 1, 1000 do
    local seqs = {}
    for seq = from + at, from + math.min(at + 1000, count) - 1 do seqs[#seqs + 1] = tostring(seq) end
    for _, value in ipairs(redis.call('HMGET', key, unpack(seqs))) do found[#found + 1] = value end
  end
  return found
end
local function read(after, limit)
  local entries, facts, start = {}, 0, string.format('%.0f-0', after + 1)
  while facts < limit do
    local page = redis.call('XRANGE', KEYS[2], start, '+', 'COUNT', '16')
    if #page == 0 then break end
    for _, entry in ipairs(page) do
      if facts >= limit then break end
      local last, count = tonumber(string.match(entry[1], '^%d+')), tonumber(entry[2][4])
      entries[#entries + 1] = {
        last, entry[2][2], entry[2][6],
        fields(KEYS[3], last - count + 1, count), fields(KEYS[4], last - count + 1, count),
      }
      facts = facts + count
      start = string.format('%.0f-0', last + 1)
    end
  end
  return entries
end
`;

/** All that begin with it answer `removed` where the event was, and `other` where the log has another history than this node knows. */
const SAME = `
${SAME_HISTORY}
local place = redis.call('HMGET', KEYS[1], 'epoch', 'head', 'batch', 'removed')
if place[4] then return 'removed' end
if not same(place, ARGV[1], ARGV[2], ARGV[3]) then return 'other' end
`;

/**
 * Arguments: epoch, seq and batch that this node knows; after; channel; batch id; how many facts; their bodies; how many
 * texts; then each text and after them each person, a seq and a field. Answers `stored`, or `missed` where there is more.
 */
const APPEND = `
${SAME}
local after = tonumber(ARGV[4])
if tonumber(place[2] or '0') ~= after then return 'missed' end
local last = string.format('%.0f', after + tonumber(ARGV[7]))
redis.call('XADD', KEYS[2], last .. '-0', 'id', ARGV[6], 'count', ARGV[7], 'facts', ARGV[8])
local persons = 10 + 2 * tonumber(ARGV[9])
local function keep(key, from, to)
  for at = from, to, 1000 do redis.call('HSET', key, unpack(ARGV, at, math.min(at + 999, to))) end
end
keep(KEYS[3], 10, persons - 1)
keep(KEYS[4], persons, #ARGV)
redis.call('HSET', KEYS[1], 'head', last, 'batch', ARGV[6])
redis.call('PUBLISH', ARGV[5], table.concat({ last, place[3] or '', table.concat(ARGV, '\\n', 6) }, '\\n'))
return 'stored'
`;

/** Arguments: epoch, seq and batch that this node knows; after; limit. Answers the entries. */
const READ_AFTER = `
${SAME}${READ}
return read(tonumber(ARGV[4]), tonumber(ARGV[5]))
`;

/**
 * Which life of Redis this is: another after each start and each failover. A user who may not ask has always the same one.
 */
const LIFE = `
local info = redis.pcall('INFO', 'replication')
local life = type(info) == 'string' and string.match(info, 'master_replid:(%x+)') or ''
`;

/**
 * Arguments: epoch, seq and batch that this node knows. Answers the head. Where all is there that the node knows, nothing is
 * lost, whatever life this is.
 */
const LOOK = `
${SAME}${LIFE}
if redis.call('HGET', KEYS[1], 'life') ~= life then redis.call('HSET', KEYS[1], 'life', life) end
return tonumber(place[2] or '0')
`;

/** Arguments: epoch, seq and batch that this node knows; which; seqs. */
const ERASE = `
${SAME}
redis.call('HDEL', ARGV[4] == 'text' and KEYS[3] or KEYS[4], unpack(ARGV, 5))
return 'erased'
`;

/**
 * Arguments: the next epoch, the channel, and those that are over. Where another node has begun one it stays. Answers the
 * epoch that it is now.
 */
const BEGIN_EPOCH = `
local epoch = redis.call('HGET', KEYS[1], 'epoch')
local over = not epoch
for at = 3, #ARGV do over = over or epoch == ARGV[at] end
if not over then return epoch end
${LIFE}
redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'life', life)
redis.call('PUBLISH', ARGV[2], 'other')
return ARGV[1]
`;

/**
 * For a node that knows nothing of it. Arguments: a random name, the channel. Answers the epoch. Where Redis began a new life
 * since anybody has vouched for the log, nobody knows what it has lost: that is another history, of which this is left.
 */
const EPOCH = `
${LIFE}
local place = redis.call('HMGET', KEYS[1], 'epoch', 'life', 'head')
if place[1] and place[2] == life then return place[1] end
local epoch = place[1] or ARGV[1]
if place[2] then epoch = ARGV[1] .. '.' .. (place[3] or '0') end
redis.call('HSET', KEYS[1], 'epoch', epoch, 'life', life)
if place[2] then redis.call('PUBLISH', ARGV[2], 'other') end
return epoch
`;

/** Arguments: the epoch. Answers `adopted`, or `other` where there are facts of another history, or it was removed. */
const ADOPT = `
local place = redis.call('HMGET', KEYS[1], 'epoch', 'head', 'batch', 'removed')
if place[4] or (place[2] and place[1] ~= ARGV[1]) then return 'other' end
if not place[2] then redis.call('HSET', KEYS[1], 'epoch', ARGV[1]) end
return 'adopted'
`;

/**
 * Nothing is left but that it was removed. What makes room comes first: then a Redis that is full lets the rest be written,
 * too, and it happens in one go all the same.
 */
const REMOVE = `
redis.call('UNLINK', KEYS[2], KEYS[3], KEYS[4])
redis.call('HDEL', KEYS[1], 'head', 'batch')
redis.call('HSET', KEYS[1], 'removed', '1')
return 'removed'
`;

const scripts = {
  append: APPEND,
  read: READ_AFTER,
  look: LOOK,
  erase: ERASE,
  beginEpoch: BEGIN_EPOCH,
  epoch: EPOCH,
  adopt: ADOPT,
  remove: REMOVE,
};
const hashes = Object.fromEntries(
  Object.entries(scripts).map(([name, source]) => [name, createHash('sha1').update(source).digest('hex')]),
) as Record<keyof typeof scripts, string>;

/** Runs a script; Redis is sent its source only where it does not know it. */
export async function run<Reply>(
  { call }: Pick<Connection, 'call'>,
  script: keyof typeof scripts,
  keys: readonly string[],
  args: readonly (string | number)[],
): Promise<Reply> {
  const rest = [String(keys.length), ...keys, ...args.map(String)];
  try {
    return await call<Reply>('EVALSHA', hashes[script], ...rest);
  } catch (error) {
    if (!reasonOf(error).startsWith('NOSCRIPT')) throw error;
    return await call<Reply>('EVAL', scripts[script], ...rest);
  }
}
